"""Parties: what one part of a list of who is.

A person with a title before or behind the name, an area, a body, a group nobody is named in,
or an office alone.  ``roster`` cuts lists into such parts.
"""
from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.lexicon import own
from huiyao.core.people import names, titles
from huiyao.core.regions import collectives, gazetteer, places

BRACKET = re.compile(r"（[^（）]{0,20}）|“[^“”]{0,30}”|《[^《》]{0,40}》")
MEMBERSHIPS = ("干部", "代表", "委员", "成员", "人员")  # what many are: 包村干部, 副主任某某及委员
_ACTING = re.compile(r"(?P<office>[^（）]{2,60})（[^（）]{2,12}）(?P<name>\w{2,4})")  # 副局长（主持工作）张三
_COUNTED = re.compile(r"^(?:[0-9一二三四五六七八九十两几多]{1,4}|部分|多|数)(?:名|位|个|家|户|人)")

# 中央有关部门, 市直各单位: bodies nobody names.
_SOME_BODIES = re.compile(r"(?:有关|相关|各|部分|直属|所属|下属|二级|内设|派出|涉及|参建|责任|成员|包联|帮扶)\w{0,8}(?:部门|单位|企业|人员|处室|科室|方面|机构|院校|高校)$|(?:四套|四大|两套|几套|五套|几大)班子")
# Words that make a stretch a clause, not a party.
_NOT_A_PARTY = re.compile(r"(?<!主)要|[应须将把被使让到还]|参加|出席|列席|按照|根据|为了|通过|不断|进行|取得|实现|完成|达到|推动|促进|提高|确保|[。；！？]")


# Names of bodies that hold such words.
_SAFE = re.compile(r"应急|应对|应用|响应|供应|适应|(?:促进|推进|推动|提高)(?=\w{0,4}(?:局|会|中心|处|办|组))|报到|主要|要素|重要|需要|机要|大使|使馆|将军|到会")


class Party(NamedTuple):
    """One member of a roster; offsets are clean ones.

    ``kind``: person, region, organization, group, or ``title`` for an office nobody is named for.
    ``name`` and ``title`` are spans; a group's ``name`` is its whole wording.
    ``area`` is the span of the area a body belongs to, where its name begins with one.
    """

    kind: str
    name: tuple[int, int]
    title: tuple[int, int] | None = None
    area: tuple[int, int] | None = None
    whole: tuple[int, int] = (0, 0)

    def moved(self, by: int) -> Party:
        """The same party with all its offsets moved."""
        kind, name, title, area, whole = self
        return Party(kind, (name[0] + by, name[1] + by), (title[0] + by, title[1] + by) if title else None,
                     (area[0] + by, area[1] + by) if area else None, (whole[0] + by, whole[1] + by))


@lexicon.cached()
def bodies() -> tuple[lexicon.Endings, tuple[str, ...], re.Pattern[str], tuple[str, ...]]:
    """What bodies.txt tells: endings of organizations, words for a government, the pattern of a body's unnamed people, beginnings of collectives."""
    groups = lexicon.groups("bodies.txt")
    people = "|".join(sorted(groups["person_part"], key=len, reverse=True))
    return (lexicon.Endings(groups["organization"]), tuple(sorted(groups["government"], key=len)),
            re.compile(rf"(?:的)?(?:{people})$"), groups["collective"])


def classify(clean: str, a: int, b: int, *, counted: bool = False, listed: bool = False, known: Set[str] = frozenset()) -> Party | None:
    """What one part of a list is; None where it is nothing that takes part.

    ``counted``: a number of bodies ends the list (3户企业), so its parts are bodies whatever
    their form; ``listed``: a title before has opened a list of names.
    """
    while b > a and clean[b - 1] == "）" and (opening := clean.rfind("（", a, b)) > a and not clean[opening + 1:b - 1].startswith(("市", "州", "区", "县", "街")):
        b = opening
    text = clean[a:b]
    if not text or len(text) > 60:
        return None
    if text in known:
        return Party("person", (a, b), None, None, (a, b))
    party = _classified(text, counted, listed)
    return party.moved(a) if party else None


@lexicon.cached(1 << 13)
def _classified(text: str, counted: bool, listed: bool) -> Party | None:
    """``classify`` of a string by itself, offsets from its start; lists are read many times over while their end is sought."""
    b = len(text)
    if _COUNTED.match(text):
        return Party("group", (0, b), None, None, (0, b))
    if found := person(text.removesuffix("同志"), 0, listed=listed):
        return found
    if _NOT_A_PARTY.search(_SAFE.sub("", text)):
        return None
    if group := _group(text, 0, b):
        return group
    if text.endswith(("干部", "人员")):
        return Party("group", (0, b), None, None, (0, b))  # 包村干部: an office of many
    if titles.is_title(text) or titles.is_title(BRACKET.sub("", text)):
        return Party("title", (0, b), None, None, (0, b))
    return _body(text, 0, b, counted=counted)


