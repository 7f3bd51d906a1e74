"""A report as tables on a terminal, made with rich.

Every text of the source goes in as ``Text``: rich markup in it is printed as written, and
``printable`` keeps control characters away.
"""
from __future__ import annotations

import io
from functools import lru_cache, partial
from typing import BinaryIO

from huiyao.cli.chinese_text import ChineseText
from huiyao.cli.clean import printable
from huiyao.cli.labels import label
from huiyao.core.model import Deadline, Directive, Report
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

_COLOURS = {"chair": "magenta", "speech": "green", "deploy": "cyan", "report": "blue", "convey": "blue", "exchange": "yellow",
            "pledge": "yellow", "address": "green", "instruct": "bright_red"}
_NARROW = 64  # columns; below, addressees stand under their directive, and who set a term is left to that table
_ROLES = ("main_venue", "branch_venue", "exchange", "pledge", "report", "attend")


@lru_cache(maxsize=1)
def _console() -> Console:
    return Console(highlight=False, emoji=False, markup=False)


def console_for(colour: str, out: BinaryIO | None = None) -> Console:
    """A console on standard output, or of 100 columns on a file; ``colour`` is auto, always or never."""
    force = {"always": True, "never": False}.get(colour)
    if out is None:
        return Console(highlight=False, emoji=False, markup=False, force_terminal=force, no_color=True if colour == "never" else None) if force is not None else _console()
    return Console(file=io.TextIOWrapper(out, encoding="utf-8", write_through=True), width=100, highlight=False, emoji=False, markup=False,
                   force_terminal=True if colour == "always" else None)


def print_report(report: Report, sections: tuple[str, ...], language: str, *, heading: bool = False, console: Console | None = None) -> None:
    """Print the chosen sections of a report; ``heading`` puts the file's name above it."""
    console = console or _console()
    if heading:
        console.print(Rule(Text(printable(report.source.name)), style="dim"))
    console.print(Group(*render(report, sections, language, console.width)))


def print_counts(header: tuple[str, ...], rows: list[tuple[str | int, ...]]) -> None:
    """Print a table of counts: names left, numbers right, zeros as dots."""
    shown = [index for index in range(len(header)) if index < 2 or any(row[index] for row in rows)]  # roles nobody had are left out
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim bold")
    for index in shown:
        table.add_column(header[index].replace("_", " "), justify="left" if index < 2 else "right", overflow="fold", min_width=20 if index == 0 else None)
    for row in rows:
        table.add_row(*(_text("·" if row[index] == 0 else str(row[index])) for index in shown))
    _console().print(table)


def render(report: Report, sections: tuple[str, ...], language: str, width: int) -> list[RenderableType]:
    """The renderables of the chosen sections, in their order; empty sections are left out."""
    makers = {"meeting": _meeting, "speakers": _speakers, "attendees": _attendees, "directives": _directives,
              "deadlines": _deadlines, "regions": _regions, "warnings": _warnings}
    found: list[RenderableType] = []
    for name in sections:
        part = makers[name](report, partial(label, language=language), width)
        if part is not None:
            found.append(part)
    return found


def _text(value: str | None, style: str = "") -> Text:
    return ChineseText(printable(value or ""), style=style)


