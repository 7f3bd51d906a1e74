"""Pass rates of the time package on cases of public test suites, by file.

Usage: python bench/time_suites.py FOLDER [--failures]

FOLDER holds the .jsonl files (id, suite, text, reference_date, expected_start, expected_end, span_text, alternatives, mod).
What is declined, and why, stands in bench/time_suites_declined.tsv.

The suites speak of everyday time, so the everyday rules are on.  How their conventions are mapped to ours
(``CONVENTIONS`` and ``views``):
- 下周三 on a Tuesday is tomorrow in Duckling; 上两个月 are the last sixty days in Recognizers, without today;
- JioNLP: 19年底 is November and December, ours ends on the same day: the end alone is compared, as for all of
  jionlp_blur; 2025年前 runs from today to the end of 2025, 9月起 ends today;
- chrono gives the last day of 五日内, and no first day;
- Recognizers: 2007年以后 begins in 2008; a lunar festival without a year has its lunar month and day, written as solar;
- a bound (2018年以前, 自2018年以来) has one open end: the closed end is compared;
- spans: the expression must overlap ours by half, and texts without one must give none;
- durations are compared by their length, sets by how often they come.
"""
from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from huiyao.core.fold import fold
from huiyao.core.time import Reference, TimeMention, find
from huiyao.core.time.calendar import events
from huiyao.core.time.everyday import Convention

HERE = Path(__file__).resolve().parent
END_ONLY = {"jionlp_blur"}
CONVENTIONS = {"jionlp": ("nearest", Convention(rolling=True)), "duckling": ("future", Convention(coming_week=True)), "chrono": ("nearest", Convention()),
               "recognizers": ("nearest", Convention(rolling=True, today=False, exact_offset=True)), "durations": ("nearest", Convention())}

Interval = tuple[str | None, str | None]


def declined() -> dict[str, str]:
    """Case to reason."""
    path = HERE / "time_suites_declined.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))


def mentions(name: str, case: dict, prefer: str | None = None) -> list[TimeMention]:
    """Ours on a case, read by its suite's convention."""
    default, convention = CONVENTIONS[name.split("_")[0]]
    if case["reference_date"]:
        reference = Reference.of(case["reference_date"], prefer or default, convention)
    else:
        reference = Reference(None, prefer or default, everyday=convention)
    return find(fold(case["text"]), reference)


def views(name: str, case: dict, mention: TimeMention) -> list[Interval]:
    """The interval of a mention, and as the suite would write it."""
    ours: Interval = (iso(mention.first), iso(mention.due))
    seen = [ours]
    if name.startswith("jionlp"):
        if mention.bound == "before":
            seen.append((case["reference_date"], iso(mention.named[1])))
        elif mention.bound in ("from", "since"):
            seen.append((ours[0], case["reference_date"]))
    elif name.startswith("chrono") and mention.text.endswith("内"):
        seen.append((ours[1], ours[1]))
    elif name.startswith("recognizers"):
        if mention.bound and not case.get("mod") and len(case["span_text"]) < len(mention.text):
            seen.append((iso(mention.named[0]), iso(mention.named[1])))  # the suite's expression ends before 以前
        if mention.bound == "after" and mention.granularity != "day" and mention.named[1] is not None:
            seen.append((str(mention.named[1].plus(1)), None))
        lunar = re.fullmatch(r"lunar (\d+)-(\d+)|(eve)", events().get(mention.text, ""))
        if lunar and mention.due is not None and "holiday" in name:
            year = case["alternatives"][0][0][:4], case["alternatives"][1][0][:4]
            month, day = (12, 31) if lunar[3] else (int(lunar[1]), int(lunar[2]))
            seen += [(f"{y}-{month:02d}-{day:02d}",) * 2 for y in year if abs(int(y) - (mention.due.year or 0)) <= 1]
    return seen


def iso(day: object) -> str | None:
    return str(day) if day is not None else None


def overlap(case: dict, mention: TimeMention, start: int) -> bool:
    end = start + len(case["span_text"])
    return min(mention.end, end) - max(mention.start, start) >= 0.5 * max(end - start, mention.end - mention.start)


