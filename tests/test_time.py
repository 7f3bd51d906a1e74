"""Time expressions: the case table, every rule's example, the calendar against published days."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core.fold import fold
from huiyao.core.time import Moment, Reference, find
from huiyao.core.time.calendar import lunar_day, solar_term
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


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_takes_its_example(rule) -> None:
    found = find(fold(rule.example), Reference.of("2024-07-28"))
    assert [mention.rule for mention in found] == [rule.name]


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
