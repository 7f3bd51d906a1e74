"""Who stands at the head of a clause, and what is said of them."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core import parse
from huiyao.core.discourse import clauses
from huiyao.core.fold import fold
from huiyao.core.people import names


@pytest.mark.parametrize(("text", "subject", "acts"), cases("names", 3))
def test_clause(text: str, subject: str, acts: str) -> None:
    clean = fold(text)
    clause = clauses.read(clean, 0, len(clean))
    found = "|".join(f"{p.kind}:{clean[slice(*p.name)]}:{clean[slice(*p.title)] if p.title else ''}" for p in clause.parties)
    if not subject:
        # A stretch of a sentence may look like a list of bodies; it must not be the subject of an act.
        assert not any(party.kind == "person" for party in clause.parties)
        assert not (clause.parties and clause.verbs and clause.verbs[0].act != "award")
        return
    assert found == subject
    if acts:
        assert ",".join(verb.act for verb in clause.verbs) == acts


@pytest.mark.parametrize("word", ["方面", "高度", "全面", "于是", "安排", "万元", "关于", "任务", "经济", "金融", "严格", "易地"])
def test_words_are_no_names_by_themselves(word: str) -> None:
    assert not names.is_name_alone(word)


@pytest.mark.parametrize("name", ["王浩", "令狐冲", "欧阳修远", "艾力更·依明巴海", "于是之", "万里", "扎西多吉", "范徐丽泰"])
def test_names_behind_a_title(name: str) -> None:
    assert names.is_name_after_title(name)


@pytest.mark.parametrize(("sentence", "wanted"), cases("acts", 2))
def test_acts(sentence: str, wanted: str) -> None:
    report = parse("3月5日，全市工作会议召开。" + sentence)
    found = {speaker.name: "+".join(dict.fromkeys(act.act for act in speaker.acts)) for speaker in report.speakers}
    expected = {} if wanted == "-" else dict(item.split(":") for item in wanted.split("|"))
    assert {name: set(acts.split("+")) for name, acts in found.items()} == {name: set(acts.split("+")) for name, acts in expected.items()}


def test_a_title_told_outside_an_act() -> None:
    report = parse("6月25日上午，区长罗清源到大桥街道督查旧房改造。罗清源要求，要守住政策底线，按时完工。")
    assert [(item.name, item.title) for item in report.speakers] == [("罗清源", "区长")]


def test_the_rank_of_a_unit_is_no_name() -> None:
    report = parse("3月5日，全市公安会议召开。各区县局局长、治安大队长、派出所所长参加会议。")
    assert not [item.name for item in report.attendees if item.kind == "person"]
