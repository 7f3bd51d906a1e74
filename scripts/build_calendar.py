"""Build core/lexicon/lunar.tsv: the lunisolar calendar and the solar terms, a line a year.

Source: sxtwl 2.0.7 (BSD), computed from 寿星天文历.  Checked against the published
new-year days by tests/test_time.py.

Usage: pip install sxtwl==2.0.7; python scripts/build_calendar.py
"""
from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import sxtwl

TARGET = Path(__file__).resolve().parent.parent / "core" / "lexicon" / "lunar.tsv"
FIRST, LAST = 1990, 2050


def solar(day: sxtwl.Day) -> date:
    return date(day.getSolarYear(), day.getSolarMonth(), day.getSolarDay())


def main() -> None:
    with TARGET.open("w", encoding="utf-8") as out:
        out.write("# Year, first day of its lunar year, leap month (0 none), days of each lunar month in order "
                  "(the leap month behind its namesake),\n# and the solar terms of the calendar year from 小寒 on as MMDD. "
                  "Source: sxtwl 2.0.7 (BSD). Made by scripts/build_calendar.py.\n")
        for year in range(FIRST, LAST + 1):
            leap = sxtwl.getRunMonth(year)
            starts = []
            for month in range(1, 13):
                starts.append(solar(sxtwl.fromLunar(year, month, 1)))
                if month == leap:
                    starts.append(solar(sxtwl.fromLunar(year, month, 1, True)))
            starts.append(solar(sxtwl.fromLunar(year + 1, 1, 1)))
            lengths = [(b - a).days for a, b in zip(starts, starts[1:])]
            terms, day = [], date(year, 1, 1)
            while day.year == year:
                if sxtwl.fromSolar(day.year, day.month, day.day).hasJieQi():
                    terms.append(f"{day:%m%d}")
                day += timedelta(1)
            out.write(f"{year}\t{starts[0]}\t{leap}\t{' '.join(map(str, lengths))}\t{' '.join(terms)}\n")


if __name__ == "__main__":
    main()