def _table(title: str, *columns: tuple[str, dict]) -> Table:  # type: ignore[type-arg]
    table = Table(title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim bold")
    for heading, settings in columns:
        table.add_column(heading, **{"overflow": "fold", **settings})
    return table


def _meeting(report: Report, say: partial[str], width: int) -> RenderableType | None:
    meeting = report.meeting
    rows = Table.grid(padding=(0, 2), expand=True)
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold", ratio=1)
    if meeting.dates:
        days = meeting.dates.start_date if meeting.dates.start_date == meeting.dates.end_date else f"{meeting.dates.start_date} – {meeting.dates.end_date}"
        why = f"  ({printable(meeting.dates.text)}; {say('year_from')}: {say(f'year_from_{meeting.dates.year_from}')})" if meeting.dates.year_from else f"  ({printable(meeting.dates.text)})"
        rows.add_row(say("dates"), Text(days) + Text(why, style="dim"))
    if meeting.home_region:
        code = f"  {meeting.home_region.code}" if meeting.home_region.code else ""
        rows.add_row(say("home"), _text(meeting.home_region.path) + Text(code, style="dim"))
    if meeting.organizer:
        rows.add_row(say("organizer"), _text(meeting.organizer.text))
    if meeting.format:
        rows.add_row(say("format"), say(meeting.format))
    names = {speaker.id: speaker.name for speaker in report.speakers}
    if meeting.chair:
        rows.add_row(say("chair"), _text("、".join(names[chair] for chair in meeting.chair)))
    name = meeting.name or meeting.title
    head = _text(name.text if name else say("nothing"), "bold")
    return Panel(Group(head, rows), title=say("meeting"), title_align="left", border_style="blue", padding=(0, 1))


def _speakers(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.speakers:
        return None
    table = _table(f"{say('speakers')} ({len(report.speakers)})", (say("name"), {"min_width": 8, "ratio": 2}), (say("title"), {"ratio": 5, "style": "dim"}), (say("acts"), {"ratio": 3, "min_width": 12}))
    for speaker in report.speakers:
        acts = list(dict.fromkeys(act.act for act in speaker.acts))
        cell = Text(", ").join(Text(say("chair_act" if act == "chair" else act), style=_COLOURS[act]) for act in acts)
        table.add_row(_text(speaker.name, "bold" if speaker.kind == "person" else ""), _text(speaker.title), cell)
    return table


def _attendees(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.attendees:
        return None
    body = ChineseText()
    for index, person in enumerate(report.attendees):
        body.append("  " if index else "")
        body.append(printable(person.name), style="bold" if person.kind == "person" else "")
        if person.title:
            body.append(f" {printable(person.title)}", style="dim")
        if person.role == "observe":
            body.append(f" ({say('observe')})", style="dim")
        body.append(";" if index + 1 < len(report.attendees) else "", style="dim")
    return Group(Text(f"{say('attendees')} ({len(report.attendees)})", style="bold"), Padding(body, (0, 0, 1, 1)))


def _directives(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.directives:
        return None
    due = {item.id: item for item in report.deadlines}
    speakers = {speaker.id: speaker for speaker in report.speakers}
    groups: list[RenderableType] = [Text(f"{say('directives')} ({len(report.directives)})", style="bold")]
    for identifier in dict.fromkeys(item.speaker for item in report.directives):
        own = [item for item in report.directives if item.speaker == identifier]
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim", title=_text(speakers[identifier].name, "bold green") + Text(f"  {len(own)}", style="dim"), title_justify="left")
        table.add_column(say("number"), width=4, justify="right", style="cyan")
        table.add_column(say("text"), ratio=6, overflow="fold")
        narrow = width < _NARROW
        apart = not narrow and any(item.addressees for item in own)
        if apart:
            table.add_column(say("addressees"), ratio=2, min_width=10, overflow="fold")
        if any(item.deadlines for item in own):
            table.add_column(say("due"), min_width=10, overflow="fold", style="yellow")
        for item in own:
            cells: list[RenderableType] = [str(item.number) if item.number is not None else "", _indented(item, _addressees(item, say) if narrow and item.addressees else None)]
            if apart:
                cells.append(_addressees(item, say))
            if any(other.deadlines for other in own):
                cells.append(Text("\n".join(dict.fromkeys(_due(due[d], say) for d in item.deadlines))))
            table.add_row(*cells)
        groups.append(table)
    return Group(*groups)


def _indented(item: Directive, below: Text | None) -> RenderableType:
    """The text of a directive, set in by its level; ``below`` comes under it."""
    text = _text(item.text, "" if item.number is None else "bold")
    if below is not None:
        text.append("\n").append_text(below)
    return Padding(text, (0, 0, 0, min(2 * (item.level - 1), 6)))


def _addressees(item: Directive, say: partial[str]) -> Text:
    parts = [printable(who.text) + (f" ({say(who.role)})" if who.role != "responsible" else "") for who in item.addressees]
    return ChineseText("\n".join(parts), style="magenta")


def _due(item: Deadline, say: partial[str]) -> str:
    return item.due_date or say(item.kind)


def _deadlines(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.deadlines:
        return None
    columns: list[tuple[str, dict]] = [(say("due"), {"min_width": 10, "style": "yellow", "no_wrap": True}), (say("as_written"), {"min_width": 10, "max_width": 16}), (say("task"), {"ratio": 6})]  # type: ignore[type-arg]
    narrow = width < _NARROW
    if not narrow:
        columns.append((say("speaker"), {"min_width": 8, "max_width": 16, "style": "green"}))
    table = _table(f"{say('deadlines')} ({len(report.deadlines)})", *columns)
    names = {speaker.id: speaker.name for speaker in report.speakers}
    for item in sorted(report.deadlines, key=lambda item: (item.due_date is None, item.due_date or "", item.start)):
        table.add_row(_due(item, say), _text(item.text), _text(item.task), *([] if narrow else [_text(names.get(item.speaker))]))
    return table


def _regions(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.regions:
        return None
    table = _table(f"{say('regions')} ({len(report.regions)})", (say("role"), {"min_width": 12, "style": "cyan"}), (say("region"), {"ratio": 2, "min_width": 8}), (say("path"), {"ratio": 4}), (say("code"), {"min_width": 6, "style": "dim"}))
    for role in _ROLES:
        for index, region in enumerate(item for item in report.regions if item.role == role):
            code = region.code or (f"{len(region.members)} {say('members')}" if region.members else "")
            table.add_row(say(role) if index == 0 else "", _text(region.text), _text(region.path or "?", "" if region.path else "dim"), code)
    return table


def _warnings(report: Report, say: partial[str], width: int) -> RenderableType | None:
    if not report.warnings:
        return None
    return Group(*(Text(f"! {item.code}: ", style="yellow") + _text(item.message, "dim") for item in report.warnings))
