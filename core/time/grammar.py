"""The engine over the rules: where an expression may begin, and the patterns tried there.

The rules are compiled apart by what an expression opens with, each pattern when it is first
needed: most of what the package costs to start is compiling them.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from huiyao.core import lexicon
from huiyao.core.time.calendar import events
from huiyao.core.time.rules import Rule, rules

_CHINESE = "一二三四五六七八九十两"
_NUMERALS = "0123456789" + _CHINESE
# What may follow a Chinese numeral; 五一 and 两会 are names of events.
_BEHIND_NUMERAL = _NUMERALS + "百〇零○年月日号个季周星学工天小钟分秒半至到-~、.”"
_RHYTHM = "调通考报例点排会研清结汇小督"
# What an expression that opens with a word may begin with, beside the names of events and the words of
# time_words.txt: its first character and all that may follow it ("": anything).  It keeps the rules
# from being tried at every 年, 不 and 大.  A rule that begins otherwise needs its beginning here.
# Behind “ stand plans (“十四五”) and nicknames.
_OPENINGS = {
    "半": "", "每": "", "逐": "", "“": "十六七八九", "首": "", "第": "0123456789一二三四", "今": "年明日天晚晨冬春夏秋后", "本": "年月周星季世", "当": "年月天日季周", "去": "年冬", "上": "年一个月半周星季",
    "明": "年后日天春", "来": "年", "次": "年月日", "翌": "年", "后": "年天" + _NUMERALS, "前": "年天" + _NUMERALS, "同": "年月", "大": "前后", "新": "的中", "这": "一个周", "民": "国", "公": "元",
    "按": "日周旬月季年", "全": "年", "未": "来", "接": "下", "再": "用", "用": "半每逐“几" + _NUMERALS, "利": "用", "通": "过", "经": "过", "力": "争", "最": "后", "剩": "余下", "余": "下", "即": "日",
    "昨": "天日晚（", "近": "日", "下": "年一个月半周星季下", "日": "前" + _RHYTHM, "周": "一二三四五六日天" + _RHYTHM, "旬": _RHYTHM, "星": "期", "月": "底末初中" + _RHYTHM, "季": "末度" + _RHYTHM,
    "年": "底末初中终内度" + _RHYTHM, "岁": "末", "到": "本新", "至": "本新", "农": "历", "阴": "历", "旧": "历", "正": "月", "腊": "月", "冬": "月春",
}
# Numbers that count something else, and points: 3.5万, 12家, 二是, 一批.
_COUNTS = r"(?![0-9.]{1,8}(?:[万亿%家户人名亩吨元项件只处条种类座所场次批余多]|公里|个(?![半月季学星工]))|[一二三四五六七八九十]{1,2}(?:[是、名家项批步些体定律切线直样种流把心支张位级类条]|要(?!素)))"


def matches(text: str, at: int = 0) -> Iterator[re.Match[str]]:
    """What the rules take in a folded text from an offset on, place after place; a place behind a match is tried from its end."""
    openings = _openings()
    for hit in _places().finditer(text, at):
        place = hit.start()
        if place < at:
            continue
        following, names = openings[text[place]]
        if (following is None or (following and text[place + 1:place + 2] not in following)) and not text.startswith(names, place):
            continue
        match = match_at(text, place)
        if match is not None:
            yield match
            at = match.end()


def match_at(text: str, place: int) -> re.Match[str] | None:
    """The match of the first rule that fits at a place: its last group names the rule, its other groups are the rule's."""
    opening = text[place:place + 1]
    if opening not in _NUMERALS:
        return (_pattern("number") if opening == "第" else _pattern("word")).match(text, place)
    unit = place + 1
    while unit < place + 4 and text[unit:unit + 1] in _NUMERALS:
        unit += 1
    return _pattern("month" if text.startswith("月", unit) else "number").match(text, place)


def alternatives(chosen: tuple[Rule, ...]) -> str:
    """Rules as one pattern, each a group of its name behind the prefix of its family."""
    families = []
    for prefix, members in groupby(chosen, key=lambda rule: rule.prefix):
        families.append(prefix + "(?:" + "|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in members) + ")")
    return "|".join(families)


@lexicon.cached(None)
def _pattern(opens: str) -> re.Pattern[str]:
    return re.compile(f"{_COUNTS if opens == 'number' else ''}(?:{alternatives(rules(opens))})")


@lexicon.cached()
def _openings() -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """First characters to what may follow (an empty string: anything, None: nothing) and to the names that begin with them."""
    words = lexicon.groups("time_words.txt")
    nicknames = (word for section, entries in words.items() if section.startswith("nickname") for word in entries)
    names: dict[str, list[str]] = {}
    for name in (*events(), *(word for entries in words.values() for word in entries), *("“" + word[0] for word in nicknames)):
        names.setdefault(name[0], []).append(name)
    following = {**_OPENINGS, **dict.fromkeys("0123456789", ""), **dict.fromkeys(_CHINESE, _BEHIND_NUMERAL)}
    return {opening: (following.get(opening), tuple(names.get(opening, ()))) for opening in (*following, *names)}


@lexicon.cached()
def _places() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_openings())) + "]")
