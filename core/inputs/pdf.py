"""A PDF with a text layer, read by pypdf (BSD): its lines joined to paragraphs again."""
from __future__ import annotations

import io
import logging
import re
import unicodedata

from huiyao.core.inputs import MissingExtraError, TooLargeError, UnreadableError

_PAGES = 500
# The gap that typesetting puts between Chinese and Arabic is no blank of the text: 4 月 15 日.
_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[0-9A-Za-z%])|(?<=[0-9A-Za-z%]) (?=[\u3000-\u9fff\uff00-\uffef])")


def text(data: bytes, limit: int) -> str:
    """The text of a .pdf; raises UnreadableError for one that is locked, damaged, or only pictures of pages."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError("a PDF", "pypdf", "pdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    size = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("a PDF locked with a password")
        if len(reader.pages) > _PAGES:
            raise UnreadableError(f"a PDF of more than {_PAGES} pages")
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            size += len(pages[-1])
            if size > limit:
                raise TooLargeError(size, limit)
    except UnreadableError:
        raise
    except Exception as error:  # pypdf raises many kinds of errors on damaged files, RecursionError among them
        raise UnreadableError(f"a damaged PDF ({type(error).__name__})") from None
    found = "\n".join(joined(page) for page in pages)
    if not found.strip():
        raise UnreadableError("a PDF without a text layer (a scan?): run it through text recognition first")
    return found


def joined(page: str) -> str:
    """Lines of a page made paragraphs: a line as long as the longest ones goes on in the next."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    if not lines:
        return ""
    full = 0.8 * max(map(_width, lines))
    out = lines[0]
    for before, line in zip(lines, lines[1:]):
        goes_on = _width(before) >= full and before[-1] not in "。！？”"
        out += line if goes_on else "\n" + line
    return _GAP.sub("", out)


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
