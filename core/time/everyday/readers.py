"""One reader a rule of everyday time: from a match to the interval it means."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from huiyao.core import lexicon
from huiyao.core.time import calendar
from huiyao.core.time.everyday.convention import Convention
from huiyao.core.time.moment import Moment, Reference, last_day, leap_year, valid
from huiyao.core.time.numerals import number
from huiyao.core.time.value import Value

_RELATIVE_YEARS = {"今年": 0, "本年": 0, "这一年": 0, "去年": -1, "上": -1, "明年": 1, "来年": 1, "次年": 1, "下": 1, "前年": -2, "后年": 2, "大前年": -3, "大后年": 3}
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_UNIT_MONTHS = {"年": 12, "季度": 3, "月": 1}
# A two-digit year up to so many years ahead is of this century: 24年 said in 2021, 33年 not.
_CENTURY_AHEAD = 11


def _year(match: re.Match[str], reference: Reference) -> tuple[int | None, bool]:
    """The year a match names and whether it names one; else the reference's."""
    groups = match.groupdict()
    if groups.get("y"):
        text = groups["y"]
        value = number(text)
        if value is not None and value < 100:
            value = _full_year(value, reference)
        return value, True
    if groups.get("roc"):
        value = number(groups["roc"])
        return (value + 1911 if value else None), True
    if groups.get("reign"):
        value = number(groups["ry"])
        return (_reigns()[groups["reign"]] + value - 1 if value else None), True
    if groups.get("yr"):
        word = groups["yr"]
        shift = _RELATIVE_YEARS.get(word, _RELATIVE_YEARS.get(word[0], 0))
        return (reference.year + shift if reference.year is not None else None), True
    return reference.year, False


@lexicon.cached()
def _reigns() -> dict[str, int]:
    return {name: int(first) for name, first in lexicon.rows("reigns.tsv")}


def _full_year(value: int, reference: Reference) -> int:
    this = reference.year or date.today().year
    return this // 100 * 100 + value - (0 if value <= this % 100 + _CENTURY_AHEAD else 100)


def _days(first: Moment | None, last: Moment | None, granularity: str, given: bool = False, yearless: bool = False) -> Value:
    return Value(first, last, granularity, "date" if first is not None and first == last else "period", given, yearless)


def _day(year: int | None, month: int | None, day: int | None, given: bool, yearless: bool, reference: Reference | None = None) -> Value | None:
    if month == 2 and day == 29 and not given and year is not None and reference is not None:
        year, yearless = leap_year(year, reference), False
    if not month or not day or not valid(year, month, day):
        return None
    return _days(Moment(year, month, day), Moment(year, month, day), "day", given, yearless)


def _written(match: re.Match[str], reference: Reference) -> Value | None:
    year, given = _year(match, reference)
    return _day(year, int(match["m"]), int(match["d"]), given, not given, reference)


def _dotted_month(match: re.Match[str], reference: Reference) -> Value:
    year, month = int(match["y"]), int(match["m"] or match["m2"])
    return _days(Moment(year, month, 1), Moment(year, month, last_day(year, month)), "month", True)


def _any_year(match: re.Match[str], reference: Reference) -> Value | None:
    year, given = _year(match, reference)
    if year is None or not 1 <= year <= 9999:
        return Value(None, None, "year") if match["yr"] else None
    if not match["m"]:
        return _days(Moment(year, 1, 1), Moment(year, 12, 31), "year", given)
    month = number(match["m"])
    if not month:
        return None
    if match["d"]:
        return _day(year, month, number(match["d"].replace("廿", "二十")), True, False)
    return _days(Moment(year, month, 1), Moment(year, month, last_day(year, month)), "month", given)


def _bare_year(match: re.Match[str], reference: Reference) -> Value:
    return _days(Moment(int(match["y"]), 1, 1), Moment(int(match["y"]), 12, 31), "year", True)


def _month_day(match: re.Match[str], reference: Reference) -> Value | None:
    return _day(reference.year, number(match["m"]), number(match["d"].replace("廿", "二十")), False, True, reference)


