"""One run: read each file, parse it, hand the report to a renderer; errors to stderr, one line each."""
from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

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
    output: str | None = None
    brief: bool = False


# Formats that hold all files in one document: name, module, function, extra that brings what it needs.
_WHOLE = {"csv": ("sheet", "to_csv", None), "md": ("sheet", "to_markdown", None), "xlsx": ("sheet", "to_xlsx", "xlsx"), "ics": ("calendar", "to_ics", "ics")}
_BINARY = frozenset({"xlsx"})


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

    if options.format in _BINARY and options.output is None and sys.stdout.isatty():
        complain(f"{options.format} is no text: name a file with --output, or redirect")
        return 2
    try:
        render = _renderer(options)
        out = _open(options.output)
    except _Refused as error:
        complain(str(error))
        return 2
    failed = 0
    reports: list[Report] = []
    for name in _watched(files):
        decoded = read(name)
        if decoded is None:
            failed += 1
            continue
        report = parse(decoded.text, date=options.date, name=name, encoding=decoded.encoding)
        if any(warning.code == "not_a_meeting" for warning in report.warnings):
            complain(f"{name}: nothing like a meeting was found in this text")
        if render is not None:
            reports.append(_in_script(report, options))
        else:
            _write(report, options, out, several=len(files) > 1)
    if render is not None and (reports or not failed):
        out.write(render(reports))
    out.flush()
    if options.output is not None:
        out.close()
    return 1 if failed else 0


class _Refused(Exception):
    """The run cannot begin; the message says why in one line."""


def _renderer(options: Options) -> Callable[[list[Report]], bytes] | None:
    """The function that writes all reports as one document, None for formats of one document a file."""
    if options.brief or options.format not in _WHOLE:
        return None
    from importlib import import_module
    from importlib.util import find_spec

    module, function, extra = _WHOLE[options.format]
    needed = {"xlsx": "openpyxl", "ics": "icalendar"}.get(options.format)
    if needed and find_spec(needed) is None:
        raise _Refused(f"--format {options.format} needs {needed}: pip install 'huiyao[{extra}]'")
    made: Callable[[list[Report]], bytes] = getattr(import_module(f"huiyao.cli.{module}"), function)
    return made


def _open(path: str | None) -> BinaryIO:
    if path is None:
        return sys.stdout.buffer
    try:
        return open(path, "wb")
    except OSError as error:
        raise _Refused(f"{path}: {error.strerror or error}") from None


def _in_script(report: Report, options: Options) -> Report:
    if options.script == "source":
        return report
    from huiyao.cli.script import convert

    return Report.from_dict(convert(report.to_dict(), options.script))


def _watched(files: list[str]) -> Iterator[str]:
    """The files, with a progress bar on standard error where the work is long and somebody looks."""
    if len(files) < _MANY or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="huiyao", console=Console(stderr=True))


def _write(report: Report, options: Options, out: BinaryIO, *, several: bool) -> None:
    chosen = choose(options.only)
    report = _in_script(report, options)
    if options.brief:
        from huiyao.cli.brief import brief

        out.write(brief(report, options.language, _width(out)).encode("utf-8", "replace") + (b"\n" if several else b""))
        return
    if options.format == "table":
        from huiyao.cli.table import print_report, to_file

        console = None if options.output is None else to_file(out)
        print_report(report, chosen, options.language, heading=several, console=console)
        return
    data = report.to_dict()
    if chosen != SECTIONS:
        data = select(data, chosen)
    indent = 2 if options.format == "json" and not several else None
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    out.write(text.encode("utf-8", "surrogatepass") + b"\n")  # UTF-8 whatever the locale says: that is what JSON is
    out.flush()


def _width(out: BinaryIO) -> int:
    import shutil

    return min(shutil.get_terminal_size().columns, 100) if out is sys.stdout.buffer else 80


_ROLES = ("exchange", "pledge", "report", "branch_venue", "main_venue", "attend")


def count_regions(files: list[str], date: str | None, form: str) -> int:
    """Print how often each region took part, by role, over all files; the exit code as of ``run``."""
    from collections import Counter

    from huiyao.core.pipeline import parse

    counts: dict[tuple[str, str], Counter[str]] = {}
    failed = 0
    for name in _watched(files):
        decoded = read(name)
        if decoded is None:
            failed += 1
            continue
        for region in parse(decoded.text, date=date, name=name).regions:
            if not region.group:
                counts.setdefault((region.path or region.name, region.code or ""), Counter())[region.role] += 1
    header = ("path", "code", *_ROLES, "total")
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    rows: list[tuple[str | int, ...]] = [(path, code, *(count[role] for role in _ROLES), count.total()) for (path, code), count in ranked]
    if form == "json":
        print(json.dumps([dict(zip(header, row)) for row in rows], ensure_ascii=False, indent=1))
    elif form == "csv":
        import csv

        csv.writer(sys.stdout).writerows([header, *rows])
    else:
        from huiyao.cli.table import print_counts

        print_counts(header, rows)
    return 1 if failed else 0


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
