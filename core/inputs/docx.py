"""A Word file: its paragraphs and tables in order, read by python-docx (MIT)."""
from __future__ import annotations

import io
import zipfile

from huiyao.core.inputs import MissingExtraError, TooLargeError, UnreadableError

# A part that unpacks to so many times its size is no document.
_RATIO = 200


def text(data: bytes, limit: int) -> str:
    """The text of a .docx; raises UnreadableError for one that is damaged, empty, or unpacks to more than ``limit`` bytes."""
    _refuse_bombs(data, limit)
    try:
        import docx
        from docx.table import Table
    except ImportError:
        raise MissingExtraError("a Word file", "python-docx", "docx") from None
    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                lines += ["\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in item.rows]
            else:
                lines.append(item.text)
    except Exception as error:  # python-docx raises whatever its parts raise: zipfile, lxml, KeyError
        raise UnreadableError(f"a damaged Word file ({type(error).__name__})") from None
    found = "\n".join(lines)
    if not found.strip():
        raise UnreadableError("a Word file without text")
    return found


def _refuse_bombs(data: bytes, limit: int) -> None:
    """By the archive's own list of sizes, before anything is unpacked; zipfile stops where an entry lies about its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        raise UnreadableError("a damaged zip archive") from None
    total = sum(entry.file_size for entry in entries)
    if total > limit:
        raise TooLargeError(total, limit)
    if len(entries) > 10_000 or any(entry.file_size > _RATIO * max(entry.compress_size, 1) + 100_000 for entry in entries):
        raise UnreadableError("a Word file packed like no document is (a zip bomb?)")
