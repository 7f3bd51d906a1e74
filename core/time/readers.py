"""One reader a rule: from a match to the interval it means."""
from __future__ import annotations

import re
from collections.abc import Callable

from huiyao.core import lexicon
from huiyao.core.time import calendar
from huiyao.core.time.moment import Moment, Reference, last_day, leap_year, valid
from huiyao.core.time.numerals import number
from huiyao.core.time.value import Value

_RELATIVE_YEAR = {"今年": 0, "本年": 0, "当年": 0, "同年": 0, "新的一年": 0, "这一年": 0, "去年": -1, "上年": -1, "上一年": -1, "明年": 1, "来年": 1, "次年": 1,
                  "翌年": 1, "下一年": 1, "后年": 2, "前年": -2, "大前年": -3, "大后年": 3}
_RELATIVE_MONTH = {"本月": 0, "这个月": 0, "当月": 0, "同月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "次月": 1}
_RELATIVE_DAY = {"即日": 0, "即日起": 0, "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "当天": 0, "当日": 0, "昨天": -1, "昨日": -1, "昨晚": -1,
                 "前天": -2, "明天": 1, "明日": 1, "次日": 1, "后天": 2}


def read(match: re.Match[str], reference: Reference) -> Value | None:
    """What a match of the scanner means; None where the words fit and the day does not exist (2月30日)."""
    return _READERS[match.lastgroup or ""](match, reference)


def _year(match: re.Match[str], reference: Reference) -> tuple[int | None, bool, bool]:
    """Year of the common year part: (year, given by the words, named at all)."""
    y4, roc, bare, y2, relative = match.group("y4", "roc", "roc_bare", "y2", "ry")
    if y4:
        return number(y4), True, True
    if roc or bare:
        value = number(roc or bare or "")
        return (1911 + value if value else None), True, True
    if y2:
        return 2000 + int(y2) if int(y2) < 70 else 1900 + int(y2), True, True
    if relative:
        return (reference.year + _RELATIVE_YEAR[relative] if reference.year is not None else None), False, True
    return reference.year, False, False


def _month_interval(year: int | None, month: int, part: str | None) -> tuple[Moment, Moment]:
    last = last_day(year, month)
    first, due = {None: (1, last), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last), "上半月": (1, 15), "下半月": (16, last),
                  "初": (1, 10), "中": (11, 20), "底": (last, last), "末": (last, last)}[part]
    return Moment(year, month, first), Moment(year, month, due)


def _calendar(match: re.Match[str], reference: Reference) -> Value | None:
    year, given, named = _year(match, reference)
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
        return Value(moment, moment, "day", "date", given, yearless, weekday=_WEEKDAYS[match["cw"]] if match["cw"] else None)
    part = match["mp"]
    first, due = _month_interval(year, month, part)
    return Value(first, due, "month", "date" if part in ("底", "末") else "period", given, yearless, None, part is not None)


def _month_end(match: re.Match[str], reference: Reference) -> Value:
    if reference.day is None:
        return Value(None, None, "month", "date", ends_period=True)
    first, due = _month_interval(reference.day.year, reference.day.month, match["me"][1])
    return Value(first, due, "month", "date", False, False, None, True)


def _month_span(match: re.Match[str], reference: Reference) -> Value | None:
    year, given, _ = _year(match, reference)
    a, b = number(match["ms1"]), number(match["ms2"])
    if not a or not b or not (1 <= a <= 12 and 1 <= b <= 12):
        return None
    over = year + 1 if year is not None and b < a else year
    _, due = _month_interval(over, b, match["msp"])
    return Value(Moment(year, a, 1), due, "month", "period", given)


def _day_span(match: re.Match[str], reference: Reference) -> Value | None:
    year, given, named = _year(match, reference)
    month, first, last = number(match["dsm"]), number(match["ds1"].replace("廿", "二十")), number(match["ds2"].replace("廿", "二十"))
    if not month or not first or not last or not valid(year, month, last) or first >= last:
        return None
    return Value(Moment(year, month, first), Moment(year, month, last), "day", "date", given, not named)


def _quarter(match: re.Match[str], reference: Reference) -> Value | None:
    year, given, named = _year(match, reference)
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


def _half(match: re.Match[str], reference: Reference) -> Value:
    year, given, named = _year(match, reference)
    upper = match["h"] == "上"
    first, due = (Moment(year, 1, 1), Moment(year, 6, 30)) if upper else (Moment(year, 7, 1), Moment(year, 12, 31))
    part = match["hp"]
    return Value(due if part else first, due, "half", "date" if part else "period", given, not named, None, bool(part))


_YEAR_PARTS = {"底": (12, 1, 12, 31), "末": (12, 1, 12, 31), "终": (12, 1, 12, 31), "初": (1, 1, 2, 28), "中": (6, 1, 6, 30), "内": (1, 1, 12, 31), "前后": (1, 1, 12, 31)}


