"""Directive or not, who is told, and the outline of points."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core import parse
from huiyao.core.directives import addressees, modality, points
from huiyao.core.fold import fold
from huiyao.core.time import find as find_times


@pytest.mark.parametrize(("wanted", "sentence"), cases("directives", 2))
def test_directive_or_not(wanted: str, sentence: str, request: pytest.FixtureRequest) -> None:
    follows = "next_" in request.node.callspec.id
    decision = modality.judge(fold(sentence), previous=follows, kind="person", enumerated=False)
    assert decision.directive is (wanted == "yes"), decision.rule


@pytest.mark.parametrize(("sentence", "wanted"), cases("addressees", 2))
def test_addressees(sentence: str, wanted: str) -> None:
    clean = fold(sentence)
    found = addressees.find(clean, 0, len(clean), find_times(clean))
    assert "|".join(f"{who.role}:{sentence[who.start:who.end]}" for who in found) == wanted


def test_points_have_number_level_and_parent() -> None:
    text = ("3月5日，全县工作会议召开。县长林青讲话。林青强调，要抓好三项工作。一、抓项目。要挂图作战。（一）保要素。要加快审批。（二）强服务。二、抓安全。要一严到底。")
    report = parse(text)
    outline = [(item.text, item.number, item.level, item.parent) for item in report.directives]
    assert outline == [
        ("要抓好三项工作。", None, 1, None), ("一、抓项目。", 1, 1, None), ("要挂图作战。", None, 2, "d2"), ("（一）保要素。", 1, 2, "d2"),
        ("要加快审批。", None, 3, "d4"), ("（二）强服务。", 2, 2, "d2"), ("二、抓安全。", 2, 1, None), ("要一严到底。", None, 2, "d7")]


@pytest.mark.parametrize(("sentence", "topic"), [("一要在稳住外贸上持续用力。", "稳住外贸"), ("科技成果转化要以抓改革为重点。", "科技成果转化"), ("二是强化监管，严格执法。", "强化监管"), ("要一严到底。", None)])
def test_topics(sentence: str, topic: str | None) -> None:
    span = points.topic(sentence)
    assert (sentence[slice(*span)] if span else None) == topic


def test_deadlines_are_linked_to_their_tasks() -> None:
    text = "8月17日，开学工作部署会召开。局长温言要求，8月25日前,各区县教育局要完成校舍检查，9月5日前全面完成整改。"
    report = parse(text, date="2023-08-18")
    assert [(d.text, d.due_date, d.task) for d in report.deadlines] == [("8月25日前", "2023-08-25", "各区县教育局要完成校舍检查"), ("9月5日前", "2023-09-05", "全面完成整改")]


@pytest.mark.parametrize(("demand", "wanted"), cases("deadlines", 2))
def test_which_times_are_deadlines(demand: str, wanted: str) -> None:
    report = parse("8月17日，全市调度会召开。市长温言要求，" + demand, date="2023-08-18")
    assert len(report.directives) == 1
    assert "|".join(f"{item.text}={item.due_date}" for item in report.deadlines) == ("" if wanted == "-" else wanted)


def test_topic_sentences_without_numbers_are_points() -> None:
    report = parse("8月17日，会议召开。市长温言强调，招商引资要以引大项目为重点。要跑项目。干就要干出大贡献。要敢为。")
    assert [item.level for item in report.directives] == [1, 2, 1, 2]
