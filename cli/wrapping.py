"""Where a line of Chinese is broken.

Chinese has no spaces to break at, and a break after any character looks careless: no line begins
with a closing mark or ends with an opening one, and a number or a Latin word stays whole (避头尾;
the marks are those of GB/T 15834-2011, 5.1).  Free of rich, so that ``--brief`` starts without it.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_OPENING = re.escape("（《〈“‘「『【〔［⟨(")
_CLOSING = re.escape("，。、；：！？）》〉”’」』】〕］⟩…,.;:!?)%％℃")
_ASIDE = r"[（(][^（）()]{1,4}[)）]"  # （州）, (lead)
_UNIT = re.compile(rf"{_ASIDE}|[{_OPENING}]*(?:[0-9A-Za-z.+/_-]+|[\s\S])[{_CLOSING}]*[ \t]*")


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def line_breaks(text: str, width: int, indent: int = 0, measure: Callable[[str], int] = cells) -> list[int]:
    """The offsets, in code points, at which a text of one line is broken into lines of at most ``width`` columns.

    ``indent`` is by how much the lines after the first are narrower.  What must stay together but
    is wider than a line is broken after any character.
    """
    found: list[int] = []
    used = 0
    for unit in _UNIT.finditer(text):
        needed = measure(unit[0].rstrip())
        if used and used + needed > width:
            found.append(unit.start())
            used = indent
        if used + needed <= width:
            used += measure(unit[0])
            continue
        for offset in range(unit.start(), unit.end()):
            size = measure(text[offset])
            if used > indent and used + size > width:
                found.append(offset)
                used = indent
            used += size
    return found
