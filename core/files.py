"""From files to reports."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path

from huiyao.core.inputs import LIMIT, Loaded, load_file, several
from huiyao.core.model import Report
from huiyao.core.pipeline import parse


def parse_file(path: str | Path, *, date: Date | str | None = None, limit: int = LIMIT) -> Report:
    """Read and parse a file that holds one bulletin: text of any encoding, .html, .docx or .pdf.

    ``date`` is the day of publication; without it a saved page's own is used.  ``limit`` is
    the most bytes to read.  Raises OSError, UnreadableError (a ValueError) where no text can
    be had, or ValueError for a bad date.
    """
    loaded = load_file(path, limit)
    return next(reports(loaded, str(path), date, whole=True))


def parse_all(path: str | Path, *, date: Date | str | None = None, limit: int = LIMIT) -> list[Report]:
    """Like ``parse_file`` for a file that may hold several bulletins under their headlines; one report each."""
    return list(reports(load_file(path, limit), str(path), date))


def reports(loaded: Loaded, name: str, date: Date | str | None = None, *, whole: bool = False) -> Iterator[Report]:
    """Parse a loaded text, each of its bulletins by itself unless ``whole``; the second is called NAME#2."""
    parts = [several.Part(0, len(loaded.text))] if whole else several.split(loaded.text)
    for number, part in enumerate(parts, 1):
        text = loaded.text[part.start:part.end] if len(parts) > 1 else loaded.text
        yield parse(text, date=date if date is not None else loaded.date, name=name if number == 1 else f"{name}#{number}",
                    encoding=loaded.encoding, dated_by="option" if date is not None else "page")
