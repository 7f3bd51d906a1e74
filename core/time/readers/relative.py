"""Readers of what is reckoned from a day: durations, weekdays, today and tomorrow, and what comes again."""
from __future__ import annotations

import re
from collections.abc import Callable

from huiyao.core import lexicon
from huiyao.core.time import calendar
from huiyao.core.time.moment import Moment, Reference, valid
from huiyao.core.time.numerals import number
from huiyao.core.time.readers.common import WEEKDAYS
from huiyao.core.time.value import Value

_RELATIVE_DAY = {"即日": 0, "即日起": 0, "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "当天": 0, "当日": 0, "昨天": -1, "昨日": -1, "昨晚": -1,
                 "前天": -2, "明天": 1, "明日": 1, "次日": 1, "后天": 2}


def coming(match: re.Match[str], reference: Reference) -> Value | None:
    """未来三年."""
    count = number(match["cn2"] or match["cn"])
    if count is None or reference.day is None or reference.day.year is None:
        return Value(None, None, "duration", "duration")
    return Value(reference.day, _add(reference.day, count, match["cu"]), "duration", "duration")


def last_months(match: re.Match[str], reference: Reference) -> Value | None:
    """最后两个月 of the year."""
    count = number(match["ln"])
    months = (count or 0) * (3 if match["lu"] == "季度" else 1)
    if not 1 <= months <= 11:
        return None
    return Value(Moment(reference.year, 13 - months, 1), Moment(reference.year, 12, 31), "month", "period")


def _add(day: Moment, count: int, unit: str) -> Moment | None:
    if count > 1000:
        return None
    if unit == "工作日":
        if day.date is None or day.date > lexicon.reaches("closed_days.tsv"):
            return None  # the days off of that year are not published yet
        moved, left = day, count
        while left:
            moved = moved.plus(1)
            left -= moved.date is not None and calendar.is_working_day(moved.date)
        return moved
    months = {"年": 12, "月": 1, "季度": 3}.get(unit)
    if months:
        return day.plus_months(months * count)
    days = {"周": 7, "星期": 7, "天": 1, "日": 1}.get(unit)
    return day.plus(days * count) if days else None


def duration(match: re.Match[str], reference: Reference) -> Value | None:
    """三个月内, 5个工作日内."""
    amount, unit = match["dn2"] or match["dn"], match["du"] or ""
    day = reference.day
    if day is None or day.year is None or unit in ("小时", "钟头", "分钟", "秒", "学期"):
        return Value(None, None, "duration", "duration")
    if amount == "半":
        due = {"年": day.plus_months(6), "月": day.plus(15)}.get(unit)
    else:
        count = number(amount) if "." not in amount else None
        due = _add(day, count, unit) if count is not None else None
    if match["dh"]:
        due = _add(day, number(amount) or 0, "年" if match["dh"] == "年半" else "月")
        due = (due.plus_months(6) if match["dh"] == "年半" else due.plus(15)) if due is not None else None
    return Value(day, due, "duration", "duration")


def relative_day(match: re.Match[str], reference: Reference) -> Value:
    """今天, 昨天(6月3日)."""
    named = match["rdd"] or match["rdd2"]
    word = match["rd"] or "昨天"
    day = reference.day
    if named:
        value = number(named)
        month = number(match["rdm"]) if match["rdm"] else (day.month if day else None)
        if value and month and valid(day.year if day else None, month, value):
            moment = Moment(day.year if day else None, month, value)
            if day is not None and moment > day:
                moment = moment.in_year(-1)
            return Value(moment, moment, "day", "date")
    if day is None or word not in _RELATIVE_DAY:
        return Value(None, None, "day", "date")
    moment = day.plus(_RELATIVE_DAY[word])
    return Value(moment, moment, "day", "date")


def weekday(match: re.Match[str], reference: Reference) -> Value:
    """下周五, 周五前."""
    day = reference.day
    if day is None or day.date is None:
        return Value(None, None, "day", "date")
    monday = day.plus(1 - day.date.isoweekday())
    which = match["wd"] or match["wd2"]
    if match["wp"]:
        shift = {"下下": 14, "下": 7, "上": -7}.get(match["wp"].removesuffix("周").removesuffix("星期"), 0)
        monday = monday.plus(shift)
        if not which:
            return Value(monday, monday.plus(6), "week", "period", ends_period=True)
    moment = monday.plus(WEEKDAYS[which] - 1)
    if not match["wp"] and moment < day:
        moment = moment.plus(7)
    return Value(moment, moment, "day", "date")


_WEEKDAY_CODES = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU")))
_RECURRING = re.compile(r"(?P<unit>日|天|周|星期|月|季|年|学期|旬|工作日)度?(?P<weekday>[一二三四五六日天])?(?:(?P<day>[0-9]{1,2}|[一二三十]{1,3})[日号]|(?P<last>月?[底末]))?")


def recurring(match: re.Match[str], reference: Reference) -> Value:
    """每月5日前, as an RFC 5545 rule."""
    text = match[0]
    parts = _RECURRING.search(text, 1 if len(text) > 1 else 0)
    rule = None
    if parts:
        unit = parts["unit"]
        count = number(match["rn"] or "") or 1
        frequency, interval = {"日": ("DAILY", 1), "天": ("DAILY", 1), "工作日": ("DAILY", 1), "周": ("WEEKLY", 1), "星期": ("WEEKLY", 1),
                               "旬": ("DAILY", 10), "月": ("MONTHLY", 1), "季": ("MONTHLY", 3), "年": ("YEARLY", 1), "学期": ("", 1)}[unit]
        if match["rn"] == "半" and unit == "年":
            frequency, interval = "MONTHLY", 6
        if frequency:
            rule = f"FREQ={frequency}" + (f";INTERVAL={interval * count}" if interval * count > 1 else "")
            if parts["weekday"]:
                rule += f";BYDAY={_WEEKDAY_CODES[parts['weekday']]}"
            elif parts["day"]:
                rule += f";BYMONTHDAY={number(parts['day'])}"
            elif parts["last"]:
                rule += ";BYMONTHDAY=-1"
            elif match["em"]:
                rule += f";BYMONTH={number(match['em'])}" + (f";BYMONTHDAY={number(match['emd'])}" if match["emd"] else ";BYMONTHDAY=-1" if match["eml"] else "")
            if unit == "工作日":
                rule += ";BYDAY=MO,TU,WE,TH,FR"
    return Value(None, None, "recurring", "recurring", recurrence=rule)


READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "recurring": recurring, "coming": coming, "last_months": last_months, "duration": duration, "relative_day": relative_day, "weekday": weekday,
    "vague": lambda match, reference: Value(None, None, "vague", "vague"),
}
