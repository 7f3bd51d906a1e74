"""Folding: one character in, one character out, so that offsets never move.

Traditional characters become simplified ones, full-width letters and digits become
ASCII, and the many commas, quotes and brackets become one of each kind.
"""
from __future__ import annotations

import re
from operator import ne

from huiyao.core import lexicon

# The canonical marks everything else is matched with: ，；：！？（）“”、。
_MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "﹐": "，", "﹑": "、", "､": "、", "｡": "。",
          "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "‘": "“", "’": "”", "﹁": "“", "﹂": "”", "﹃": "“", "﹄": "”",
          "[": "（", "]": "）", "【": "（", "】": "）", "〔": "（", "〕": "）", "—": "-", "–": "-", "―": "-", "−": "-", "﹣": "-", "－": "-", "～": "~", "〜": "~", "∼": "~",
          "\t": " ", "\u3000": " ", "\xa0": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
          "·": "·", "•": "·", "・": "·", "‧": "·", "∙": "·", "．": "."}
# A mark between two digits is part of a number or a clock: 1,000 and 18:30 stay.
_IN_NUMBER = re.compile(r"[，：](?<=[0-9].)(?=[0-9])")
# A full stop typed as a period: 认识要再提高.各级…
_PERIOD = re.compile(r"\.(?<=[\u3400-\u9fff”）].)(?=[\u3400-\u9fff“\n]|$)")
_NUMBER_MARKS = {"，": ",", "：": ":"}


@lexicon.cached()
def _tables() -> tuple[dict[int, str], dict[int, str], frozenset[str], re.Pattern[str], dict[str, str]]:
    traditional, simplified, only_simplified, *phrases = lexicon.lines("fold.txt")
    marks = {ord(a): b for a, b in _MARKS.items()}
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        char = chr(code - 0xFEE0)
        marks.setdefault(code, _MARKS.get(char, char))
    han = dict(zip(map(ord, traditional), simplified))
    table = dict(line.split("\t") for line in phrases)
    longest_first = sorted(table, key=len, reverse=True)
    return marks, han, frozenset(only_simplified), re.compile("|".join(longest_first)), table


@lexicon.cached()
def _alphabets() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that folding to simplified ones changes, and the marks that it changes."""
    marks, han, *_ = _tables()
    return frozenset(map(chr, han)), frozenset(map(chr, marks))


@lexicon.cached()
def _converted(text: str) -> str:
    """Traditional characters made simplified ones; kept for ``script_of``, which asks next."""
    return text if _alphabets()[0].isdisjoint(text) else text.translate(_tables()[1])


def fold(text: str) -> str:
    """Fold a text for matching; the result has the same length, position for position."""
    marks, _, _, phrases, exceptions = _tables()
    folded = _converted(text)
    if folded != text or "著" in text:
        parts, at = [], 0
        for match in phrases.finditer(text):
            parts += [folded[at:match.start()], exceptions[match[0]]]
            at = match.end()
        folded = "".join([*parts, folded[at:]])
    if not _alphabets()[1].isdisjoint(folded):
        folded = folded.translate(marks)
    if '"' in folded or "＂" in text or "'" in folded:
        folded = _pair_straight_quotes(folded)
    if "." in folded:
        folded = _PERIOD.sub("。", folded)
    return _IN_NUMBER.sub(lambda m: _NUMBER_MARKS[m[0]], folded)


def _pair_straight_quotes(text: str) -> str:
    """Straight double quotes open and close in turn within a line."""
    out, opening = [], True
    for char in text:
        if char == "\n":
            opening = True
        elif char == '"':
            char = "“" if opening else "”"
            opening = not opening
        out.append(char)
    return "".join(out)


def script_of(text: str) -> str:
    """The script a text is written in: ``simplified``, ``traditional`` or ``mixed``.

    Characters common to both scripts say nothing; a tenth of the telling ones in the
    other script makes a text mixed.
    """
    converted = _converted(text)
    if converted == text:
        return "simplified"
    traditional = sum(map(ne, text, converted))
    simplified = sum(map(_tables()[2].__contains__, text))
    telling = traditional + simplified
    if telling == 0 or traditional * 10 < telling:
        return "simplified"
    return "traditional" if simplified * 10 < telling else "mixed"
