"""A user's own words: what they change, and what is said of a file that is wrong."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from huiyao.core import parse
from huiyao.core.lexicon import own

GOOD = """
titles = ["网格总长"]
bodies = ["攻坚专班"]
[acts]
speech = ["作动员"]
[events]
"柑橘节" = "11-08"
"园博会" = "2024-09-26"
[regions]
"临港" = "330205"
[people]
"东方红日" = "县水务局局长"
"""


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    own.install([])


def write(path: Path, text: str) -> str:
    (path / "words.toml").write_text(text, encoding="utf-8")
    return str(path / "words.toml")


TEXT = ("3月5日，全县会议召开。县网格总长方予宁作动员。会议要求，县攻坚专班要在柑橘节前完成验收，县住建局要在园博会前完成亮化。"
        "东方红日强调，要守住底线。会上，临港作交流发言。")


def test_every_kind_of_word_is_known_afterwards(tmp_path: Path) -> None:
    before = parse(TEXT, date="2024-03-06")
    own.install([write(tmp_path, GOOD)])
    after = parse(TEXT, date="2024-03-06")
    assert [item.due_date for item in before.deadlines] != [item.due_date for item in after.deadlines]
    assert [item.due_date for item in after.deadlines] == ["2024-11-07", "2024-09-25"]
    people = {speaker.name: speaker for speaker in after.speakers}
    assert people["方予宁"].title == "县网格总长" and [act.text for act in people["方予宁"].acts] == ["作动员"]
    assert people["东方红日"].title == "县水务局局长"
    assert [who.text for item in after.directives for who in item.addressees] == ["县攻坚专班", "县住建局"]
    assert {region.code for region in after.regions if region.text == "临港"} == {"330205"}
    own.install([])
    assert parse(TEXT, date="2024-03-06") == before


@pytest.mark.parametrize(("text", "line", "reason"), [
    ("titles = [\n  '网格长'\n", 3, "Unclosed array"), ("tittles = ['网格长']", 1, "did you mean 'titles'"), ("titles = '网格长'", 1, "must be a list"), ("\ntitles = ['网格长', 3]", 2, "no word"),
    ("titles = ['网格 长']", 1, "blanks"), ("[acts]\nspeach = ['作动员']", 2, "did you mean 'speech'"), ("[events]\n'园博会' = '2024-13-01'", 2, "no such day"),
    ("[events]\n'园博会' = 'some day'", 2, "no day and no rule"), ("[events]\n\n'园博会' = 5", 3, "in quotes"), ("[regions]\n'临港' = '999999'", 2, "no code"), ("people = ['方予宁']", 1, "must be a table")])
def test_a_wrong_file_is_named_with_line_and_reason(text: str, line: int, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(own.OwnLexiconError) as caught:
        own.install([path])
    message = str(caught.value)
    assert message.startswith(f"{path}, line {line}: ")
    assert reason in message and "\n" not in message


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_bytes("titles = ['网格长']".encode("gbk"))
    with pytest.raises(own.OwnLexiconError, match="not UTF-8"):
        own.install([str(tmp_path / "words.toml")])


def test_the_file_of_the_current_folder_and_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert own.default_files() == []
    (tmp_path / "huiyao.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "config" / "huiyao").mkdir(parents=True)
    (tmp_path / "config" / "huiyao" / "huiyao.toml").write_text("titles = ['片长']", encoding="utf-8")
    assert own.default_files() == [str(tmp_path / "config" / "huiyao" / "huiyao.toml"), "huiyao.toml"]


def huiyao(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", "from huiyao.cli.main import run; run()", *arguments], capture_output=True, text=True, cwd=cwd, encoding="utf-8")


def test_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "huiyao.toml").write_text(GOOD, encoding="utf-8")
    assert "2024-11-07" in huiyao("a.txt", "--date", "2024-03-06", "-f", "json", cwd=tmp_path).stdout
    assert "园博会" in huiyao("lexicon", "events", cwd=tmp_path).stdout
    assert "huiyao.toml" in huiyao("lexicon", cwd=tmp_path).stdout
    (tmp_path / "bad.toml").write_text("titels = []", encoding="utf-8")
    wrong = huiyao("a.txt", "--lexicon", "bad.toml", cwd=tmp_path)
    assert wrong.returncode == 2 and wrong.stderr == "huiyao: bad.toml, line 1: no kind of words 'titels'; did you mean 'titles'?\n" and wrong.stdout == ""
    assert huiyao("a.txt", "--lexicon", "none.toml", cwd=tmp_path).stderr.startswith("huiyao: none.toml: No such file")
    assert huiyao("batch", "a.txt", "-o", "-", "--date", "2024-03-06", cwd=tmp_path).stdout.count("2024-11-07") >= 1


def test_lexicon_lists_and_checks(tmp_path: Path) -> None:
    listed = huiyao("lexicon", cwd=tmp_path).stdout
    assert "regions" in listed and "Source" in listed
    assert "桃江县" in huiyao("lexicon", "regions", cwd=tmp_path).stdout
    wrong = huiyao("lexicon", "event", cwd=tmp_path)
    assert wrong.returncode == 2 and "did you mean events" in wrong.stderr
    checked = huiyao("lexicon", "--check", cwd=tmp_path)
    assert "regions" in checked.stdout and "as of 2026-09-11" in checked.stdout


def test_facts_that_are_too_old_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date

    from huiyao.cli import words

    assert words.check(date(2026, 11, 1)) == 0
    assert words.check(date(2029, 1, 1)) == 1
    shown = capsys.readouterr()
    assert "closed-days" in shown.out and "OUT OF DATE" in shown.out and "fall short" in shown.err
    text = "3月5日，桃江县召开会议。县长方予宁要求，马迹塘镇要在5个工作日内完成排查。会上，安化县作交流发言。"
    assert {warning.code for warning in parse(text, date="2028-03-06").warnings} == {"regions_outdated", "days_off_unknown"}
    assert not parse(text, date="2024-03-06").warnings


def test_the_example_of_the_module_is_a_good_file(tmp_path: Path) -> None:
    source = (ROOT / "core" / "lexicon" / "own.py").read_text(encoding="utf-8")
    example = "\n".join(source.split('"""')[1].splitlines()[2:])
    assert {entry.kind for entry in own.read(write(tmp_path, example))} == {"titles", "bodies", "acts", "events", "regions", "people"}
