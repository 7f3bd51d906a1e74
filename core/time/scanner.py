"""From matched rules to dated mentions."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from huiyao.core.time import calendar
from huiyao.core.time.moment import Moment, Reference, last_day, valid
from huiyao.core.time.numerals import number
from huiyao.core.time.rules import grammar

# What may stand before and behind an expression and turn it: 到2027年, 9月底前, 今年以来.
_UNTIL = re.compile(r"(?:截至|截止到?|到|至)$")
_RANGE = re.compile(r"(?:日|号)?(?:-{1,2}|~|至|到)")
_SUFFIX = re.compile(r"(?:（含）)?(?:(?P<before>之前|以前|前夕|前(?![后期沿列三景提往端瞻段述几所者N]))|(?P<since>以来|来(?!临|自|到|访|源))|(?P<after>以后|之后|后(?![续勤备果台期半]))"
                     r"|(?P<around>前后)|(?P<until>止|为止)|(?P<from>起(?!来|到|草|点|步|义)|开始)|(?P<during>期间|当天|当日)|(?P<within>以内|之内|内(?!容|部|外|在|涵|地|需|生|资|陆)))")
_TAIL_CLOCK = re.compile(r"(?:上午|下午|晚)?[0-9]{1,2}(?:时|点|:[0-5][0-9])?$")
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "当年": 0, "同年": 0, "新的一年": 0, "这一年": 0, "去年": -1, "上年": -1, "上一年": -1, "明年": 1, "来年": 1, "次年": 1,
                  "翌年": 1, "下一年": 1, "后年": 2, "前年": -2, "大前年": -3, "大后年": 3}
_RELATIVE_MONTH = {"本月": 0, "这个月": 0, "当月": 0, "同月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "次月": 1}
_RELATIVE_DAY = {"即日": 0, "即日起": 0, "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "当天": 0, "当日": 0, "昨天": -1, "昨日": -1, "昨晚": -1,
                 "前天": -2, "明天": 1, "明日": 1, "次日": 1, "后天": 2}


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with what it means.

    ``start``/``end`` are offsets into the text given to ``find``; ``first``/``due`` the
    first and the last day meant (None: open or not fixed); ``rule`` names the rule that
    took it; ``bound`` says what stands behind it: ``before``, ``since``, ``after``,
    ``until``, ``from``, ``within``, ``during`` or nothing; ``year_given`` is whether the
    words themselves carry the year; ``recurrence`` an RFC 5545 rule for repeated times.
    """

    start: int
    end: int
    text: str
    kind: str
    first: Moment | None
    due: Moment | None
    rule: str
    bound: str = ""
    granularity: str = "day"
    year_given: bool = False
    recurrence: str | None = None


@dataclass(slots=True)
class _Value:
    """An interval in the making."""

    first: Moment | None
    due: Moment | None
    granularity: str
    kind: str = "period"
    year_given: bool = False
    yearless: bool = False  # no year in the words: may be moved to the next or last one
    recurrence: str | None = None
    ends_period: bool = False  # 底, 末, 旬: 前 keeps the last day


def find(text: str, reference: Reference | None = None) -> list[TimeMention]:
    """All time expressions of a folded text, left to right, without overlaps."""
    reference = reference or Reference()
    scan, _ = grammar()
    mentions: list[TimeMention] = []
    at = 0
    while match := scan.search(text, at):
        mention = _mention(text, match, reference)
        if mention is None:
            at = match.end() if match.end() > at else at + 1
            continue
        mentions.append(mention)
        at = mention.end
    return mentions


def _mention(text: str, match: re.Match[str], reference: Reference) -> TimeMention | None:
    rule = match.lastgroup
    assert rule is not None
    value = _value(rule, text, match.start(), reference)
    if value is None:
        return None
    start, end = match.span()
    ranged = _range(text, end, value, rule, reference)
    if ranged is not None:
        value, end = ranged
    elif rule == "bare_day" and not re.match(r"之?前|以前|上午|下午|晚|起|内", text[end:end + 2]) and match[0][-1] not in "午晚时点":
        value.granularity = "bare_day"
    bound = ""
    if rule not in ("vague", "recurring", "duration"):
        end, bound = _suffix(text, end, value)
    until = _UNTIL.search(text, max(0, start - 3), start)
    if until and not bound and value.kind in ("period", "date"):
        start, bound = until.start(), "until"
        value.kind = "date"
    if until and bound == "before":
        start = until.start()
    value = _settle(value, reference, bound)
    kind = value.kind
    if kind == "period" and (bound == "before" or value.granularity == "day" or value.ends_period):
        kind = "date"
    return TimeMention(start, end, text[start:end], kind, value.first, value.due, rule, bound, value.granularity,
                       value.year_given, value.recurrence)


