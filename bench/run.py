"""All measurements at once: a table of ratios to peers measured in the same run, bench/RESULTS.md and bench/scaling.svg.

Usage: python bench/run.py [--texts FOLDER] [--most COUNT] [--only NAME] [--write]

  --texts FOLDER  bulletins to parse (default: samples/); one .txt each
  --most COUNT    the largest archive (default 100000 documents)
  --only NAME     startup, throughput, length, count or workers
  --write         write RESULTS.md and scaling.svg

Peers are measured where they are installed: pip install ".[bench]".  Every peer does a part
of the work only (segmenting, tagging, places, times, a summary); the ratio says what the
whole costs beside it.
"""
from __future__ import annotations

import argparse
import gc
import importlib
import io
import math
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import corpus  # noqa: E402
import startup  # noqa: E402

HUIYAO = [sys.executable, "-c", "from huiyao.cli.main import run; run()"]


class Row(NamedTuple):
    """A line of a table."""

    name: str
    value: str
    ratio: str = ""


def peers() -> dict[str, Callable[[str], object]]:
    """What is installed of the peers: a name and what it does with a text."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import jieba
        import jieba.posseg

        jieba.setLogLevel(60)
        jieba.initialize()
        found["jieba.lcut"] = jieba.lcut
        found["jieba.posseg.lcut"] = jieba.posseg.lcut
    except ImportError:
        pass
    try:
        cpca = importlib.import_module("cpca")
        found["cpca.transform"] = lambda text: cpca.transform([text])
    except ImportError:
        pass
    try:
        with redirect_stdout(io.StringIO()):
            jionlp = importlib.import_module("jionlp")
        found["jionlp time extraction"] = lambda text: jionlp.ner.extract_time(text, time_base=time.time())
        found["jionlp location"] = lambda text: jionlp.recognize_location(text)
    except ImportError:
        pass
    try:
        snownlp = importlib.import_module("snownlp")
        found["snownlp summary"] = lambda text: snownlp.SnowNLP(text).summary(3)
    except ImportError:
        pass
    return found


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Time for all texts; what a peer cannot take counts as done."""
    start = time.perf_counter()
    for text in texts:
        try:
            work(text)
        except Exception:
            continue
    return time.perf_counter() - start


def throughput(texts: list[str]) -> list[Row]:
    """Parse against each peer, warm, in turn so that a busy machine slows all alike."""
    from huiyao.core import parse

    works: dict[str, Callable[[str], object]] = {"huiyao parse": parse, **peers()}
    for path in (HERE.parent / "samples").glob("*.txt"):
        for work in works.values():
            seconds(work, [path.read_text(encoding="utf-8")])
    first = {name: seconds(work, texts) for name, work in works.items()}
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(9):
        for name, work in works.items():
            if turn < 3 or name in ("huiyao parse", "jieba.lcut"):
                gc.collect()
                rounds[name].append(seconds(work, texts))
    ours = statistics.median(rounds["huiyao parse"])
    size = sum(map(len, texts))
    rows = [Row("huiyao parse", f"{ours * 1000:.0f} ms for {len(texts)} texts, {ours / size * 1e6:.2f} us a character", "1.00")]
    for name, times in rounds.items():
        if name != "huiyao parse":
            rows.append(Row(f"parse ÷ {name}", f"{statistics.median(times) * 1000:.0f} ms", f"{ours / statistics.median(times):.2f}"))
    if "jieba.lcut" in first:
        rows.append(Row("parse ÷ jieba.lcut, texts seen for the first time", f"{first['huiyao parse'] * 1000:.0f} and {first['jieba.lcut'] * 1000:.0f} ms", f"{first['huiyao parse'] / first['jieba.lcut']:.2f}"))
    return rows


