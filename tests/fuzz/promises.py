"""What ``parse`` promises for any text whatever, as one function that raises where a promise is broken."""
from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from huiyao.core import parse
from huiyao.core.model import Report


@lru_cache(maxsize=1)
def _validator() -> Any:
    import jsonschema
    from huiyao.core.report_schema import schema

    return jsonschema.Draft202012Validator(schema())


def keep(text: str, *, schema: bool = True, twice: bool = True) -> Report:
    """Parse a text and check every promise: no exception, offsets right, ids resolve, valid under the schema, the same each time."""
    report = parse(text, name="fuzz")
    data = report.to_dict()
    spans(data, text)
    identifiers(data)
    if schema:
        _validator().validate(data)
    if twice:
        assert json.dumps(parse(text, name="fuzz").to_dict()) == json.dumps(data), "not deterministic"
        assert Report.from_dict(data) == report, "does not survive a round trip"
    return report


def spans(node: Any, text: str) -> None:
    """Every text with a place is what stands there."""
    if isinstance(node, dict):
        start, end = node.get("start"), node.get("end")
        if start is not None and end is not None:
            assert 0 <= start <= end <= len(text), f"out of the text: {start}-{end}"
            if "text" in node:
                assert text[start:end] == node["text"], f"not verbatim: {node['text']!r}"
        for value in node.values():
            spans(value, text)
    elif isinstance(node, list):
        for value in node:
            spans(value, text)


def in_order(first: str, last: str) -> bool:
    """Whether a stretch of days ends no earlier than it begins; without a year it may run past the turn of one (--11-01 to --03-31)."""
    return first <= last or (first.startswith("--") and last.startswith("--"))


def identifiers(data: dict[str, Any]) -> None:
    """Every id that is referred to is there, and every list of one kind is in the order of the text."""
    speakers = {item["id"] for item in data["speakers"]}
    directives = {item["id"] for item in data["directives"]}
    deadlines = {item["id"] for item in data["deadlines"]}
    assert set(data["meeting"]["chair"]) <= speakers
    for item in data["directives"]:
        assert item["speaker"] in speakers
        assert item["parent"] is None or item["parent"] in directives
        assert set(item["deadlines"]) <= deadlines
    for item in data["deadlines"]:
        assert item["directive"] in directives and item["speaker"] in speakers
        assert item["start_date"] is None or item["due_date"] is None or in_order(item["start_date"], item["due_date"]), "ends before it begins"
    for section in ("directives", "deadlines"):
        starts = [item["start"] for item in data[section]]
        assert starts == sorted(starts), f"{section} out of order"
