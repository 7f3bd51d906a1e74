"""What a title looks like: 省委书记, 局党组成员、副局长, “十佳”标兵代表."""
from __future__ import annotations

import re

from huiyao.core import lexicon

_TITLE_CHARACTERS = re.compile(r"[\w“”《》（）、·/ -]+")
# Verbs and particles that no title contains: a string with one of them is a clause.
_CLAUSE = re.compile(r"强调|指出|要求|表示|主持召开|召开|举行|参加|出席|列席|传达学习|听取|作了|的讲话|等领导|以及|对此|按照|根据|通过了|进行|了")


@lexicon.cached()
def heads() -> re.Pattern[str]:
    """Matches a word that a title can end in, longest first."""
    groups = lexicon.groups("titles.txt")
    return re.compile("|".join(sorted({*groups["head"], *groups["list"]}, key=len, reverse=True)))


@lexicon.cached()
def list_heads() -> frozenset[str]:
    """Heads that only introduce lists (领导): they yield to any title proper."""
    return frozenset(lexicon.groups("titles.txt")["list"])


@lexicon.cached()
def byline() -> re.Pattern[str]:
    """Matches the label of a by-line: 记者, 责任编辑, 来源."""
    return re.compile("(?:" + "|".join(sorted(lexicon.groups("titles.txt")["byline"], key=len, reverse=True)) + ")")


def is_title(text: str) -> bool:
    """Whether a string is one title: ends in a head and holds no clause."""
    return 2 <= len(text) <= 60 and _all_heads().end(text) and bool(_TITLE_CHARACTERS.fullmatch(text)) and not _CLAUSE.search(text)


@lexicon.cached()
def _all_heads() -> lexicon.Endings:
    groups = lexicon.groups("titles.txt")
    return lexicon.Endings({*groups["head"], *groups["list"]})


def ends_in_head(text: str, stop: int) -> bool:
    """Whether ``text[:stop]`` ends in a word that a title can end in."""
    return _all_heads().end(text, stop)


def opens(text: str) -> bool:
    """Whether a string begins with a title of at most thirty characters."""
    first = text[:30].split("、")[0]
    return any(is_title(first[:match.end()]) for match in heads().finditer(first) if first[match.end():match.end() + 1] not in ("会", "单"))


def head_ends(text: str) -> list[int]:
    """Offsets, rightmost first, at which a head ends and a name of two to six characters (longer with a dot) may begin."""
    last = len(text) - 2
    first = 2 if "·" in text else max(2, len(text) - 6)
    heads_ = _all_heads()
    return [at for at in range(last, first - 1, -1) if heads_.end(text, at)]