def at_span(case: dict, found: list[TimeMention]) -> list[TimeMention]:
    """The mentions that stand where the case's expression stands."""
    text, span = fold(case["text"]), fold(case["span_text"])
    return [m for m in found if any(overlap(case, m, s.start()) for s in re.finditer(re.escape(span), text))]


def passes(name: str, case: dict) -> bool:
    """Whether ours is right on a case."""
    if name.endswith("spans"):
        found = [m for m in mentions(name, case) if m.kind != "vague"]
        return bool(at_span(case, found)) if case["span_text"] else not found
    if name == "durations_sets":
        return any(same_length(case["expected_value"], m) for m in at_span(case, mentions(name, case)))
    wanted = [(case["expected_start"], case["expected_end"]), *map(tuple, case.get("alternatives", []))]
    for prefer in ("nearest", "future", "past") if case.get("alternatives") else (None,):
        for mention in mentions(name, case, prefer):
            for found in views(name, case, mention):
                if any(agree(name, case, found, mention, want) for want in wanted):
                    return True
    return False


def agree(name: str, case: dict, found: Interval, mention: TimeMention, want: Interval) -> bool:
    start, end = want
    if end is None and start is not None and case.get("mod"):
        return found[0] == start
    if start is None or name in END_ONLY or (name.startswith("jionlp") and end is not None and re.search("[底末]$", mention.text)):
        return found[1] == end
    return found == (start, end)


_ISO = re.compile(r"([0-9.]+)([YMWD])")
_ISO_TIME = re.compile(r"([0-9.]+)([HMS])")
_NAMES = {"Y": "year", "M": "month", "D": "day"}
_CLOCKS = {"H": "hour", "M": "minute", "S": "second"}


def quantities(text: str, workday: bool = False) -> dict[str, float]:
    """P1W3D as {'day': 10.0}."""
    days, _, clock = text.removeprefix("P").partition("T")
    out: Counter[str] = Counter()
    for number, unit in _ISO.findall(days):
        out["workday" if workday and unit == "D" else _NAMES.get(unit, "day")] += float(number) * (7 if unit == "W" else 1)
    for number, unit in _ISO_TIME.findall(clock):
        out[_CLOCKS[unit]] += float(number)
    return dict(out)


def same_length(value: object, mention: TimeMention) -> bool:
    """Whether a mention is as long, or comes as often, as a suite's value says."""
    if mention.recurrence:
        interval = re.search(r"FREQ=(\w+)(?:;INTERVAL=(\d+))?", mention.recurrence)
        assert interval is not None
        frequency, step = interval[1], int(interval[2] or 1)
        if isinstance(value, str):
            return {"P1D": "DAILY", "P1W": "WEEKLY"}.get(value, "WEEKLY" if value.startswith("XXXX-WXX") else "") == frequency and step == 1
        unit = {"DAILY": ("day", 1), "WEEKLY": ("day", 7), "MONTHLY": ("year", 1 / 12), "YEARLY": ("year", 1), "HOURLY": ("hour", 1), "MINUTELY": ("hour", 1 / 60)}[frequency]
        return isinstance(value, dict) and value.get("delta") == {unit[0]: step * unit[1]}
    if mention.length is None:
        return False
    ours = [quantities(part, mention.granularity == "workday") for part in mention.length.split("/")]
    if isinstance(value, str):
        return ours == [quantities(value)]
    return ours == (value if isinstance(value, list) else [value])


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
                      [(m.text, m.rule, str(m.first), str(m.due), m.length) for m in mentions(path.stem, case)])
        total.update(count)
        report(path.stem, count)
    report("all", total)


def report(name: str, count: Counter[str]) -> None:
    tried = count["cases"] - count["declined"]
    print(f"{name:32s}{count['cases']:7d}{count['declined']:10d}{count['passed']:8d}{count['passed'] / max(1, tried):7.2f}")


if __name__ == "__main__":
    main()
