"""Cold start: `huiyao FILE` against a typer program that prints one rich table, in the same minute.

Usage: python bench/startup.py [ROUNDS]
"""
from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "water.txt"
PEER = """
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x"):
    from rich.console import Console
    from rich.table import Table
    table = Table(title="t")
    table.add_column("a")
    table.add_column("b")
    for i in range(10):
        table.add_row(str(i), "x")
    Console().print(table)
app()
"""
HUIYAO = "from huiyao.cli.main import run; run()"


def once(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def measure(rounds: int) -> dict[str, list[float]]:
    """Seconds of each program, taken in turn, so that a busy machine slows all alike."""
    runs: dict[str, list[float]] = {"typer and rich": [], "huiyao, tables": [], "huiyao, json": [], "huiyao --brief": [], "huiyao --version": []}
    for _ in range(rounds):
        runs["typer and rich"].append(once(PEER))
        runs["huiyao, tables"].append(once(HUIYAO, str(SAMPLE)))
        runs["huiyao, json"].append(once(HUIYAO, str(SAMPLE), "--format", "json"))
        runs["huiyao --brief"].append(once(HUIYAO, str(SAMPLE), "--brief"))
        runs["huiyao --version"].append(once(HUIYAO, "--version"))
    return runs


def main() -> None:
    runs = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    peer = statistics.median(runs["typer and rich"])
    print(f"{'program':32s}{'median ms':>10s}{'ratio':>8s}")
    for name, times in runs.items():
        print(f"{name:32s}{statistics.median(times) * 1000:10.0f}{statistics.median(times) / peer:8.2f}")


if __name__ == "__main__":
    main()