def _steps(word: str | None) -> int:
    """上上 is two back, 下 one on, 本 and 这 none."""
    return (word or "").count("下") - (word or "").count("上")


def _relative_month(match: re.Match[str], reference: Reference) -> Value | None:
    if reference.day is None:
        return Value(None, None, "month")
    year, named = _year(match, reference)
    base = Moment(year if named else reference.day.year, reference.day.month, 1).plus_months(_steps(match["s"]))
    if match["d"]:
        return _day(base.year, base.month, number(match["d"].replace("廿", "二十")), True, False)
    return _days(base, base._replace(day=last_day(base.year, base.month)), "month")


def _quarter_of(year: int | None, quarter: int, part: str | None = None) -> Value:
    first, last = Moment(year, 3 * quarter - 2, 1), Moment(year, 3 * quarter, last_day(year, 3 * quarter))
    if part in ("末", "底"):
        first = last._replace(day=1)
    elif part == "初":
        last = first._replace(day=last_day(year, first.month))
    return _days(first, last, "quarter")


def _relative_quarter(match: re.Match[str], reference: Reference) -> Value:
    if reference.day is None:
        return Value(None, None, "quarter")
    base = reference.day._replace(day=1).plus_months(3 * _steps(match["s"]))
    return _quarter_of(base.year, (base.month + 2) // 3, match["part"])


def _letter_quarter(match: re.Match[str], reference: Reference) -> Value:
    return _quarter_of(_year(match, reference)[0], int(match["q"]))


def _half(match: re.Match[str], reference: Reference) -> Value:
    year, given = _year(match, reference)
    early = match["s"] in "上前"
    if match["u"] == "年":
        return _days(Moment(year, 1 if early else 7, 1), Moment(year, 6, 30) if early else Moment(year, 12, 31), "half", given)
    if reference.day is None:
        return Value(None, None, "half")
    month = reference.day.month
    return _days(Moment(year, month, 1 if early else 16), Moment(year, month, 15 if early else last_day(year, month)), "half", given)


def _year_pair(match: re.Match[str], reference: Reference) -> Value | None:
    first, last = int(match["a"]), int(match["b"])
    return _days(Moment(first, 1, 1), Moment(last, 12, 31), "year", True) if first < last else None


def _part_of_month(match: re.Match[str], reference: Reference) -> Value:
    if reference.day is None:
        return Value(None, None, "month")
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, last_day(reference.day.year, reference.day.month))}[match["p"]]
    return _days(reference.day._replace(day=first), reference.day._replace(day=last), "month")


def _season(match: re.Match[str], reference: Reference) -> Value:
    year, given = _year(match, reference)
    name = match["season"] or match["alone"]
    following = {"春": "夏", "夏": "秋", "秋": "冬", "冬": "春"}[name]
    if year is None:
        return Value(None, None, "season")
    first, after = calendar.solar_term(year, "立" + name), calendar.solar_term(year + (name == "冬"), "立" + following)
    return _days(first, after.plus(-1) if after else None, "season", given)


def _far_day(match: re.Match[str], reference: Reference) -> Value:
    if reference.day is None:
        return Value(None, None, "day", "date")
    if match["two"]:
        first = 0 if match["two"] == "今明" else 1
        return _days(reference.day.plus(first), reference.day.plus(first + 1), "day")
    steps = {"前日": -2, "后日": 2, "翌日": 1, "听日": 1, "琴日": -1, "寻日": -1}.get(match["w"] or "", 0)
    if match["s"]:
        steps = (match["s"].count("大") + 2) * (1 if match["s"].endswith("后") else -1)
    return _days(reference.day.plus(steps), reference.day.plus(steps), "day")


def _nth_day(match: re.Match[str], reference: Reference) -> Value | None:
    count = number(match["n"])
    if not count or reference.day is None:
        return None
    day = reference.day.plus(count - 1)
    return _days(day, day, "day")


