"""Numbers as bulletins write them: 12, 十二, 二十, 两, 二〇二五."""
from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "元": 1, "首": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> int | None:
    """Value of an Arabic or Chinese whole number; None if it is none.

    二〇二五 is read digit by digit, 二十五 by place value.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            return None
    if not text:
        return None
    return total + (digit or 0)
