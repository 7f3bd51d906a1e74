"""The script of the output: OpenCC over the texts of a report.  Offsets stay those of the source."""
from __future__ import annotations

from functools import lru_cache
from typing import Any

_TEXTS = frozenset({"text", "name", "title", "organization", "topic", "task", "path", "message"})


@lru_cache(maxsize=2)
def _converter(script: str) -> Any:
    from opencc import OpenCC

    return OpenCC("t2s" if script == "simplified" else "s2t")


def convert(data: Any, script: str) -> Any:
    """A copy of a report's dictionary with every text in a script, ``simplified`` or ``traditional``."""
    if isinstance(data, dict):
        source = data.get("name") if "sha256" in data else None  # the file's name is no text
        found = {key: _converter(script).convert(value) if key in _TEXTS and isinstance(value, str) else convert(value, script)
                 for key, value in data.items()}
        return {**found, "name": source} if source is not None else found
    if isinstance(data, list):
        return [convert(item, script) for item in data]
    return data
