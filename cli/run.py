"""Running a command: read each file, parse it, write it; one bad file does not stop the others."""
from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from huiyao.cli.sections import SECTIONS, choose, select
from huiyao.core.files import reports
from huiyao.core.inputs import LIMIT, Loaded, UnreadableError, load, load_file
from huiyao.core.model import Report


class Options(NamedTuple):
    """What the command line asked for."""

    format: str = "table"
    only: str | None = None
    date: str | None = None
    script: str = "source"
    language: str = "en"
    output: str | None = None
    brief: bool = False
    evidence: bool = False
    colour: str = "auto"
    lexicons: tuple[str, ...] = ()
    whole: bool = False
    max_size: float = LIMIT / 1048576  # megabytes


# Formats that hold all files in one document: name, module, function, the library it needs, the extra that brings it.
_WHOLE: dict[str, tuple[str, str, str | None, str | None]] = {
    "csv": ("sheet", "to_csv", None, None), "md": ("sheet", "to_markdown", None, None), "xlsx": ("sheet", "to_xlsx", "openpyxl", "xlsx"),
    "ics": ("calendar", "to_ics", "icalendar", "ics"), "html": ("page", "to_html", None, None)}
_WITH_TEXT = frozenset({"html"})  # its function takes the texts and the language as well
_BINARY = frozenset({"xlsx"})


# From so many files on a terminal shows a progress bar.
_MANY = 20


def complain(message: str) -> None:
    """One line on standard error, free of control characters."""
    from huiyao.cli.clean import printable

    print(f"huiyao: {printable(message)}", file=sys.stderr)


def load_named(name: str, limit: int = LIMIT) -> Loaded | None:
    """Read a file or standard input; complains and returns None where that fails."""
    shown = "standard input" if name == "-" else name
    try:
        return load(sys.stdin.buffer.read(limit + 1), limit) if name == "-" else load_file(name, limit)
    except IsADirectoryError:
        complain(f"{shown}: is a folder, not a file (huiyao batch reads folders)")
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


def install_words(paths: tuple[str, ...]) -> bool:
    """Put the user's own words in force; complains and returns False where a file is wrong."""
    from huiyao.core.lexicon import own

    try:
        own.install([*own.default_files(), *paths])
    except own.OwnLexiconError as error:
        complain(str(error))
        return False
    except OSError as error:
        complain(f"{error.filename}: {error.strerror or error}")
        return False
    return True


def run(files: list[str], options: Options) -> int:
    """Parse all files; the exit code: 0 all done, 1 some file could not be read, 2 nothing could be begun."""
    if options.format in _BINARY and options.output is None and sys.stdout.isatty():
        complain(f"{options.format} is no text: name a file with --output, or redirect")
        return 2
    if not install_words(options.lexicons):
        return 2
    try:
        render = _renderer(options)
        out = _open(options.output)
    except _Refused as error:
        complain(str(error))
        return 2
    failed = 0
    collected: list[tuple[Report, str]] = []
    for name in _watched(files):
        loaded = load_named(name, int(options.max_size * 1048576))
        if loaded is None:
            failed += 1
            continue
        found = list(reports(loaded, name, options.date, whole=options.whole))
        if len(found) > 1:
            complain(f"{name}: {len(found)} bulletins, each read by itself (--whole reads them as one)")
        for report in found:
            if any(warning.code == "not_a_meeting" for warning in report.warnings):
                complain(f"{report.source.name}: nothing like a meeting was found in this text")
            if render is not None:
                collected.append((_in_script(report, options), _text_of(report, loaded, found) if options.format in _WITH_TEXT else ""))
            else:
                _write(report, loaded, found, options, out, several=len(files) > 1 or len(found) > 1)
    if render is not None and (collected or not failed):
        out.write(render(collected, options.language) if options.format in _WITH_TEXT else render([report for report, _ in collected]))
    out.flush()
    if options.output is not None:
        out.close()
    return 1 if failed else 0


