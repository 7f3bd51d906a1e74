"""Which areas take part, and how."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import model
from huiyao.core.discourse.narration import Narration
from huiyao.core.document import Document
from huiyao.core.regions import collectives, gazetteer, places

_ROLE = {"exchange": "exchange", "pledge": "pledge", "report": "report", "attend": "attend", "observe": "attend", "branch_venue": "branch_venue", "speech": "exchange"}
_MAIN_VENUE = re.compile(r"在(?P<place>[^，。；、在]{2,16}?)(?:顺利|隆重|成功)?(?:召开|举行|举办|开幕)")
_MAIN_HALL = re.compile(r"主会场设在(?P<place>[^，。；、]{2,12}?)(?=[，。；、]|$)")
_BRANCH_AT = re.compile(r"在(?P<place>[^，。；在]{2,30}?)(?:设立?了?)?分会场|分会场设在(?P<later>[^，。；]{2,30}?)(?=[，。；]|$)|(?:^|，)设(?P<set>[^，。；]{2,40}?)分会场")
_HEARD = re.compile(r"(?:会议|会上|会)[^，。]{0,6}听取(?:并审议|和审议|审议|并讨论|讨论)?了?(?P<who>[^。；]{2,80}?)(?:的|关于|就|分管|主要|工作|开展|上半年|下半年|今年|[0-9]{4}年)[^，。；]{0,60}?(?:汇报|报告|述职)")
_AREA_HEAD = re.compile(r"(?P<area>\w{2,6}?(?:[市县区州旗镇乡]|街道))(?![市县区州旗镇乡委局办直级])")


class Taking(NamedTuple):
    """An area that takes part: clean span, role, and the kind of collective if it is one."""

    start: int
    end: int
    role: str
    kind: str | None = None


def takings(document: Document, narration: Narration) -> list[Taking]:
    """All areas with their roles, in the order of the text."""
    found: list[Taking] = []
    clean = document.clean
    for booked in narration.acts:
        role = _ROLE.get(booked.act)
        if role is None:
            continue
        word = clean[booked.start:booked.end]
        if booked.act == "speech" and ("发言" not in word or booked.party.kind == "person"):
            continue
        party = booked.party
        if party.area is not None and role == "attend" and party.kind == "organization" and places.is_bare_zone(clean[slice(*party.area)]):
            continue  # 示范区卫健委班子成员: the host's own people
        if party.kind in ("region", "organization") and party.area is not None:
            found.append(Taking(*party.area, role))
        if booked.act == "attend" and (venue := _BRANCH_AT.search(word)):
            found += _branch(clean, booked.start, venue)
    found += _collectives(clean, narration)
    for unit in document.units:
        if unit.index in narration.reporter:
            found += _venues(clean, unit.start, unit.end)
    groups = [item for item in found if item.kind is not None]
    found = [item for item in found if item.kind is not None or not any(group.start <= item.start and item.end <= group.end for group in groups)]
    return _once(sorted(found, key=lambda item: (item.start, item.role, item.kind is None)), clean)


def _collectives(clean: str, narration: Narration) -> list[Taking]:
    """Collectives among the subjects of each act, read over the whole list (各区、县水利局分管领导)."""
    spans: dict[tuple[int, str], tuple[int, int]] = {}
    found: list[Taking] = []
    for booked in narration.acts:
        if booked.party.kind in ("group", "organization", "region") and (role := _ROLE.get(booked.act)):
            start, end = spans.get((booked.start, role), booked.party.whole)
            spans[booked.start, role] = (min(start, booked.party.whole[0]), max(end, booked.party.whole[1]))
            if collectives.is_noun(clean[slice(*booked.party.whole)]) and clean[booked.party.whole[0] - 1:booked.party.whole[0]] in "及和":
                found.append(Taking(*booked.party.whole, role, "pref"))  # 自治区、兵团及地州市师
    return found + [Taking(hit.start, hit.end, role, hit.kind) for (_, role), (start, end) in spans.items() for hit in collectives.find(clean, start, end)]


def _branch(clean: str, offset: int, match: re.Match[str]) -> list[Taking]:
    group = next(name for name in ("place", "later", "set") if match[name])
    start, end = offset + match.start(group), offset + match.end(group)
    found = []
    for part in re.finditer(r"[^、和及]+", clean[start:end]):
        name = part[0].removesuffix("设")
        if places.is_area_name(name) and not re.match("主|各|有关", name):
            found.append(Taking(start + part.start(), start + part.start() + len(name), "branch_venue"))
    return found


def _venues(clean: str, start: int, end: int) -> list[Taking]:
    text = clean[start:end]
    found: list[Taking] = []
    for pattern in (_MAIN_VENUE, _MAIN_HALL) if "在" in text else ():
        for match in pattern.finditer(text):
            name = match["place"]
            if places.is_area_name(name) and name not in ("北京", "京"):
                found.append(Taking(start + match.start("place"), start + match.end("place"), "main_venue"))
    if "分会场" in text:
        for match in _BRANCH_AT.finditer(text):
            found += _branch(clean, start, match)
    for match in _HEARD.finditer(text) if "听取" in text else ():
        a, b = start + match.start("who"), start + match.end("who")
        hits = collectives.find(clean, a, b)
        found += [Taking(hit.start, hit.end, "report", hit.kind) for hit in hits]
        for part in re.finditer(r"[^、和及，]+", match["who"]):
            if not hits and places.is_area_name(part[0]):
                found.append(Taking(a + part.start(), a + part.end(), "report"))
        found += [Taking(a + at, a + at + len(name), "report") for at, name in _run_together(match["who"])] if not hits else []
    return found


def _run_together(who: str) -> list[tuple[int, str]]:
    """维西县、永春乡|脱贫攻坚工作: the last area of a list runs into what was reported."""
    at = max(who.rfind(mark) for mark in "、和及，") + 1
    match = _AREA_HEAD.match(who, at)
    return [(at, match["area"])] if match and match.end() < len(who) and places.is_area_name(match["area"]) else []


def _once(found: list[Taking], clean: str) -> list[Taking]:
    """One entry for a name and a role."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in found:
        key = (clean[item.start:item.end], item.role)
        if key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def resolve(document: Document, found: list[Taking], home: str | None, year: int | None = None) -> tuple[tuple[model.Region, ...], tuple[model.Warning, ...]]:
    """Give every area its path and code, in the light of the year of the text; warn where a name fits several."""
    clean = document.clean
    certain = tuple(place.code for item in found if item.kind is None and (place := places.resolve(clean[item.start:item.end], home)).code)
    provinces = tuple(dict.fromkeys(code[:2] + "0000" for code in certain))
    neighbours = provinces if len(provinces) == 1 else ()
    regions: list[model.Region] = []
    warnings: list[model.Warning] = []
    for item in found:
        name = clean[item.start:item.end]
        span = document.span(item.start, item.end)
        identifier = f"r{len(regions) + 1}"
        if item.kind is not None:
            above = "000000" if item.kind == "fixed" else _group_home(name, home, found, clean)
            place_path = gazetteer.path(above) if above else None
            regions.append(model.Region(identifier, span.text, span.start, span.end, item.role, document.wording(item.start, item.end),  # type: ignore[arg-type]
                                        place_path, None, collectives.level(item.kind, above), True, collectives.fixed_members(name) or collectives.members(item.kind, above)))
            continue
        if name == "自治区":
            code = next((code for code in provinces if "自治区" in (gazetteer.official_name(code) or "")), home if home and home != "000000" else None)
            place = places.Place(name, gazetteer.path(code), code, "province") if code else places.Place(name, None, None, "province")
        else:
            place = places.resolve(name, home, neighbours, year)
        if place.candidates:
            warnings.append(model.Warning("ambiguous_region", f"{span.text}: {' | '.join(place.candidates)}", span.start, span.end))
        regions.append(model.Region(identifier, span.text, span.start, span.end, item.role, place.name, place.path, place.code, place.level, False, (), place.former))  # type: ignore[arg-type]
    return tuple(regions), tuple(warnings)


def _group_home(name: str, home: str | None, found: list[Taking], clean: str) -> str | None:
    """The area a collective belongs to: the home region, or for a national meeting the autonomous region of its list."""
    if home == "000000" and "师" in name:
        return "650000"
    known = gazetteer.longest_at(name, 0)
    if known and "各" in name[len(known):] and (code := places.resolve(known, home).code):
        return code  # 漳州市各县（市、区）
    return home
