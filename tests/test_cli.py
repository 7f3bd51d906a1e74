"""The command line as a user meets it: output, exit codes, errors, pipes."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, SAMPLES
from huiyao.cli.sections import SECTIONS, choose

WATER = ROOT / "samples" / "water.txt"
COMMAND = [sys.executable, "-c", "from huiyao.cli.main import run; run()"]


def huiyao(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "80", **environment}
    return subprocess.run([*COMMAND, *map(str, arguments)], input=b"" if stdin is None else stdin, capture_output=True, env=settings, timeout=60)


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def test_tables_show_every_section() -> None:
    done = huiyao(WATER)
    text = done.stdout.decode()
    assert done.returncode == 0 and done.stderr == b""
    for word in ("Meeting", "Speakers (10)", "Also present", "Directives (13)", "Deadlines (9)", "Regions (8)", "段闻笙", "湖北省/宜昌市", "2024-05-10"):
        assert word in text
    assert "\x1b" not in text


@pytest.mark.parametrize("columns", [36, 60, 80, 120, 160])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_tables_keep_to_the_width(sample: Path, columns: int) -> None:
    from io import StringIO

    from huiyao.cli.table import print_report
    from huiyao.core import parse_file
    from rich.console import Console

    out = StringIO()
    print_report(parse_file(sample), SECTIONS, "zh", console=Console(file=out, width=columns))
    assert max(width(line.rstrip()) for line in out.getvalue().splitlines()) <= columns


def test_json_is_valid_and_verbatim() -> None:
    done = huiyao(WATER, "--format", "json")
    data = json.loads(done.stdout)
    schema = json.loads(huiyao("schema").stdout)
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["source"]["name"] == str(WATER)


def test_several_files_are_one_a_line_in_order() -> None:
    lines = huiyao(*SAMPLES, "--format", "json").stdout.decode().splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == [str(path) for path in SAMPLES]


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_standard_input(arguments: tuple[str, ...]) -> None:
    done = huiyao(*arguments, "-f", "ndjson", stdin=WATER.read_bytes())
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["speakers"]) == 10


def test_sections() -> None:
    data = json.loads(huiyao(WATER, "-f", "json", "--only", "deadlines,regions").stdout)
    assert list(data) == ["schema_version", "source", "deadlines", "regions"]
    assert choose(None) == SECTIONS
    assert choose("regions, meeting") == ("meeting", "regions")


def test_date_gives_the_year() -> None:
    data = json.loads(huiyao(ROOT / "samples" / "site_meeting.txt", "-f", "json", "--date", "2023-11-03").stdout)
    assert data["meeting"]["dates"]["start_date"] == "2023-11-02"
    assert {d["text"]: d["due_date"] for d in data["deadlines"]}["月底前"] == "2023-11-30"


def test_script_of_the_output() -> None:
    data = json.loads(huiyao(WATER, "-f", "json", "--script", "traditional").stdout)
    assert data["meeting"]["name"]["text"] == "全省水利工程建設與防汛備汛視頻會議"
    assert data["source"]["name"] == str(WATER)


def test_headings_follow_the_language() -> None:
    assert "发言与主持" in huiyao(WATER, "--lang", "zh").stdout.decode()
    assert "发言与主持" in huiyao(WATER, LC_ALL="zh_CN.UTF-8").stdout.decode()
    assert "Speakers" in huiyao(WATER, "--lang", "en", LC_ALL="zh_CN.UTF-8").stdout.decode()


def test_colour_yields_to_no_color() -> None:
    assert "\x1b[" in huiyao(WATER, FORCE_COLOR="1").stdout.decode()
    assert "\x1b[3" not in huiyao(WATER, FORCE_COLOR="1", NO_COLOR="1").stdout.decode()


@pytest.mark.parametrize(("make", "cause"), [
    (lambda path: path.write_bytes(b""), "empty"), (lambda path: path.write_bytes(b"%PDF-1.7"), "PDF"), (lambda path: path.mkdir(), "folder"), (lambda path: None, "no such file")])
def test_a_bad_file_is_one_line_and_the_others_are_out(tmp_path: Path, make, cause: str) -> None:
    bad = tmp_path / "bad.txt"
    make(bad)
    done = huiyao(bad, WATER, "-f", "json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    error = done.stderr.decode()
    assert error.count("\n") == 1 and str(bad) in error and cause in error and "Traceback" not in error


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("会议", encoding="utf-8")
    bad.chmod(0)
    assert "permission denied" in huiyao(bad).stderr.decode()


@pytest.mark.parametrize(("arguments", "hint"), [(("--only", "deadline"), "deadlines"), (("--date", "tomorrow"), "2024-03-22"), (("--format", "xml"), "json"), (("--nonsense",), "nonsense")])
def test_usage_errors_end_with_2_and_a_hint(arguments: tuple[str, ...], hint: str) -> None:
    done = huiyao(WATER, *arguments)
    assert done.returncode == 2
    assert hint in done.stderr.decode() and "Traceback" not in done.stderr.decode()


def test_a_closed_pipe_is_silent() -> None:
    shell = subprocess.run(["bash", "-c", f"{sys.executable} -c 'from huiyao.cli.main import run; run()' {' '.join(map(str, SAMPLES * 4))} | head -n 1"], capture_output=True, timeout=60)
    assert shell.stdout.count(b"\n") == 1
    assert shell.stderr == b""


def test_no_meeting_is_said_and_is_no_failure() -> None:
    done = huiyao("-", "-f", "json", stdin="今天天气很好。".encode())
    assert done.returncode == 0
    assert [w["code"] for w in json.loads(done.stdout)["warnings"]] == ["not_a_meeting"]
    assert "nothing like a meeting" in done.stderr.decode()


def test_escapes_and_markup_of_the_source_stay_text() -> None:
    text = "3月5日，县长\x1b[31m李青主持会议。\x07会议强调，要[bold]抓好[/]落实\x1b]0;x\x07。"
    done = huiyao("-", stdin=text.encode(), FORCE_COLOR="1")
    shown = done.stdout.decode()
    assert "\x07" not in shown and "\x1b]" not in shown
    assert "[bold]" in shown


def test_version_help_and_explain() -> None:
    assert huiyao("--version").stdout.startswith(b"huiyao ")
    assert b"Make a task sheet" in huiyao("--help").stdout
    explained = huiyao("explain", WATER).stdout.decode()
    assert "person 段闻笙" in explained and "subject_predicate" in explained


def test_formats_of_the_sheet_reach_files(tmp_path: Path) -> None:
    for kind, magic in (("csv", b"\xef\xbb\xbf"), ("md", "| 序号".encode()), ("xlsx", b"PK"), ("ics", b"BEGIN:VCALENDAR")):
        target = tmp_path / f"out.{kind}"
        done = huiyao(WATER, "--format", kind, "--output", target)
        assert done.returncode == 0, done.stderr
        assert done.stdout == b"" and target.read_bytes().startswith(magic)


def test_a_missing_extra_is_one_line() -> None:
    hide = "import sys; sys.modules['openpyxl'] = None; import importlib.util as u; f = u.find_spec; u.find_spec = lambda n, *a: None if n == 'openpyxl' else f(n, *a); from huiyao.cli.main import run; run()"
    done = subprocess.run([sys.executable, "-c", hide, str(WATER), "--format", "xlsx", "-o", os.devnull], capture_output=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().strip() == "huiyao: --format xlsx needs openpyxl: pip install 'huiyao[xlsx]'"


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    done = huiyao(WATER, "-f", "json", "-o", tmp_path / "none" / "x.json")
    assert done.returncode == 2 and done.stderr.decode().count("\n") == 1


def test_brief() -> None:
    text = huiyao(WATER, "--brief").stdout.decode()
    assert text.startswith("全省水利工程建设与防汛备汛视频会议") and len(text.splitlines()) < 30


def test_regions_are_counted_over_files() -> None:
    rows = json.loads(huiyao("regions", WATER, WATER, "--format", "json").stdout)
    assert {row["path"]: row["exchange"] for row in rows}["湖北省/宜昌市"] == 2
    assert "湖北省/十堰市" in huiyao("regions", WATER).stdout.decode()
    assert huiyao("regions", WATER, "-f", "csv").stdout.decode().startswith("path,code,exchange,pledge")
