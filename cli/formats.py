"""The closed words of the command line: formats, scripts, languages, colours."""
from __future__ import annotations

FORMATS = ("table", "json", "ndjson", "csv", "md", "xlsx", "ics", "html")
COUNT_FORMATS = ("table", "csv", "json")
SCRIPTS = ("source", "simplified", "traditional")
LANGUAGES = ("en", "zh")
COLOURS = ("auto", "always", "never")
