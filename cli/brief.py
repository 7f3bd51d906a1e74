"""The digest: half a page of the bulletin's own words, for a busy reader."""
from __future__ import annotations

import textwrap

from huiyao.cli.clean import printable
from huiyao.cli.labels import label
from huiyao.cli.wrapping import line_breaks
from huiyao.core.model import Directive, Report

_POINTS, _DEADLINES = 6, 5  # as many as half a page holds


def brief(report: Report, language: str, width: int = 80) -> str:
    """Meeting, each leader's points by topic, what falls due first, who took part.  Nothing is reworded."""
    blocks = [_meeting(report), *_speeches(report), _due(report, language), _present(report, language)]
    return "\n\n".join(_wrap(printable_lines(block), width) for block in blocks if block) + "\n"


def printable_lines(text: str) -> str:
    """Control characters out, our own line breaks kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _meeting(report: Report) -> str:
    meeting = report.meeting
    parts = [(meeting.name or meeting.title).text if meeting.name or meeting.title else ""]  # type: ignore[union-attr]
    if meeting.dates:
        parts.append(meeting.dates.start_date if meeting.dates.start_date == meeting.dates.end_date else f"{meeting.dates.start_date}/{meeting.dates.end_date}")
    if meeting.home_region:
        parts.append(meeting.home_region.path)
    return "  ".join(part for part in parts if part)


def _speeches(report: Report) -> list[str]:
    blocks = []
    for speaker in report.speakers:
        own = [item for item in report.directives if item.speaker == speaker.id]
        if own:
            lines = [f"{speaker.name} {speaker.title}".strip()]
            lines += [f"  · {_short(item)}" for item in _choose(own)]
            blocks.append("\n".join(lines))
    return blocks


def _choose(own: list[Directive]) -> list[Directive]:
    """Numbered points where there are some, else top-level ones, those with a term or a doer first; in the order of the text."""
    points = [item for item in own if item.number is not None and item.level == 1] or [item for item in own if item.level == 1] or own
    ranked = sorted(points, key=lambda item: (item.number is None, not item.deadlines, not item.addressees, item.start))
    return sorted(ranked[:_POINTS], key=lambda item: item.start)


def _short(item: Directive) -> str:
    """The topic of a point, or its first clause."""
    if item.topic and item.number is not None:
        return item.topic
    text = item.text
    for mark in "，,；;。":
        at = text.find(mark, 6)
        text = text[:at] if at > 0 else text
    return text.rstrip("，,；;。")


def _due(report: Report, language: str) -> str:
    dated = sorted((item for item in report.deadlines if item.due_date), key=lambda item: (item.due_date or "", item.start))[:_DEADLINES]
    return "\n".join([label("deadlines", language), *(f"  {item.due_date}  {item.task}" for item in dated)]) if dated else ""


def _present(report: Report, language: str) -> str:
    names = list(dict.fromkeys([*(region.text for region in report.regions if region.role != "main_venue"),
                                *(person.name for person in report.attendees if person.kind == "person")]))
    return f"{label('regions', language)} / {label('attendees', language)}: " + "、".join(names) if names else ""


def _wrap(block: str, width: int) -> str:
    return "\n".join("\n".join(_fold(line, width)) for line in block.split("\n"))


def _fold(line: str, width: int) -> list[str]:
    """Fold a line at the terminal's width, wide characters counted double, with a hanging indent."""
    indent = len(line) - len(line.lstrip())
    if all(ord(char) < 0x80 for char in line):
        return textwrap.wrap(line, width, subsequent_indent=" " * indent) or [""]
    offsets = [0, *line_breaks(line, width, indent + 2), len(line)]
    lines = [line[start:end].rstrip() for start, end in zip(offsets, offsets[1:])]
    return [lines[0], *(" " * (indent + 2) + rest for rest in lines[1:])]
