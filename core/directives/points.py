"""Numbering: which point a sentence opens, and under which it stands."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core.time.numerals import number

# Deepest style last met stands lowest: 一、 over （一） over 一是 or 1.
_STYLES = (
    ("chapter", re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})、\s*")),
    ("chapter", re.compile(r"第(?P<n>[一二三四五六七八九十]{1,3})[，、]\s*")),
    ("section", re.compile(r"（(?P<n>[一二三四五六七八九十]{1,3})）\s*")),
    ("item", re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})(?:要|是)")),
    ("item", re.compile(r"(?P<n>首先|其次|再次|最后)，")),
    ("figure", re.compile(r"(?P<n>[0-9]{1,2})(?:[.．](?![0-9])|、)\s*")),
    ("figure", re.compile(r"（(?P<n>[0-9]{1,2})）\s*")),
)
_OPENERS = frozenset("一二三四五六七八九十0123456789第（首其再最")
_ORDER = {"首先": 1, "其次": 2, "再次": 3}
_WHO = re.compile(r"大家|我们|各[级地部单县市区乡镇]|^全[省市县区]")  # who is told, not what about
_TOPIC = (
    ("在", re.compile(r"在(?P<t>[^，。；]{2,24}?)(?<!会)(?<!会议)(?<!会谈)(?<!讲话)(?:上|方面|中(?!心|央|[小国华医药]))(?=\w)")),
    ("要以", re.compile(r"(?P<t>[^，。；要]{2,18}?)要以[^，。]{1,30}为")),
    ("就", re.compile(r"就(?P<t>[^，。；]{2,24}?)(?:提出|作出|强调)")),
)


class Mark(NamedTuple):
    """An enumerator: its style, its ordinal, the length it takes."""

    style: str
    number: int | None
    length: int


def mark(text: str) -> Mark | None:
    """The enumerator a folded sentence opens with, None for none."""
    if text[:1] not in _OPENERS:
        return None
    for style, pattern in _STYLES:
        if match := pattern.match(text):
            value = _ORDER.get(match["n"]) or number(match["n"])
            return Mark(style, value, match.end())
    return None


# A parallel topic sentence, which numbers itself by its form: 科技成果转化要以抓改革为重点, 干就要干出大贡献.
_HEADING = re.compile(r"[^，。；]{2,24}要以[^，。；]{1,30}为[^，。；]{1,10}[。；]?$|(?P<verb>\w)就要?(?P=verb)[^，。；]{2,16}[。；]?$")


def heading(text: str) -> Mark | None:
    """A mark without a number for a topic sentence, None for any other sentence."""
    return Mark("topic", None, 0) if _HEADING.match(text) else None


def topic(text: str) -> tuple[int, int] | None:
    """Span of the short name of a point within its folded sentence, None where it has none.

    在稳住外贸上加力提效 -> 稳住外贸; 科技成果转化要以抓改革为重点 -> 科技成果转化.
    """
    found = mark(text)
    start = found.length if found else 0
    body = text[start:]
    for word, pattern in _TOPIC:
        match = pattern.search(body) if word in body else None
        if match and match.start() <= 24 and not _WHO.search(match["t"]):
            return start + match.start("t"), start + match.end("t")
    if found:
        clause = re.match(r"(?:要)?(?P<t>[^，。；：！]{2,20})[，。；：！]?", body)
        if clause:
            return start + clause.start("t"), start + clause.end("t")
    return None


class Outline:
    """Keeps the open points of one speech: a style met again closes what stands below it."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []  # (style, directive id)

    def place(self, found: Mark | None, identifier: str) -> tuple[int, str | None]:
        """Level (1 is the top) and parent of a directive."""
        if found is None:
            return len(self._open) + 1, self._open[-1][1] if self._open else None
        styles = [style for style, _ in self._open]
        if found.style in styles:
            del self._open[styles.index(found.style):]
        level, parent = len(self._open) + 1, self._open[-1][1] if self._open else None
        self._open.append((found.style, identifier))
        return level, parent
