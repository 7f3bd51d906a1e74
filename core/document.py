"""The document: the source text, its folded form, and the pieces both are read in.

Three forms of one text:

``text``   the source as decoded; every quotation and every offset that leaves the parser is of this;
``plain``  the same length, folded to simplified characters and canonical marks (see ``fold``);
``clean``  ``plain`` without what is not language: pronunciation that a converter wrote
           behind a character, mark-up left-overs, invisible characters.

All matching is done on ``clean``; ``source_span`` leads back.  Most texts carry no such
noise: then ``clean`` is ``plain`` and the way back is the identity.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core.fold import fold, script_of
from huiyao.core.model import Span

# 會(huì): pinyin with a tone mark; a broken converter leaves 展?fàn)I.
_PINYIN = re.compile(r"[（？](?<=[\u3400-\u9fff].)[a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zɡ]{0,4}）")
# 的(de), 会(hui)(hui): toneless syllables; noise only where toned ones stand elsewhere in the text, or where there are many.
_TONELESS = re.compile(r"（(?<=[\u3400-\u9fff].)(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiouü]{1,3}(?:n[gɡ]?|r)?）(?:（(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiouü]{1,3}(?:n[gɡ]?|r)?）)*")
_MANY_SYLLABLES = 3
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6})[;；]|\x1b\[[0-9;]{0,12}[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad\ufe0f]")
# A comma that another mark follows at once (要求,,各村, 道路、,水上), and space inside a date (11 月 21 日).
_STRAY = re.compile(r"，(?:(?=[，、。；])|(?<=、.))| (?:(?<=[0-9].) *(?=[年月日号])|(?<=[0-9 ][年月].) *(?=[0-9]{1,2} ?[月日号]))")
# What is left of a tag whose bracket is lost.
_TORN_TAG = re.compile(r"/(?:p|div|span|strong|font|td|li)>")
_SUSPECT = re.compile(r"[<&\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad\ufe0f]")

_NUMERAL = "一二三四五六七八九十"
_CLOSERS = "”）》〉'\""
# The finest pieces that carry one fact: see split_units.
_CUTS = re.compile(
    rf"[。！？；]+[{_CLOSERS}]*"
    rf"|(?P<point>[{_NUMERAL}（第首其再最](?<=[，、：。；！？”\s].)(?:(?<=[{_NUMERAL}])[{_NUMERAL}]{{0,2}}(?:要|是|、)|(?<=（)[{_NUMERAL}]{{1,3}}）|(?<=第)[{_NUMERAL}]{{1,3}}[，、]|(?:(?<=首)先|(?<=其)次|(?<=再)次|(?<=最)后)，))")


class Unit(NamedTuple):
    """A sentence-sized piece, offsets in ``clean``, white space trimmed."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of a unit
    start: int
    end: int
    paragraph: int


class Document(NamedTuple):
    """A text in its three forms, cut into units; ``origin`` leads from ``clean`` to ``text``, None where they are alike."""

    text: str
    plain: str
    clean: str
    units: tuple[Unit, ...]
    script: str
    origin: list[int] | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in ``text`` of ``clean[start:end]``, with noise attached to its last character."""
        if self.origin is None:
            return start, end
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.text)
            return at, at
        stop = self.origin[end] if end < len(self.origin) else len(self.text)
        last = self.origin[end - 1] + 1
        # Only noise that belongs to the character is taken along, not space between lines nor a stray comma.
        return self.origin[start], last + len(self.text[last:stop].rstrip(" \n\r\t\u3000,，"))

    def span(self, start: int, end: int) -> Span:
        """The verbatim span of ``clean[start:end]``."""
        a, b = self.source_span(start, end)
        return Span(self.text[a:b], a, b)

    def wording(self, start: int, end: int) -> str:
        """``clean[start:end]`` in the script of the source: verbatim but for the noise."""
        if self.origin is None:
            return self.text[start:end]
        return "".join(self.text[i] for i in self.origin[start:end])

    def unit_text(self, unit: Unit) -> str:
        """The folded text of a unit."""
        return self.clean[unit.start:unit.end]


def read(text: str) -> Document:
    """Make a document of a decoded text; never raises."""
    plain = fold(text)
    noise = [m.span() for m in _MARKUP.finditer(plain)] if _SUSPECT.search(plain) else []
    noise += [m.span() for m in _STRAY.finditer(plain)]
    if ">" in plain:
        noise += [m.span() for m in _TORN_TAG.finditer(plain)]
    toned = [m.span() for m in _PINYIN.finditer(plain)] if "（" in plain else []
    toneless = [m.span() for m in _TONELESS.finditer(plain)] if "（" in plain else []
    if toned or len(toneless) >= _MANY_SYLLABLES:
        noise += toned + toneless
    if not noise:
        return Document(text, plain, plain, tuple(split_units(plain)), script_of(text))
    keep = [True] * len(plain)
    for start, end in noise:
        keep[start:end] = [False] * (end - start)
    origin = [i for i, kept in enumerate(keep) if kept]
    clean = "".join(plain[i] for i in origin)
    return Document(text, plain, clean, tuple(split_units(clean)), script_of(text), origin)


def split_units(clean: str) -> list[Unit]:
    """Cut a folded text into units.

    A unit ends at a line break, at a sentence end with the closing marks behind it, and
    before an enumerator (一要, 二是, 三、, （四）, 第五， 首先，) that follows punctuation.
    """
    units: list[Unit] = []
    line = 0
    for paragraph, text in enumerate(clean.split("\n")):
        start = 0
        cuts = [match.start() if match.lastgroup else match.end() for match in _CUTS.finditer(text)]
        for end in (*cuts, len(text)):
            piece = text[start:end]
            stripped = piece.strip()
            if stripped:
                lead = 0 if piece[0] == stripped[0] else len(piece) - len(piece.lstrip())
                units.append(Unit(len(units), line + start + lead, line + start + lead + len(stripped), paragraph))
            start = end
        line += len(text) + 1
    return units


def unit_at(units: tuple[Unit, ...], offset: int) -> Unit | None:
    """The unit that holds a clean offset."""
    from bisect import bisect_right

    index = bisect_right(units, offset, key=lambda unit: unit.start) - 1
    return units[index] if index >= 0 and offset < units[index].end else None


__all__ = ["Document", "Unit", "read", "split_units", "unit_at"]
