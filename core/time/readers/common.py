"""What several readers share: the year before an expression, the parts of a month."""
from __future__ import annotations

import re

from huiyao.core.time.moment import Moment, Reference, last_day
from huiyao.core.time.numerals import number

RELATIVE_YEAR = {"今年": 0, "本年": 0, "当年": 0, "同年": 0, "新的一年": 0, "这一年": 0, "去年": -1, "上年": -1, "上一年": -1, "明年": 1, "来年": 1, "次年": 1,
                  "翌年": 1, "下一年": 1, "后年": 2, "前年": -2, "大前年": -3, "大后年": 3}
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日", 1)} | {"天": 7}


def year_of(match: re.Match[str], reference: Reference) -> tuple[int | None, bool, bool]:
    """Year of the common year part: (year, given by the words, named at all)."""
    if "year" not in match.re.groupindex or match["year"] is None:
        return reference.year, False, False
    if match["y4"]:
        return number(match["y4"]), True, True
    worded = "ry" in match.re.groupindex
    if worded and match["ry"]:
        return (reference.year + RELATIVE_YEAR[match["ry"]] if reference.year is not None else None), False, True
    if not worded and match["y2"]:
        return 2000 + int(match["y2"]) if int(match["y2"]) < 70 else 1900 + int(match["y2"]), True, True
    value = number(match["roc"] if worded else match["roc_bare"])
    return (1911 + value if value else None), True, True


def month_interval(year: int | None, month: int, part: str | None) -> tuple[Moment, Moment]:
    """First and last day of a month or of a part of it (上旬, 底)."""
    last = last_day(year, month)
    first, due = {None: (1, last), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last), "上半月": (1, 15), "下半月": (16, last),
                  "初": (1, 10), "中": (11, 20), "底": (last, last), "末": (last, last)}[part]
    return Moment(year, month, first), Moment(year, month, due)
