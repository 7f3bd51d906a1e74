"""Whose words are heard: heads that give somebody the floor, and what is said from it.

A head names a person (段闻笙强调), somebody met before (他指出), an office (镇长要求), the
meeting (会议要求), or nobody (要求各村…).  From it on ``Floor.holder`` speaks, until the
narrator takes the word back.
"""
from __future__ import annotations

import re

from huiyao.core.discourse import cues
from huiyao.core.discourse.cast import Cast
from huiyao.core.discourse.clauses import Clause
from huiyao.core.discourse.narration import Act, Narration, Passage
from huiyao.core.document import Document, Unit
from huiyao.core.people.parties import Party

_MEETING = "会议"


class Floor:
    """Who has the word, and who had it last; books heads and passages in a narration."""

    def __init__(self, document: Document, cast: Cast, out: Narration) -> None:
        self.clean = document.clean
        self.cast = cast
        self.out = out
        self.holder: tuple[str, str] | None = None  # kind and name; None while the reporter speaks
        self.last: tuple[str, str] | None = None  # whom 他 means
        self.announced = ""  # the act word of a head that announced points
        self.spoke = False  # somebody has been quoted: numbered points may come back to them

    def person(self, unit: Unit, name: str, start: int, end: int) -> None:
        """段闻笙强调: clean span of the act word."""
        self.holder = ("person", name)
        self._head(unit, end, "head", self.clean[start:end])

    def pronoun(self, unit: Unit, match: re.Match[str], offset: int) -> None:
        """他指出, where somebody has been met."""
        self.holder = self.last
        start, end = offset + match.start("verb"), offset + match.end("verb")
        self._act_of_last("speech", start, end, unit)
        self._head(unit, end, "pronoun_head", match["verb"])

    def meeting(self, unit: Unit, match: re.Match[str], offset: int) -> None:
        """会议要求: the match of such a head in a clause that begins at a clean offset."""
        word = match["word"]
        self.holder = ("meeting", word)
        self.out.meeting_spans.append((word, offset + match.start("word"), offset + match.end("word"), offset + match.start("verb"), offset + match.end("verb")))
        self._head(unit, offset + match.end(), "meeting_head", match["verb"])

    def office(self, unit: Unit, match: re.Match[str]) -> None:
        """镇长指出：its holder speaks, where the text has told who that is; else the office itself."""
        who = match.span("who")
        name = self.cast.holder(match["who"])
        self.holder = self.last = ("person", name or match["who"])
        if name:
            self._act_of_last("speech", *match.span("verb"), unit)
        else:
            self.out.acts.append(Act(Party("person", who, None, None, who), "speech", *match.span("verb"), unit.index, "office_head"))
        self._head(unit, match.end("verb"), "office_head", match["verb"])

    def meeting_items(self, unit: Unit, a: int, b: int) -> None:
        """经会议研究，明确下一步的工作：一是… — the meeting speaks in the items that follow."""
        self.holder = ("meeting", _MEETING)
        at = self.clean.find(_MEETING, unit.start, unit.end)
        span = (at, at + len(_MEETING)) if at >= 0 else (a, b)
        self.out.meeting_spans.append((_MEETING, *span, a, b))

    def nobody(self, unit: Unit, clause: Clause) -> None:
        """(会议召开，) 要求全体干部…: a head without a subject is the meeting's, or that of whoever the sentence opens with (某某一行察看了…，要求…)."""
        verb = clause.verbs[0]
        if party := self.cast.opens(unit.start):
            self.holder = ("person", self.clean[slice(*party.name)])
            self.out.acts.append(Act(party, "speech", verb.start, verb.end, unit.index, "unsaid_head"))
        else:
            at = self.clean.find(_MEETING, unit.start, unit.end)
            at = at if at >= 0 else self.clean.find(_MEETING)
            if at < 0:
                return
            self.holder = ("meeting", _MEETING)
            self.out.meeting_spans.append((_MEETING, at, at + len(_MEETING), verb.start, verb.end))
        self._head(unit, verb.end, "unsaid_head", self.clean[verb.start:verb.end])

    def goes_on(self, unit: Unit, start: int, rule: str) -> None:
        """The rest of a unit from a clean offset is the holder's, without a head."""
        self._quoted()
        verb = self.announced if cues.RESUMES.match(self.clean, start, unit.end) else ""
        self._book(unit, start, rule, verb, head=False)

    def _head(self, unit: Unit, end: int, rule: str, verb: str) -> None:
        """What stands behind a head, whose act word ends at a clean offset, is the holder's; unless it only announces what follows."""
        self._quoted()
        match = cues.AFTER_HEAD.match(self.clean, end, unit.end)
        start = match.end() if match else end
        said = self.clean[start:unit.end].strip("，。；、 ")
        if said.endswith("：") and cues.ADDRESS_ONLY.fullmatch(said):
            return  # 要求有关单位、乡镇：— whom the points that follow address
        if announced := cues.ANNOUNCES.fullmatch(said):
            self.announced = announced["verb"] or verb  # 作讲话，提出三点要求：— the points follow
        elif again := cues.SAYS_ALONE.fullmatch(said):
            self.announced = again["verb"] or again["announced"]  # 就此提出要求，她强调，— and then the points
        elif not said.strip("："):
            self.announced = verb  # 强调三点：— the points follow
        else:
            self.announced = ""
            self._book(unit, start, rule, verb, head=True)

    def _quoted(self) -> None:
        self.last = self.holder
        self.spoke = True

    def _book(self, unit: Unit, start: int, rule: str, verb: str, *, head: bool) -> None:
        assert self.holder is not None
        if self.clean[start:unit.end].strip("，。；、 ").strip("："):
            kind, speaker = self.holder
            self.out.passages.append(Passage(speaker, kind, unit.index, start, unit.end, rule, head, verb))

    def _act_of_last(self, act: str, start: int, end: int, unit: Unit) -> None:
        """An act of whoever 他 stands for."""
        if self.last is None or self.last[0] != "person":
            return
        name = self.last[1]
        for booked in reversed(self.out.acts):
            if booked.party.kind == "person" and self.clean[slice(*booked.party.name)] == name:
                self.out.acts.append(Act(booked.party, act, start, end, unit.index, "pronoun"))
                return
