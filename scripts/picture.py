"""Draw docs/report.svg: the tables of one sample, as a terminal of 100 columns shows them.

Usage: python scripts/picture.py
"""
from __future__ import annotations

import io
import re
from pathlib import Path

from huiyao.cli.sections import SECTIONS
from huiyao.cli.table import print_report
from huiyao.core import parse_file
from rich.console import Console

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    print_report(parse_file(ROOT / "samples" / "water.txt"), SECTIONS, "zh", console=console)
    svg = console.export_svg(title="huiyao samples/water.txt --lang zh", unique_id="huiyao")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # the picture must load nothing from a network
    (ROOT / "docs" / "report.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
