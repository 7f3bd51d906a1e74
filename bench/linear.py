"""The nasty families of tests/families.py at two lengths: microseconds a character, and what the doubled length costs.

Usage: python bench/linear.py [LENGTH]
"""
from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from families import FAMILIES
from huiyao.core import parse


def cost(text: str) -> float:
    """Processor seconds of a parse, the best of three."""
    taken = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        parse(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    print(f"| family | us a character at {length // 2} | at {length} | times |\n|---|---|---|---|")
    parse(FAMILIES["sentences"](2000))
    for name, make in FAMILIES.items():
        half, whole = cost(make(length // 2)), cost(make(length))
        print(f"| {name} | {half / (length // 2) * 1e6:.2f} | {whole / length * 1e6:.2f} | {whole / max(half, 1e-6):.2f} |", flush=True)


if __name__ == "__main__":
    main()
