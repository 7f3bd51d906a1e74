"""Rosters: lists of who, as the genre writes them.

厅党组书记A、厅长B | 厅领导A、B | 湖州市、永嘉县 | 越城区委、市执法局主要负责人 | 各设区市

One reader for all of them.  It takes a stretch of folded text that should be a list and
either explains every part of it or says no; where the list ends and the predicate begins
is tried out by ``discourse.clauses``.
"""
from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.lexicon import own
from huiyao.core.people import names, titles
from huiyao.core.regions import collectives, gazetteer, places

_BRACKET = re.compile(r"（[^（）]{0,20}）|“[^“”]{0,30}”|《[^《》]{0,40}》")
_SEPARATOR = re.compile(r"、|以及|，| (?: {0,2})")
_JOINT = re.compile("[、， 和及与]")  # what any separator or conjunction holds
_CONJUNCTION = re.compile(r"[和及与](?<=[\w）”].)(?<![涉普触顾危波提论以]及)(?<![参赋给授]与)(?=[\w“])")
_SHARED_HEAD = re.compile(r"^[省市县区州镇](?:[属级]|直(?!属))$")  # 市直、区直有关部门: what stands before the head noun of the next part
_TAIL = re.compile(r"(?:[0-9一二三四五六七八九十两多]{1,3}(?:个|家|户|名|位|所|条|支)?(?:单位|企业|部门|县区|县市|县|市|区|乡镇|镇街|镇|街道|学校|同志|人|地|集团|公司|村|社区|代表)|等(?:[0-9一二三四五六七八九十两多]{1,3}(?:个|家|户|名|位|所|人)?)?(?:\w{0,6}(?:单位|企业|部门|领导|同志|县区|区县|县市|州市|市州|地市|省市|省区市|省份|院校|学校|人|地|集团|公司|部门)(?:领导|负责人|负责同志)?)?|等|一行|(?<!负责)(?<!有关)(?<!相关)同志)$")
_TAIL_ENDS = frozenset("位业门区县市乡镇街道校志人地团司村社表等行导份")
_FROM_BEHIND = re.compile(r"等(\w{0,6}(?:领导|领导同志|负责人|负责同志|有关领导))$")
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
def _bodies() -> tuple[lexicon.Endings, tuple[str, ...], re.Pattern[str], tuple[str, ...]]:
    groups = lexicon.groups("bodies.txt")
    people = "|".join(sorted(groups["person_part"], key=len, reverse=True))
    return (lexicon.Endings(groups["organization"]), tuple(sorted(groups["government"], key=len)),
            re.compile(rf"(?:的)?(?:{people})$"), groups["collective"])


def split(text: str, start: int) -> list[tuple[int, int]]:
    """Cut a list at its separators, outside brackets and quotes; offsets from ``start``.

    和 and its like join two parties only where either side can stand alone: not in 泰和县
    or behind an office (副主席和向红).
    """
    if not _JOINT.search(text):
        return [(start, start + len(text))] if text else []
    masked = _BRACKET.sub(lambda m: "\0" * len(m[0]), text) if "（" in text or "“" in text or "《" in text else text
    pieces, at = [], 0
    for match in [*_SEPARATOR.finditer(masked), None]:
        if match and _SHARED_HEAD.search(text, at, match.start()):
            continue  # 市直、区直有关部门: one party
        stop = match.start() if match else len(text)
        if stop > at:
            pieces += _split_conjunctions(text, masked, at, stop)
        at = match.end() if match else stop
    return [(start + a, start + b) for a, b in pieces]


def _split_conjunctions(text: str, masked: str, start: int, end: int) -> list[tuple[int, int]]:
    for match in _CONJUNCTION.finditer(masked, start, end):
        left, right = (start, match.start()), (match.end(), end)
        if _stands_alone(text[slice(*left)], office=match[0] != "和" or text.startswith(("各", "有关", "相关", "部分"), match.end())) and _stands_alone(text[slice(*right)]):
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
        if not any(party.kind in ("group", "organization") for party in parties):
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
    return text.endswith(("成员", "代表", "委员", "干部")) and titles.is_title(text) and not text.startswith(_bodies()[3])


