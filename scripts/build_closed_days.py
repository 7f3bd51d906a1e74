"""Build core/lexicon/closed_days.tsv: the closed days of public holidays and the days worked in their stead, as published.

Source: chinesecalendar 1.11.0 (MIT), which keeps the yearly notices of the State Council's General Office.

Usage: pip install chinesecalendar==1.11.0; python scripts/build_closed_days.py
"""
from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from chinese_calendar.constants import holidays, workdays

TARGET = Path(__file__).resolve().parent.parent / "core" / "lexicon" / "closed_days.tsv"
NAMES = {"New Year's Day": "元旦", "Spring Festival": "春节", "Tomb-sweeping Day": "清明", "Labour Day": "劳动节", "Dragon Boat Festival": "端午",
         "Mid-autumn Festival": "中秋", "National Day": "国庆", "Anti-Fascist 70th Day": "抗战胜利纪念日"}


def main() -> None:
    stretches: list[tuple[list[str], date, date]] = []
    for day, english in sorted(holidays.items()):
        name = NAMES[english]
        if stretches and stretches[-1][2] + timedelta(1) == day:
            names, first, _ = stretches.pop()
            stretches.append((names if name in names else [*names, name], first, day))
        else:
            stretches.append(([name], day, day))
    made_up = sorted(workdays)
    with TARGET.open("w", encoding="utf-8") as out:
        out.write("# Holidays, first and last closed day, and the weekend days worked in their stead, by the yearly notices of the State Council.\n"
                  f"# Source: chinesecalendar 1.11.0 (MIT), up to the notice for {max(holidays).year}. Made by scripts/build_closed_days.py.\n")
        for index, (names, first, last) in enumerate(stretches):
            # A day worked in stead belongs to the nearest stretch.
            mine = [day for day in made_up if min(range(len(stretches)), key=lambda k: min(abs((day - stretches[k][1]).days), abs((day - stretches[k][2]).days))) == index]
            out.write("\t".join([" ".join(names), str(first), str(last), " ".join(map(str, mine))]).rstrip() + "\n")


if __name__ == "__main__":
    main()
