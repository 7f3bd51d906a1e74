"""One run: read each file, parse it, hand the report to a renderer; errors to stderr, one line each."""
from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from huiyao.cli.sections import SECTIONS, choose, select
from huiyao.core.model import Report
from huiyao.core.reading import Decoded, UnreadableError, decode, read_file


class Options(NamedTuple):
    """What the command line asked for."""

    format: str = "table"
    only: str | None = None
    date: str | None = None
    script: str = "source"
    language: str = "en"


# From so many files on a terminal shows a progress bar.
_MANY = 20


def complain(message: str) -> None:
    """One line on standard error, free of control characters."""
    from huiyao.cli.clean import printable

    print(f"huiyao: {printable(message)}", file=sys.stderr)


def read(name: str) -> Decoded | None:
    """Read and decode a file or standard input; complains and returns None where that fails."""
    shown = "standard input" if name == "-" else name
    try:
        return decode(sys.stdin.buffer.read()) if name == "-" else read_file(name)
    except IsADirectoryError:
        complain(f"{shown}: is a folder, not a file")
    except FileNotFoundError:
        complain(f"{shown}: there is no such file")
    except PermissionError:
        complain(f"{shown}: permission denied")
    except OSError as error:
        complain(f"{shown}: {error.strerror or error}")
    except UnreadableError as error:
        complain(f"{shown}: {error}")
    except ValueError as error:  # a null byte in the name
        complain(f"{shown}: {error}")
    return None


def run(files: list[str], options: Options) -> int:
    """Parse all files; the exit code: 0 all done, 1 some file could not be read."""
    from huiyao.core.pipeline import parse

    failed = 0
    for name in _watched(files):
        decoded = read(name)
        if decoded is None:
            failed += 1
            continue
        report = parse(decoded.text, date=options.date, name=name, encoding=decoded.encoding)
        if any(warning.code == "not_a_meeting" for warning in report.warnings):
            complain(f"{name}: nothing like a meeting was found in this text")
        _write(report, options, several=len(files) > 1)
    sys.stdout.flush()
    return 1 if failed else 0


def _watched(files: list[str]) -> Iterator[str]:
    """The files, with a progress bar on standard error where the work is long and somebody looks."""
    if len(files) < _MANY or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="huiyao", console=Console(stderr=True))


def _write(report: Report, options: Options, *, several: bool) -> None:
    chosen = choose(options.only)
    data = report.to_dict()
    if options.script != "source":
        from huiyao.cli.script import convert

        data = convert(data, options.script)
    if options.format == "table":
        from huiyao.cli.table import print_report

        print_report(Report.from_dict(data) if options.script != "source" else report, chosen, options.language, heading=several)
        return
    if chosen != SECTIONS:
        data = select(data, chosen)
    indent = 2 if options.format == "json" and not several else None
    _print_json(data, indent)


def _print_json(data: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    stream = sys.stdout.buffer  # UTF-8 whatever the locale says: that is what JSON is
    stream.write(text.encode("utf-8", "surrogatepass") + b"\n")
    stream.flush()


def explain(files: list[str], date: str | None) -> int:
    """Print for each file the rules behind its report; the exit code as of ``run``."""
    from huiyao.cli.clean import printable
    from huiyao.core.explain import explain as explained

    failed = 0
    for name in files:
        decoded = read(name)
        if decoded is None:
            failed += 1
            continue
        if len(files) > 1:
            print(f"== {printable(name)}")
        for line in explained(decoded.text, date=date):
            print("\t".join((f"{line.start}-{line.end}", line.what, line.rule, printable(line.words))))
    return 1 if failed else 0
