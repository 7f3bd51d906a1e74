"""The whole way: samples against their checked reports, offsets, the schema, any string at all."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import GOLD, SAMPLES, cases, gold_texts
from huiyao.core import Report, parse, schema
from huiyao.core.explain import explain
from hypothesis import given, settings
from hypothesis import strategies as st

VALIDATOR = jsonschema.Draft202012Validator(schema())


def check_offsets(text: str, node: Any) -> int:
    """Every {text, start, end} of a report stands in the source; the number of those checked."""
    count = 0
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            assert text[node["start"]:node["end"]] == node["text"]
            count += 1
        return count + sum(check_offsets(text, value) for value in node.values())
    if isinstance(node, list):
        return sum(check_offsets(text, item) for item in node)
    return 0


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    data = parse(text, name=sample.name).to_dict()
    assert data == json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    VALIDATOR.validate(data)
    assert check_offsets(text, data) > 10


@pytest.mark.parametrize("path", gold_texts() or [pytest.param(None, marks=pytest.mark.skip(reason=f"no gold texts at {GOLD}"))], ids=lambda path: getattr(path, "stem", "none"))
def test_offsets_on_gold(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data = parse(text).to_dict()
    VALIDATOR.validate(data)
    assert check_offsets(text, data) > 3


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_round_trip(sample: Path) -> None:
    report = parse(sample.read_text(encoding="utf-8"))
    assert Report.from_json(report.to_json()) == report


@pytest.mark.parametrize(("text", "date", "start", "year_from"), cases("years", 4))
def test_the_year(text: str, date: str, start: str, year_from: str) -> None:
    dates = parse(text.replace("⏎", "\n"), date=None if date == "-" else date).meeting.dates
    assert dates is not None
    assert (dates.start_date, dates.year_from or "-") == (start, year_from)


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day"):
        parse("会议召开", date="yesterday")
    with pytest.raises(ValueError, match="needs a year"):
        parse("会议召开", date="--05-06")


def test_references_hold() -> None:
    for sample in SAMPLES:
        report = parse(sample.read_text(encoding="utf-8"))
        speakers, directives = {s.id for s in report.speakers}, {d.id: d for d in report.directives}
        assert all(d.speaker in speakers for d in report.directives)
        assert all(d.parent is None or d.parent in directives for d in report.directives)
        for deadline in report.deadlines:
            assert deadline.id in directives[deadline.directive].deadlines
            assert deadline.speaker == directives[deadline.directive].speaker


_WORDS = st.sampled_from(["会议强调，", "市长王勇", "要", "一要", "二是", "（三）", "、", "，", "。", "；", "“", "”", "（", "）", "《", "各县区", "湖州市", "作交流发言", "9月底前", "每周五前", "民国113年", "\n", "\r\n", "　",
                          "書(shū)", "<p>", "&nbsp;", "强调", "主持", "和", "等", "由", "牵头", "设分会场", "在", "召开", "参加会议", "不得", "2024-02-30", "13月45日", "正月三十", "第", "省", "·", "\ud800", "\x00", "💧"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map("".join)))
def test_any_string_gives_a_valid_report(text: str) -> None:
    data = parse(text).to_dict()
    VALIDATOR.validate(data)
    check_offsets(text, data)
    json.dumps(data)


@settings(max_examples=50, deadline=None)
@given(st.lists(_WORDS, max_size=40).map("".join))
def test_parsing_has_no_memory(text: str) -> None:
    first = parse(text)
    parse("3月5日，县长李明远主持召开会议。会议要求，各乡镇要抓好落实。")
    assert parse(text) == first


def test_explanations_name_rule_and_words() -> None:
    text = SAMPLES[-1].read_text(encoding="utf-8")
    lines = explain(text)
    report = parse(text)
    for directive in report.directives:
        assert any(line.what.endswith(": directive") and line.start >= directive.start - 60 and line.end == directive.end for line in lines)
    assert all(text[line.start:line.end] == line.words and line.rule for line in lines)


def test_nothing_of_the_gold_texts_is_copied() -> None:
    """No run of 14 Han characters of a gold text stands in our samples or case tables."""
    if not gold_texts():
        pytest.skip(f"no gold texts at {GOLD}")
    def runs(path):
        return re.findall(r"[\u3400-\u9fff]{14,}", path.read_text(encoding="utf-8"))
    own = "\n".join(path.read_text(encoding="utf-8") for path in [*SAMPLES, *(Path(__file__).parent / "cases").glob("*.tsv")])
    copied = [run[i:i + 14] for path in gold_texts() for run in runs(path) for i in range(len(run) - 13) if run[i:i + 14] in own]
    assert copied == []


def test_a_meeting_held_after_another_has_its_name() -> None:
    report = parse("9月21日，在收听收看全省视频会议后，我市随即召开全市防火工作会议。市长罗清源出席会议并讲话。")
    assert report.meeting.name is not None and report.meeting.name.text == "全市防火工作会议"


def test_another_body_named_in_passing_is_no_organizer() -> None:
    report = parse("3月5日，全市调度会召开。各单位要学好用好省政府召开的防火会议精神。")
    assert report.meeting.organizer is None
