"""The JSON Schema of a report, made from the model so that the two cannot part."""
from __future__ import annotations

import inspect
import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any

from huiyao.core.model import SCHEMA_VERSION, Report, Span, field_types

_DATE = r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|--[0-9]{2}-[0-9]{2})$"
_PRIMITIVE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, type(None): {"type": "null"}}


# What each field means; class.field where the same name means different things.
MEANINGS = {
    "schema_version": "version of this schema", "source": "the text that was read", "meeting": "the meeting itself", "speakers": "who speaks or acts at the meeting, in the order of the text",
    "attendees": "who is present without an act", "directives": "what somebody is told to do, sentence by sentence", "deadlines": "by when, within what, or for which coming period a directive is to be done",
    "regions": "administrative areas that take part", "warnings": "what the reader should know; see warnings.md", "Source.name": "file name as given, FILE#2 for the second bulletin of a file",
    "encoding": "encoding of the bytes; docx or pdf for files that are no text", "script": "script of the text", "characters": "length in Unicode code points", "sha256": "digest of the text as UTF-8",
    "Meeting.title": "the headline", "Meeting.name": "the name of the meeting, without 召开 or 举行", "organizer": "the body that holds it, where the lead names one", "chair": "ids of the speakers who chair",
    "dates": "the days it met", "Meeting.format": "how it met, where the text says", "home_region": "the area whose body holds it", "year_from": "what the year rests on: text, option (--date), page, anniversary, document_number, work_year, plan_period, party_congress; null where it is unknown",
    "text": "verbatim piece of the source", "start": "offset of the first code point", "end": "offset behind the last code point", "start_date": "first day, ISO 8601, --MM-DD without a year, null where open", "end_date": "last day",
    "due_date": "last allowed day, ISO 8601, --MM-DD without a year, null where no day is fixed", "path": "official present-day names from the province down, joined by /; null where it cannot be known", "code": "GB/T 2260 code, null where there is none",
    "level": "administrative level", "Directive.level": "depth in the outline of points, from 1", "id": "name of the item within the report", "kind": "what sort it is", "Speaker.name": "name without interpolated pronunciation", "Attendee.name": "name or wording",
    "title": "title without interpolated pronunciation, empty where none is told", "organization": "the body the title names, where it begins with one", "acts": "what the speaker did", "act": "the act", "role": "the part it has", "generic": "names nobody in particular (各级各部门)",
    "speaker": "id of the speaker", "number": "ordinal where the text enumerates", "parent": "id of the point under which it stands", "topic": "short name of the point", "addressees": "who is to do it", "Directive.deadlines": "ids of its deadlines",
    "directive": "id of the directive", "task": "the clause that the deadline limits", "Region.name": "name of the area or wording of the group", "group": "whether it is a collective (各县区)", "members": "codes of the members of a collective",
    "former": "the name as the text's day knew it, where it is another one now", "Warning.code": "code of the warning; see warnings.md", "message": "the warning in a sentence"}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report satisfies."""
    definitions: dict[str, Any] = {}
    root = _object(Report, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "huiyao report",
            "description": f"What one meeting bulletin says, version {SCHEMA_VERSION}.", **root, "$defs": definitions}


def _object(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {}
    hints = field_types(cls)
    names = list(cls._fields) if cls is Span else [f.name for f in fields(cls)]
    for name in names:
        properties[name] = _type(hints[name], definitions)
        if name in ("start", "end", "characters"):
            _each(properties[name], "integer", {"minimum": 0})
        if name in ("start_date", "end_date", "due_date"):
            _each(properties[name], "string", {"pattern": _DATE})
        meaning = MEANINGS.get(f"{cls.__name__}.{name}") or MEANINGS[name]
        if "$ref" not in properties[name]:
            properties[name]["description"] = meaning
        if name == "schema_version":
            properties[name] = {"const": SCHEMA_VERSION, "description": meaning}
    return {"type": "object", "description": inspect.cleandoc(cls.__doc__ or ""), "properties": properties,
            "required": names, "additionalProperties": False}


def _each(node: dict[str, Any], kind: str, extra: dict[str, Any]) -> None:
    for part in node.get("anyOf", [node]):
        if part.get("type") == kind:
            part.update(extra)


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _PRIMITIVE:
        return dict(_PRIMITIVE[kind])
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(args)}
    if origin is types.UnionType or origin is typing.Union:
        return {"anyOf": [_type(arg, definitions) for arg in args]}
    if origin is tuple:
        return {"type": "array", "items": _type(args[0], definitions)}
    if kind is Span or is_dataclass(kind):
        name: str = getattr(kind, "__name__")  # noqa: B009 - mypy takes an instance of a dataclass into account
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    raise TypeError(f"no schema for {kind!r}")
