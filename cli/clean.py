"""What may reach a terminal: no control characters, no escapes, no bidirectional overrides."""
from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def control_free(text: str) -> str:
    """The text, character for character, its line breaks kept and other control characters made visible as �."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", " \n").replace("\r", "\n").replace("\t", " "))


def printable(text: str) -> str:
    """The text with line breaks and tabs made spaces and control characters made visible as �."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))
