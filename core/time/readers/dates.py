"""Readers of days and months: by the calendar, by the moon, by what they celebrate."""
from __future__ import annotations

import re
from collections.abc import Callable

from huiyao.core.time import calendar
from huiyao.core.time.moment import Moment, Reference, leap_year, valid
from huiyao.core.time.numerals import number
from huiyao.core.time.readers.common import WEEKDAYS, month_interval, year_of
from huiyao.core.time.value import Value

_RELATIVE_MONTH = {"本月": 0, "这个月": 0, "当月": 0, "同月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "次月": 1}


def calendar_day(match: re.Match[str], reference: Reference) -> Value | None:
    """A day, a part of a month, or a month: 8月15日, 9月底, 10月中旬."""
    year, given, named = year_of(match, reference)
    relative = match["rm"]
    if relative:
        if reference.day is None:
            return Value(None, None, "month")
        base = Moment(reference.day.year if not named else year, reference.day.month, 1).plus_months(_RELATIVE_MONTH[relative])
        year, month = base.year, base.month
    else:
        found = number(match["m"])
        if not found or not 1 <= found <= 12:
            return None
        month = found
    yearless = not named and not relative
    if match["d"]:
        day = number(match["d"].replace("廿", "二十"))
        if day == 29 and month == 2 and yearless and year is not None:
            leap = Moment(leap_year(year, reference), 2, 29)
            return Value(leap, leap, "day", "date")
        if not day or not valid(year, month, day):
            return None
        moment = Moment(year, month, day)
        return Value(moment, moment, "day", "date", given, yearless, weekday=WEEKDAYS[match["cw"]] if match["cw"] else None)
    part = match["mp"]
    first, due = month_interval(year, month, part)
    return Value(first, due, "month", "date" if part in ("底", "末") else "period", given, yearless, None, part is not None)


def month_end(match: re.Match[str], reference: Reference) -> Value:
    """月底, 月初, 月中 of the present month."""
    if reference.day is None:
        return Value(None, None, "month", "date", ends_period=True)
    first, due = month_interval(reference.day.year, reference.day.month, match["me"][1])
    return Value(first, due, "month", "date", False, False, None, True)


def day_span(match: re.Match[str], reference: Reference) -> Value | None:
    """7月27—28日."""
    year, given, named = year_of(match, reference)
    month, first, last = number(match["dsm"]), number(match["ds1"].replace("廿", "二十")), number(match["ds2"].replace("廿", "二十"))
    if not month or not first or not last or not valid(year, month, last) or first >= last:
        return None
    return Value(Moment(year, month, first), Moment(year, month, last), "day", "date", given, not named)


def lunar(match: re.Match[str], reference: Reference) -> Value | None:
    """正月十五, 腊月廿三."""
    words = calendar.lunar_words(match["lm1"] or match["lm2"], match["ld"])
    if words is None:
        return None
    year = number(match["ly"]) if match["ly"] else reference.year
    if year is None:
        return Value(None, None, "day", "date")
    day = calendar.lunar_day(year, *words)
    if day is not None and not match["ly"]:
        previous = calendar.lunar_day(year - 1, *words)
        if reference.prefer == "future" and reference.day is not None:
            following = calendar.lunar_day(year + 1, *words)
            day = next((d for d in (previous, day, following) if d is not None and d >= reference.day), day)
    return Value(day, day, "day", "date", bool(match["ly"]))


_DAYS_OFF = re.compile("假|黄金周")


def event(match: re.Match[str], reference: Reference) -> Value | None:
    """国庆节前, 汛期前: a day the calendar fixes, or none."""
    rule = calendar.events()[match["name"]]
    year, given, named = year_of(match, reference)
    days = calendar.event_days(rule, year)
    if days is None:
        return Value(None, None, "event", "event")
    first, last = days
    if not named and reference.prefer == "future" and reference.day is not None and year is not None and first <= reference.day and not rule.startswith("day"):
        first, last = calendar.event_days(rule, year + 1) or days
    if first.year is not None and (_DAYS_OFF.search(match[0]) or match.string.startswith("期间", match.end())):
        first, last = calendar.closed_days(rule, last.year or first.year) or (first, last)
    return Value(first, last, "event", "event", given)


def bare_day(match: re.Match[str], reference: Reference) -> Value | None:
    """15日: of this month or the next."""
    return day_of_month(match["bd"], reference)


def day_of_month(text: str, reference: Reference) -> Value | None:
    """The day a number alone names (15日): of this month, or the next or last one as the reference prefers."""
    value = number(text.replace("廿", "二十"))
    day = reference.day
    if not value or day is None or not valid(day.year, day.month, value):
        return Value(None, None, "day", "date") if value else None
    moment = Moment(day.year, day.month, value)
    if reference.prefer == "future" and moment < day:
        moment = moment.plus_months(1)
    elif reference.prefer == "past" and moment > day.plus(1):
        moment = moment.plus_months(-1)
    return Value(moment, moment, "day", "date")


def numeric(prefix: str) -> Callable[[re.Match[str], Reference], Value | None]:
    """2024-03-22, 20240322."""
    def read(match: re.Match[str], reference: Reference) -> Value | None:
        year, month, day = (int(match[prefix + part]) for part in "ymd")
        if not valid(year, month, day):
            return None
        moment = Moment(year, month, day)
        return Value(moment, moment, "day", "date", True)
    return read


READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "numeric_date": numeric("n"), "compact_date": numeric("c"), "lunar": lunar, "day_span": day_span, "calendar": calendar_day, "month_end": month_end,
    "event": event, "bare_day": bare_day,
}
