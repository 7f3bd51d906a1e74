"""Clauses: who stands at the head of a clause, and what is said of them.

A clause is cut at commas and colons outside brackets and quotes.  Its subject is found
by trying out the places where a predicate might begin, from the left: the first one
before which everything can be read as a roster wins.  So 市长王勇|安排稳增长工作 is cut
before 安排, and 王勇安 never gets a chance.
"""
from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from huiyao.core.discourse import acts
from huiyao.core.people import roster, titles
from huiyao.core.people.parties import Party

_BRACKET = re.compile(r"（[^（）]{0,40}）|“[^“”]{0,200}”|《[^《》]{0,80}》")
_COMMA = re.compile(r"[，：、](?:(?<!、)|(?<=主持、|讲话、))")
# What may stand before the subject: 会上, 会议由, 其间首先由.
_LEAD = re.compile(r"(?:(?:会上|会中|会前|会后|会议期间|会议结束前|会议最后|最后|期间|其间|随后|首先|同时|另外|此外|当天|当日|当晚|今天|昨天|(?:昨|今|当|近|日)(?:天|日)?(?:上午|下午|晚上|晚)?|活动中|仪式上|在会上|在会议上|讨论中|交流中|在交流发言环节|交流发言环节|书面交流环节)[，,]?)*(?:首先|先|还|先后|分别)?(?:\w{2,16}会议(?:先后|首先|分别|依次)由|(?:会议|大会|会|全会|活动|仪式|座谈会|常务会|推进会|此次会议|本次会议)?(?:首先|先|还|最后|先后|分别|依次)*(?:由(?!于|此)|是由)|邀请了?|来自|包括)?")
_PASSIVE = re.compile(r"(?:会议|大会|会|全会|座谈会|推进会)?由$")


class Clause(NamedTuple):
    """One clause: subject (may be empty), predicate span, act words at clean offsets."""

    start: int
    end: int
    parties: tuple[Party, ...]
    predicate: int  # clean offset where the predicate begins
    verbs: tuple[acts.Verb, ...]
    passive: bool = False


_ATTENDING = re.compile(r"(?:等)?(?:参加|出席)(?:了)?(?:此次|本次|这次)?(?:会议|大会|活动|座谈会|推进会)?$")
_COMPANY = re.compile(r"等(?:\w{0,6}?(?:领导同志|领导|负责人|负责同志)|(?:州市|市州|县区|区县|县市|地市|省市|省区市|单位|部门|企业|院校|学校)(?=[在作就分先结围进做交发汇]))")
_ADDRESSED = re.compile(r"(?:表示|致以|致)[^，。]{0,12}(?:祝贺|感谢|敬意|问候|慰问|欢迎|谢意|祝福)")
_FRAME = re.compile(r"(?:分别|先后|还|也)?(?:就|对|围绕|结合|针对|代表|从|聚焦|设|听取|在(?:讲话|发言|报告|总结|点评)[中时]$)")


def _strong(parties: list[Party], predicate: str) -> bool:
    """Whether a roster is a subject even though its clause holds no act word: it opens with 就, 对, 围绕."""
    if not _FRAME.match(predicate):
        return False
    return (len(parties) > 1 and all(party.kind in ("region", "organization", "person", "group") for party in parties)) or parties[0].title is not None or parties[0].kind == "surname" or "分会场" in predicate


def cut(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses of a unit as spans, the comma or colon left out."""
    text = clean[start:end]
    if "，" not in text and "：" not in text and "、" not in text:
        return [(start, end)] if end > start else []
    masked = _BRACKET.sub(lambda m: "\0" * len(m[0]), text) if "（" in text or "“" in text or "《" in text else text
    spans, at = [], 0
    for match in _COMMA.finditer(masked):
        spans.append((start + at, start + match.start()))
        at = match.end()
    spans.append((start + at, end))
    return _join_offices(clean, [(a, b) for a, b in spans if b > a])


def _join_offices(clean: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """副市长，市公安局局长陈某: offices of one holder with a comma between them are one clause."""
    if not any(titles.ends_in_head(clean, b) for _, b in spans[:-1]):
        return spans
    joined = spans[:1]
    for a, b in spans[1:]:
        before = clean[slice(*joined[-1])]
        if clean[joined[-1][1]] == "，" and all(map(titles.is_title, re.split("[、，]", before))) and titles.opens(clean[a:b]):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def read(clean: str, start: int, end: int, known: Set[str] = frozenset()) -> Clause:
    """Read one clause: split subject from predicate.  ``known`` are names the document vouches for."""
    text = clean[start:end].rstrip("。；！？ ")
    end = start + len(text)
    lead = _LEAD.match(text)
    offset = lead.end() if lead else 0
    if lead and lead[0].endswith(("分别", "先后", "还")) and text[offset:offset + 1] in tuple("向就对从代由围为在"):
        verbs = tuple(acts.Verb(v.act, start + v.start, start + v.end) for v in acts.verbs(text))
        return Clause(start, end, (), start, verbs)  # 分别向老干部代表通报了…: a predicate whose subject stands before
    for skip in ((offset, 0) if offset else (0,)):
        body = text[skip:]
        if body.startswith("向") and _ADDRESSED.search(body):
            continue  # 向受表彰的同志们表示祝贺: to whom, not who
        for at in acts.candidate_starts(body, 2, 240):
            if company := _COMPANY.match(body, at):
                at = company.end()  # 周正等市领导|参加会议: the company belongs to the roster and says what its members are
            parties = roster.read(clean, start + skip, start + skip + at, known)
            if parties:
                found = acts.verbs(body[at:])
                if not found and not _strong(parties, body[at:]):
                    continue
                base = start + skip + at
                return Clause(start, end, tuple(parties), base, tuple(acts.Verb(v.act, base + v.start, base + v.end) for v in found),
                              bool(_PASSIVE.search(text[:skip])))
    if attending := _ATTENDING.search(text):
        parties = roster.read(clean, start + offset, start + attending.start(), known, lenient=True)
        if parties:
            verb = acts.Verb("attend", start + attending.start(), end)
            return Clause(start, end, tuple(parties), start + attending.start(), (verb,))
    whole = roster.read(clean, start + offset, end, known) if len(text) < 240 else None
    if whole:
        return Clause(start, end, tuple(whole), end, ())
    verbs = tuple(acts.Verb(v.act, start + v.start, start + v.end) for v in acts.verbs(text))
    return Clause(start, end, (), start, verbs)