def _suffix(text: str, end: int, value: _Value) -> tuple[int, str]:
    match = _SUFFIX.match(text, end)
    if not match:
        return end, ""
    bound = match.lastgroup or ""
    if bound == "before":
        if value.granularity != "day" and not value.ends_period and value.first is not None:
            value.due = value.first.plus(-1)
        elif value.kind == "event" and value.first is not None:
            value.due = value.first.plus(-1)
        value.first = None
    elif bound in ("since", "from", "after"):
        value.due = None
    return match.end(), bound


def _settle(value: _Value, reference: Reference, bound: str) -> _Value:
    """Move a day without a year to the year that the reference and the preference ask for."""
    last = value.due or value.first
    if not value.yearless or last is None or last.year is None or reference.day is None or reference.day.year is None:
        return value
    step = 0
    if reference.prefer == "future" and last < reference.day and value.granularity in ("day", "month", "event"):
        step = 1
    elif reference.prefer == "past" and (value.first or last) > reference.day.plus(1):
        step = -1
    if step:
        value.first = _shift(value.first, step)
        value.due = _shift(value.due, step)
    return value


def _shift(day: Moment | None, years: int) -> Moment | None:
    if day is None or day.year is None:
        return day
    return Moment(day.year + years, day.month, min(day.day, last_day(day.year + years, day.month)))


def _range(text: str, end: int, value: _Value, rule: str, reference: Reference) -> tuple[_Value, int] | None:
    """7月27日至28日, 今年7月至9月, 即日起至10月10日: the second half takes what it lacks from the first."""
    if rule in ("vague", "recurring", "duration", "month_span", "year_span") or (value.first is None and rule != "relative_day"):
        return None
    link = _RANGE.match(text, end)
    if not link:
        return None
    scan, _ = grammar()
    match = scan.match(text, link.end())
    if match is None or match.lastgroup is None:
        bare = re.compile(r"[0-9]{1,2}[日号]").match(text, link.end())
        if bare is None:
            return None
        match, name = bare, "bare_day"
    else:
        name = match.lastgroup
    if name in ("vague", "recurring", "duration", "event"):
        return None
    anchor = value.first or reference.day
    second = _value(name, text, match.start(), Reference(anchor, "future", reference.roc))
    if second is None or second.due is None:
        return None
    if second.yearless and anchor is not None and second.due.year is not None and anchor.year is not None and second.due < anchor:
        second.due = _shift(second.due, 1)
    return (_Value(anchor if rule == "relative_day" else value.first, second.due, second.granularity, "date", value.year_given or second.year_given,
                   value.yearless and second.yearless, None, second.ends_period), match.end())


# --- one reader a rule ----------------------------------------------------------------------------------------------

def _value(rule: str, text: str, start: int, reference: Reference) -> _Value | None:
    match = grammar()[1][rule].match(text, start)
    if match is None:
        return None
    return _READERS[rule](match, reference)


def _year(match: re.Match[str], reference: Reference, prefix: str = "") -> tuple[int | None, bool, bool]:
    """Year of the common year part: (year, given by the words, named at all)."""
    groups = match.groupdict()
    y4, roc, bare, y2, relative = (groups.get(prefix + name) for name in ("y4", "roc", "roc_bare", "y2", "ry"))
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


def _calendar(match: re.Match[str], reference: Reference) -> _Value | None:
    year, given, named = _year(match, reference)
    relative = match["rm"]
    if relative:
        if reference.day is None:
            return _Value(None, None, "month")
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
        if not day or not valid(year, month, day):
            return None
        moment = Moment(year, month, day)
        return _Value(moment, moment, "day", "date", given, yearless)
    part = match["mp"]
    first, due = _month_interval(year, month, part)
    return _Value(first, due, "month", "date" if part in ("底", "末") else "period", given, yearless, None, part is not None)


