"""Why each thing was taken: the rules behind a report, from the data the parse itself carries."""
from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from huiyao.core import pipeline


class Line(NamedTuple):
    """One decision: offsets in the source, what was decided, the rule, the words it stands on."""

    start: int
    end: int
    what: str
    rule: str
    words: str


def explain(text: str, *, date: Date | str | None = None) -> list[Line]:
    """The decisions of one parse in the order of the text; raises ValueError for a bad date.

    Speakers and acts come with the rule that found their subject, passages with the rule
    that put them into a mouth, directives (and sentences refused) with the rule that judged
    them, deadlines with the rule that read the time.
    """
    document, narration, judged, report = pipeline.trace(text, date=date)
    found: list[Line] = []
    for act in narration.acts:
        span, name = document.span(act.start, act.end), document.wording(*act.party.name)
        title = f" ({document.wording(*act.party.title)})" if act.party.title else ""
        found.append(Line(span.start, span.end, f"{act.party.kind} {name}{title} {act.act}", act.rule, span.text))
    for item in judged:
        span = document.span(item.passage.start, item.passage.end)
        verdict = "directive" if item.directive else "no directive"
        found.append(Line(span.start, span.end, f"{item.passage.speaker}: {verdict}", f"{item.passage.rule} / {item.rule}", span.text))
    for deadline in report.deadlines:
        found.append(Line(deadline.start, deadline.end, f"deadline {deadline.due_date or '-'}", deadline.kind, deadline.text))
    for region in report.regions:
        found.append(Line(region.start, region.end, f"region {region.path or '?'}", region.role, region.text))
    return sorted(found, key=lambda line: (line.start, line.end))
