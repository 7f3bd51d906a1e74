"""Pass rates of the time package on cases of public test suites, by file.

Usage: python bench/time_suites.py FOLDER [--failures]

FOLDER holds the .jsonl files (id, suite, text, reference_date, expected_start, expected_end, span_text, alternatives, mod).
What is declined, and why, stands in bench/time_suites_declined.tsv.

How the suites' conventions are mapped to ours:
- 19年底 is November and December in JioNLP; ours ends on the same day: the end alone is compared (files named in ``END_ONLY``);
- a bound (2018年以前, 自2018年以来) has one open end: the closed end is compared;
- spans: the expression must overlap ours by half, and texts without one must give none.
"""
from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from huiyao.core.fold import fold
from huiyao.core.time import Reference, find

HERE = Path(__file__).resolve().parent
END_ONLY = {"jionlp_blur"}


def declined() -> dict[str, str]:
    path = HERE / "time_suites_declined.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))


def answers(case: dict, prefer: str) -> list[tuple[str | None, str | None]]:
    reference = Reference.of(case["reference_date"], prefer) if case["reference_date"] else Reference()
    return [(str(m.first) if m.first else None, str(m.due) if m.due else None) for m in find(fold(case["text"]), reference)]


def passes(name: str, case: dict) -> bool:
    if name.endswith("spans"):
        mentions = [m for m in find(fold(case["text"]), Reference.of(case["reference_date"]) if case["reference_date"] else Reference()) if m.kind != "vague"]
        if not case["span_text"]:
            return not mentions
        start = fold(case["text"]).find(fold(case["span_text"]))
        end = start + len(case["span_text"])
        return any(min(m.end, end) - max(m.start, start) >= 0.5 * max(end - start, m.end - m.start) for m in mentions)
    if name == "durations_sets":
        return any(m.kind in ("recurring", "duration") for m in find(fold(case["text"]), Reference.of(case["reference_date"]) if case["reference_date"] else Reference()))
    wanted = [(case["expected_start"], case["expected_end"]), *map(tuple, case.get("alternatives", []))]
    for prefer in ("nearest", "future", "past") if case.get("alternatives") else ("nearest",):
        for found in answers(case, prefer):
            for start, end in wanted:
                if end is None and start is not None and case.get("mod"):
                    if found[0] == start:
                        return True
                elif start is None or name in END_ONLY:
                    if found[1] == end:
                        return True
                elif found == (start, end):
                    return True
    return False


def main() -> None:
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python bench/time_suites.py FOLDER [--failures], FOLDER with the suites' cases")
    folder = Path(sys.argv[1])
    skip = declined()
    total: Counter[str] = Counter()
    print(f"{'file':32s}{'cases':>7s}{'declined':>10s}{'passed':>8s}{'rate':>7s}")
    for path in sorted(folder.glob("*.jsonl")):
        count: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            count["cases"] += 1
            if case["id"] in skip:
                count["declined"] += 1
                continue
            good = passes(path.stem, case)
            count["passed"] += good
            if not good and "--failures" in sys.argv:
                print("   ", path.stem, case["id"], case["text"], case["reference_date"], "want", case["expected_start"], case["expected_end"], case["span_text"], "got",
                      [(m.text, m.rule, str(m.first), str(m.due)) for m in find(fold(case["text"]), Reference.of(case["reference_date"], "nearest") if case["reference_date"] else Reference())])
        total.update(count)
        tried = count["cases"] - count["declined"]
        print(f"{path.stem:32s}{count['cases']:7d}{count['declined']:10d}{count['passed']:8d}{count['passed'] / max(1, tried):7.2f}")
    tried = total["cases"] - total["declined"]
    print(f"{'all':32s}{total['cases']:7d}{total['declined']:10d}{total['passed']:8d}{total['passed'] / max(1, tried):7.2f}")


if __name__ == "__main__":
    main()
