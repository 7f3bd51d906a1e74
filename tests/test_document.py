"""Folding, units, noise, and the way back to the source."""
from __future__ import annotations

import pytest
from huiyao.core import document
from huiyao.core.fold import fold, script_of


@pytest.mark.parametrize(("source", "folded"), [
    ("會議強調", "会议强调"), (",;:!?()", "，；：！？（）"), ("「全年紅」", "“全年红”"), ("１２３％", "123%"), ('"双过半"和"开门红"', "“双过半”和“开门红”"),
    ("1,000万元", "1,000万元"), ("18:30前", "18:30前"), ("乾隆", "乾隆"), ("干部", "干部"), ("著力", "着力"), ("显著", "显著"), ("再提高.各级", "再提高。各级"), ("增长1.5倍", "增长1.5倍")])
def test_fold(source: str, folded: str) -> None:
    assert fold(source) == folded
    assert len(fold(source)) == len(source)


@pytest.mark.parametrize(("text", "script"), [("会议强调要抓好落实", "simplified"), ("會議強調要抓好落實", "traditional"), ("會議強調要抓好落實，会议强调要抓好落实", "mixed"), ("干", "simplified"), ("會議強調全体干部", "mixed")])
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_units_end_where_a_fact_ends() -> None:
    text = "会议强调，一要抓早；二要抓小。“抓就抓好。”他说，第三，抓实！\n（一）抓细"
    doc = document.read(text)
    assert [doc.unit_text(unit) for unit in doc.units] == ["会议强调，", "一要抓早；", "二要抓小。", "“抓就抓好。”", "他说，", "第三，抓实！", "（一）抓细"]
    assert [unit.paragraph for unit in doc.units] == [0, 0, 0, 0, 0, 0, 1]


def test_noise_is_left_out_and_found_again() -> None:
    text = "市委書(shū)記荀慧強(qiáng)調(diào),要抓好落實(shí)。"
    doc = document.read(text)
    assert doc.clean == "市委书记荀慧强调，要抓好落实。"
    start = doc.clean.index("书记")
    assert doc.wording(start, start + 2) == "書記"
    assert doc.span(start, start + 2).text == "書(shū)記"


def test_syllables_without_tones_are_noise_where_there_are_many() -> None:
    doc = document.read("县委召开会(hui)(hui)议，会(hui)议强调，要把本月(yue)的工作做(zuo)细(xi)。")
    assert doc.clean == "县委召开会议，会议强调，要把本月的工作做细。"
    assert document.read("下载手机(app)，长(km)、宽(cm)、高(mm)").clean == "下载手机（app），长（km）、宽（cm）、高（mm）"


def test_brackets_that_are_no_pinyin_stay() -> None:
    text = "使用平台(app)办理(GDP)"
    assert document.read(text).clean == "使用平台（app）办理（GDP）"


def test_torn_pinyin_and_tags_are_left_out() -> None:
    assert document.read("經(jīng)濟(jì)發(fā)展?fàn)態(tài)良好。/p>").clean == "经济发展态良好。"


def test_a_comma_before_another_mark_is_left_out() -> None:
    doc = document.read("要求,,各村(社区)抓好道路,、水上安全,。")
    assert doc.clean == "要求，各村（社区）抓好道路、水上安全。"
    assert doc.span(doc.clean.index("道路"), doc.clean.index("道路") + 2).text == "道路"
    noisy = document.read("市長強(qiáng)調(diào),,要抓早。")
    assert noisy.span(noisy.clean.index("强调"), noisy.clean.index("强调") + 2).text == "強(qiáng)調(diào)"


def test_markup_is_left_out() -> None:
    doc = document.read("<p>会议强调,要抓好落实。</p>&nbsp;")
    assert doc.clean == "会议强调，要抓好落实。"