def length() -> tuple[list[Row], list[tuple[float, float]]]:
    """Time a character in one text of 1 kB to 10 MB."""
    from huiyao.core import parse

    pieces = [text for _, text in corpus.bulletins(2000)]
    source = "".join(pieces)
    source *= math.ceil(3_600_000 / len(source))
    parse(source[:2000])
    best: dict[int, float] = {}
    for turn in range(3):  # the sizes in turn, so that a machine slow for a while slows all alike
        for size in (1_000, 2_000, 10_000, 100_000, 1_000_000, 10_000_000):
            if size > 5_000_000 and turn:
                continue
            text = source[:size // 3]  # a character is three bytes
            for _ in range(max(1, min(30, 300_000 // size))):
                gc.collect()
                start = time.perf_counter()
                parse(text)
                best[size] = min(best.get(size, math.inf), (time.perf_counter() - start) / len(text) * 1e6)
    points: list[tuple[float, float]] = [*best.items()]
    base = dict(points)[2_000]
    return [Row(f"one text of {size / 1000:g} kB", f"{cost:.2f} us a character", f"{cost / base:.2f}") for size, cost in points], points


# Run from a small process: what this one holds would count as the peak of its children.
_MEASURE = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(status, time.perf_counter() - start, usage.ru_maxrss / 1024)
"""


def batch(source: Path, jobs: int) -> tuple[float, float]:
    """Seconds and peak megabytes (of the largest process) of a batch."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-c", _MEASURE, *HUIYAO, "batch", str(source), "-o", f"{folder}/out.ndjson", "-j", str(jobs)], capture_output=True, text=True, check=True)
        status, taken, memory = done.stdout.split()
        if status != "0":
            raise RuntimeError(f"batch ended with {status}")
        return float(taken), float(memory)


def count(most: int) -> tuple[list[Row], list[tuple[float, float]]]:
    """Archives of 1 to MOST documents: time a document, and peak memory."""
    rows: list[Row] = []
    points: list[tuple[float, float]] = []
    base = 0.0
    with tempfile.TemporaryDirectory() as folder:
        size = 1
        while size <= most:
            source = Path(folder) / f"{size}.ndjson"
            sys.argv = ["corpus", str(source), str(size)]
            corpus.main()
            taken, memory = batch(source, 0)
            base = memory if size == 1000 else base
            points.append((size, taken / size * 1000))
            rows.append(Row(f"{size} documents", f"{taken:.1f} s, {taken / size * 1000:.2f} ms each, peak {memory:.0f} MB", f"memory {memory / base:.2f}" if base else ""))
            source.unlink()
            size *= 10
    return rows, points


def arithmetic(steps: int) -> int:
    """Work that needs nothing but a core: what the machine gives to a second process."""
    return sum(step * step % 7 for step in range(steps))


def arithmetic_time(processes: int) -> float:
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(arithmetic, [1000] * processes))
        start = time.perf_counter()
        list(pool.map(arithmetic, [2_000_000] * 16))
        return time.perf_counter() - start


def workers() -> list[Row]:
    """The same archive by 1, 2, … workers, and plain arithmetic by as many processes.

    The numbers of workers take turns and the best of three counts, for a shared machine does not
    give each run the same two cores; the figure of arithmetic says what it can give at all.
    """
    from huiyao.cli.batch.engines import cores

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "corpus.ndjson"
        sys.argv = ["corpus", str(source), "12000"]
        corpus.main()
        numbers = sorted({1, 2, *(2 ** k for k in range(8) if 2 ** k <= cores())})
        best = dict.fromkeys(numbers, math.inf)
        plain = dict.fromkeys(numbers, math.inf)
        for _ in range(3):
            for jobs in numbers:
                plain[jobs] = min(plain[jobs], arithmetic_time(jobs))
                best[jobs] = min(best[jobs], batch(source, jobs)[0])
    return [Row(f"{jobs} worker{'s' * (jobs > 1)}", f"{best[jobs]:.1f} s", f"{best[1] / best[jobs]:.2f} (arithmetic {plain[1] / plain[jobs]:.2f})") for jobs in numbers]


def cold() -> list[Row]:
    """Cold start against a typer program that prints one rich table."""
    runs = startup.measure(15)
    peer = statistics.median(runs["typer and rich"])
    return [Row(name, f"{statistics.median(times) * 1000:.0f} ms", f"{statistics.median(times) / peer:.2f}") for name, times in runs.items()]


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.processor()) if Path("/proc/cpuinfo").exists() else platform.processor()
    from huiyao.cli.batch.engines import cores

    return f"{model}, {cores()} cores, Python {platform.python_version()}, {platform.system()}"


