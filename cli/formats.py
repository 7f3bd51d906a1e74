"""The closed words of the command line: formats, scripts, languages, colours."""
from __future__ import annotations

from enum import Enum


class Format(str, Enum):
    """What a report is written as."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    md = "md"
    xlsx = "xlsx"
    ics = "ics"
    html = "html"


class CountFormat(str, Enum):
    """What a count is written as."""

    table = "table"
    csv = "csv"
    json = "json"


class Script(str, Enum):
    """The script of the output."""

    source = "source"
    simplified = "simplified"
    traditional = "traditional"


class Language(str, Enum):
    """The language of headings, messages and help."""

    en = "en"
    zh = "zh"


class Colour(str, Enum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"
