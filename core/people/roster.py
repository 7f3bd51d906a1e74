"""Rosters: lists of who, as the genre writes them.

厅党组书记A、厅长B | 厅领导A、B | 湖州市、永嘉县 | 越城区委、市执法局主要负责人 | 各设区市

One reader for all of them.  It takes a stretch of folded text that should be a list and
either explains every part of it or says no; where the list ends and the predicate begins
is tried out by ``discourse.clauses``.
"""
from __future__ import annotations

import re
from collections.abc import Set

from huiyao.core.people import names, titles
from huiyao.core.people.parties import BRACKET, MEMBERSHIPS, Party, bodies, classify, person
from huiyao.core.regions import gazetteer

_SEPARATOR = re.compile(r"、|以及|，| (?: {0,2})")
_JOINT = re.compile("[、， 和及与]")  # what any separator or conjunction holds
_CONJUNCTION = re.compile(r"[和及与](?<=[\w）”].)(?<![涉普触顾危波提论以]及)(?<![参赋给授]与)(?=[\w“])")
_SHARED_HEAD = re.compile(r"[省市县区州镇](?:[属级]|直(?!属))$")  # 市直、区直有关部门: what stands before the head noun of the next part
_TAIL = re.compile(r"(?:[0-9一二三四五六七八九十两多]{1,3}(?:个|家|户|名|位|所|条|支)?(?:单位|企业|部门|县区|县市|县|市|区|乡镇|镇街|镇|街道|学校|同志|人|地|集团|公司|村|社区|代表)|等(?:[0-9一二三四五六七八九十两多]{1,3}(?:个|家|户|名|位|所|人)?)?(?:\w{0,6}(?:单位|企业|部门|领导|同志|县区|区县|县市|州市|市州|地市|省市|省区市|省份|院校|学校|人|地|集团|公司|部门)(?:领导|负责人|负责同志)?)?|等|一行|(?<!负责)(?<!有关)(?<!相关)同志)$")
_TAIL_ENDS = frozenset("位业门区县市乡镇街道校志人地团司村社表等行导份")
_FROM_BEHIND = re.compile(r"等(\w{0,6}(?:领导|领导同志|负责人|负责同志|有关领导))$")


def split(text: str, start: int) -> list[tuple[int, int]]:
    """Cut a list at its separators, outside brackets and quotes; offsets from ``start``.

    和 and its like join two parties only where either side can stand alone: not in 泰和县
    or behind an office (副主席和向红).
    """
    if not _JOINT.search(text):
        return [(start, start + len(text))] if text else []
    masked = BRACKET.sub(lambda m: "\0" * len(m[0]), text) if "（" in text or "“" in text or "《" in text else text
    pieces, at = [], 0
    for match in [*_SEPARATOR.finditer(masked), None]:
        if match and _SHARED_HEAD.match(text, at, match.start()):
            continue  # 市直、区直有关部门: one party
        stop = match.start() if match else len(text)
        if stop > at:
            pieces += _split_conjunctions(text, masked, at, stop)
        at = match.end() if match else stop
    return [(start + a, start + b) for a, b in pieces]


def _split_conjunctions(text: str, masked: str, start: int, end: int) -> list[tuple[int, int]]:
    for match in _CONJUNCTION.finditer(masked, start, end):
        left, right = (start, match.start()), (match.end(), end)
        if _stands_alone(text[slice(*left)], office=match[0] != "和" or text.startswith(("各", "有关", "相关", "部分"), match.end())) and (_stands_alone(text[slice(*right)]) or text[slice(*right)] in MEMBERSHIPS):
            return [left, *_split_conjunctions(text, masked, *right)]
    return [(start, end)]


def _stands_alone(text: str, *, office: bool = False) -> bool:
    """Whether one side of a conjunction is a party; an office alone only where ``office`` says so (副市长及各县区, not 副主席和向红)."""
    if len(text) < 2:
        return False
    party = classify(text, 0, len(text))
    if party is None:
        return bool(re.search(r"[、和及与]", text)) and all(_stands_alone(part) for part in re.split("[、和及与]", text))
    return office or party.kind != "title"


