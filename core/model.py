"""What a bulletin says, as one tree of frozen dataclasses.

The outside of this tree is a published contract: ``to_dict`` writes it, ``schema.schema``
describes it, ``from_dict`` reads it back.  Offsets are Unicode code points into the
decoded source; every ``text`` equals ``source[start:end]``.  Dates are ISO 8601, closed
intervals, ``--07-27`` where no year can be known.
"""
from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from huiyao.core.tasks import Task

SCHEMA_VERSION = "1.0"

ActName = Literal["chair", "speech", "deploy", "report", "convey", "exchange", "pledge", "address", "instruct"]
RegionRole = Literal["exchange", "pledge", "report", "branch_venue", "attend", "main_venue"]
Level = Literal["nation", "province", "prefecture", "county", "township", "zone"]


class Span(NamedTuple):
    """A verbatim piece of the source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from and what it is like."""

    name: str
    encoding: str
    script: Literal["simplified", "traditional", "mixed"]
    characters: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MeetingDates:
    """The days the meeting met; ``year_from`` tells what the year rests on."""

    text: str
    start: int
    end: int
    start_date: str
    end_date: str
    year_from: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative area: full path of present-day names, GB/T 2260 code."""

    path: str
    code: str | None
    level: Level


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting itself."""

    title: Span | None
    name: Span | None
    organizer: Span | None
    chair: tuple[str, ...]
    dates: MeetingDates | None
    format: Literal["in_person", "video", "telephone", "hybrid"] | None
    home_region: Place | None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a speaker did, and the words that say so."""

    act: ActName
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks or acts at the meeting."""

    id: str
    kind: Literal["person", "region", "organization", "meeting"]
    name: str
    title: str
    organization: str | None
    acts: tuple[Act, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody present who has no act."""

    kind: Literal["person", "organization", "group"]
    name: str
    title: str
    role: Literal["attend", "observe"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is to do it; ``generic`` marks those that name nobody in particular (各级各部门)."""

    role: Literal["responsible", "lead", "support"]
    text: str
    start: int
    end: int
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """One sentence-sized piece that tells somebody what to do."""

    id: str
    speaker: str
    text: str
    start: int
    end: int
    number: int | None
    level: int
    parent: str | None
    topic: str | None
    addressees: tuple[Addressee, ...]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, within what, or for which coming period a directive is to be done."""

    id: str
    kind: Literal["date", "period", "duration", "recurring", "event", "vague"]
    text: str
    start: int
    end: int
    start_date: str | None
    due_date: str | None
    directive: str
    speaker: str
    task: str


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative area that takes part."""

    id: str
    text: str
    start: int
    end: int
    role: RegionRole
    name: str
    path: str | None
    code: str | None
    level: Level | None
    group: bool
    members: tuple[str, ...]
    former: str | None = None  # the name as the text's day knew it, where it has another today


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader should know about the result; codes are listed in docs/warnings.md."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Report:
    """Everything found in one bulletin."""

    source: Source
    meeting: Meeting
    speakers: tuple[Speaker, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    directives: tuple[Directive, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    regions: tuple[Region, ...] = ()
    warnings: tuple[Warning, ...] = ()
    schema_version: str = field(default=SCHEMA_VERSION)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dictionaries, lists, strings and numbers, in contract order."""
        plain = _plain(self)
        return {"schema_version": plain.pop("schema_version"), **plain}

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON; Chinese characters stand as themselves."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def tasks(self) -> tuple[Task, ...]:
        """The rows of the task sheet: one task each, in the order of the text."""
        from huiyao.core.tasks import tasks

        return tasks(self)

    def rows(self, section: str) -> list[dict[str, Any]]:
        """A section as flat rows, ready for a data frame; see ``core.rows``.  Raises ValueError for no such section."""
        from huiyao.core.rows import rows

        return rows(self, section)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """Read what ``to_dict`` wrote; raises KeyError where a required field is missing."""
        report = _build(cls, data)
        assert isinstance(report, cls)
        return report

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Read what ``to_json`` wrote."""
        return cls.from_dict(json.loads(text))


_ATOMS = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind in _ATOMS:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    return {name: _plain(getattr(value, name)) for name in field_names(kind)}


@lru_cache(maxsize=None)
def field_names(cls: Any) -> tuple[str, ...]:
    """Names of the fields of a model class, in contract order."""
    return Span._fields if cls is Span else tuple(f.name for f in fields(cls))


@lru_cache(maxsize=None)
def field_types(cls: type) -> dict[str, Any]:
    """Resolved type hints of a model class."""
    return typing.get_type_hints(cls)


def _build(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
        return None if value is None else _build(inner[0], value)
    if origin is tuple:
        return tuple(_build(typing.get_args(kind)[0], item) for item in value)
    if kind is Span:
        return Span(value["text"], value["start"], value["end"])
    if is_dataclass(kind):
        hints = field_types(typing.cast(type, kind))
        known = {f.name for f in fields(kind) if f.default is not MISSING}
        make = typing.cast(Any, kind)
        return make(**{name: _build(hint, value[name]) for name, hint in hints.items() if name in value or name not in known})
    return value
