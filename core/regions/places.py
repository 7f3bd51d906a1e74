"""From the name of a place, as a bulletin writes it, to the area it names.

A name may be a chain (南通市海门区, 新疆喀什), may end in a township or a zone that no
gazetteer lists (濮院镇, 高新区), and may fit several areas: then the home region and the
other places of the list decide, or nobody does.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.model import Level
from huiyao.core.regions import collectives, gazetteer
from huiyao.core.regions.gazetteer import Area

_TOWNSHIP = re.compile(r"\w{1,8}(?:镇|乡|街道|苏木|民族乡)$")
_ZONE = re.compile(r"\w{0,12}(?:开发区|高新区|经开区|新区|风景区|景区|度假区|保税区|示范区|试验区|实验区|产业园|工业园区|工业园|园区|产业园区|合作区|自贸区|自贸片区|新城|高新技术产业开发区|经济技术开发区|功能区|示范园)$")
_AREA_TAIL = re.compile(r"[^\W市县区州旗盟]{1,5}[市县区州旗盟]$")
_NOT_AREA = re.compile(r"(?:全|各|我|本|该|外|城|社|小|片|辖|灾|山|库|牧|郊|市|老|新|园|校|厂|矿|景|地|街|林|战|军|大|超|夜|集|菜|股|楼|房|车|上|教|医|律|工程|技|厨|老|导|讲|法|药|兽|护士|大|宗|恩|厂|牧|画|琴|魔术|设计|规划|审计|会计|统计|经济)(?:省|市|县|区|州|师)$")

_BARE_NOUNS = frozenset({"县区", "区县", "县市", "市县", "市区", "市州", "县城", "乡镇", "镇街", "街镇", "城镇", "城区", "城乡", "山区", "师市", "市乡", "县乡", "区乡", "州乡", "市镇", "县镇", "区镇", "村镇"})
# Zones that need a name of their own to be one.
_NAMELESS = frozenset({"景区", "风景区", "示范区", "试验区", "实验区", "新城", "产业园", "工业园", "产业园区", "工业园区", "功能区", "示范园"})


class Place(NamedTuple):
    """A place as resolved; ``path`` None where it cannot be known, with the candidates."""

    name: str
    path: str | None
    code: str | None
    level: Level | None
    candidates: tuple[str, ...] = ()
    former: str | None = None


@lexicon.cached()
def _zones() -> dict[str, str]:
    return {name: code for name, code, *_ in lexicon.rows("zones.tsv")}


def is_area_name(name: str) -> bool:
    """Whether a string (folded) is the name of an area, known or by its form."""
    if gazetteer.lookup(name) or name in _zones():
        return True
    if len(name) > 14 or name.startswith(("该", "此", "其", "各", "全", "主会场", "分会场")) or collectives.is_noun(name) or name in _BARE_NOUNS:
        return False
    chain, rest = _chain(name)
    if chain and not rest:
        return True
    tail = rest if chain and not _is_suffix(rest) else name
    if _TOWNSHIP.fullmatch(tail) or (_ZONE.fullmatch(tail) and tail not in _NAMELESS):
        return True
    return bool((not chain or _is_suffix(rest)) and 2 <= len(name) <= 6 and name[-1] in "市县区州旗盟" and _AREA_TAIL.fullmatch(name) and not _NOT_AREA.search(name))


def is_bare_zone(name: str) -> bool:
    """高新区, 示范区 with no name before: the one of whatever place the text is about."""
    return len(name) <= 3 and bool(_ZONE.fullmatch(name)) and not gazetteer.lookup(name)


def _short_county(chain: list[list[Area]], rest: str) -> bool:
    """江汉路街道 is no street of 江汉(区): behind a county's bare short name a township is another name."""
    return len(chain) == 1 and bool(_TOWNSHIP.fullmatch(rest)) and all(area.kind in ("short", "island") and gazetteer.level_of(area.code) == "county" for area in chain[0])


def _is_suffix(rest: str) -> bool:
    """天桥镇 is no town of the district 天桥: what is left over is a suffix alone."""
    return rest in ("镇", "乡", "街道", "苏木", "开发区", "新区", "村", "社区", "区", "县", "市")


