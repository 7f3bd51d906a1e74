"""Make docs/fields.md from the schema of a report.

Usage: python scripts/build_fields.py
"""
from __future__ import annotations

from pathlib import Path
from typing import Any

from huiyao.core.report_schema import MEANINGS, schema

TARGET = Path(__file__).resolve().parent.parent / "docs" / "fields.md"


def kind(node: dict[str, Any]) -> str:
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(kind(part) for part in node["anyOf"])
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    if node["type"] == "array":
        return f"list of {kind(node['items'])}"
    return str(node["type"])


def table(name: str, node: dict[str, Any]) -> list[str]:
    lines = ["| field | type | meaning |", "|---|---|---|"]
    for field, what in node["properties"].items():
        lines.append(f"| `{field}` | {kind(what)} | {what.get('description') or MEANINGS.get(f'{name}.{field}') or MEANINGS[field]} |")
    return lines


def text() -> str:
    root = schema()
    parts = ["# Fields of a report", "", f"Made from the schema (`huiyao schema`) by scripts/build_fields.py. {root['description']} Offsets count Unicode code points; every `text` with a place equals `source[start:end]`.", "", "## Report", "", *table("Report", root)]
    for name, node in root["$defs"].items():
        parts += ["", f"## {name}", "", node["description"].replace("``", "`"), "", *table(name, node)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
