"""Directive or not, who is told, and the outline of points."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core import parse
from huiyao.core.directives import addressees, modality, points
from huiyao.core.fold import fold


@pytest.mark.parametrize(("wanted", "sentence"), cases("directives", 2))
def test_directive_or_not(wanted: str, sentence: str, request: pytest.FixtureRequest) -> None:
    follows = "next_" in request.node.callspec.id
    decision = modality.judge(fold(sentence), previous=follows, kind="person", enumerated=False)
    assert decision.directive is (wanted == "yes"), decision.rule


@pytest.mark.parametrize(("sentence", "wanted"), cases("addressees", 2))
def test_addressees(sentence: str, wanted: str) -> None:
    clean = fold(sentence)
    found = addressees.find(clean, 0, len(clean))
    assert "|".join(f"{who.role}:{sentence[who.start:who.end]}" for who in found) == wanted


def test_points_have_number_level_and_parent() -> None:
    text = ("3月5日，全县工作会议召开。县长林青讲话。林青强调，要抓好三项工作。一、抓项目。要挂图作战。（一）保要素。要加快审批。（二）强服务。二、抓安全。要一严到底。")
    report = parse(text)
    outline = [(item.text, item.number, item.level, item.parent) for item in report.directives]
    assert outline == [
        ("要抓好三项工作。", None, 1, None), ("一、抓项目。", 1, 1, None), ("要挂图作战。", None, 2, "d2"), ("（一）保要素。", 1, 2, "d2"),
        ("要加快审批。", None, 3, "d4"), ("（二）强服务。", 2, 2, "d2"), ("二、抓安全。", 2, 1, None), ("要一严到底。", None, 2, "d7")]


@pytest.mark.parametrize(("sentence", "topic"), [("一要在稳定就业上持续用力。", "稳定就业"), ("科技成果转化要以抓改革为重点。", "科技成果转化"), ("二是强化监管，严格执法。", "强化监管"), ("要一严到底。", None)])
def test_topics(sentence: str, topic: str | None) -> None:
    span = points.topic(sentence)
    assert (sentence[slice(*span)] if span else None) == topic


def test_deadlines_are_linked_to_their_tasks() -> None:
    text = "8月17日，开学工作部署会召开。局长温言要求，8月25日前,各区县教育局要完成校舍检查，9月5日前全面完成整改。"
    report = parse(text, date="2023-08-18")
    assert [(d.text, d.due_date, d.task) for d in report.deadlines] == [("8月25日前", "2023-08-25", "各区县教育局要完成校舍检查"), ("9月5日前", "2023-09-05", "全面完成整改")]


@pytest.mark.parametrize("sentence", ["要总结一季度工作经验。", "要谋划好明年工作。", "要完成今年列入计划的项目。", "要学习《三年行动方案（2023—2025年）》。", "全员劳动生产率要较2022年有明显提高。", "要巩固今年以来的良好态势。", "对连续两个月亮红灯的要约谈。", "6月是关键月，影响全年，各级要担当作为。", "年底工作千头万绪，各部门要理清头绪。"])
def test_background_is_no_deadline(sentence: str) -> None:
    report = parse("8月17日，全市调度会召开。市长温言要求，" + sentence, date="2023-08-18")
    assert len(report.directives) == 1
    assert report.deadlines == ()
