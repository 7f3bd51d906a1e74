"""Write samples/*.json anew from samples/*.txt.  Read the difference before you commit it: these files are checked by eye.

Usage: python scripts/update_samples.py
"""
from __future__ import annotations

from pathlib import Path

from huiyao.core import parse

FOLDER = Path(__file__).resolve().parent.parent / "samples"


def main() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        report = parse(path.read_text(encoding="utf-8"), name=path.name)
        path.with_suffix(".json").write_text(report.to_json(indent=1) + "\n", encoding="utf-8")
        print(path.name, len(report.speakers), "speakers", len(report.directives), "directives", len(report.deadlines), "deadlines", len(report.regions), "regions")


if __name__ == "__main__":
    main()
