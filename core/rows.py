"""Sections of a report as flat rows for data frames: no value is a nested object, lists hold strings."""
from __future__ import annotations

from typing import Any

from huiyao.core.model import Report

SECTIONS = ("speakers", "attendees", "directives", "deadlines", "regions", "tasks")


def rows(report: Report, section: str) -> list[dict[str, Any]]:
    """One dictionary a row, all with the same keys; ``document`` is the name of the source.

    Acts become their names, addressees their texts; directives and deadlines bear the
    speaker's name.  Raises ValueError for a section that is not one of ``SECTIONS``.
    """
    if section not in SECTIONS:
        from difflib import get_close_matches

        near = get_close_matches(section, SECTIONS, 1)
        raise ValueError(f"no section {section!r}" + (f"; did you mean {near[0]!r}?" if near else f" (there are: {', '.join(SECTIONS)})"))
    names = {speaker.id: speaker.name for speaker in report.speakers}
    document = {"document": report.source.name}
    if section == "tasks":
        return [{**document, **task._asdict(), "responsible": list(task.responsible), "supporting": list(task.supporting)} for task in report.tasks()]
    found = []
    for item in report.to_dict()[section]:
        row = {**document, **item}
        if section == "speakers":
            row["acts"] = [act["act"] for act in item["acts"]]
        if section == "directives":
            row["addressees"] = [who["text"] for who in item["addressees"]]
        if section in ("directives", "deadlines"):
            row["speaker_name"] = names[item["speaker"]]
        found.append(row)
    return found
