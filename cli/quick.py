"""The plain run without typer: most calls name files and a format, and should not wait for a command-line library.

Whatever is not plain — help, completion, a sub-command, an option not listed here, any
mistake — is left to typer, which then reads the same arguments from the start.
"""
from __future__ import annotations

from typing import Any

from huiyao.cli.formats import Colour, Format, Language, Script

_VALUES = {"--format": "format", "-f": "format", "--only": "only", "--date": "date", "--script": "script", "--lang": "language", "--output": "output", "-o": "output", "--color": "colour"}
_FLAGS = {"--brief": "brief", "--evidence": "evidence", "--whole": "whole"}
# First words that are commands, not files.
COMMANDS = frozenset({"schema", "explain", "regions", "text", "lexicon", "batch"})
_CHOICES = {name: {item.value for item in words} for name, words in (("format", Format), ("script", Script), ("language", Language), ("colour", Colour))}


def read(arguments: list[str]) -> tuple[list[str], dict[str, Any]] | None:
    """Files and options of a plain call; None where typer has to look at it."""
    files: list[str] = []
    chosen: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            if not files and argument in COMMANDS:
                return None
            files.append(argument)
            continue
        if argument in _FLAGS and _FLAGS[argument] not in chosen:
            chosen[_FLAGS[argument]] = True
            continue
        option, equals, value = argument.partition("=")
        name = _VALUES.get(option)
        if name is None or name in chosen:
            return None
        if not equals:
            value = next(rest, "")
        if not value or (not equals and value.startswith("-")) or not _valid(name, value):
            return None
        chosen[name] = value
    return (files, chosen) if files else None


def _valid(name: str, value: str) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name]
    try:
        if name == "date":
            from datetime import date

            date.fromisoformat(value)
        elif name == "only":
            from huiyao.cli.sections import choose

            choose(value)
    except ValueError:
        return False
    return True
