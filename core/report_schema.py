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
        if name == "schema_version":
            properties[name] = {"const": SCHEMA_VERSION}
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
