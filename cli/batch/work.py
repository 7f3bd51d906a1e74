"""What a worker does: parse a chunk of documents and write their reports as lines of JSON."""
from __future__ import annotations

import json
from typing import NamedTuple

from huiyao.cli.batch.sources import Item


class Settings(NamedTuple):
    """What all documents of a run are parsed with."""

    date: str | None = None
    only: tuple[str, ...] = ()
    whole: bool = False
    limit: int = 32 * 1024 * 1024
    lexicons: tuple[tuple[str, str], ...] = ()  # names and contents: a worker may be on another machine


class Done(NamedTuple):
    """What became of a chunk: reports and errors, a line of JSON each, and how many documents held nothing."""

    rows: bytes
    errors: bytes
    documents: int
    failed: int
    empty: int
    size: int


_ready: tuple[tuple[str, str], ...] | None = None


def prepare(lexicons: tuple[tuple[str, str], ...]) -> None:
    """Load the lexicon once a worker, with the user's words."""
    global _ready
    if _ready == lexicons:
        return
    from huiyao.core import parse
    from huiyao.core.lexicon import own

    own.install_texts(lexicons)
    parse("3月5日，县长方予宁主持召开会议。会议要求，各乡镇要在月底前完成排查。")
    _ready = lexicons


def parse_chunk(items: list[Item], settings: Settings) -> Done:
    """Parse a chunk; a document that fails becomes a line of errors and stops no other."""
    prepare(settings.lexicons)
    rows: list[bytes] = []
    errors: list[bytes] = []
    failed = empty = size = 0
    for item in items:
        size += item.size
        try:
            lines, nothing = _reports(item, settings)
            rows += lines
            empty += nothing
        except Exception as error:  # whatever a document does, the run goes on; its name and reason are kept
            failed += 1
            kind = "" if item.error is not None or type(error) is ValueError else f"{type(error).__name__}: "
            errors.append(_line({"name": _clean(item.name), "error": f"{kind}{error}"}))
    return Done(b"".join(rows), b"".join(errors), len(items), failed, empty, size)


def _reports(item: Item, settings: Settings) -> tuple[list[bytes], bool]:
    from huiyao.cli.sections import select
    from huiyao.core.files import reports
    from huiyao.core.inputs import Loaded, load

    if item.error is not None:
        raise ValueError(item.error)
    if item.data is not None:
        try:
            loaded = load(item.data, settings.limit)
        except ValueError as error:  # unreadable: the reason says all
            raise ValueError(str(error)) from None
    else:
        loaded = Loaded(item.text or "", "utf-8")
    date = settings.date or _day(item.date)
    # A row of a table is one document; files may hold several bulletins.
    found = [report.to_dict() for report in reports(loaded, _clean(item.name), date, whole=settings.whole or item.data is None)]
    nothing = all(any(warning["code"] == "not_a_meeting" for warning in report["warnings"]) for report in found)
    if settings.only:
        found = [select(report, settings.only) for report in found]
    return [_line(report) for report in found], nothing


def _day(text: str | None) -> str | None:
    """A day of publication as a table may hold it: 2024-03-22, 2024/3/22, 20240322, with or without a clock."""
    if text is None:
        return None
    import re

    match = re.match(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})", text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no day")
    from datetime import date

    return str(date(*map(int, match.groups())))


def _clean(name: str) -> str:
    """A file's name that can be written as UTF-8, whatever bytes it has."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
