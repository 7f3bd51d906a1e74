"""Predicates: which words say what somebody did; see lexicon/acts.tsv.

A predicate text begins right behind its subject.  Its verbs are looked for where verbs
stand: at the start, behind adverbials, behind the phrase a preposition opens, behind 并.  A verb inside a noun phrase
(工作的最新要求, 听取汇报, 讲话精神) is none.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from huiyao.core import lexicon

# Words before which, and behind which, an act word is a noun: 听取汇报, 最新要求, 讲话精神, 部署会议, 在讲话中.
_NOUN_BEFORE = re.compile(r"(?:的|听取|最新|有关|相关|关于|本次|此次|按照?|根据|《[^》]*|各项|以上|重要|新|决策)$")
_NOUN_AFTER = re.compile(r"(?:精神|会(?!上|中|议)|会议(?!上|精神|并|$)|大会|稿|文件|制度|材料|提纲|座谈|机制|体系|方案|台账|厅|单位|对象|人员|时(?!间)|中(?![国央小])|后(?!续|进|备)|前(?![三两期段一几述沿])|的(?!要求|是|意见))")
# Verbs whose object is an event: 参加会议, 主持推进会.
_TAKES_EVENT = frozenset({"attend", "observe", "chair", "award"})
_AFTER_WORK = frozenset({"要求", "安排", "部署", "汇报", "报告", "总结", "通报", "布置", "指示"})
_PHRASE_END = re.compile(r"并(?![非不存轨网购入进驾]|行(?!动)|举(?!行|办)|重(?![点申温新])|联(?!合|系)|发(?![表言布放出动起])|排(?![查出])|列(?!席|出))(?:且)?|(?<=会议|到会|出席)(?=作|讲|致|传达|宣读|通报|部署)")
_COMPANY = re.compile(r"等(?:[0-9一二三四五六七八九十两]{0,3}\w{0,8}?(?:领导同志|领导|同志|单位|企业|部门|县区|区县|县市|州市|市州|地市|省市|省区市|省份|院校|学校|负责人|负责同志|人|家|位))?")
_OTHER_STARTS = re.compile(r"等|设(?:立|置|有)?了?(?:[0-9]{1,4}个)?分会场|[0-9]{1,2}(?:月[0-9]{1,2})?日")
_OTHER_FIRSTS = "等设0123456789"
_DELEGATES = re.compile(r"代表(?=作|做|应邀|参加|发言|出席|列席|在|先后|分别|等|宣读|致|交流|表态)")
_DATE = re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2})?日(?:上午|下午)?")


class Verb(NamedTuple):
    """One act word: offsets in the predicate text."""

    act: str
    start: int
    end: int


# What the act words of acts.tsv begin with: nothing is tried elsewhere.
_FIRSTS = "作做进了出书集现表大会互视工经典先学交分介致主予传宣解领带通汇报简说述提总回发讲强指要裁重谈认勉期责叮号寄嘱呼授点小明安部研布列参到与陪收在应颁签揭审见牵检调考观看慰走督充肯"


@lexicon.cached()
def _firsts() -> frozenset[str]:
    return frozenset((*_FIRSTS, *(pattern[0] for pattern in lexicon.own_firsts("acts.tsv"))))


def _class(characters: Iterable[str]) -> str:
    return "[" + re.escape("".join(sorted(characters))) + "]"


@lexicon.cached()
def _alternatives() -> str:
    return "|".join(f"(?P<a{i}>{pattern})" for i, (_, pattern, *_) in enumerate(lexicon.rows("acts.tsv")))


@lexicon.cached()
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The act words, the last group by number of the row; and the acts of the rows."""
    return re.compile(f"(?={_class(_firsts())})(?:{_alternatives()})"), tuple(row[0] for row in lexicon.rows("acts.tsv"))


@lexicon.cached()
def _starters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    groups = lexicon.groups("adverbials.txt")
    word = "|".join(sorted(groups["word"], key=len, reverse=True))
    frame = "|".join(sorted(groups["frame"], key=len, reverse=True))
    return re.compile(rf"(?:{word})"), re.compile(rf"(?:{frame})")


@lexicon.cached()
def _candidates(guarded: bool = True) -> re.Pattern[str]:
    """Matches, without taking them, where predicates may begin, overlapping ones too: in 于通报告工作 both 通报 and 报告.

    No predicate begins right behind a separator: there 向红 is a name, and 代表 before a verb is a head noun.
    """
    adverbials = (*lexicon.groups("adverbials.txt")["word"], *lexicon.groups("adverbials.txt")["frame"])
    firsts = {*_firsts(), *(word[0] for word in adverbials), *_OTHER_FIRSTS}
    singles = "".join(word for word in adverbials if len(word) == 1)
    words = "|".join([_class(singles), *(re.escape(word) for word in adverbials if word[0] not in singles)])
    return re.compile((f"(?={_class(firsts)})" if guarded else "")
                      + f"(?<!、)(?!以及|.、|代表(?<=人大代表)|{_DELEGATES.pattern})(?={words}|{_OTHER_STARTS.pattern}|{_alternatives()})")


def candidate_starts(clause: str, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Offsets at which a predicate might begin in a clause, left to right, ``first`` to ``last``."""
    for match in _candidates().finditer(clause, first):
        if last is not None and match.start() > last:
            return
        yield match.start()


def verbs(predicate: str) -> list[Verb]:
    """The act words of a predicate text, in order: the first verb of every phrase joined by 并."""
    found: list[Verb] = []
    at = 0
    if company := _COMPANY.match(predicate):
        at = company.end()
    while at < len(predicate):
        stop = _PHRASE_END.search(predicate, at + 1)
        end = stop.start() if stop else len(predicate)
        verb = _first_verb(predicate, at, end)
        if verb:
            found.append(verb)
        at = stop.end() if stop else len(predicate)
    return found


def _first_verb(text: str, start: int, end: int) -> Verb | None:
    """The verb that a phrase is built on: at its start, or behind the frame it opens with."""
    pattern, acts = _pattern()
    word, frame = _starters()
    at = start
    while at < end:
        match = pattern.match(text, at, end)
        if match and match.end() > at:
            act = acts[int((match.lastgroup or "a0")[1:])]
            if act in _TAKES_EVENT or not _NOUN_AFTER.match(text, match.end()):
                return Verb(act, at, match.end())
        adverb = word.match(text, at, end) or _DATE.match(text, at, end)
        if not adverb:
            break
        at = adverb.end()
    opening = frame.match(text, at, end)
    if not opening:
        return None
    at = opening.end()
    found = None
    while match := pattern.search(text, at, end):
        at = max(match.end(), at + 1)
        if opening[0] == "听取" and acts[int((match.lastgroup or "a0")[1:])] == "report" and "后" not in text[opening.end():match.start()]:
            continue  # 听取了项目谋划情况汇报: what was heard
        if match.end() > match.start() and not _is_noun(text, start, match) and not _NOUN_AFTER.match(text, match.end()):
            verb = Verb(acts[int((match.lastgroup or "a0")[1:])], match.start(), match.end())
            if verb.act != "award":
                return verb
            found = found or verb  # 对检查情况进行了通报: what was done lies further on
    return found


def _is_noun(text: str, start: int, match: re.Match[str]) -> bool:
    """听取汇报, 最新要求, 工作安排: the word is what the verb before it is about."""
    before = text[max(start, match.start() - 12):match.start()]
    return bool(_NOUN_BEFORE.search(before)) or (match[0] in _AFTER_WORK and before.endswith("工作"))
