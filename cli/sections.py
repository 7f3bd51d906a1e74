"""The sections of a report, and the choice of some."""
from __future__ import annotations

from difflib import get_close_matches
from typing import Any

SECTIONS = ("meeting", "speakers", "attendees", "directives", "deadlines", "regions", "warnings")


def choose(names: str | None) -> tuple[str, ...]:
    """Sections named by commas, all of them for None; raises ValueError that suggests the nearest name."""
    if names is None:
        return SECTIONS
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in SECTIONS:
            near = get_close_matches(name, SECTIONS, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"no section {name!r}{hint} (there are: {', '.join(SECTIONS)})")
    if not chosen:
        raise ValueError("no section named")
    return tuple(name for name in SECTIONS if name in chosen)


def select(report: dict[str, Any], chosen: tuple[str, ...]) -> dict[str, Any]:
    """A report with the chosen sections alone; version and source always stay."""
    return {name: value for name, value in report.items() if name in chosen or name not in SECTIONS}
