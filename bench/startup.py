"""Cold start: `huiyao FILE` against a typer program that prints one rich table, in the same minute.

Also what the time package costs by itself: to import it and read one expression, and to read one once it is warm.

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
TIME_PACKAGE = """
import time
start = time.perf_counter()
from huiyao.core.time import Reference, find
said = Reference.of("2023-07-28")
assert str(find("8月15日18时前", said)[0].due) == "2023-08-15"
cold = time.perf_counter() - start
expressions = ["8月15日18时前", "三个月内", "“十四五”末", "每月5日前", "国庆节前", "2025年底", "尽快", "上半年"]
[find(text, said) for text in expressions]
start = time.perf_counter()
for _ in range(200):
    for text in expressions:
        find(text, said)
print(cold, (time.perf_counter() - start) / 200 / len(expressions))
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


def time_package(rounds: int) -> tuple[float, float]:
    """Median seconds to import the time package and read one expression, and to read one when warm."""
    runs = [subprocess.run([sys.executable, "-c", TIME_PACKAGE], capture_output=True, text=True, check=True).stdout.split() for _ in range(rounds)]
    return statistics.median(float(cold) for cold, _ in runs), statistics.median(float(warm) for _, warm in runs)


def main() -> None:
    runs = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    peer = statistics.median(runs["typer and rich"])
    print(f"{'program':32s}{'median ms':>10s}{'ratio':>8s}")
    for name, times in runs.items():
        print(f"{name:32s}{statistics.median(times) * 1000:10.0f}{statistics.median(times) / peer:8.2f}")
    cold, warm = time_package(15)
    print(f"time package: {cold * 1000:.1f} ms to import it and read one expression, {warm * 1e6:.0f} us an expression when warm")


if __name__ == "__main__":
    main()
