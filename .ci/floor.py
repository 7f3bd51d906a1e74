"""Run the scorer on the gold set and refuse a fall below the floor.

Usage: floor.py SHARED_FOLDER HUIYAO
"""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# Half a point to one point below what the parser reaches, so that a change of one label is no alarm.
FLOOR = {"overall": 0.985, "meeting_dates": 0.97, "meeting_name": 0.95, "home_region": 0.95, "speakers": 0.96, "acts": 0.96, "titles": 0.98, "attendees": 0.98,
         "directives": 0.985, "attribution": 0.985, "points": 0.98, "addressees": 0.98, "regions": 0.98, "region_paths": 0.98, "deadlines": 0.98, "deadlines_due": 0.98}


def main() -> int:
    """Print the scores; 1 where one is too low."""
    shared, tool = Path(sys.argv[1]), sys.argv[2]
    command = [sys.executable, str(shared / "score" / "score.py"), str(shared / "gold" / "labels"), "--command", f"{tool} --format json"]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rows = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)
    low = [f"{name}: {rows[name]['f1']:.3f} < {floor}" for name, floor in FLOOR.items() if rows[name]["f1"] < floor]
    if rows["overall"]["crashed"]:
        low.append(f"{rows['overall']['crashed']} texts without output")
    print("\n".join(low) or "every metric is at or above its floor")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
