"""Lines of Chinese on a terminal: nothing lost, nothing too wide, nothing broken where a printer would not."""
from __future__ import annotations

from collections import Counter
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SAMPLES
from huiyao.cli.table import print_report
from huiyao.cli.wrapping import cells, line_breaks
from huiyao.core import parse_file
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console


def lines(text: str, width: int, indent: int = 0) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *line_breaks(text, width, indent), len(text)])]


@pytest.mark.parametrize(("text", "width", "expected"), [
    ("把信息送到户、送到人", 12, ["把信息送到", "户、送到人"]),  # no line begins with a closing mark
    ("抓好水库（含塘坝和堰口）除险", 10, ["抓好水库", "（含塘坝和", "堰口）除险"]),  # none ends with an opening one
    ("完成年度计划的55%以上", 16, ["完成年度计划的", "55%以上"]),  # a number is not torn
    ("在5月10日前", 6, ["在5月", "10日前"]),
    ("由各市（州）负责", 10, ["由各市", "（州）负责"]),  # a short aside stays whole
    ("到2024-05-10止", 8, ["到", "2024-05-", "10止"]),  # unless it is wider than the line
    ("甲乙丙丁", 8, ["甲乙丙丁"]),
    ("", 8, [""]),
])
def test_where_lines_are_broken(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_lines_after_the_first_are_narrower_by_the_indent() -> None:
    assert lines("一二三四五六七八", 8, 2) == ["一二三四", "五六七", "八"]


@given(st.text(st.sampled_from("要把工作、，。（）“”12.%ab \u3000é"), max_size=60), st.integers(4, 30))
def test_nothing_is_lost_or_too_wide(text: str, width: int) -> None:
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cells(line.rstrip()) <= width for line in broken)
    assert text == "" or all(broken)


@pytest.mark.parametrize("columns", [36, 48, 64, 80])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_narrow_tables_lose_nothing(sample: Path, columns: int) -> None:
    report = parse_file(sample)
    out = StringIO()
    print_report(report, ("directives", "deadlines"), "en", console=Console(file=out, width=columns))
    wanted = Counter("".join([*(item.text for item in report.directives), *(who.text for item in report.directives for who in item.addressees),
                              *(item.text + item.task for item in report.deadlines)]))
    shown = Counter(out.getvalue())
    assert not {char: count - shown[char] for char, count in wanted.items() if not char.isspace() and count > shown[char]}
