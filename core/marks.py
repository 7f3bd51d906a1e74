"""Where a clause begins and ends, found without looking further than a clause can be long."""
from __future__ import annotations

import re

# No clause of a bulletin is as long; what has no mark for so many characters is cut there.
REACH = 400
_END = re.compile("[，；。！]")


def clause_start(text: str, at: int, marks: str = "，；。！：") -> int:
    """Offset behind the last of the marks before ``at``; at most ``REACH`` characters back."""
    low = max(0, at - REACH)
    last = low - 1
    for mark in marks:  # each from the nearest found so far
        last = max(last, text.rfind(mark, last + 1, at))
    return last + 1


def clause_end(text: str, at: int) -> int:
    """Offset of the first mark from ``at`` on that ends a clause, else the end of the text; at most ``REACH`` characters on."""
    match = _END.search(text, at, at + REACH)
    return match.start() if match else min(len(text), at + REACH)
