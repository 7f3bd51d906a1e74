"""The task sheet: one task a row, with who is to do it, by when, and from whom it came.

A clerk makes such a sheet (任务分解表) from a bulletin by hand.  A directive with one term
is one task; one with several is cut at its clauses, so that each term keeps what it
limits; the heading of a point that has sentences under it is no task but their point.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from huiyao.core.model import Addressee, Deadline, Directive, Report

_ENUMERATOR = re.compile(r"(?:[一二三四五六七八九十]{1,3}(?:是|、)|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[，,、]|[0-9]{1,2}[.、．])\s*")
_CLAUSE_END = "，,；;。"


class Task(NamedTuple):
    """One row of the sheet; ``start``/``end`` are offsets of ``task`` in the source."""

    number: int
    speaker: str
    title: str
    point: str
    task: str
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    due_date: str | None
    time: str
    start: int
    end: int
    directive: str


def tasks(report: Report) -> tuple[Task, ...]:
    """The tasks of a report in the order of the text."""
    due = {item.id: item for item in report.deadlines}
    speakers = {item.id: item for item in report.speakers}
    directives = {item.id: item for item in report.directives}
    parents = {item.parent for item in report.directives}
    rows: list[Task] = []
    for directive in report.directives:
        if directive.id in parents and not directive.deadlines and not directive.addressees:
            continue
        speaker = speakers[directive.speaker]
        for start, end, terms in _pieces(directive, [due[name] for name in directive.deadlines]):
            text = directive.text[start - directive.start:end - directive.start]
            skip = _ENUMERATOR.match(text)
            start += skip.end() if skip else 0
            text = text[skip.end():] if skip else text
            whom = _addressees(directive, start, end)
            rows.append(Task(len(rows) + 1, speaker.name, speaker.title, _point(directive, directives), text.rstrip("，,；;。 \n"),
                             tuple(who.text for who in whom if who.role != "support"), tuple(who.text for who in whom if who.role == "support"),
                             next((term.due_date for term in terms if term.due_date), None), "、".join(term.text for term in terms), start, end, directive.id))
    return tuple(rows)


def _pieces(directive: Directive, terms: list[Deadline]) -> Iterator[tuple[int, int, list[Deadline]]]:
    """Cut a directive into tasks: a new one begins with the clause of every further dated term."""
    dated = [term for term in terms if term.kind not in ("vague", "recurring")]
    cuts = [directive.start]
    for term in dated[1:]:
        before = directive.text[:term.start - directive.start]
        at = directive.start + max(before.rfind(mark) for mark in _CLAUSE_END) + 1
        if at > cuts[-1]:
            cuts.append(at)
    cuts.append(directive.end)
    for start, end in zip(cuts, cuts[1:]):
        yield start, end, [term for term in terms if start <= term.start < end]


def _addressees(directive: Directive, start: int, end: int) -> list[Addressee]:
    """Who a piece names; a piece that names nobody goes on with those named before it."""
    own = [who for who in directive.addressees if start <= who.start < end]
    if own:
        return own
    before = [who for who in directive.addressees if who.start < start]
    return before or list(directive.addressees)


def _point(directive: Directive, directives: dict[str, Directive]) -> str:
    """Short name of the point a directive opens or stands under."""
    if directive.number is not None and directive.topic:
        return directive.topic
    above = directives.get(directive.parent) if directive.parent else None
    if above is None:
        return directive.topic or ""
    return above.topic or above.text.rstrip("，,；;。 \n")
