"""The host's own name in the words of the bulletin, and the places a bulletin names.

What ``home`` reckons with: 绍兴市 of 绍兴市委书记, 广昌县 of 中共广昌县委; and all names of the
gazetteer that are neither part of a person's name nor the beginning of another place's.
"""
from __future__ import annotations

import re

from huiyao.core.discourse.narration import Narration
from huiyao.core.document import Document
from huiyao.core.regions import gazetteer

_AREA_ENDS = "省市县区州旗盟"
# Behind such a word the name is part of another one: 天桥镇, 红旗岭镇, 泰山路, 中山公园.
_PART_OF_NAME = re.compile(r"(?:[^\W在到以从对全及的两各城乡县村市区州集省和与]?(?:镇|乡|街道)|村|路|街|社区|小区|大道|广场|公园|桥|湖|山|河|大学|中学|小学|医院|宾馆|饭店|厅|精神|方案|模式|经验)")
_BODY = r"(?:党工委|市委|县委|区委|州委|省委|旗委|盟委|委|政府|人大|政协|市长|县长|区长|省长|州长|书记|副书记|常委)"
_TITLE = re.compile(rf"[市县区州省旗盟]?{_BODY}")
# 香格里拉市抗旱指挥部指挥长: who chairs for a body of the area.
_CHAIRS_FOR = re.compile(r"\w{2,16}(?:指挥部|委员会|领导小组|局|厅|办公室)(?!代表)")
_BEFORE_NAME = re.compile(r"^(?:20[0-9]{2}年度?)?(?:中共|第[一二三四五六七八九十]{1,3}次)?")
_EVENT_OF_A_PLACE = re.compile(r"\w{0,3}(?:杯|节|展)")
_BEFORE_COLON = re.compile(r"(?:\w{2,6}(?:镇|乡|街道|局))?：")
_PARTY = re.compile(r"中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟")
_CLAUSE = re.compile(r"(?:^|\n|，)")
_HOLDS = re.compile(rf"{_BODY}?(?:[^，。\n]{{0,10}}|(?:\w{{1,6}}(?:镇|乡|街道|苏木))?在[^，。\n]{{2,20}})(?:召开|举行|部署)")


def mentions(document: Document, narration: Narration) -> list[tuple[int, str]]:
    """Clean offset and name of each place of the gazetteer that the text names."""
    names = {document.clean[slice(*booked.party.name)] for booked in narration.acts if booked.party.kind == "person"}
    taken: set[int] = set()
    for name in names:
        for match in re.finditer(re.escape(name), document.clean):
            taken.update(range(*match.span()))
    return [(at, name) for at, name in gazetteer.scan(document.clean)
            if at not in taken and not _part_of_another(document.clean, at, name)]


def named(document: Document, narration: Narration, lead: str, name: tuple[int, int] | None, organizer: tuple[int, int] | None) -> str | None:
    """The area the host's own name begins with, None where nothing tells; sources in the order in which they are trusted.

    ``lead`` is headline and first sentences, ``name`` and ``organizer`` the clean spans of the meeting's name and of the body that held it.
    """
    return (_of_name(document.clean[slice(*name)] if name else "") or _of_titles(document, narration) or _of_headline(lead) or _of_party(lead)
            or _of_organizer(document.clean[slice(*organizer)] if organizer else "") or _of_holder(lead))


def _of_name(name: str) -> str | None:
    """湖北省河湖长制工作会议, 2024年枣阳市水务工作会议; not 大理马拉松节…"""
    text = _BEFORE_NAME.sub("", name)
    known = None if text.startswith("全") else gazetteer.longest_at(text, 0)  # 全州 is the whole prefecture
    return known if known and known[-1] in _AREA_ENDS and not _EVENT_OF_A_PLACE.match(text, len(known)) else None


def _of_titles(document: Document, narration: Narration) -> str | None:
    """绍兴市委书记, of whoever speaks or chairs."""
    for booked in narration.acts:
        if booked.party.kind == "person" and booked.party.title and booked.act in ("speech", "chair"):
            title = document.clean[slice(*booked.party.title)].removeprefix("中共")
            known = gazetteer.longest_at(title, 0)
            if known and (_TITLE.match(title, len(known))
                          or (booked.act == "chair" and _CHAIRS_FOR.match(title, len(known)) and not _part_of_another(title, 0, known))):
                return known
    return None


def _of_headline(lead: str) -> str | None:
    """桃江县：…, 桃江县某镇：…"""
    known = gazetteer.longest_at(lead, 0)
    return known if known and known[-1] in "县市区旗" and _BEFORE_COLON.match(lead, len(known)) else None


def _of_party(lead: str) -> str | None:
    """中共广昌县委, 民革重庆市委会"""
    for match in _PARTY.finditer(lead):
        known = gazetteer.longest_at(lead, match.end())
        if known and lead.startswith("委", match.end() + len(known)):
            return known
    return None


def _of_organizer(body: str) -> str | None:
    """汉源县水利局"""
    known = gazetteer.longest_at(body, 0)
    return known if known and known[-1] in _AREA_ENDS and not _part_of_another(body, 0, known) else None


def _of_holder(lead: str) -> str | None:
    """仪陇县金城镇在…召开; not 红旗岭镇召开: the host is not the district 红旗."""
    for match in _CLAUSE.finditer(lead):
        known = gazetteer.longest_at(lead, match.end())
        if known and not _part_of_another(lead, match.end(), known) and _HOLDS.match(lead, match.end() + len(known)):
            return known
    return None


def _part_of_another(text: str, at: int, name: str) -> bool:
    """Whether a short name at an offset is the beginning of some other place's name."""
    return not any(area.kind == "full" for area in gazetteer.lookup(name)) and bool(_PART_OF_NAME.match(text, at + len(name)))
