"""A page with several bulletins, one under the other: where each begins.

A bulletin begins with a headline: a short line without a full stop, above a lead that
says when and that a meeting was held.  Headings inside one bulletin stand above no such
lead, so a text is cut only where two or more of them are found.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core.fold import fold

_DAY = r"(?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日|[今昨]天|[今昨]日|近日|日前)"
_LEAD = re.compile(rf"[^。]{{0,60}}{_DAY}[^。]{{0,80}}(?:召开|举行|主持|举办)|[^。]{{0,60}}(?:召开|举行|主持)[^。]{{0,60}}(?:会议|大会|座谈会|推进会|动员会|部署会|常务会|常委会)")
_RULE = re.compile(r"[-=*—_·~#]{3,}$")
_META = re.compile(r"[^。]{0,40}(?:来源|发布时间|发布日期|作者|记者|日期|时间|浏览|编辑)[：: ]|[（(]?[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}")
_ENDS = "。！？；：，、”"
_POINT = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,3}[条章节部]|附件|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")
_LONGEST_HEADLINE = 45


class Part(NamedTuple):
    """One bulletin: offsets in the text."""

    start: int
    end: int


def split(text: str) -> list[Part]:
    """The bulletins of a text, in order, covering all of it; a single part for most texts."""
    lines = _lines(text)
    starts = [start for index, (start, line) in enumerate(lines) if _begins(lines, index)]
    if len(starts) < 2:
        return [Part(0, len(text))]
    starts[0] = 0
    parts = [Part(a, b) for a, b in zip(starts, [*starts[1:], len(text)])]
    return [Part(part.start, part.start + len(_without_rules(text[part.start:part.end]))) for part in parts]


def _lines(text: str) -> list[tuple[int, str]]:
    """Lines with something on them, folded, with the offset of each."""
    found, at = [], 0
    for line in fold(text).split("\n"):
        if line.strip():
            found.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    return found


def _begins(lines: list[tuple[int, str]], index: int) -> bool:
    line = lines[index][1]
    if not 6 <= len(line) <= _LONGEST_HEADLINE or line[-1] in _ENDS or "。" in line or _RULE.match(line) or _META.match(line) or _POINT.match(line):
        return False
    following = index + 1
    while following < len(lines) and following <= index + 3 and (_META.match(lines[following][1]) or _RULE.match(lines[following][1])) and not _LEAD.match(lines[following][1]):
        following += 1
    if following >= len(lines):
        return False
    lead = lines[following][1]
    before = lines[index - 1][1] if index else "。"
    return len(lead) > _LONGEST_HEADLINE and bool(_LEAD.match(lead)) and (before[-1] in "。！？”）" or bool(_RULE.match(before)) or bool(_META.match(before)))


def _without_rules(text: str) -> str:
    """A part without the line of dashes or stars that ends it."""
    kept = text.rstrip()
    while kept and _RULE.match(kept[kept.rfind("\n") + 1:].strip()):
        kept = kept[:max(kept.rfind("\n"), 0)].rstrip()
    return kept
