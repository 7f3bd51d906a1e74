"""Who reads place names right: huiyao against cpca and JioNLP on the case table, in one run.

Usage: python bench/regions.py        (peers: pip install cpca 'jionlp==1.5.20')

A row counts where the whole path is right; for a place that nothing decides, and for what
is no area at all, only silence is right.  The peers know no home region: they are given
the name behind the home region's own (江苏省南京市|鼓楼区), which is the most they can use.
"""
from __future__ import annotations

import importlib
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from huiyao.core.fold import fold
from huiyao.core.regions import gazetteer, places

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "regions.tsv"
GROUPS = ("province", "prefecture", "autonomous", "county", "district", "chain", "former", "division", "zone", "homonym", "trap")


def rows() -> list[list[str]]:
    return [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def code_of(path: str) -> str | None:
    if path == "-":
        return None
    name = path.rsplit("/", 1)[-1]
    return next(area.code for area in gazetteer.lookup(name) if gazetteer.path(area) == path)


def ours(name: str, home: str) -> str | None:
    folded = fold(name)
    return places.resolve(folded, code_of(home)).path if places.is_area_name(folded) else None


def joined(parts: list[Any]) -> str | None:
    kept = [part for part in parts if isinstance(part, str) and part and part != "市辖区"]
    return "/".join(dict.fromkeys(kept)) or None


def cpca_reader() -> Any:
    cpca = importlib.import_module("cpca")

    def read(name: str, home: str) -> str | None:
        frame = cpca.transform([(home.replace("/", "") if home != "-" else "") + name])
        return joined([frame["省"][0], frame["市"][0], frame["区"][0]])
    return read


def jionlp_reader() -> Any:
    jionlp = importlib.import_module("jionlp")

    def read(name: str, home: str) -> str | None:
        found = jionlp.parse_location((home.replace("/", "") if home != "-" else "") + name)
        return joined([found["province"], found["city"], found["county"]])
    return read


def main() -> None:
    readers: dict[str, Any] = {}
    for name, make in (("huiyao", lambda: ours), ("cpca", cpca_reader), ("jionlp", jionlp_reader)):
        start = time.perf_counter()
        try:
            reader = make()
            reader("湖州市", "-")
        except ImportError:
            print(f"{name} is not installed", file=sys.stderr)
            continue
        print(f"{name}: first answer after {(time.perf_counter() - start) * 1000:.0f} ms")
        readers[name] = reader
    right: dict[str, Counter[str]] = {name: Counter() for name in readers}
    count: Counter[str] = Counter()
    spent = dict.fromkeys(readers, 0.0)
    for label, text, home, path in rows():
        group = next((group for group in GROUPS if label.startswith(group)), "other")
        count[group] += 1
        for name, reader in readers.items():
            start = time.perf_counter()
            answer = reader(text, home)
            spent[name] += time.perf_counter() - start
            right[name][group] += (answer or "-") == (path if path != "none" else "-")
    print(f"\n{'group':12s}{'rows':>6s}" + "".join(f"{name:>9s}" for name in readers))
    for group in [*GROUPS, "other"]:
        print(f"{group:12s}{count[group]:6d}" + "".join(f"{right[name][group]:9d}" for name in readers))
    print(f"{'all':12s}{sum(count.values()):6d}" + "".join(f"{sum(right[name].values()):9d}" for name in readers))
    print(f"{'µs a name':18s}" + "".join(f"{spent[name] / sum(count.values()) * 1e6:9.0f}" for name in readers))


if __name__ == "__main__":
    main()