def _month_end(match: re.Match[str], reference: Reference) -> _Value:
    if reference.day is None:
        return _Value(None, None, "month", "date", ends_period=True)
    first, due = _month_interval(reference.day.year, reference.day.month, match["me"][1])
    return _Value(first, due, "month", "date", False, False, None, True)


def _month_span(match: re.Match[str], reference: Reference) -> _Value | None:
    year, given, named = _year(match, reference)
    a, b = number(match["ms1"]), number(match["ms2"])
    if not a or not b or not (1 <= a <= 12 and 1 <= b <= 12):
        return None
    over = year + 1 if year is not None and b < a else year
    _, due = _month_interval(over, b, match["msp"])
    return _Value(Moment(year, a, 1), due, "month", "period", given, not named)


def _quarter(match: re.Match[str], reference: Reference) -> _Value | None:
    year, given, named = _year(match, reference)
    if match["q"] or match["qs"]:
        last = first = number(match["q"] or "一") or 1
    elif match["fq"]:
        first, last = 1, number(match["fq"]) or 3
    else:
        if reference.day is None:
            return _Value(None, None, "quarter")
        shift = {"下": 1, "上": -1}.get((match["rq"] or "本")[0], 0)
        base = Moment(reference.day.year, (reference.day.month - 1) // 3 * 3 + 1, 1).plus_months(3 * shift)
        year, first, named = base.year, (base.month + 2) // 3, True
        last = first
    part = match["qp"] or ("末" if match["qe"] else None)
    start, due = Moment(year, 3 * first - 2, 1), Moment(year, 3 * last, last_day(year, 3 * last))
    return _Value(due if part in ("末", "底") else start, due, "quarter", "date" if part in ("末", "底") else "period", given, not named, None, bool(part))


def _half(match: re.Match[str], reference: Reference) -> _Value:
    year, given, named = _year(match, reference)
    upper = match["h"] == "上"
    first, due = (Moment(year, 1, 1), Moment(year, 6, 30)) if upper else (Moment(year, 7, 1), Moment(year, 12, 31))
    part = match["hp"]
    return _Value(due if part else first, due, "half", "date" if part else "period", given, not named, None, bool(part))


_YEAR_PARTS = {"底": (12, 1, 12, 31), "末": (12, 1, 12, 31), "终": (12, 1, 12, 31), "初": (1, 1, 2, 28), "中": (6, 1, 6, 30), "内": (1, 1, 12, 31), "前后": (1, 1, 12, 31)}


def _year_part(match: re.Match[str], reference: Reference) -> _Value:
    year, given, named = _year(match, reference)
    part = match["yp1"] or {"岁末年初": "末"}.get(match["yp2"]) or match["yp2"].removeprefix("年度").removeprefix("本年度")[-1]
    m1, d1, m2, d2 = _YEAR_PARTS[part]
    end = Moment(year, m2, last_day(year, m2) if m2 == 2 else d2)
    within = part == "内"
    return _Value(Moment(year, m1, d1), end, "year" if within else "month", "period" if within else "date", given, not named and not within, None, True)


def _whole_year(match: re.Match[str], reference: Reference) -> _Value:
    year, given, _ = _year(match, reference, "w")
    return _Value(Moment(year, 1, 1), Moment(year, 12, 31), "year", "period", given)


def _nickname(month: int, day: int) -> Callable[[re.Match[str], Reference], _Value]:
    def read(match: re.Match[str], reference: Reference) -> _Value:
        year = reference.year
        if month == 3 and reference.day is not None and reference.day.month > 9 and year is not None:
            year += 1  # 开门红 said in autumn is next year's
        return _Value(Moment(year, 1, 1), Moment(year, month, day), "nickname", "period")
    return read


def _two_years(match: re.Match[str], reference: Reference) -> _Value:
    year = reference.year
    if year is None:
        return _Value(None, None, "year")
    first = year + (1 if match[0].startswith("明") else 0)
    return _Value(Moment(first, 1, 1), Moment(year + (1 if match[0] == "今明两年" else 2), 12, 31), "year")


def _open_period(match: re.Match[str], reference: Reference) -> _Value:
    return _Value(None, None, "season", "period")


def _plan_period(match: re.Match[str], reference: Reference) -> _Value:
    which = number(match["plan"]) or 14
    last = 1955 + 5 * which
    part = match["pp"]
    if part == "开局之年":
        return _Value(Moment(last - 4, 1, 1), Moment(last - 4, 12, 31), "year", "period", True)
    if part == "收官之年":
        return _Value(Moment(last, 1, 1), Moment(last, 12, 31), "year", "period", True)
    if part == "前":
        return _Value(None, Moment(last - 5, 12, 31), "year", "date", True)
    at_end = part.endswith("末") or part in ("末期",)
    return _Value(Moment(last, 12, 31) if at_end else Moment(last - 4, 1, 1), Moment(last, 12, 31), "plan", "date" if at_end else "period", True, False, None, at_end)


def _lunar(match: re.Match[str], reference: Reference) -> _Value | None:
    words = calendar.lunar_words(match["lm1"] or match["lm2"], match["ld"])
    if words is None:
        return None
    year = number(match["ly"]) if match["ly"] else reference.year
    if year is None:
        return _Value(None, None, "day", "date")
    day = calendar.lunar_day(year, *words)
    if day is not None and not match["ly"]:
        previous = calendar.lunar_day(year - 1, *words)
        if reference.prefer == "future" and reference.day is not None:
            following = calendar.lunar_day(year + 1, *words)
            day = next((d for d in (previous, day, following) if d is not None and d >= reference.day), day)
    return _Value(day, day, "day", "date", bool(match["ly"]))


def _event(match: re.Match[str], reference: Reference) -> _Value | None:
    rule = calendar.events()[match["event"]]
    year, given, named = _year(match, reference, "e")
    days = calendar.event_days(rule, year)
    if days is None:
        return _Value(None, None, "event", "event")
    first, last = days
    if not named and reference.prefer == "future" and reference.day is not None and year is not None and first <= reference.day and not rule.startswith("day"):
        first, last = calendar.event_days(rule, year + 1) or days
    return _Value(first, last, "event", "event", given)


def _coming(match: re.Match[str], reference: Reference) -> _Value | None:
    count = number(match["cn2"] or match["cn"])
    if count is None or reference.day is None or reference.day.year is None:
        return _Value(None, None, "duration", "duration")
    return _Value(reference.day, _add(reference.day, count, match["cu"]), "duration", "duration")


def _last_months(match: re.Match[str], reference: Reference) -> _Value | None:
    count = number(match["ln"])
    months = (count or 0) * (3 if match["lu"] == "季度" else 1)
    if not 1 <= months <= 11:
        return None
    return _Value(Moment(reference.year, 13 - months, 1), Moment(reference.year, 12, 31), "month", "period")


def _add(day: Moment, count: int, unit: str) -> Moment | None:
    if count > 1000:
        return None
    if unit == "工作日":
        moved, left = day, count
        while left:
            moved = moved.plus(1)
            left -= moved.date is not None and moved.date.isoweekday() < 6
        return moved
    months = {"年": 12, "月": 1, "季度": 3}.get(unit)
    if months:
        return day.plus_months(months * count)
    days = {"周": 7, "星期": 7, "天": 1, "日": 1}.get(unit)
    return day.plus(days * count) if days else None


def _duration(match: re.Match[str], reference: Reference) -> _Value | None:
    amount, unit = match["dn2"] or match["dn"], match["du"]
    day = reference.day
    if day is None or day.year is None or unit in ("小时", "钟头", "分钟", "秒", "学期"):
        return _Value(None, None, "duration", "duration")
    if amount == "半":
        due = {"年": day.plus_months(6), "月": day.plus(15)}.get(unit)
    else:
        count = number(amount) if "." not in amount else None
        due = _add(day, count, unit) if count is not None else None
    if match["dh"] and due is not None:
        due = due.plus_months(6) if match["dh"] == "年半" else due.plus(15)
    return _Value(day, due, "duration", "duration")


def _relative_day(match: re.Match[str], reference: Reference) -> _Value:
    named = match["rdd"] or match["rdd2"]
    word = match["rd"] or "昨天"
    day = reference.day
    if named:
        value = number(named)
        month = number(match["rdm"]) if match["rdm"] else (day.month if day else None)
        if value and month and valid(day.year if day else None, month, value):
            moment = Moment(day.year if day else None, month, value)
            return _Value(moment, moment, "day", "date", False, day is not None)
    if day is None or word not in _RELATIVE_DAY:
        return _Value(None, None, "day", "date")
    moment = day.plus(_RELATIVE_DAY[word])
    return _Value(moment, moment, "day", "date")


_DAYS_OF_WEEK = {c: i for i, c in enumerate("一二三四五六日", 1)} | {"天": 7}


def _weekday(match: re.Match[str], reference: Reference) -> _Value:
    day = reference.day
    if day is None or day.date is None:
        return _Value(None, None, "day", "date")
    monday = day.plus(1 - day.date.isoweekday())
    which = match["wd"] or match["wd2"]
    if match["wp"]:
        shift = {"下下": 14, "下": 7, "上": -7}.get(match["wp"].removesuffix("周").removesuffix("星期"), 0)
        monday = monday.plus(shift)
        if not which:
            return _Value(monday, monday.plus(6), "week", "period", ends_period=True)
    moment = monday.plus(_DAYS_OF_WEEK[which] - 1)
    if not match["wp"] and moment < day:
        moment = moment.plus(7)
    return _Value(moment, moment, "day", "date")


def _bare_day(match: re.Match[str], reference: Reference) -> _Value | None:
    value = number(match["bd"].replace("廿", "二十"))
    day = reference.day
    if not value or day is None or not valid(day.year, day.month, value):
        return _Value(None, None, "day", "date") if value else None
    moment = Moment(day.year, day.month, value)
    if reference.prefer == "future" and moment < day:
        moment = moment.plus_months(1)
    elif reference.prefer == "past" and moment > day.plus(1):
        moment = moment.plus_months(-1)
    return _Value(moment, moment, "day", "date")


def _numeric(prefix: str) -> Callable[[re.Match[str], Reference], _Value | None]:
    def read(match: re.Match[str], reference: Reference) -> _Value | None:
        year, month, day = (int(match[prefix + part]) for part in "ymd")
        if not valid(year, month, day):
            return None
        moment = Moment(year, month, day)
        return _Value(moment, moment, "day", "date", True)
    return read


def _year_span(match: re.Match[str], reference: Reference) -> _Value:
    return _Value(Moment(int(match["ys1"]), 1, 1), Moment(int(match["ys2"]), 12, 31), "year", "period", True)


def _century(match: re.Match[str], reference: Reference) -> _Value:
    year = 2099 if match[0].endswith("末") else 2050 if "世纪" in match[0] else 2049
    return _Value(None, Moment(year, 12, 31), "year", "date", True)


_WEEKDAY_CODES = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU")))
_RECURRING = re.compile(rf"(?P<unit>日|天|周|星期|月|季|年|学期|旬|工作日)度?(?P<weekday>[一二三四五六日天])?(?:(?P<day>[0-9]{{1,2}}|[一二三十]{{1,3}})[日号]|(?P<last>底|末))?")


def _recurring(match: re.Match[str], reference: Reference) -> _Value:
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
            if unit == "工作日":
                rule += ";BYDAY=MO,TU,WE,TH,FR"
    return _Value(None, None, "recurring", "recurring", recurrence=rule)


_READERS: dict[str, Callable[[re.Match[str], Reference], _Value | None]] = {
    "numeric_date": _numeric("n"), "compact_date": _numeric("c"), "year_span": _year_span, "recurring": _recurring,
    "plan_period": _plan_period, "lunar": _lunar, "nickname_first_quarter": _nickname(3, 31), "nickname_half": _nickname(6, 30),
    "nickname_year": _nickname(12, 31), "two_years": _two_years, "winter_spring": _open_period, "month_span": _month_span,
    "quarter": _quarter, "half": _half, "calendar": _calendar, "month_end": _month_end, "year_part": _year_part, "whole_year": _whole_year,
    "coming": _coming, "last_months": _last_months, "duration": _duration, "relative_day": _relative_day, "weekday": _weekday,
    "event": _event, "century": _century, "bare_day": _bare_day, "vague": lambda match, reference: _Value(None, None, "vague", "vague"),
}
