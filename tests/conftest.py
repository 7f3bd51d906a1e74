"""Where things are, and how the case tables are read."""
from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
GOLD = ROOT.parent / "shared" / "gold"


def cases(name: str, columns: int) -> list:
    """The rows of tests/cases/NAME.tsv as pytest parameters, each under its label.

    A label that begins with ``known_failure`` is run and expected to fail, so that a cure
    is noticed.
    """
    rows = []
    for line in (ROOT / "tests" / "cases" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, *values = line.split("\t")
            values += [""] * (columns - len(values))
            marks = [pytest.mark.xfail(strict=True)] if label.startswith("known_failure") else []
            rows.append(pytest.param(*values[:columns], id=label, marks=marks))
    return rows


def gold_texts() -> list[Path]:
    """The gold texts, where that folder is present."""
    return sorted((GOLD / "text").glob("*.txt")) if GOLD.is_dir() else []
