"""The source on a terminal, with what was found marked where it stands."""
from __future__ import annotations

from typing import NamedTuple

from huiyao.cli.chinese_text import ChineseText
from huiyao.cli.clean import control_free
from huiyao.cli.labels import label
from huiyao.core.model import Report
from rich.console import Console, Group
from rich.text import Text


class Mark(NamedTuple):
    """A marked stretch of the source: its kind and what it stands for."""

    start: int
    end: int
    kind: str
    value: str = ""


# Styles of the kinds, also where there is no colour: a directive is underlined, names are bold.
_STYLES = {"directive": "underline", "speaker": "bold green", "act": "magenta", "addressee": "bold cyan", "deadline": "bold yellow", "region": "bold blue", "meeting": "bold"}


def marks(report: Report) -> list[Mark]:
    """What a report rests on, as stretches of its source: wide ones before those inside them."""
    found: list[Mark] = []
    names = {speaker.id: speaker.name for speaker in report.speakers}
    for span in (report.meeting.name,):
        if span is not None:
            found.append(Mark(span.start, span.end, "meeting"))
    for speaker in report.speakers:
        found.append(Mark(speaker.start, speaker.end, "speaker", f"{speaker.id} {speaker.title}".strip()))
        found += [Mark(act.start, act.end, "act", f"{act.act} · {speaker.name}") for act in speaker.acts]
    for directive in report.directives:
        found.append(Mark(directive.start, directive.end, "directive", f"{directive.id} · {names.get(directive.speaker, '')}"))
        found += [Mark(who.start, who.end, "addressee", who.role) for who in directive.addressees]
    for deadline in report.deadlines:
        value = deadline.due_date or deadline.kind
        found.append(Mark(deadline.start, deadline.end, "deadline", f"{deadline.start_date}/{value}" if deadline.start_date and deadline.kind == "period" else value))
    for region in report.regions:
        found.append(Mark(region.start, region.end, "region", f"{region.role} · {region.path or region.name}"))
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.kind))


def print_evidence(report: Report, text: str, language: str, console: Console) -> None:
    """Print the source with its marks, and a legend above it."""
    legend = Text("  ").join(Text(label(kind, language), style=style) for kind, style in _STYLES.items() if any(mark.kind == kind for mark in marks(report)))
    body = Text(control_free(text))
    for mark in marks(report):
        body.stylize(_STYLES[mark.kind], mark.start, mark.end)
    for deadline in sorted(report.deadlines, key=lambda item: -item.end):
        if deadline.due_date:
            note = Text(f"⟨{deadline.due_date}⟩", style="yellow dim")
            body = body[:deadline.end] + note + body[deadline.end:]
    if legend:
        console.print(legend)
    if console.is_terminal:
        console.print(Group(ChineseText().append_text(body)))  # by itself, rich would make a plain Text of it
    else:
        console.print(body, soft_wrap=True)
