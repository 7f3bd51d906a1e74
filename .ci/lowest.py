"""Print the lower bounds of all dependencies as exact pins, for a run with the oldest releases that are allowed.

Usage: lowest.py > constraints.txt
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Extras whose old releases say nothing about huiyao: tools, peers, and what needs a compiler on new Pythons.
SKIPPED = ("dev", "bench", "fuzz", "dask")


def main() -> None:
    """One pin a line."""
    wanted = [*PROJECT["dependencies"], *(line for name, extra in PROJECT["optional-dependencies"].items() if name not in SKIPPED for line in extra)]
    for line in dict.fromkeys(wanted):
        match = re.match(r"([A-Za-z0-9_.-]+)>=([0-9.]+)(?:; python_version < '3.11')?$", line)
        if match and not line.startswith(("huiyao", "tomli")):
            print(f"{match[1]}=={match[2]}")


if __name__ == "__main__":
    main()
