"""English or Chinese: for headings, messages and --help."""
from __future__ import annotations

import os
import sys


def of_locale() -> str:
    """``zh`` under a Chinese locale, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.startswith("zh") else "en"
    return "en"


def asked(arguments: list[str] | None = None) -> str:
    """The language of ``--lang`` among the arguments, else that of the locale."""
    words = sys.argv[1:] if arguments is None else arguments
    for index, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else words[index + 1] if word == "--lang" and index + 1 < len(words) else ""
        if value in ("en", "zh"):
            return value
    return of_locale()
