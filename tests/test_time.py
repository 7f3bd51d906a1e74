"""Time expressions: the case table, every rule's example, the calendar against published days."""
from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import ROOT, cases
from huiyao.core.fold import fold
from huiyao.core.time import Moment, Reference, find, grammar
from huiyao.core.time.calendar import closed_days, is_working_day, lunar_day, solar_term
from huiyao.core.time.everyday import Convention
from huiyao.core.time.everyday.rules import rules as everyday_rules
from huiyao.core.time.numerals import number
from huiyao.core.time.rules import rules


@pytest.mark.parametrize(("expression", "reference", "kind", "first", "due"), cases("time", 5))
def test_case(expression: str, reference: str, kind: str, first: str, due: str) -> None:
    found = find(fold(expression), Reference.of(reference))
    if kind == "-":
        assert found == []
        return
    assert len(found) == 1, found
    mention = found[0]
    assert (mention.kind, str(mention.first or "-"), str(mention.due or "-")) == (kind, first, due)


@pytest.mark.parametrize("rule", {rule.name: rule for opens in ("number", "word") for rule in rules(opens)}.values(), ids=lambda rule: rule.name)
def test_every_rule_takes_its_example(rule) -> None:
    found = find(fold(rule.example), Reference.of("2024-07-28"))
    assert [mention.rule for mention in found] == [rule.name]