def _chain(name: str) -> tuple[list[list[Area]], str]:
    """Known names from the left, each inside the one before, and what is left over."""
    found: list[list[Area]] = []
    at = 0
    while at < len(name):
        part = gazetteer.longest_at(name, at)
        if part is None:
            break
        areas = gazetteer.lookup(part)
        if found:
            areas = [area for area in areas if any(area.code != up.code and gazetteer.within(area.code, up.code) for up in found[-1])]
            if not areas:
                break
            found[-1] = [up for up in found[-1] if any(gazetteer.within(area.code, up.code) for area in areas)]
        found.append(list(areas))
        at += len(part)
    return found, name[at:]


def resolve(name: str, home: str | None = None, neighbours: tuple[str, ...] = (), year: int | None = None) -> Place:
    """Resolve a place name (folded).

    ``home`` is the code of the home region, ``neighbours`` the codes of areas that stand
    beside it in a list and are certain, ``year`` that of the text: a name that another unit
    bore then (巢湖市 before 2011) is that unit's.  Where several areas fit and neither tells them
    apart, ``path`` is None and ``candidates`` names them.
    """
    zone = _zones().get(name)
    if zone:
        return Place(name, f"{gazetteer.path(zone)}/{name}", None, "zone")
    chain, rest = _chain(name)
    if not chain or _short_county(chain, rest) or (_is_suffix(rest) and len(chain) == 1 and rest in ("镇", "乡", "街道", "苏木", "村", "社区", "区", "县", "市")):
        return _under_home(name, home)
    choices = _choose(_of_the_day(chain[-1], year), home, neighbours, name)
    if len(choices) != 1:
        return Place(name, None, None, None, tuple(gazetteer.path(area) for area in choices))
    area = choices[0]
    path = gazetteer.path(area)
    if not rest:
        return Place(area.name, path, None if area.dissolved else gazetteer.adcode(area.code), gazetteer.level_of(area.code), (), area.then)
    level: Level = "township" if _TOWNSHIP.search(rest) else "zone"
    return Place(rest, f"{path}/{rest}", None, level)


def _of_the_day(areas: list[Area], year: int | None) -> list[Area]:
    """What bore a name in a year: a former unit in its own years, else today's."""
    if year is None or len(areas) < 2:
        return areas
    then = [area for area in areas if area.kind == "former" and area.years[0] <= year <= area.years[1]]
    return then or areas


def _under_home(name: str, home: str | None) -> Place:
    """A township stands under its county, where the home region is one; else it is anywhere."""
    level: Level | None = "township" if _TOWNSHIP.fullmatch(name) else "zone" if _ZONE.fullmatch(name) else None
    if level and home and gazetteer.level_of(home) == "county":
        return Place(name, f"{gazetteer.path(home)}/{name}", None, level)
    return Place(name, None, None, level)


def _choose(areas: list[Area], home: str | None, neighbours: tuple[str, ...], name: str) -> list[Area]:
    """The areas that remain when the evidence is applied, strongest first."""
    unique = list({area.code: area for area in areas}.values())
    overseas = [area for area in unique if area.kind == "island"]
    if len(overseas) < len(unique) and not (home and home[:2] in ("71", "81", "82")) and not any(code[:2] in ("71", "81", "82") for code in neighbours):
        unique = [area for area in unique if area.kind != "island"]  # 中山区 is Taipei's only where the text is of Taiwan
    for context in (home, *neighbours):
        if len(unique) > 1 and context and context != "000000":
            inside = [area for area in unique if gazetteer.within(area.code, context)]
            unique = inside or unique
    if len(unique) > 1 and home and gazetteer.level_of(home) == "county":
        above = gazetteer.parent(home)
        unique = [area for area in unique if above and gazetteer.within(area.code, above)] or unique
    for kinds in (("full",), ("full", "former"), ("full", "alias")):
        best = [area for area in unique if area.kind in kinds]
        if len(unique) > 1 and best:
            unique = best
    if len(unique) > 1:  # 杭州 is the city, not a county of the name; 文山 alone stays open
        levels = {gazetteer.level_of(area.code) for area in unique}
        if "province" in levels:
            unique = [area for area in unique if gazetteer.level_of(area.code) == "province"]
        elif home and gazetteer.level_of(home) == "prefecture" and len(unique) == 2:
            unique = [area for area in unique if gazetteer.level_of(area.code) == "county"] or unique
        elif "prefecture" in levels:
            prefectures = [area for area in unique if gazetteer.level_of(area.code) == "prefecture"]
            counties = [area for area in unique if gazetteer.level_of(area.code) == "county"]
            if len(prefectures) == 1 and all(gazetteer.within(county.code, prefectures[0].code) for county in counties):
                unique = prefectures
    return unique