def _year_part(match: re.Match[str], reference: Reference) -> Value:
    year, given, named = _year(match, reference)
    part = match["yp1"] or {"岁末年初": "末"}.get(match["yp2"]) or match["yp2"].removeprefix("年度").removeprefix("本年度")[-1]
    m1, d1, m2, d2 = _YEAR_PARTS[part]
    end = Moment(year, m2, last_day(year, m2) if m2 == 2 else d2)
    within = part == "内"
    return Value(Moment(year, m1, d1), end, "year" if within else "month", "period" if within else "date", given, not named and not within, None, not within)


def _whole_year(match: re.Match[str], reference: Reference) -> Value:
    year, given, _ = _year(match, reference)
    return Value(Moment(year, 1, 1), Moment(year, 12, 31), "year", "period", given)


def _nickname(month: int, day: int) -> Callable[[re.Match[str], Reference], Value]:
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


def _two_years(match: re.Match[str], reference: Reference) -> Value:
    year = reference.year
    if year is None:
        return Value(None, None, "year")
    first = year + (1 if match[0].startswith("明") else 0)
    return Value(Moment(first, 1, 1), Moment(year + (1 if match[0] == "今明两年" else 2), 12, 31), "year")


def _open_period(match: re.Match[str], reference: Reference) -> Value:
    return Value(None, None, "season", "period")


def _plan_period(match: re.Match[str], reference: Reference) -> Value:
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


def _lunar(match: re.Match[str], reference: Reference) -> Value | None:
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


def _event(match: re.Match[str], reference: Reference) -> Value | None:
    rule = calendar.events()[match["name"]]
    year, given, named = _year(match, reference)
    days = calendar.event_days(rule, year)
    if days is None:
        return Value(None, None, "event", "event")
    first, last = days
    if not named and reference.prefer == "future" and reference.day is not None and year is not None and first <= reference.day and not rule.startswith("day"):
        first, last = calendar.event_days(rule, year + 1) or days
    if first.year is not None and (_DAYS_OFF.search(match[0]) or match.string.startswith("期间", match.end())):
        first, last = calendar.closed_days(rule, last.year or first.year) or (first, last)
    return Value(first, last, "event", "event", given)


def _coming(match: re.Match[str], reference: Reference) -> Value | None:
    count = number(match["cn2"] or match["cn"])
    if count is None or reference.day is None or reference.day.year is None:
        return Value(None, None, "duration", "duration")
    return Value(reference.day, _add(reference.day, count, match["cu"]), "duration", "duration")


def _last_months(match: re.Match[str], reference: Reference) -> Value | None:
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


def _duration(match: re.Match[str], reference: Reference) -> Value | None:
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


def _relative_day(match: re.Match[str], reference: Reference) -> Value:
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


_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日", 1)} | {"天": 7}


def _weekday(match: re.Match[str], reference: Reference) -> Value:
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
    moment = monday.plus(_WEEKDAYS[which] - 1)
    if not match["wp"] and moment < day:
        moment = moment.plus(7)
    return Value(moment, moment, "day", "date")


def _bare_day(match: re.Match[str], reference: Reference) -> Value | None:
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


def _numeric(prefix: str) -> Callable[[re.Match[str], Reference], Value | None]:
    def read(match: re.Match[str], reference: Reference) -> Value | None:
        year, month, day = (int(match[prefix + part]) for part in "ymd")
        if not valid(year, month, day):
            return None
        moment = Moment(year, month, day)
        return Value(moment, moment, "day", "date", True)
    return read


def _year_span(match: re.Match[str], reference: Reference) -> Value:
    return Value(Moment(int(match["ys1"]), 1, 1), Moment(int(match["ys2"]), 12, 31), "year", "period", True)


def _century(match: re.Match[str], reference: Reference) -> Value:
    year = 2099 if match[0].endswith("末") else 2050 if "世纪" in match[0] else 2049
    return Value(None, Moment(year, 12, 31), "year", "date", True)


_WEEKDAY_CODES = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU")))
_RECURRING = re.compile(r"(?P<unit>日|天|周|星期|月|季|年|学期|旬|工作日)度?(?P<weekday>[一二三四五六日天])?(?:(?P<day>[0-9]{1,2}|[一二三十]{1,3})[日号]|(?P<last>月?[底末]))?")


def _recurring(match: re.Match[str], reference: Reference) -> Value:
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


_READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "numeric_date": _numeric("n"), "compact_date": _numeric("c"), "year_span": _year_span, "recurring": _recurring,
    "plan_period": _plan_period, "lunar": _lunar, "nickname_first_quarter": _nickname(3, 31), "nickname_half": _nickname(6, 30),
    "nickname_year": _nickname(12, 31), "two_years": _two_years, "winter_spring": _open_period, "month_span": _month_span, "day_span": _day_span,
    "quarter": _quarter, "half": _half, "calendar": _calendar, "month_end": _month_end, "year_part": _year_part, "whole_year": _whole_year,
    "coming": _coming, "last_months": _last_months, "duration": _duration, "relative_day": _relative_day, "weekday": _weekday,
    "event": _event, "century": _century, "bare_day": _bare_day, "vague": lambda match, reference: Value(None, None, "vague", "vague"),
}
