"""What a hostile source may do to who reads the output: nothing.  One table of attacks for each kind of output."""
from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from huiyao.cli import sheet
from huiyao.cli.brief import brief
from huiyao.core import parse

FRAME = "{a}工作会议召开\n3月5日，桃江县召开{a}工作会议。县长林青{a}主持会议，{a}局局长方予宁出席会议并讲话。\n方予宁强调，一要抓好{a}。{a}县教育局要在3月底前{a}完成自查{a}。会上，{a}县作交流发言。\n"
TERMINAL = ["\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x9b31m", "\x07", "\x08\x08\x08", "\x00", "\r", "\u202e", "\u2066", "\u200f", "\ufeff", "\x7f", "\x1bc", "\x1bP+q\x1b\\", "\ud800"]
MARKUP = ["[bold]", "[/]", "[red]x[/red]", "[link=http://x]y[/link]", ":smile:", "[[", "\\[", "[@click=app.quit]", "%s", "{0}", "$(id)", "`id`"]
HARMLESS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


WRITTEN = [attack for attack in TERMINAL if attack != "\ud800"]  # what a file of Unicode text can hold


def huiyao(*arguments: str, data: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "100", **environment}
    return subprocess.run([sys.executable, "-c", "from huiyao.cli.main import run; run()", *arguments], input=data, capture_output=True, env=settings, timeout=60)


@pytest.mark.parametrize("output", [["--format", "table"], ["--brief"], ["--evidence"], ["--only", "directives"]], ids=lambda words: words[-1])
def test_no_control_character_reaches_the_terminal(output: list[str]) -> None:
    text = "".join(FRAME.replace("{a}", attack) for attack in WRITTEN)
    done = huiyao("-", *output, data=text.encode())
    assert done.returncode == 0, done.stderr
    assert not HARMLESS.search(done.stdout.decode("utf-8")) and not HARMLESS.search(done.stderr.decode("utf-8"))
    explained = huiyao("explain", "-", data=text.encode())
    assert not HARMLESS.search(explained.stdout.decode("utf-8"))


def test_colours_are_ours_alone() -> None:
    """With colour forced, every escape is a colour of ours: none has come from the source."""
    text = "".join(FRAME.replace("{a}", attack) for attack in WRITTEN)
    for output in (["--format", "table"], ["--evidence"]):
        shown = huiyao("-", *output, "--color", "always", data=text.encode()).stdout.decode("utf-8")
        assert "\x1b[" in shown
        assert not HARMLESS.search(re.sub("\x1b\\[[0-9;]*m", "", shown))


@pytest.mark.parametrize("attack", MARKUP)
@pytest.mark.parametrize("output", [["--format", "table"], ["--brief"], ["--evidence"]], ids=lambda words: words[-1])
def test_markup_is_printed_as_written(attack: str, output: list[str]) -> None:
    text = f"3月5日，桃江县召开工作会议。县长林青要求，要抓好{attack}落实。"
    shown = huiyao("-", *output, data=text.encode(), COLUMNS="200").stdout.decode("utf-8")
    assert attack in shown


