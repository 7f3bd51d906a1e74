"""From a file to the text of a bulletin, whatever it came as: text, a saved page, a Word file, a PDF.

``load`` is the door.  What a kind of file needs beyond the standard library is an extra
and is imported only when such a file is read.
"""
from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from huiyao.core.inputs.text import Decoded, UnreadableError, decode

LIMIT = 32 * 1024 * 1024  # bytes of a file, and of what it unpacks to


class Loaded(NamedTuple):
    """A text ready to be parsed.

    ``encoding``  what its bytes were in (``docx`` and ``pdf`` for files that are no text);
    ``date``      the day of publication that the file itself tells, in ISO 8601, or None.
    """

    text: str
    encoding: str
    date: str | None = None


def load(data: bytes, limit: int = LIMIT) -> Loaded:
    """Read the bytes of a bulletin.

    ``limit`` is the most bytes to take, also of what a packed file unpacks to.  Raises
    UnreadableError, with a reason in one line, where no text can be had.
    """
    if len(data) > limit:
        raise TooLargeError(len(data), limit)
    if data.startswith(b"%PDF"):
        from huiyao.core.inputs import pdf

        return Loaded(pdf.text(data, limit), "pdf")
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        from huiyao.core.inputs import docx

        return Loaded(docx.text(data, limit), "docx")
    decoded = decode(data)
    if _is_page(decoded.text):
        from huiyao.core.inputs import page

        return page.read(data, decoded)
    return Loaded(decoded.text, decoded.encoding)


def load_file(path: str | Path, limit: int = LIMIT) -> Loaded:
    """Read a file; raises OSError or UnreadableError.  No more than ``limit`` bytes are ever read."""
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    return load(data, limit)


def _is_page(text: str) -> bool:
    """Whether a text is a whole page of HTML, not a text in which some mark-up is left."""
    start = text[:2000].lstrip("\ufeff \r\n\t").lower()
    return start.startswith(("<!doctype html", "<html", "<head", "<?xml")) and "<" in start[1:] and any(tag in start for tag in ("<html", "<head", "<body"))


class TooLargeError(UnreadableError):
    """There is more of it than the limit allows."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"larger than {limit / 1048576:g} MB; raise the limit with --max-size")
        self.size, self.limit = size, limit


class MissingExtraError(UnreadableError):
    """A kind of file whose library is not installed."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"reading {what} needs {library}: pip install 'huiyao[{extra}]'")


__all__ = ["LIMIT", "Decoded", "Loaded", "MissingExtraError", "TooLargeError", "UnreadableError", "decode", "load", "load_file"]
