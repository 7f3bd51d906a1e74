"""Draw docs/report.svg: the tables of one sample, as a terminal of 100 columns shows them.

Usage: python scripts/picture.py
"""
from __future__ import annotations

import html
import io
import re
from pathlib import Path

from huiyao.cli.sections import SECTIONS
from huiyao.cli.table import print_report
from huiyao.core import parse_file
from rich.cells import cell_len
from rich.console import Console

_TEXT = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)<')

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    print_report(parse_file(ROOT / "samples" / "water.txt"), SECTIONS, "zh", console=console)
    svg = console.export_svg(title="huiyao samples/water.txt --lang zh", unique_id="huiyao")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # the picture must load nothing from a network
    svg = _TEXT.sub(_spread, svg)
    (ROOT / "docs" / "report.svg").write_text(svg + "\n", encoding="utf-8")


def _spread(text: re.Match[str]) -> str:
    """The length of a stretch of text by its cells: rich counts characters, and wide ones would lie upon each other."""
    shown = html.unescape(text[3])
    return f'textLength="{float(text[1]) / len(shown) * cell_len(shown):.1f}"{text[2]}>{text[3]}<'


if __name__ == "__main__":
    main()