def test_names_of_files_are_harmless(tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[31m\n[bold].txt"
    name.write_text("从前有座山。", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", "from huiyao.cli.main import run; run()", str(name), str(tmp_path / "no\x1b[5m.txt")], capture_output=True, timeout=60)
    assert not HARMLESS.search(done.stdout.decode("utf-8")) and not HARMLESS.search(done.stderr.decode("utf-8"))
    assert done.stderr.count(b"\n") == 2


CELLS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|'/c calc'!A1", "＝1+1", "＋1", "－1", "＠x", "\t=1", "\r=1", "%0A=1", "\"=1", "'=1", " =1", "=IMPORTXML(1)", "DDE(\"x\")"]


@pytest.mark.parametrize("attack", CELLS)
def test_no_cell_is_a_formula(attack: str) -> None:
    text = f"3月5日，桃江县召开工作会议。县长林青要求：\n一、{attack}要抓好落实。\n{attack}要在3月底前完成。"
    report = parse(text, name=attack, date="2024-03-06")
    for row in list(csv.reader(io.StringIO(sheet.to_csv([report]).decode("utf-8-sig"))))[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")), cell
    openpyxl = pytest.importorskip("openpyxl")
    page = openpyxl.load_workbook(io.BytesIO(sheet.to_xlsx([report]))).active
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


MARKDOWN = ["|", "||", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](http://x/y.png)", "`a`", "**b**", "~~c~~", "# d", "<!--", "&lt;b&gt;", "\\|", "a\nb", "http://x", "$x$"]


@pytest.mark.parametrize("attack", MARKDOWN)
def test_a_markdown_table_keeps_its_shape(attack: str) -> None:
    report = parse(f"3月5日，桃江县召开工作会议。县长林青要求，要抓好{attack}落实。", name=attack)
    lines = sheet.to_markdown([report]).decode("utf-8").splitlines()
    assert len(lines) > 2
    for line in lines[2:]:
        bare = re.sub(r"\\.", "", line)
        assert bare.count("|") == len(sheet.COLUMNS) + 1
        assert not set("<>[]`*~") & set(bare.replace("|", ""))


ICS = ["\nEND:VTODO\nEND:VCALENDAR", "\r\nATTENDEE:mailto:x@y", ";X=1", ":", ",", "\\n", "\\", "\"", "BEGIN:VALARM", "\x0b", "\u2028X:1"]


@pytest.mark.parametrize("attack", ICS)
def test_a_calendar_holds_our_to_dos_alone(attack: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    from huiyao.cli.calendar import to_ics

    report = parse(f"3月5日，桃江县召开工作会议。县长林青要求，3月底前完成{attack}自查。", name=attack, date="2024-03-06")
    data = to_ics([report])
    calendar = icalendar.Calendar.from_ical(data)
    assert len(calendar.walk("VTODO")) == len([item for item in report.deadlines if item.due_date])
    assert {component.name for component in calendar.walk()} <= {"VCALENDAR", "VTODO"}
    assert {line.split(b":")[0].split(b";")[0] for line in data.split(b"\r\n") if line and not line.startswith((b" ", b"\t"))} <= {b"BEGIN", b"END", b"PRODID", b"VERSION", b"UID", b"DTSTAMP", b"DUE", b"SUMMARY", b"DESCRIPTION"}


@pytest.mark.parametrize("attack", [*TERMINAL, *MARKUP, "\u2028", "\"}", "</script>"])
def test_json_carries_everything_and_breaks_no_line(attack: str) -> None:
    text = FRAME.replace("{a}", attack).lstrip("\ufeff")  # a mark of byte order is none of the text
    done = huiyao("-", "--format", "ndjson", data=text.encode("utf-8", "surrogatepass"))
    lines = done.stdout.decode("utf-8", "surrogatepass").split("\n")
    if "\ud800" in attack:  # no encoding of Unicode text holds a lone surrogate
        assert done.returncode == 1 and done.stdout == b""
        return
    assert len(lines) == 2 and lines[1] == ""
    for item in json.loads(lines[0])["directives"]:
        assert text[item["start"]:item["end"]] == item["text"]


def test_the_digest_keeps_its_own_line_breaks_alone() -> None:
    assert not HARMLESS.search(brief(parse(FRAME.replace("{a}", "\x1b[2J\r\n")), "en"))


def test_nothing_is_left_behind_and_nothing_is_sent(tmp_path: Path) -> None:
    """A run opens no socket, writes no file of its own anywhere, and loads no pickle."""
    watcher = tmp_path / "sitecustomize.py"
    watcher.write_text("import sys, os\ndef watch(event, arguments):\n    if event.startswith('socket.') or event == 'pickle.find_class' or (event == 'open' and arguments[1] and set(str(arguments[1])) & set('wax+')):\n"
                       "        sys.__stderr__.write('SEEN ' + event + ' ' + repr(arguments[:2]) + chr(10))\nsys.addaudithook(watch)\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(FRAME.replace("{a}", ""), encoding="utf-8")
    for output in ("table", "json", "csv", "md", "html"):
        done = subprocess.run([sys.executable, "-c", "from huiyao.cli.main import run; run()", str(tmp_path / "a.txt"), "--format", output], capture_output=True, text=True, encoding="utf-8",
                              env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}, cwd=tmp_path, timeout=60)
        assert done.returncode == 0 and "SEEN" not in done.stderr, done.stderr
