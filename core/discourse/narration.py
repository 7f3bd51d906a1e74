"""What the walk over a document finds: acts, and words in somebody's mouth."""
from __future__ import annotations

from typing import NamedTuple

from huiyao.core.people.parties import Party


class Act(NamedTuple):
    """Somebody did something: party, act name, clean span of the act word, why it was taken."""

    party: Party
    act: str
    start: int
    end: int
    unit: int
    rule: str


class Passage(NamedTuple):
    """Words in somebody's mouth: who (a person's name, or the meeting), unit and clean span."""

    speaker: str
    kind: str
    unit: int
    start: int
    end: int
    rule: str
    head: bool
    verb: str = ""  # the act word of a head: 强调, 要求, 明确


class Narration:
    """What the walk found."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.passages: list[Passage] = []
        self.meeting_spans: list[tuple[str, int, int, int, int]] = []  # word, start, end, verb start, verb end
        self.reporter: set[int] = set()  # units in the reporter's voice
        self.headlines: set[int] = set()