def test_openings_hide_nothing() -> None:
    """What the engine finds is what the rules find when tried at every character, whatever they are said to open with."""
    tried = [re.compile(grammar.alternatives(rules(opens))) for opens in ("word", "number")]

    def unguarded(line: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for place in range(len(line)):
            if not spans or place >= spans[-1][1]:
                spans += [match.span() for match in [next(filter(None, (pattern.match(line, place) for pattern in tried)), None)] if match]
        return spans

    files = [*(ROOT / "tests" / "cases").glob("*.tsv"), *(ROOT / "samples").glob("*.txt"), ROOT / "core" / "lexicon" / "events.tsv", ROOT / "core" / "lexicon" / "time_words.txt"]
    lines = [fold(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 1500
    for line in lines:
        assert [m.span() for m in grammar.matches(line)] == unguarded(line), line


@pytest.mark.parametrize(("year", "day"), [(2008, "2008-02-07"), (2015, "2015-02-19"), (2020, "2020-01-25"), (2023, "2023-01-22"), (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17")])
def test_new_year_days_as_published(year: int, day: str) -> None:
    assert str(lunar_day(year, 1, 1)) == day


@pytest.mark.parametrize(("year", "month", "day", "solar"), [(2023, 5, 5, "2023-06-22"), (2023, 8, 15, "2023-09-29"), (2020, 8, 15, "2020-10-01"), (2024, 12, 8, "2025-01-07")])
def test_lunar_days_behind_a_leap_month(year: int, month: int, day: int, solar: str) -> None:
    assert str(lunar_day(year, month, day)) == solar


@pytest.mark.parametrize(("year", "term", "day"), [(2023, "清明", "2023-04-05"), (2024, "清明", "2024-04-04"), (2024, "冬至", "2024-12-21")])
def test_solar_terms(year: int, term: str, day: str) -> None:
    assert str(solar_term(year, term)) == day


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("十二", 12), ("二十", 20), ("一百", 100), ("两", 2), ("二〇二五", 2025), ("一百零五", 105), ("", None), ("甲", None)])
def test_numbers(text: str, value: int | None) -> None:
    assert number(text) == value


def test_recurrences_follow_rfc_5545() -> None:
    written = {text: find(text, Reference.of("2024-07-28"))[0].recurrence for text in ("每月5日前", "每周五前", "每季度末", "每两周", "逐月", "每半年")}
    assert written == {"每月5日前": "FREQ=MONTHLY;BYMONTHDAY=5", "每周五前": "FREQ=WEEKLY;BYDAY=FR", "每季度末": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
                       "每两周": "FREQ=WEEKLY;INTERVAL=2", "逐月": "FREQ=MONTHLY", "每半年": "FREQ=MONTHLY;INTERVAL=6"}


def test_a_moment_without_a_year() -> None:
    assert str(Moment(None, 2, 28).plus(1)) == "--03-01"
    assert Moment.parse("--07-27") == Moment(None, 7, 27)
    with pytest.raises(ValueError, match="not a day"):
        Moment.parse("27 July")


@pytest.mark.parametrize(("expression", "reference", "kind", "first", "due", "measure"), cases("everyday", 6))
def test_everyday_case(expression: str, reference: str, kind: str, first: str, due: str, measure: str) -> None:
    found = find(fold(expression), Reference.of(reference, everyday=Convention()))
    if kind == "-":
        assert found == []
        return
    assert len(found) == 1, found
    mention = found[0]
    assert (mention.kind, str(mention.first or "-"), str(mention.due or "-"), mention.length or mention.recurrence or "-") == (kind, first, due, measure)
    assert (mention.start, mention.end) == (0, len(expression))


@pytest.mark.parametrize("rule", everyday_rules(), ids=lambda rule: rule.name)
def test_every_everyday_rule_takes_its_example(rule) -> None:
    assert rule.name in {mention.rule for mention in find(fold(rule.example), Reference.of("2024-07-30", everyday=Convention()))}


@pytest.mark.parametrize("expression", ["星期一", "两年", "九十年代", "中秋节很热闹", "1月3", "三天后", "2018", "闰四月里"])
def test_a_bulletin_is_not_read_with_everyday_rules(expression: str) -> None:
    bulletin = [m.text for m in find(fold(expression), Reference.of("2024-07-30"))]
    everyday = [m.text for m in find(fold(expression), Reference.of("2024-07-30", everyday=Convention()))]
    assert everyday and everyday != bulletin


@pytest.mark.parametrize(("expression", "convention", "first", "due"), [
    ("下周三", Convention(), "2024-08-07", "2024-08-07"),
    ("下周三", Convention(coming_week=True), "2024-07-31", "2024-07-31"),
    ("上两个月", Convention(), "2024-05-01", "2024-06-30"),
    ("上两个月", Convention(rolling=True), "2024-05-30", "2024-07-30"),
    ("上两个月", Convention(rolling=True, today=False), "2024-05-30", "2024-07-29"),
    ("三年后", Convention(), "2027-01-01", "2027-12-31"),
    ("三年后", Convention(exact_offset=True), "2027-07-30", "2027-07-30")])
def test_conventions(expression: str, convention: Convention, first: str, due: str) -> None:
    mention, = find(expression, Reference.of("2024-07-30", everyday=convention))
    assert (str(mention.first), str(mention.due)) == (first, due)


def test_blanks_between_characters_keep_their_offsets() -> None:
    text = "销量 近 三 年 上升, 2018年 12月 最高"
    found = find(fold(text), Reference.of("2024-07-30", everyday=Convention()))
    assert [(text[m.start:m.end], str(m.first)) for m in found] == [("近 三 年", "2021-07-30"), ("2018年 12月", "2018-12-01")]


@pytest.mark.parametrize(("prefer", "day"), [("future", "2024-08-05"), ("past", "2024-07-29"), ("nearest", "2024-07-29")])
def test_a_bare_weekday(prefer: str, day: str) -> None:
    mention, = find("星期一", Reference.of("2024-07-30", prefer, Convention()))
    assert str(mention.first) == day


def test_closed_days_as_published() -> None:
    """国办发明电〔2023〕7号: 1 May 2024 is closed to 5 May, with Sunday 28 April worked instead."""
    assert list(map(str, closed_days("05-01", 2024) or ())) == ["2024-05-01", "2024-05-05"]
    assert is_working_day(date(2024, 4, 28)) and not is_working_day(date(2024, 5, 2)) and not is_working_day(date(2024, 5, 4))
    assert closed_days("05-01", 2090) is None
    mention, = find("5个工作日内", Reference.of("2024-04-28"))
    assert str(mention.due) == "2024-05-08"


@pytest.mark.parametrize(("text", "days"), [("9月5日、6日", ["2023-09-05", "2023-09-06"]), ("7月27日（周四）", ["2023-07-27"]), ("2014年11月到去年3月", ["2022-03-31"])])
def test_what_stands_beside_a_day_tells_more_of_it(text: str, days: list[str]) -> None:
    assert [str(m.due) for m in find(fold(text), Reference.of("2023-07-28"))] == days