def _week(match: re.Match[str], reference: Reference) -> Value:
    day = reference.day
    if day is None or day.date is None:
        return Value(None, None, "day", "date")
    convention = reference.everyday or Convention()
    monday = day.plus(1 - day.date.isoweekday() + 7 * _steps(match["s"]))
    which = match["d"]
    if which is None:
        return _days(monday, monday.plus(6), "week")
    if which == "末":
        return _days(monday.plus(5), monday.plus(6), "week")
    found = monday.plus(_WEEKDAYS[which] - 1)
    if match["s"] is None:
        found = _bare_weekday(found, day, reference.prefer)
    elif convention.coming_week and match["s"] in ("下", "这") and not (match["s"] == "这" and found == day):
        found = _bare_weekday(found, day, "future")
    return _days(found, found, "day")


def _bare_weekday(found: Moment, day: Moment, prefer: str) -> Moment:
    """星期一 alone: the next one, the last one, or the nearer of the two."""
    ahead = next(found.plus(7 * k) for k in (-1, 0, 1, 2) if found.plus(7 * k) > day)
    behind = ahead.plus(-7) if ahead.plus(-7) != day else ahead.plus(-14)
    if prefer == "past":
        return behind
    if prefer == "future" or ahead.date is None or behind.date is None or day.date is None:
        return ahead
    if ahead.plus(-7) == day:
        return day
    return ahead if (ahead.date - day.date) <= (day.date - behind.date) else behind


def _weekday_date(match: re.Match[str], reference: Reference) -> Value | None:
    """周日, 二月十号: the weekday tells which year or month is meant."""
    day, number_ = reference.day, number(match["d"].replace("廿", "二十"))
    month = number(match["m"]) if match["m"] else None
    if day is None or day.year is None or not number_ or (match["m"] and not month):
        return Value(None, None, "day", "date")
    near = [(day.year + k, month) for k in (0, 1, -1)] if month else [(m.year, m.month) for m in (day.plus_months(k) for k in (0, 1, -1))]
    fitting = [Moment(y, m, number_) for y, m in near if y is not None and m is not None and valid(y, m, number_)]
    wanted = _WEEKDAYS[match["w"]]
    found = next((d for d in fitting if d.date is not None and d.date.isoweekday() == wanted), fitting[0] if fitting else None)
    return _days(found, found, "day") if found else None


def _nth(match: re.Match[str], reference: Reference) -> Value | None:
    year, named = _year(match, reference)
    if year is None:
        return Value(None, None, "week")
    month = number(match["m"] or match["m2"] or "") if (match["m"] or match["m2"]) else None
    if match["rm"]:
        if reference.day is None:
            return None
        base = reference.day._replace(day=1).plus_months({"上": -1, "下": 1}.get(match["rm"][0], 0))
        year, month = base.year, base.month
        assert year is not None
    first, last = (Moment(year, month, 1), Moment(year, month, last_day(year, month))) if month else (Moment(year, 1, 1), Moment(year, 12, 31))
    unit, count = match["u"], number(match["n"] or match["c"] or "一")
    if not count:
        return None
    pieces = _pieces(first, last, unit, match["d"], month is None)
    from_end = match["s"] in ("后", "最后") or (match["s"] is None and match["n"] is None)
    chosen = pieces[-count:] if from_end else pieces[:count] if match["s"] else pieces[count - 1:count]
    if not chosen or len(pieces) < count:
        return None
    return _days(chosen[0][0], chosen[-1][1], "day" if unit in ("天", "日") else "week", named, not named and not match["rm"])


def _pieces(first: Moment, last: Moment, unit: str, weekday: str | None, whole_year: bool) -> list[tuple[Moment, Moment]]:
    """The days, Mondays' weeks, weekdays, months or quarters of a month or a year, in order.

    Weeks are those whose Monday lies in the month; of a year, ISO 8601 weeks.
    """
    assert first.year is not None and last.date is not None and first.date is not None
    if unit in ("月", "季度"):
        step = _UNIT_MONTHS[unit]
        starts = [first.plus_months(k) for k in range(0, (last.month - first.month) + 1, step)]
        return [(start, start.plus_months(step).plus(-1)) for start in starts]
    if unit in ("天", "日"):
        return [(first.plus(k), first.plus(k)) for k in range((last.date - first.date).days + 1)]
    if whole_year and not weekday:
        start = Moment.of(date.fromisocalendar(first.year, 1, 1))
        count = date(first.year, 12, 28).isocalendar()[1]
        return [(start.plus(7 * k), start.plus(7 * k + 6)) for k in range(count)]
    wanted = _WEEKDAYS[weekday] if weekday else 1
    start = first.plus((wanted - first.date.isoweekday()) % 7)
    days = [start.plus(7 * k) for k in range(53) if start.plus(7 * k) <= last]
    return [(day, day if weekday else day.plus(6)) for day in days]