def person(text: str, a: int, *, listed: bool = False) -> Party | None:
    """TITLE NAME, NAME TITLE or NAME."""
    b = a + len(text)
    if (acting := _ACTING.fullmatch(text)) and titles.is_title(acting["office"]) and names.is_name_after_title(acting["name"]):
        return Party("person", (a + acting.start("name"), b), (a, a + acting.start("name")), None, (a, b))
    for cut in titles.head_ends(text):
        name = text[cut:]
        if 2 <= len(name) <= 15 and names.is_name_after_title(name) and titles.is_title(text[:cut]) and not text.startswith(_NOBODY):
            return Party("person", (a + cut, b), (a, a + cut), None, (a, b))
    if (names.is_name_alone(text) or (listed and (names.is_name_after_title(text) or names.is_name_in_list(text)))) and not _is_area(text):
        return Party("person", (a, b), None, None, (a, b))
    for length in (3, 2, 4):
        name, title = text[:length], text[length:]
        if title in _bare_heads() and name[-1] not in _RANKS and not title.endswith(MEMBERSHIPS) and names.is_name_alone(name):
            return Party("person", (a, a + length), (a + length, b), None, (a, b))
    if 3 <= len(text) <= 5 and names.family_length(text) and titles.is_title(text[names.family_length(text):]) and len(text) - names.family_length(text) <= 3:
        family = names.family_length(text)
        if text[family:] in _bare_heads():
            return Party("surname", (a, a + family), (a + family, b), None, (a, b))
    return _person_of_body(text, a)


def _person_of_body(text: str, a: int) -> Party | None:
    """区委办冯沛主任: a body, the holder's name, the office."""
    organization = bodies()[0]
    for head in (text[-5:], text[-4:], text[-3:], text[-2:]):
        stem = text[:-len(head)]
        for length in (3, 2) if head in _bare_heads() else ():
            body, name = stem[:-length], stem[-length:]
            if len(body) >= 3 and organization.end(body) and names.is_name_alone(name):
                return Party("person", (a + len(body), a + len(stem)), (a + len(stem), a + len(text)), None, (a, a + len(text)))
    return None


def _is_area(text: str) -> bool:
    """钱塘区 and 高新区 begin with family names; 吴江 and 安平 stay names unless they stand among areas."""
    return (text[-1] in "省市县区州旗盟镇乡" and places.is_area_name(text)) or (len(text) > 2 and text.endswith("村")) or text in own.regions()


_RANKS = frozenset("大中小总支分副")  # 治安大队长: the rank of a unit, not the end of a name
# Beginnings of collectives: 各参会领导 is nobody's title.
_NOBODY = ("各", "有关", "相关", "部分", "与会", "参会", "其他", "全体")


@lexicon.cached()
def _bare_heads() -> frozenset[str]:
    heads = lexicon.groups("titles.txt")["head"]
    return frozenset([*heads, *("副" + head for head in heads), *("常务副" + head for head in heads)])


def _group(text: str, a: int, b: int) -> Party | None:
    _, _, people, collective = bodies()
    match = people.search(text)
    if match and match.start() > 0:
        stem = text[:match.start()]
        if not stem.startswith(collective) and not _SOME_BODIES.search(stem):
            body = _body(stem, a, a + match.start(), counted=False)
            if body is not None and body.kind != "group":
                return Party(body.kind, body.name, None, body.area, (a, b))
        return Party("group", (a, b), None, None, (a, b))
    if text in ("全体", "有关", "相关", "部分", "其他"):
        return None
    if ((text.startswith(collective) or (text[:1] in ("我", "全", "本") and text[2:3] == "各")) and len(text) > 1) or collectives.is_noun(text) or text in ("单位", "部门", "企业", "学校", "院校", "机构", "人员"):
        return Party("group", (a, b), None, None, (a, b))
    if match or _SOME_BODIES.search(text):
        return Party("group", (a, b), None, None, (a, b))
    return None


def _body(text: str, a: int, b: int, *, counted: bool) -> Party | None:
    """An area, an area's government, or an organization."""
    organization, government, _, _ = bodies()
    if places.is_area_name(text):
        return Party("region", (a, b), None, (a, b), (a, b))
    for tail in government:
        stem = text.removesuffix(tail) if tail != "街道办事处" else text.removesuffix("办事处")
        if stem != text and text.endswith(tail) and places.is_area_name(stem):
            return Party("region", (a, a + len(stem)), None, (a, a + len(stem)), (a, b))
    area = area_of_body(text)
    span = (a, a + len(area)) if area else None
    if organization.end(text) and len(text) >= 3 and not re.search(r"[，。；：]|工作|进行|加强|推进|的$", text):
        return Party("organization", (a, b), None, span, (a, b))
    if counted and 2 <= len(text) <= 12 and re.fullmatch(r"[\w（）“”]+", text):
        return Party("organization", (a, b), None, span, (a, b))
    return None


def area_of_body(text: str) -> str | None:
    """The area a body's name begins with: 揚州市 of 揚州市衛生健康委, 新昌县 of 新昌县委."""
    best = None
    for length in range(2, min(len(text), 14)):
        stem = text[:length]
        if stem[-1] in "市县区州盟旗镇乡道师" and places.is_area_name(stem):
            best = stem
    if best is None and text[:3] and not text.startswith(("全国", "中央")):
        known = gazetteer.longest_at(text, 0)
        if known and any(area.kind not in ("short", "island") for area in gazetteer.lookup(known)):
            return known
    return best