def read(clean: str, start: int, end: int, known: Set[str] = frozenset(), *, lenient: bool = False) -> list[Party] | None:
    """Read ``clean[start:end]`` as a roster; None where a part of it cannot be one.

    ``known`` holds names that the document has introduced with a title: they are names
    wherever they stand, be they words (万里) or of an uncommon form (索南多杰).  A ``lenient``
    reading leaves out parts it cannot explain, for lists of who attended.
    """
    text = clean[start:end]
    if text.startswith("代表") and len(text) > 4:
        return None  # 代表市法院、市检察院报告工作: in whose name, not who
    behind = _FROM_BEHIND.search(text) if "等" in text else None
    shared: tuple[int, int] | None = (start + behind.start(1), start + behind.end(1)) if behind else None
    tail = _TAIL.search(text) if text and text[-1] in _TAIL_ENDS else None
    if tail:
        end = start + tail.start()
        text = clean[start:end]
    if not text:
        return None
    parties: list[Party] = []
    pending: int | None = None  # where a title that runs over several parts began
    current: tuple[int, int] | None = None
    pieces = split(text, start)
    others = next((index for index, (a, b) in enumerate(pieces[:-1]) if (among := _FROM_BEHIND.search(clean[a:b])) and "领导" in among[1]), None) if behind is None and "等" in text else None
    if others is not None:  # 某某、某某等市领导及其他县级领导: the list of names ends before the list does
        a, b = pieces[others]
        at = clean.rindex("等", a, b)
        shared = (at + 1, b)
        pieces[others] = (a, at)
    among_names = len(pieces) > 1 and any(names.is_name_alone(clean[a:b]) for a, b in pieces)  # 姜武、文静: one name vouches for the other
    for index, (a, b) in enumerate(pieces):
        party = classify(clean, a, b, counted=bool(tail and tail[0] not in ("等", "一行", "同志")), listed=current is not None or shared is not None or among_names, known=known)
        if party is None and lenient:
            continue
        if party is None:
            return None
        if party.kind in ("group", "organization") and index + 1 < len(pieces) and _office(clean[a:b]) and _opens_title(clean[slice(*pieces[index + 1])]):
            party = Party("title", (a, b), None, None, (a, b))
        if party.kind == "title":
            pending = a if pending is None else pending
            continue
        if party.kind == "person":
            title = party.title
            if title is not None and title[0] < party.name[0]:
                opening = pending if pending is not None else title[0]
                title = (opening + clean.startswith("该", opening), title[1])  # 该镇党委书记: 该 points, the office is 镇党委书记
                current = title
            elif title is None and pending is not None:
                return None  # 市委书记、张三: an office, then a name of nobody's
            elif title is None:
                title = current or shared
            party = Party("person", party.name, title, None, party.whole)
        elif pending is not None:
            held = (pending, pieces[index - 1][1])
            parties.append(Party("group", held, None, None, held))
        pending = None
        parties.append(party)
    if pending is not None:
        if clean[pending:end] not in MEMBERSHIPS and not any(party.kind in ("group", "organization") for party in parties):
            return None
        parties.append(Party("group", (pending, end), None, None, (pending, end)))  # …、乡村振兴局局长: the holders of an office
    if tail and _OF_BODIES.search(tail[0]):
        parties = [_as_body(party) for party in parties]
    return _places_among_places(clean, parties, said=bool(tail and _OF_AREAS.match(tail[0])))


# 经贸、水利、文旅等单位: what is counted so are bodies, however much they look like names.
_OF_BODIES = re.compile(r"(?:单位|部门|企业|院校|学校|集团|公司)(?:领导|负责人|负责同志)?$")


def _as_body(party: Party) -> Party:
    return Party("organization", party.name, None, party.area, party.whole) if party.kind == "person" and party.title is None else party


# 楚雄和西双版纳等州市
_OF_AREAS = re.compile(r"等(?:州市|市州|县区|区县|县市|地市|省市|省区市)$")


def _places_among_places(clean: str, parties: list[Party], *, said: bool) -> list[Party]:
    """白山、通化市、松原市; 曲靖、玉溪市委组织部: a bare string that could be a name is a place among places."""
    if not said and not any(party.kind == "region" or party.area is not None for party in parties):
        return parties
    return [Party("region", party.name, None, party.name, party.whole)
            if party.kind == "person" and party.title is None and gazetteer.lookup(clean[slice(*party.name)]) else party
            for party in parties]


def _office(text: str) -> bool:
    """局党组成员, “十佳”代表: membership as part of somebody's title."""
    return text.endswith(MEMBERSHIPS) and titles.is_title(text) and not text.startswith(bodies()[3])


def _opens_title(text: str) -> bool:
    """Whether a part is an office or an office with its holder."""
    if titles.is_title(text) and not bodies()[2].search(text):
        return True
    holder = person(text, 0)
    return holder is not None and holder.title is not None and holder.title[0] == 0


