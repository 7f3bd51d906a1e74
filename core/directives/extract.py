"""Directives of a narration, with points, addressees and deadlines."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import model
from huiyao.core.directives import addressees, deadlines, modality, points
from huiyao.core.discourse.narration import Narration, Passage
from huiyao.core.document import Document
from huiyao.core.time import Reference
from huiyao.core.time import find as find_times

# 希望各村：, 请有关单位：— whom the points that follow address.
_CALLS_ON = re.compile(r"(?:并)?(?:希望|要求|请)[^，。：要]{0,20}：")


class Judged(NamedTuple):
    """A passage with the decision about it, kept for explanations."""

    passage: Passage
    directive: bool
    rule: str


def judge(document: Document, narration: Narration) -> list[Judged]:
    """Decide about every passage in somebody's mouth, in order."""
    judged: list[Judged] = []
    speaker, previous, listing = "", False, False
    for passage in narration.passages:
        text = document.clean[passage.start:passage.end]
        if passage.head or passage.speaker != speaker:
            speaker = passage.speaker
            previous = False
            listing = False
        mark = points.mark(text)
        decision = modality.judge(text, previous=previous, kind=passage.kind, enumerated=bool(mark) and listing, verb=passage.verb)
        directive, rule = decision
        if directive and text.rstrip("：").endswith(("意见", "要求")) and text.endswith("：") and len(text) < 30 and not modality.has_obligation(text):
            directive, rule = False, "head_without_content"
        if directive and _CALLS_ON.fullmatch(text):
            directive, rule = False, "head_without_content"
        judged.append(Judged(passage, directive, rule))
        previous = directive
        if (mark and directive) or (text.endswith("：") and directive):
            listing = True
    return judged


def extract(document: Document, judged: list[Judged], identifiers: dict[tuple[str, str], str], reference: Reference
            ) -> tuple[tuple[model.Directive, ...], tuple[model.Deadline, ...]]:
    """Build directives and their deadlines; speakers without an id are left out."""
    directives: list[model.Directive] = []
    found: list[model.Deadline] = []
    outline = points.Outline()
    owner, last_paragraph = "", -1
    for item in judged:
        passage = item.passage
        speaker = identifiers.get((passage.kind, passage.speaker))
        if passage.head or speaker != owner:
            outline, owner = points.Outline(), speaker or ""
        if not item.directive or speaker is None:
            continue
        identifier = f"d{len(directives) + 1}"
        text = document.clean[passage.start:passage.end]
        mark = points.mark(text) or points.heading(text)
        paragraph = document.units[passage.unit].paragraph
        if mark is None and paragraph != last_paragraph:
            outline = points.Outline()  # a new paragraph without a number stands under no point of the one before
        last_paragraph = paragraph
        level, parent = outline.place(mark, identifier)
        times = find_times(text, reference)
        terms = deadlines.find(document.clean, passage.start, passage.end, times, reference)
        due = []
        for term in terms:
            span, task = document.span(term.start, term.end), document.wording(*term.task)
            due.append(f"t{len(found) + 1}")
            found.append(model.Deadline(due[-1], term.kind, span.text, span.start, span.end, str(term.first) if term.first else None,  # type: ignore[arg-type]
                                        str(term.due) if term.due else None, identifier, speaker, task.strip("，, ")))
        whom = []
        for who in addressees.find(document.clean, passage.start, passage.end, times):
            span = document.span(who.start, who.end)
            generic = addressees.is_generic(document.clean[who.start:who.end])
            whom.append(model.Addressee(who.role, span.text, span.start, span.end, generic))  # type: ignore[arg-type]
        topic = points.topic(text)
        unit = document.units[passage.unit]
        short = 2 * (passage.end - passage.start) < unit.end - unit.start  # a demand at the end of a long sentence: keep the sentence
        span = document.span(unit.start if short else passage.start, passage.end)
        directives.append(model.Directive(identifier, speaker, span.text, span.start, span.end, mark.number if mark else None, level, parent,
                                          document.wording(passage.start + topic[0], passage.start + topic[1]) if topic else None, tuple(whom), tuple(due)))
    return tuple(directives), tuple(found)
