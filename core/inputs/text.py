"""From bytes to text: which encoding, and what is wrong where none fits.

Bulletins come as UTF-8, with or without a byte order mark, as UTF-16, and, from older
office systems, as GB18030 (or its subset GBK) and Big5.
"""
from __future__ import annotations

import codecs
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.fold import fold

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNATURES = ((b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip archive (docx?)"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
               (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"\x1f\x8b", "a gzip archive"))


class Decoded(NamedTuple):
    """A decoded text and the encoding it was in."""

    text: str
    encoding: str


class UnreadableError(ValueError):
    """The bytes hold no text that could be read; the message says why."""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a bulletin; raises UnreadableError for empty or binary data."""
    decoded = _decode(data) if data.strip() else None
    if decoded is None or not decoded.text.strip():
        raise UnreadableError("the file is empty")
    return decoded


def _decode(data: bytes) -> Decoded:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not a text file but {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _whole(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    if text.count("\0") * 4 > len(text):
        return _without_mark(data)
    return Decoded(text, "utf-8")


def _whole(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"marked as {encoding} but damaged at byte {error.start}") from None
    return Decoded(text, encoding)


def _without_mark(data: bytes) -> Decoded:
    """UTF-16 without its mark shows as zero bytes in every other place of ASCII text."""
    best = _best(data, ("utf-16-le", "utf-16-be"))
    if best is None:
        raise UnreadableError("not a text file (zero bytes)")
    return best


def _legacy(data: bytes) -> Decoded:
    best = _best(data, ("gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be"))
    if best is not None:
        return best
    from charset_normalizer import from_bytes  # rare: only where every expected encoding fails

    guess = from_bytes(data).best()
    if guess is None or _share(str(guess)) < 0.2:
        raise UnreadableError("not a text file, or in an encoding that is none of UTF-8, UTF-16, GB18030 and Big5")
    return Decoded(str(guess), guess.encoding)


def _best(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """The decoding that shows most common characters; None where none shows enough of them."""
    found: list[tuple[float, str, str]] = []
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((_share(text), text, encoding))
    if not found:
        return None
    share, text, encoding = max(found, key=lambda item: item[0])
    return Decoded(text, encoding) if share >= 0.2 else None


@lexicon.cached()
def _common() -> frozenset[str]:
    return frozenset("".join(lexicon.words("common_characters.txt")))


def _share(text: str) -> float:
    """Share of common characters among those that are not ASCII, over a sample."""
    sample = [char for char in fold(text[:4000]) if char > "\x7f" and char not in "，。、；：？！（）“”《》"]
    common = _common()
    return sum(char in common for char in sample) / len(sample) if sample else 0.0