def _opens_title(text: str) -> bool:
    """Whether a part is an office or an office with its holder."""
    if titles.is_title(text) and not _bodies()[2].search(text):
        return True
    person = _person(text, 0)
    return person is not None and person.title is not None and person.title[0] == 0


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
    if person := _person(text.removesuffix("同志"), 0, listed=listed):
        return person
    if _NOT_A_PARTY.search(_SAFE.sub("", text)):
        return None
    if group := _group(text, 0, b):
        return group
    if text.endswith(("干部", "人员")):
        return Party("group", (0, b), None, None, (0, b))  # 包村干部: an office of many
    if titles.is_title(text) or titles.is_title(_BRACKET.sub("", text)):
        return Party("title", (0, b), None, None, (0, b))
    return _body(text, 0, b, counted=counted)


def _person(text: str, a: int, *, listed: bool = False) -> Party | None:
    """TITLE NAME, NAME TITLE or NAME."""
    b = a + len(text)
    for cut in titles.head_ends(text):
        name = text[cut:]
        if 2 <= len(name) <= 15 and names.is_name_after_title(name) and titles.is_title(text[:cut]) and not text.startswith(_NOBODY):
            return Party("person", (a + cut, b), (a, a + cut), None, (a, b))
    if (names.is_name_alone(text) or (listed and (names.is_name_after_title(text) or names.is_name_in_list(text)))) and not _is_area(text):
        return Party("person", (a, b), None, None, (a, b))
    for length in (3, 2, 4):
        name, title = text[:length], text[length:]
        if title in _bare_heads() and not title.endswith(_NO_OFFICE) and names.is_name_alone(name):
            return Party("person", (a, a + length), (a + length, b), None, (a, b))
    if 3 <= len(text) <= 5 and names.family_length(text) and titles.is_title(text[names.family_length(text):]) and len(text) - names.family_length(text) <= 3:
        family = names.family_length(text)
        if text[family:] in _bare_heads():
            return Party("surname", (a, a + family), (a + family, b), None, (a, b))
    return _person_of_body(text, a)


def _person_of_body(text: str, a: int) -> Party | None:
    """区委办冯沛主任: a body, the holder's name, the office."""
    organization = _bodies()[0]
    for head in (text[-3:], text[-2:]):
        stem = text[:-len(head)]
        for length in (3, 2) if head in _bare_heads() else ():
            body, name = stem[:-length], stem[-length:]
            if len(body) >= 3 and organization.end(body) and names.is_name_alone(name):
                return Party("person", (a + len(body), a + len(stem)), (a + len(stem), a + len(text)), None, (a, a + len(text)))
    return None


def _is_area(text: str) -> bool:
    """钱塘区 and 高新区 begin with family names; 吴江 and 安平 stay names unless they stand among areas."""
    return (text[-1] in "省市县区州旗盟镇乡" and places.is_area_name(text)) or (len(text) > 2 and text.endswith("村")) or text in own.regions()


# Heads that stand behind a kind of people: 包村干部.
_NO_OFFICE = ("干部", "代表", "委员", "成员", "人员")
# Beginnings of collectives: 各参会领导 is nobody's title.
_NOBODY = ("各", "有关", "相关", "部分", "与会", "参会", "其他", "全体")


@lexicon.cached()
def _bare_heads() -> frozenset[str]:
    heads = lexicon.groups("titles.txt")["head"]
    return frozenset([*heads, *("副" + head for head in heads)])


def _group(text: str, a: int, b: int) -> Party | None:
    _, _, people, collective = _bodies()
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
    organization, government, _, _ = _bodies()
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
        if known and any(area.kind != "short" for area in gazetteer.lookup(known)):
            return known
    return best
