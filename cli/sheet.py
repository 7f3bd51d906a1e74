"""The task sheet as rows of cells, and as CSV, Markdown and XLSX.

A cell that a spreadsheet would take for a formula is written as text in every format.
"""
from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from typing import Any

from huiyao.cli.clean import printable
from huiyao.core.model import Report
from huiyao.core.tasks import Task, tasks

COLUMNS = ("序号", "提出人", "职务", "要点", "任务", "责任单位", "配合单位", "完成时限", "时限原文", "原文位置", "来源")
_WIDTHS = (6, 10, 18, 20, 56, 20, 20, 12, 14, 11, 16)
_LINE = 15.0  # points of one line of text
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(reports: list[Report]) -> list[tuple[str, ...]]:
    """Cells of all tasks of some reports, numbered through, grouped by speaker and point within each."""
    found: list[tuple[str, ...]] = []
    for report in reports:
        for task in _grouped(tasks(report)):
            found.append((str(len(found) + 1), task.speaker, task.title, task.point, task.task, "、".join(task.responsible),
                          "、".join(task.supporting), task.due_date or "", task.time, f"{task.start}-{task.end}", report.source.name))
    return [tuple(printable(cell) for cell in row) for row in found]


def _grouped(found: tuple[Task, ...]) -> list[Task]:
    """Speakers in the order they first speak; their tasks in the order of the text, which keeps points together."""
    order = {name: index for index, name in enumerate(dict.fromkeys(task.speaker for task in found))}
    return sorted(found, key=lambda task: (order[task.speaker], task.start))


def as_text(cell: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe before what would begin a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def to_csv(reports: list[Report]) -> bytes:
    """CSV in UTF-8 with a byte order mark, which is what Excel asks for."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([as_text(cell) for cell in row] for row in rows(reports))
    return out.getvalue().encode("utf-8-sig", "replace")


def to_markdown(reports: list[Report]) -> bytes:
    """A table in GitHub's Markdown; marks of the source are escaped."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    lines += ["| " + " | ".join(_escape(cell) for cell in row) + " |" for row in rows(reports)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _escape(cell: str) -> str:
    for mark in "\\`*_{}[]<>|#~!":
        cell = cell.replace(mark, "\\" + mark)
    return as_text(cell)


def to_xlsx(reports: list[Report]) -> bytes:
    """A workbook: frozen header, filter, wrapped text, real dates; raises ImportError without openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page: Any = book.active
    page.title = "任务分解表"
    page.append(COLUMNS)
    for row in rows(reports):
        page.append([None] * len(COLUMNS))
        for column, cell in enumerate(row, 1):
            _write_cell(page.cell(page.max_row, column), cell, COLUMNS[column - 1])
        page.row_dimensions[page.max_row].height = _LINE * max(_lines(cell, width) for cell, width in zip(row, _WIDTHS))
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = Alignment(horizontal="center", vertical="center")
    for index, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(page.max_row, 1)}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
    page.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(cell: str, width: int) -> int:
    """Lines a cell takes when wrapped; no program fits row heights of a file it did not write."""
    columns = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in cell)
    return max(1, -(-columns // max(1, width - 2)))


def _write_cell(cell: Any, value: str, column: str) -> None:
    from openpyxl.styles import Alignment, Border, Side

    thin = Side(style="thin", color="BFC8D2")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column == "序号":
        cell.value = int(value)
    elif column == "完成时限" and value and not value.startswith("--"):
        cell.value = date.fromisoformat(value)
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = value.startswith(_FORMULA)
