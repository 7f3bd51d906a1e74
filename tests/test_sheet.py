"""The task sheet in all its formats, the calendar, the digest; what hostile cells become."""
from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from conftest import ROOT, SAMPLES
from huiyao.cli import sheet
from huiyao.cli.brief import brief
from huiyao.core import document, parse, parse_file
from huiyao.core.tasks import tasks

WATER = ROOT / "samples" / "water.txt"


def test_a_directive_with_several_terms_is_several_tasks() -> None:
    text = "3月5日，工作会议召开。市长林青要求，各县区要在3月底前完成自查，市住建局要在4月底前完成抽查。"
    rows = tasks(parse(text, date="2024-03-06"))
    assert [(row.task, row.responsible, row.due_date, row.time) for row in rows] == [
        ("各县区要在3月底前完成自查", ("各县区",), "2024-03-31", "3月底前"), ("市住建局要在4月底前完成抽查", ("市住建局",), "2024-04-30", "4月底前")]


def test_a_later_term_keeps_the_doer_named_before() -> None:
    text = "3月5日，工作会议召开。市长林青要求，各县区要在3月底前完成自查，4月底前完成整改。"
    assert [row.responsible for row in tasks(parse(text, date="2024-03-06"))] == [("各县区",), ("各县区",)]


def test_headings_become_points_and_nothing_is_lost() -> None:
    for sample in SAMPLES:
        text = sample.read_text(encoding="utf-8")
        report = parse(text)
        rows = tasks(report)
        shown = "".join(row.task + row.point for row in rows)
        for directive in report.directives:
            covered = any(row.directive == directive.id for row in rows)
            assert covered or (directive.topic or directive.text.rstrip("。，,；;")) in shown
        assert all(text[row.start:row.end].startswith(row.task) for row in rows if not row.task.count("\n"))


def test_lead_and_support() -> None:
    row = next(row for row in tasks(parse_file(WATER)) if row.supporting)
    assert (row.responsible, row.supporting, row.point) == (("厅水旱灾害防御处",), ("省水文中心", "厅信息中心"), "预报预警")


def test_csv_opens_in_excel_and_is_numbered_through() -> None:
    data = sheet.to_csv([parse_file(WATER), parse_file(SAMPLES[0])])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == sheet.COLUMNS
    assert [row[0] for row in rows[1:]] == [str(i) for i in range(1, len(rows))]


def test_xlsx_has_dates_filter_and_a_frozen_header() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    page = openpyxl.load_workbook(io.BytesIO(sheet.to_xlsx([parse_file(WATER)]))).active
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:K{page.max_row}"
    due = {page.cell(row, 9).value: page.cell(row, 8).value for row in range(2, page.max_row + 1)}
    assert due["4月底前"].date() == date(2024, 4, 30)
    assert page["E3"].alignment.wrap_text


ATTACKS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "\t=1", "＝1+1", "=cmd|'/c calc'!A1"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_formulas_are_text(attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ("1", attack, "", "", attack, "", "", "", "", "", attack)
    monkeypatch.setattr(sheet, "rows", lambda reports: [row])
    for cell in list(csv.reader(io.StringIO(sheet.to_csv([]).decode("utf-8-sig"))))[1]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "＝"))
    openpyxl = pytest.importorskip("openpyxl")
    page = openpyxl.load_workbook(io.BytesIO(sheet.to_xlsx([]))).active
    assert page["B2"].data_type == "s"
    assert page["E2"].value == attack


@pytest.mark.parametrize("attack", ["a|b", "[x](javascript:1)", "<script>", "`code`", "**bold**", "a\nb"])
def test_markdown_is_escaped(attack: str) -> None:
    text = f"3月5日，工作会议召开。市长林青要求，要抓好{attack}落实。"
    line = sheet.to_markdown([parse(text)]).decode().splitlines()[-1]
    assert line.replace("\\|", "").count("|") == len(sheet.COLUMNS) + 1
    assert "<script>" not in line and "](" not in line.replace("\\]", "")


def test_calendar() -> None:
    icalendar = pytest.importorskip("icalendar")
    from huiyao.cli.calendar import to_ics

    report = parse_file(WATER)
    found = icalendar.Calendar.from_ical(to_ics([report])).walk("VTODO")
    assert sorted(str(todo.decoded("due")) for todo in found) == sorted(d.due_date for d in report.deadlines if d.due_date)
    assert to_ics([report]) == to_ics([report])
    assert len({str(todo["uid"]) for todo in found}) == len(found)


def test_calendar_escapes() -> None:
    icalendar = pytest.importorskip("icalendar")
    from huiyao.cli.calendar import to_ics

    report = parse("3月5日，工作会议召开。市长林青要求，3月底前完成A\\C自查END:VTODO。", date="2024-03-06")
    todos = icalendar.Calendar.from_ical(to_ics([report])).walk("VTODO")
    assert len(todos) == 1 and "A\\C自查END:VTODO" in str(todos[0]["summary"])


def test_calendar_skips_days_without_a_year() -> None:
    pytest.importorskip("icalendar")
    from huiyao.cli.calendar import to_ics

    assert b"VTODO" not in to_ics([parse("3月5日，工作会议召开。市长林青要求，3月底前完成自查。")])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_digest_is_extractive_and_short(sample) -> None:
    text = sample.read_text(encoding="utf-8")
    digest = brief(parse(text), "en")
    assert len(digest.splitlines()) <= 40
    for line in digest.splitlines():
        if line.startswith("  · "):
            assert line[4:12] in text or line[4:12] in document.read(text).wording(0, 10**6)
