"""Is this string a personal name?

Two questions, two functions: behind a title almost anything that begins with a family
name is one; by itself it must also be no word of the language.
"""
from __future__ import annotations

import re

from huiyao.core import lexicon

_DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


@lexicon.cached()
def _families() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    groups = lexicon.groups("surnames.txt")
    return frozenset(groups["common"] + groups["rare"]), frozenset(groups["compound"]), frozenset(groups["common"])


@lexicon.cached()
def _forbidden() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], frozenset[str]]:
    groups = lexicon.groups("name_words.txt")
    return frozenset(groups["never"]), frozenset(groups["rarely"]), re.compile("|".join(groups["inside"])), frozenset(groups["translit"])


@lexicon.cached()
def _offices() -> frozenset[str]:
    """Offices of two characters: no name ends in one (和科长)."""
    return frozenset(head for head in lexicon.groups("titles.txt")["head"] if len(head) == 2 and head[1] in "长记席任员")


def family_length(text: str) -> int:
    """Characters of the family name a string begins with: 2, 1, or 0 for none."""
    single, compound, _ = _families()
    if text[:2] in compound:
        return 2
    return 1 if text[:1] in single else 0


def _shape(text: str) -> bool:
    """Length and characters of a Chinese name."""
    if not 2 <= len(text) <= 4 or not _HAN.fullmatch(text):
        return False
    never, _, inside, _ = _forbidden()
    family = family_length(text)
    if text[-2:] in _offices():
        return False
    if family == 0 or len(text) - family > 2 or len(text) == family:
        return False
    return not any(char in never for char in text[1:]) and not inside.search(text)


def _transliterated(text: str) -> bool:
    """洛桑次仁, 吉克木呷: written with the characters that render other languages' names."""
    _, _, inside, characters = _forbidden()
    return 2 <= len(text) <= 6 and all(char in characters for char in text) and not inside.search(text)


def is_name_after_title(text: str) -> bool:
    """Whether a string that stands between a title and a boundary is a name."""
    if "·" in text:
        return bool(_DOTTED.fullmatch(text))
    return _shape(text) or (len(text) > 2 and _transliterated(text)) or _married(text)


def is_name_in_list(text: str) -> bool:
    """Whether a part of a list that a title has opened may be a name of an uncommon form: 阿刘时布, 海来木呷."""
    never, _, inside, characters = _forbidden()
    return (len(text) == 4 and bool(_HAN.fullmatch(text)) and not inside.search(text) and not any(char in never for char in text)
            and sum(char in characters for char in text) >= 2 and (family_length(text) > 0 or text[0] in characters))


def _married(text: str) -> bool:
    """Four characters with two family names: 范徐丽泰."""
    _, _, common = _families()
    return len(text) == 4 and text[0] in common and text[1] in common and _shape(text[:1] + text[2:])


def is_name_alone(text: str) -> bool:
    """Whether a string is a name with no title to vouch for it."""
    if "·" in text:
        return bool(_DOTTED.fullmatch(text))
    rarely = _forbidden()[1]
    return _shape(text) and not any(char in rarely for char in text[1:]) and text not in lexicon.word_set("not_names.txt")
