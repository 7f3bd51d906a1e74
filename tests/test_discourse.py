"""In whose mouth each directive is."""
from __future__ import annotations

import pytest
from conftest import ROOT, cases
from huiyao.core import parse
from huiyao.core.discourse import acts
from huiyao.core.fold import fold

_LEAD = "3月5日，全市工作会议召开。市长罗清源主持会议。"


@pytest.mark.parametrize(("text", "wanted"), cases("attribution", 2))
def test_attribution(text: str, wanted: str) -> None:
    report = parse(_LEAD + text.replace("⏎", "\n"))
    names = {speaker.id: speaker.name for speaker in report.speakers}
    assert ",".join(names[item.speaker] for item in report.directives) == ("" if wanted == "-" else wanted)


def test_a_list_of_attendance_goes_on_behind_a_semicolon() -> None:
    report = parse(_LEAD + "副市长柳强，市直各部门负责人；各乡镇负责人参加会议。")
    assert [item.name for item in report.attendees] == ["柳强", "市直各部门负责人", "各乡镇负责人"]


def test_a_meeting_held_under_somebody() -> None:
    report = parse("3月5日，在市长罗清源同志的主持下，市政府召开常务会议，研究供热工作。")
    assert [(item.name, item.acts[0].act) for item in report.speakers] == [("罗清源", "chair")]


def test_the_guard_before_act_words_hides_none() -> None:
    """What is found with the guard is what is found when every word is tried at every character."""
    files = [*(ROOT / "tests" / "cases").glob("*.tsv"), *(ROOT / "samples").glob("*.txt"), ROOT / "core" / "lexicon" / "acts.tsv"]
    for path in files:
        for line in map(fold, path.read_text(encoding="utf-8").splitlines()):
            assert list(acts.candidate_starts(line)) == [m.start() for m in acts._candidates(False).finditer(line)], line


@pytest.mark.parametrize("below", [
    "   姜武", "   姜武 文静", "作者：姜武", "（通讯员：姜武 文静", "\n来源：市政府办\n编辑：姜武\n点击查看全文\n打开云上江城，参与评论", "\n（记者 姜武）\n扫一扫在手机打开",
    "\n作者：姜武\n打开云上江城，参与评论", "\n上一页：某镇推进平安建设 下一页：某镇守好堤段", "\n标题：罗清源：走好治沙之路", "\n标签：", "\n留言", "\n验证码：", "\n发表评论", "\n网友评论 0条"])
def test_what_stands_below_the_last_sentence_is_nobodys(below: str) -> None:
    report = parse(f"{_LEAD}\n罗清源强调，要守住安全底线。" + below)
    assert [item.text for item in report.directives] == ["要守住安全底线。"]
    assert [item.name for item in report.speakers] == ["罗清源"] and not report.attendees