class _Refused(Exception):
    """The run cannot begin; the message says why in one line."""


def _renderer(options: Options) -> Callable[..., bytes] | None:
    """The function that writes all reports as one document, None for formats of one document a file."""
    if options.brief or options.evidence or options.format not in _WHOLE:
        return None
    from importlib import import_module
    from importlib.util import find_spec

    module, function, needed, extra = _WHOLE[options.format]
    if needed and find_spec(needed) is None:
        raise _Refused(f"--format {options.format} needs {needed}: pip install 'huiyao[{extra}]'")
    made: Callable[..., bytes] = getattr(import_module(f"huiyao.cli.{module}"), function)
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


def _text_of(report: Report, loaded: Loaded, found: list[Report]) -> str:
    """The text that a report's offsets count in."""
    if len(found) == 1:
        return loaded.text
    from huiyao.core.inputs import several

    part = several.split(loaded.text)[found.index(report)]
    return loaded.text[part.start:part.end]


def _write(report: Report, loaded: Loaded, found: list[Report], options: Options, out: BinaryIO, *, several: bool) -> None:
    if options.evidence:
        from huiyao.cli.evidence import print_evidence
        from huiyao.cli.table import console_for

        print_evidence(report, _text_of(report, loaded, found), options.language, console_for(options.colour, out if options.output else None))
        return
    chosen = choose(options.only)
    report = _in_script(report, options)
    if options.brief:
        from huiyao.cli.brief import brief

        out.write(brief(report, options.language, _width(out)).encode("utf-8", "replace") + (b"\n" if several else b""))
        return
    if options.format == "table":
        from huiyao.cli.table import console_for, print_report

        print_report(report, chosen, options.language, heading=several, console=console_for(options.colour, out if options.output else None))
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

    if not install_words(()):
        return 2
    counts: dict[tuple[str, str], Counter[str]] = {}
    failed = 0
    for name in _watched(files):
        loaded = load_named(name)
        if loaded is None:
            failed += 1
            continue
        for report in reports(loaded, name, date):
            for region in report.regions:
                if not region.group:
                    counts.setdefault((region.path or region.name, region.code or ""), Counter())[region.role] += 1
    header = ("path", "code", *_ROLES, "total")
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    rows: list[tuple[str | int, ...]] = [(path, code, *(count[role] for role in _ROLES), count.total()) for (path, code), count in ranked]
    if form == "json":
        print(json.dumps([dict(zip(header, row)) for row in rows], ensure_ascii=False, indent=1))
    elif form == "csv":
        import csv

        csv.writer(sys.stdout, lineterminator="\n").writerows([header, *rows])
    else:
        from huiyao.cli.table import print_counts

        print_counts(header, rows)
    return 1 if failed else 0


def explain(files: list[str], date: str | None, lexicons: tuple[str, ...] = ()) -> int:
    """Print for each file the rules behind its report; the exit code as of ``run``."""
    from huiyao.cli.clean import printable
    from huiyao.core.explain import explain as explained

    if not install_words(lexicons):
        return 2
    failed = 0
    for name in files:
        loaded = load_named(name)
        if loaded is None:
            failed += 1
            continue
        if len(files) > 1:
            print(f"== {printable(name)}")
        for line in explained(loaded.text, date=date or loaded.date):
            print("\t".join((f"{line.start}-{line.end}", line.what, line.rule, printable(line.words))))
    return 1 if failed else 0


def show_text(files: list[str], max_size: float) -> int:
    """Print the text of each file as it was read, with nothing but line breaks left of its control characters."""
    from huiyao.cli.clean import printable

    failed = 0
    for name in files:
        loaded = load_named(name, int(max_size * 1048576))
        if loaded is None:
            failed += 1
            continue
        text = loaded.text if not sys.stdout.isatty() else "\n".join(map(printable, loaded.text.split("\n")))
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + (b"" if text.endswith("\n") else b"\n"))
        sys.stdout.flush()
    return 1 if failed else 0
