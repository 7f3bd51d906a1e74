"""What everyday rules read at a place of a text, and the text they are read in."""
from __future__ import annotations

import re

from huiyao.core.time.everyday.readers import READERS
from huiyao.core.time.everyday.rules import grammar
from huiyao.core.time.moment import Reference
from huiyao.core.time.value import Value

# 近 三 年, 2018年 12月, 今日 - 下周五: blanks that only set characters apart.
_BLANK = re.compile(r" +(?=[\u3400-\u9fff-])|(?<=[\u3400-\u9fff-]) +")


def compact(text: str) -> tuple[str, list[int]]:
    """The text without blanks beside Chinese characters, and the offset of each character left (and of the end)."""
    if " " not in text:
        return text, list(range(len(text) + 1))
    kept: list[int] = []
    at = 0
    for match in _BLANK.finditer(text):
        kept.extend(range(at, match.start()))
        at = match.end()
    kept.extend(range(at, len(text)))
    return "".join(text[i] for i in kept), [*kept, len(text)]


def next_place(text: str, at: int) -> int | None:
    """Where from an offset on some everyday rule may match; None where none does."""
    match = grammar()[0].search(text, at)
    return match.start() if match else None


def longest(text: str, at: int, reference: Reference) -> tuple[str, int, Value] | None:
    """Name, end and value of the rule that reads most of the text at a place; None where none reads any."""
    best: tuple[str, int, Value] | None = None
    for name, pattern in grammar()[1].items():
        match = pattern.match(text, at)
        if match is None or match.end() <= (best[1] if best else at):
            continue
        value = READERS[name](match, reference)
        if value is not None:
            best = (name, match.end(), value)
    return best