def _rolling(match: re.Match[str], reference: Reference) -> Value | None:
    day, count, unit = reference.day, number(match["c"]), match["u"]
    convention = reference.everyday or Convention()
    if match["c"] == "几" or not count or day is None or unit not in _UNIT_DAYS | _UNIT_MONTHS:
        return Value(None, None, "duration", "duration")
    back = match["s"] in ("近", "最近", "过去", "刚过去", "往前", "前", "上")
    if match["s"] in ("前", "后", "上", "下") and not convention.rolling:
        return _calendar_units(day, count, unit, back)
    far = _shift(day, -count if back else count, unit)
    near = day if convention.today else day.plus(-1 if back else 1)
    return _days(far, near, "duration") if back else _days(near, far, "duration")


def _calendar_units(day: Moment, count: int, unit: str, back: bool) -> Value:
    """上两周, 下三个月: whole weeks, months, quarters or years beside the present one."""
    if unit in _UNIT_MONTHS:
        size = _UNIT_MONTHS[unit]
        start = Moment(day.year, (day.month - 1) // size * size + 1, 1)
    else:
        size = _UNIT_DAYS[unit]
        start = day.plus(1 - day.date.isoweekday()) if size == 7 and day.date else day
    if back:
        return _days(_shift(start, -count, unit), start.plus(-1), unit)
    return _days(_shift(start, 1, unit), _shift(start, count + 1, unit).plus(-1), unit)


def _shift(day: Moment, count: int, unit: str) -> Moment:
    return day.plus_months(_UNIT_MONTHS[unit] * count) if unit in _UNIT_MONTHS else day.plus(_UNIT_DAYS[unit] * count)


def _offset(match: re.Match[str], reference: Reference) -> Value | None:
    unit, day, bound = match["u"], reference.day, match["b"]
    if not match["c"] and not match["half1"]:
        return None
    count = number(match["c"]) if match["c"] else 0
    half = bool(match["half1"] or match["half2"] or match["half3"])
    exact = unit not in _UNIT_DAYS | _UNIT_MONTHS
    if day is None or day.year is None or exact or count is None or count > 2000 or match["c"] == "几":
        return Value(None, None, "duration", "duration" if bound not in ("前", "后") else "date")
    sign = 1 if bound[-1] in "后内" else -1
    moved = _shift(day, sign * count, unit)
    if half:
        moved = moved.plus_months(sign * 6) if unit == "年" else moved.plus(sign * 15)
    if bound.endswith("内"):
        return _days(day, moved, "duration")
    first, last = (moved, moved) if (reference.everyday or Convention()).exact_offset else _unit_around(moved, unit, half)
    if bound == "以来":
        return _days(first, day, "duration")
    if bound in ("以前", "之前"):
        return Value(None, last, "duration", "date")
    if bound in ("以后", "之后"):
        return Value(first, None, "duration", "date")
    return _days(first, last, "duration")


def _unit_around(day: Moment, unit: str, half: bool) -> tuple[Moment, Moment]:
    """三年后 is a year, 半年后 a month, 四周后 a week, 二十天后 a day."""
    if unit == "年" and not half:
        return Moment(day.year, 1, 1), Moment(day.year, 12, 31)
    if unit in ("周", "星期", "礼拜"):
        return day, day.plus(6)
    if unit == "年" or (unit in ("月", "季度") and not half):
        return day._replace(day=1), day._replace(day=last_day(day.year, day.month))
    return day, day


_PARTS = {"初": (0, 3), "初期": (0, 3), "早期": (0, 3), "中期": (3, 7), "后期": (7, 10), "末": (7, 10), "末期": (7, 10)}


def _century(match: re.Match[str], reference: Reference) -> Value | None:
    word = match["c"]
    named = number(word)
    if named is None:
        if reference.year is None:
            return Value(None, None, "century")
        named = reference.year // 100 + 1 + _steps(word)
    start = 100 * (named - 1)
    if match["d"]:
        return _decade_of(start + (number(match["d"]) or 0), match["p"])
    first, last = _PARTS.get(match["p"] or "", (0, 10))
    return _days(Moment(max(1, start + 10 * first), 1, 1), Moment(start + 10 * last - 1, 12, 31), "century", True)


def _decade_of(start: int, part: str | None) -> Value:
    first, last = _PARTS.get(part or "", (0, 10))
    return _days(Moment(max(1, start + first), 1, 1), Moment(start + last - 1, 12, 31), "decade", True)


def _decade(match: re.Match[str], reference: Reference) -> Value:
    tens = number(match["d"]) or 0
    this = (reference.year or 2000) // 100 * 100 + tens
    if reference.year is not None and this > reference.year + 10:
        this -= 100
    return _decade_of(this, match["p"])


def _lunar_month(match: re.Match[str], reference: Reference) -> Value | None:
    year, given = _year(match, reference)
    words = calendar.lunar_words(match["m"], match["d"] or "初一")
    if year is None or words is None:
        return Value(None, None, "day", "date")
    days = calendar.lunar_month(year, words[0], bool(match["leap"]))
    if days is None:
        return Value(None, None, "day", "date")
    if match["d"]:
        day = days[0].plus(words[1] - 1)
        return _days(day, day, "day", given)
    return _days(*days, "month", given)


def _new_year_day(match: re.Match[str], reference: Reference) -> Value:
    year, given = _year(match, reference)
    if year is None:
        return Value(None, None, "day", "date")
    day = calendar.new_year_eve(year) if match["d"] == "三十" else calendar.lunar_day(year, 1, number(match["d"][1:]) or 1)
    return _days(day, day, "day", given)


def _festival(match: re.Match[str], reference: Reference) -> Value | None:
    year, named = _year(match, reference)
    rule = calendar.events().get(match["name"]) or f"term {match['name']}"
    days = calendar.event_days(rule, year) if year is not None else None
    if days is None or year is None:
        return Value(None, None, "event", "event")
    if not named and reference.day is not None:
        if reference.prefer == "future" and days[1] < reference.day:
            days = calendar.event_days(rule, year + 1) or days
        elif reference.prefer == "past" and days[0] > reference.day:
            days = calendar.event_days(rule, year - 1) or days
    return Value(*days, "event", "event", named)


def _clock_span(match: re.Match[str], reference: Reference) -> Value:
    return Value(reference.day, reference.day, "clock", "date")


_FREQUENCIES = {"天": "DAILY", "日": "DAILY", "工作日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY", "月": "MONTHLY", "季度": "MONTHLY", "年": "YEARLY",
                "小时": "HOURLY", "钟头": "HOURLY", "分钟": "MINUTELY"}
_CODES = dict(zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU")))


def _recurring(match: re.Match[str], reference: Reference) -> Value:
    unit, count = match["u"], number(match["c"] or "一") or 1
    frequency, interval = _FREQUENCIES[unit], count * (3 if unit == "季度" else 1)
    if match["c"] == "半":
        frequency, interval = {"年": ("MONTHLY", 6), "小时": ("MINUTELY", 30), "钟头": ("MINUTELY", 30), "天": ("HOURLY", 12)}.get(unit, (frequency, 1))
    rule = f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else "")
    if match["d"]:
        rule += f";BYDAY={_CODES[match['d']]}"
    elif unit == "工作日":
        rule += ";BYDAY=MO,TU,WE,TH,FR"
    elif match["name"]:
        solar = re.fullmatch(r"(\d\d)-(\d\d)", calendar.events().get(match["name"], ""))
        if solar:
            rule += f";BYMONTH={int(solar[1])};BYMONTHDAY={int(solar[2])}"
    return Value(None, None, "recurring", "recurring", recurrence=rule)


_ISO = {"年": "Y", "周年": "Y", "载": "Y", "载春秋": "Y", "月": "M", "季度": "Q", "周": "W", "星期": "W", "礼拜": "W", "天": "D", "日": "D", "工作日": "D", "交易日": "D",
        "小时": "TH", "钟头": "TH", "分": "TM", "分钟": "TM", "秒": "TS", "秒钟": "TS", "世纪": "C"}
_AMOUNT = re.compile(r"(?P<n>大半|小半|半|[0-9][0-9,.]*|[一二三四五六七八九十百千两几数]+)(?:多|来|余)?(?P<h1>个半|个)?(?:多|余)?(?P<u>年|周年|周|月|星期|礼拜|天|日|小时|钟头|分钟?|秒钟?|季度|工作日|交易日|载(?:春秋)?|世纪)(?P<h2>半)?")
_SPANNED = re.compile(r"(?P<a>[0-9][0-9,.]*|[一二三四五六七八九十百千两]+)(?:到|至|-{1,2}|~)(?=[0-9一二三四五六七八九十百千两])")

_BETWEEN = re.compile(r"([一二两三四五六七八])([二三四五六七八九])(?=个|年|月|周|星期|礼拜|天|日|小时|钟头|分钟)")


def _amount(text: str) -> float | None:
    if text in ("半", "小半", "大半"):
        return 0.5
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return number(text)


def _iso(text: str) -> str | None:
    """The ISO 8601 duration of one length: 8天又二十个小时 is P8DT20H; None where the number is open (几年)."""
    out, clock = "P", ""
    for match in _AMOUNT.finditer(text):
        value = _amount(match["n"])
        if value is None:
            return None
        value += 0.5 if match["h1"] == "个半" or match["h2"] else 0
        code = _ISO[match["u"]]
        if code in ("Q", "C"):
            value, code = (value * 3, "M") if code == "Q" else (value * 100, "Y")
        if code[0] == "T":
            clock += f"{value:g}{code[1]}" if value < 1e6 else f"{value:.0f}{code[1]}"
        else:
            out += f"{value:g}{code}" if value < 1e6 else f"{value:.0f}{code}"
    return out + ("T" + clock if clock else "")


def _length(match: re.Match[str], reference: Reference) -> Value | None:
    text = match[0]
    if text.endswith("刻钟"):
        return Value(None, None, "length", "duration", length="PT15M" if text[0] == "一" else "PT45M")
    spanned = _SPANNED.match(text)
    parts = list(_AMOUNT.finditer(text))
    if not parts or (len(parts) == 1 and parts[0]["u"] == "分"):
        return None
    between = _BETWEEN.match(text)
    if between:  # 两三天
        length = f"{_iso(between[1] + text[2:])}/{_iso(between[2] + text[2:])}"
    elif spanned:
        low = _iso(spanned["a"] + text[spanned.end():].lstrip("0123456789.,一二三四五六七八九十百千两"))
        length = f"{low}/{_iso(text[spanned.end():])}"
    elif len(parts) == 2 and re.search(r"以上|到|至|-|~", text[parts[0].end():parts[1].start()]):
        length = f"{_iso(parts[0][0])}/{_iso(parts[1][0])}"
    else:
        length = _iso(text) or ""
    return Value(None, None, "workday" if parts[-1]["u"] in ("工作日", "交易日") else "length", "duration", length=length or None)


READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "en_date": _written, "short_date": _written, "blank_date": _written, "month_day_dash": _written, "dotted_month": _dotted_month, "any_year": _any_year,
    "bare_year": _bare_year, "month_day": _month_day, "relative_month": _relative_month, "relative_quarter": _relative_quarter, "letter_quarter": _letter_quarter,
    "year_pair": _year_pair, "part_of_month": _part_of_month, "clock": _clock_span, "half": _half, "season": _season, "far_day": _far_day, "nth_day": _nth_day, "week": _week, "weekday_date": _weekday_date, "nth": _nth, "rolling": _rolling, "offset": _offset,
    "century": _century, "decade": _decade, "lunar_month": _lunar_month, "new_year_day": _new_year_day, "festival": _festival, "clock_span": _clock_span,
    "recurring": _recurring, "length": _length,
}
