"""Readers of periods: months, quarters, years, plans, and the nicknames of targets."""
from __future__ import annotations

import re
from collections.abc import Callable

from huiyao.core.time.moment import Moment, Reference, last_day
from huiyao.core.time.numerals import number
from huiyao.core.time.readers.common import month_interval, year_of
from huiyao.core.time.value import Value


def month_span(match: re.Match[str], reference: Reference) -> Value | None:
    """1—8月."""
    year, given, _ = year_of(match, reference)
    a, b = number(match["ms1"]), number(match["ms2"])
    if not a or not b or not (1 <= a <= 12 and 1 <= b <= 12):
        return None
    over = year + 1 if year is not None and b < a else year
    _, due = month_interval(over, b, match["msp"])
    return Value(Moment(year, a, 1), due, "month", "period", given)


def quarter(match: re.Match[str], reference: Reference) -> Value | None:
    """三季度, 前三季度, 本季度末."""
    year, given, named = year_of(match, reference)
    if match["q"] or match["qs"]:
        last = first = number(match["q"] or "一") or 1
    elif match["fq"]:
        first, last = 1, number(match["fq"]) or 3
    else:
        if reference.day is None:
            return Value(None, None, "quarter")
        shift = {"下": 1, "上": -1}.get((match["rq"] or "本")[0], 0)
        base = Moment(reference.day.year, (reference.day.month - 1) // 3 * 3 + 1, 1).plus_months(3 * shift)
        year, first, named = base.year, (base.month + 2) // 3, True
        last = first
    part = match["qp"] or ("末" if match["qe"] else None)
    start, due = Moment(year, 3 * first - 2, 1), Moment(year, 3 * last, last_day(year, 3 * last))
    if part == "初":
        due = Moment(year, start.month, last_day(year, start.month))
    return Value(due if part in ("末", "底") else start, due, "quarter", "date" if part in ("末", "底") else "period", given, not named, None, bool(part))


def half(match: re.Match[str], reference: Reference) -> Value:
    """上半年."""
    year, given, named = year_of(match, reference)
    upper = match["h"] == "上"
    first, due = (Moment(year, 1, 1), Moment(year, 6, 30)) if upper else (Moment(year, 7, 1), Moment(year, 12, 31))
    part = match["hp"]
    return Value(due if part else first, due, "half", "date" if part else "period", given, not named, None, bool(part))


_YEAR_PARTS = {"底": (12, 1, 12, 31), "末": (12, 1, 12, 31), "终": (12, 1, 12, 31), "初": (1, 1, 2, 28), "中": (6, 1, 6, 30), "内": (1, 1, 12, 31), "前后": (1, 1, 12, 31)}


def year_part(match: re.Match[str], reference: Reference) -> Value:
    """年底, 2025年初, 年内."""
    year, given, named = year_of(match, reference)
    part = match["yp1"] or {"岁末年初": "末"}.get(match["yp2"]) or match["yp2"].removeprefix("年度").removeprefix("本年度")[-1]
    m1, d1, m2, d2 = _YEAR_PARTS[part]
    end = Moment(year, m2, last_day(year, m2) if m2 == 2 else d2)
    within = part == "内"
    return Value(Moment(year, m1, d1), end, "year" if within else "month", "period" if within else "date", given, not named and not within, None, not within)


def whole_year(match: re.Match[str], reference: Reference) -> Value:
    """2025年, 全年."""
    year, given, _ = year_of(match, reference)
    return Value(Moment(year, 1, 1), Moment(year, 12, 31), "year", "period", given)


def nickname(month: int, day: int) -> Callable[[re.Match[str], Reference], Value]:
    """开门红, 双过半, 全年红: from New Year to a day."""
    def read(match: re.Match[str], reference: Reference) -> Value:
        year = reference.year
        named = match["nick_year"]
        if named and named[:4].isdigit():
            year = int(named[:4])
        elif named in ("明年", "来年") and year is not None:
            year += 1
        elif month == 3 and reference.day is not None and reference.day.month > 9 and year is not None:
            year += 1  # 开门红 said in autumn is next year's
        return Value(Moment(year, 1, 1), Moment(year, month, day), "nickname", "period")
    return read


def two_years(match: re.Match[str], reference: Reference) -> Value:
    """今明两年."""
    year = reference.year
    if year is None:
        return Value(None, None, "year")
    first = year + (1 if match[0].startswith("明") else 0)
    return Value(Moment(first, 1, 1), Moment(year + (1 if match[0] == "今明两年" else 2), 12, 31), "year")


def open_period(match: re.Match[str], reference: Reference) -> Value:
    """今冬明春: no rule fixes it."""
    return Value(None, None, "season", "period")


def plan_period(match: re.Match[str], reference: Reference) -> Value:
    """“十四五”末, 期间, 开局之年."""
    which = number(match["plan"]) or 14
    last = 1955 + 5 * which
    part = match["pp"]
    if part == "开局之年":
        return Value(Moment(last - 4, 1, 1), Moment(last - 4, 12, 31), "year", "period", True)
    if part == "收官之年":
        return Value(Moment(last, 1, 1), Moment(last, 12, 31), "year", "period", True)
    if part == "前":
        return Value(None, Moment(last - 5, 12, 31), "year", "date", True)
    at_end = part.endswith("末") or part in ("末期",)
    return Value(Moment(last, 12, 31) if at_end else Moment(last - 4, 1, 1), Moment(last, 12, 31), "plan", "date" if at_end else "period", True, False, None, at_end)


def year_span(match: re.Match[str], reference: Reference) -> Value:
    """2023—2025年."""
    return Value(Moment(int(match["ys1"]), 1, 1), Moment(int(match["ys2"]), 12, 31), "year", "period", True)


def century(match: re.Match[str], reference: Reference) -> Value:
    """本世纪中叶."""
    year = 2099 if match[0].endswith("末") else 2050 if "世纪" in match[0] else 2049
    return Value(None, Moment(year, 12, 31), "year", "date", True)


READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "year_span": year_span, "plan_period": plan_period, "nickname_first_quarter": nickname(3, 31), "nickname_half": nickname(6, 30), "nickname_year": nickname(12, 31),
    "two_years": two_years, "winter_spring": open_period, "month_span": month_span, "quarter": quarter, "half": half, "year_part": year_part,
    "whole_year": whole_year, "century": century,
}