def table(title: str, heads: tuple[str, str, str], rows: list[Row]) -> str:
    lines = [f"## {title}", "", "| " + " | ".join(heads) + " |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.name} | {row.value} | {row.ratio} |" for row in rows)]) + "\n"


def plot(curves: dict[str, list[tuple[float, float]]]) -> str:
    """Costs over sizes, both on logarithmic axes, each curve as a multiple of its own second point."""
    width, height, left, bottom = 640, 320, 60, 50
    colours = ("#1d4fb8", "#a33b00")
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">', f'<rect width="{width}" height="{height}" fill="white"/>']

    def x(value: float) -> float:
        return left + (width - left - 20) * math.log10(value) / 7

    def y(ratio: float) -> float:
        return (height - bottom) - (height - bottom - 20) * (math.log10(max(ratio, 0.1)) + 1) / 3

    for power in range(8):
        parts.append(f'<line x1="{x(10 ** power):.0f}" y1="20" x2="{x(10 ** power):.0f}" y2="{height - bottom}" stroke="#ddd"/><text x="{x(10 ** power):.0f}" y="{height - bottom + 16}" text-anchor="middle">10^{power}</text>')
    for ratio in (0.1, 1, 10, 100):
        parts.append(f'<line x1="{left}" y1="{y(ratio):.0f}" x2="{width - 20}" y2="{y(ratio):.0f}" stroke="{"#888" if ratio == 1 else "#ddd"}"/><text x="{left - 6}" y="{y(ratio) + 4:.0f}" text-anchor="end">{ratio:g}</text>')
    for (name, points), colour, row in zip(curves.items(), colours, range(9)):
        base = points[min(3 if points[0][0] == 1 else 1, len(points) - 1)][1]
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(f"{x(size):.1f},{y(cost / base):.1f}" for size, cost in points)}"/>')
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(cost / base):.1f}" r="3" fill="{colour}"/>' for size, cost in points]
        parts.append(f'<text x="{left + 10}" y="{34 + 16 * row}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{width / 2}" y="{height - 10}" text-anchor="middle">bytes of one text, or documents of an archive</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--texts", type=Path, default=HERE.parent / "samples")
    reader.add_argument("--most", type=int, default=100_000)
    reader.add_argument("--only", choices=("startup", "throughput", "length", "count", "workers"))
    reader.add_argument("--write", action="store_true")
    asked = reader.parse_args()
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(asked.texts.glob("*.txt"))]
    curves: dict[str, list[tuple[float, float]]] = {}
    parts = []

    def wanted(name: str) -> bool:
        return asked.only in (None, name)

    if wanted("startup"):
        parts.append(table("Cold start", ("program", "median", "÷ typer and rich"), cold()))
        first, warm = startup.time_package(15)
        parts[-1] += f"\nThe time package by itself: {first * 1000:.0f} ms to import it and read one expression, {warm * 1e6:.0f} us an expression when warm.\n"
        print(parts[-1], flush=True)
    if wanted("length"):  # before the peers fill the memory
        rows, curves["time a character, by length of one text (1 = 2 kB)"] = length()
        parts.append(table("One text, by its length", ("length", "time", "÷ 2 kB"), rows))
        print(parts[-1], flush=True)
    if wanted("throughput"):
        parts.append(table(f"Parse against peers, warm, {len(texts)} bulletins", ("measure", "time", "ratio"), throughput(texts)))
        print(parts[-1], flush=True)
    if wanted("workers"):
        parts.append(table("Workers, 12000 documents", ("workers", "time", "times faster"), workers()))
        print(parts[-1], flush=True)
    if wanted("count"):
        rows, curves["time a document, by size of the archive (1 = 1000)"] = count(asked.most)
        parts.append(table("Archives, one worker a core", ("size", "time and memory", "÷ 1000 documents"), rows))
        print(parts[-1], flush=True)
    if asked.write and asked.only is None:
        head = f"# Measurements\n\n{date.today()}, {machine()}. Made by `python bench/run.py --texts FOLDER --write`; ratios are of figures taken in the same run.\n\n![Scaling](scaling.svg)\n\n"
        (HERE / "RESULTS.md").write_text(head + "\n".join(parts), encoding="utf-8")
        (HERE / "scaling.svg").write_text(plot(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
