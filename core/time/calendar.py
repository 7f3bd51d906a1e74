"""Festivals, solar terms and other days the calendar fixes; see lexicon/events.tsv."""
from __future__ import annotations

from datetime import date, timedelta

from huiyao.core import lexicon
from huiyao.core.time.moment import Moment
from huiyao.core.time.numerals import number

SOLAR_TERMS = ("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至")


@lexicon.cached()
def _years() -> dict[int, tuple[date, int, tuple[int, ...], tuple[str, ...]]]:
    return {int(year): (date.fromisoformat(first), int(leap), tuple(map(int, lengths.split())), tuple(terms.split()))
            for year, first, leap, lengths, terms in lexicon.rows("lunar.tsv")}


def lunar_day(year: int, month: int, day: int) -> Moment | None:
    """The solar day of a lunar one (never a leap month); None outside the table."""
    entry = _years().get(year)
    if entry is None or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    first, leap, lengths, _ = entry
    before = month - 1 + (1 if leap and month > leap else 0)
    return Moment.of(first + timedelta(sum(lengths[:before]) + day - 1))


def lunar_month(year: int, month: int, leap: bool = False) -> tuple[Moment, Moment] | None:
    """First and last solar day of a lunar month; None outside the table, or where the year has no such leap month."""
    entry = _years().get(year)
    if entry is None or not 1 <= month <= 12 or (leap and entry[1] != month):
        return None
    first, leap_month, lengths, _ = entry
    index = month - 1 + (1 if leap_month and (month > leap_month or leap) else 0)
    start = Moment.of(first + timedelta(sum(lengths[:index])))
    return start, start.plus(lengths[index] - 1)


def new_year_eve(year: int) -> Moment | None:
    """除夕 at the end of a lunar year."""
    following = lunar_day(year + 1, 1, 1)
    return following.plus(-1) if following else None


def solar_term(year: int, name: str) -> Moment | None:
    """The day of one of the 24 solar terms; None outside the table or for another name."""
    entry = _years().get(year)
    if entry is None or name not in SOLAR_TERMS:
        return None
    day = entry[3][SOLAR_TERMS.index(name)]
    return Moment(year, int(day[:2]), int(day[2:]))


@lexicon.cached()
def events() -> dict[str, str]:
    """Name of an event to its rule, as lexicon/events.tsv writes it."""
    return {name: rule for names, rule, *_ in lexicon.rows("events.tsv") for name in names.split()}


def event_days(rule: str, year: int | None) -> tuple[Moment, Moment] | None:
    """First and last day of an event in a year; None where no rule fixes it.

    Rules: ``06-01`` or ``06-01/06-03`` solar; ``lunar 1-15``; ``eve``; ``term 清明``;
    ``weekday 5-7-2`` (month, ISO weekday, which one); ``day 2022-10-16``; ``-`` open.
    """
    kind, _, rest = rule.partition(" ")
    if kind == "-":
        return None
    if kind == "day":
        first, _, last = rest.partition("/")
        return Moment.parse(first), Moment.parse(last or first)
    if kind in ("lunar", "eve", "term", "weekday"):
        if year is None:
            return None
        day = _moving(kind, rest, year)
        return (day, day) if day else None
    first, _, last = kind.partition("/")
    start, end = (Moment(year, *map(int, part.split("-"))) for part in (first, last or first))
    return start, end


def _moving(kind: str, rest: str, year: int) -> Moment | None:
    if kind == "eve":
        return new_year_eve(year - 1)
    if kind == "term":
        return solar_term(year, rest)
    values = list(map(int, rest.split("-")))
    if kind == "lunar":
        return lunar_day(year, values[0], values[1])
    month, weekday, which = values
    first = date(year, month, 1)
    return Moment.of(first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1)))


def lunar_words(month: str, day: str) -> tuple[int, int] | None:
    """Month and day of a lunar date in words: 正月 十五, 腊月 廿三, 八月 初一."""
    months = {"正": 1, "冬": 11, "腊": 12}
    m = months.get(month) or number(month)
    d = number(day.removeprefix("初").replace("廿", "二十").replace("卅", "三十"))
    return (m, d) if m and d else None


@lexicon.cached()
def _closed() -> tuple[dict[tuple[str, int], tuple[Moment, Moment]], frozenset[date], frozenset[date]]:
    stretches: dict[tuple[str, int], tuple[Moment, Moment]] = {}
    closed: set[date] = set()
    worked: set[date] = set()
    for names, first, last, *instead in lexicon.rows("closed_days.tsv"):
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        closed.update(start + timedelta(k) for k in range((end - start).days + 1))
        worked.update(map(date.fromisoformat, instead[0].split() if instead else []))
        for name in filter(events().__contains__, names.split()):
            stretches[events()[name], end.year] = (Moment.of(start), Moment.of(end))
    return stretches, frozenset(closed), frozenset(worked)


def closed_days(rule: str, year: int) -> tuple[Moment, Moment] | None:
    """First and last closed day of a public holiday, given by its event's rule; None where no notice is known."""
    return _closed()[0].get((rule, year))


def is_working_day(day: date) -> bool:
    """Whether offices work on a day: by the published notices, else Monday to Friday."""
    _, closed, worked = _closed()
    return day in worked or (day.isoweekday() < 6 and day not in closed)
