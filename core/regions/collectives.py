"""Collectives: 各设区市, 各县（市、区）, 全省11个设区市, 各师市 — many areas under one word."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.model import Level
from huiyao.core.regions import gazetteer

_PREFECTURES = r"设区市|设区的市|市州|市（州）|市（州、地）|地市|州市|州（市）|盟市|地州市师|地州市|市（地）|市地|市（区）|地级市|市、州|地（州、市）"
_COUNTIES = (r"县（市）、区|市、县（区）|县（区）、市|县、市（区）|区、县（市）|区、市（县）|县（市、区）|县（区、市）|区（县、市）|县\(市、区\)|县市区|县区市|区县市|市县区|县（市）|县（区）|区（县）|区（市）|区市县|县区|区县|县市|市县|市区|旗县区|旗县市区|旗县|区市|旗区|县、市、区|(?:区、县|县、区|县、市|市、区|市、县)(?!（[市区县州街])|县(?![政委纪域里内直级长城处])|旗|区(?![域直级块间])")
_TOWNSHIPS = r"乡（镇、办）|乡（镇、街办）|乡镇（办）|乡镇街道办事处(?=$|[，、。])|乡镇（街道）|乡镇\(街道\)|镇（街道）|镇（乡、街道）|街道（乡镇）|街道（镇）|镇街（园区）|镇街|街镇|乡镇街道|镇乡街道|乡（镇、街道）|乡（镇）、街道|乡（镇）|乡镇市|镇（办）|镇办|镇、街道|镇\(街道\)|乡镇场|乡镇|街道|镇（区）|镇区|镇(?!域|村)|乡(?!村|贤)|苏木镇|苏木"
_DIVISIONS = r"师市|师（市）|师(?!生|资|范|团|傅)"
_PROVINCES = r"省区市|省（区、市）|省（自治区、直辖市）|省、自治区、直辖市|援疆省市|对口支援省市|省市|省(?!直|级|委|政)|省份|省区"
_ZONES = r"开发区|功能区|园区|片区|高新区|经开区|管委会|产业园|产业园区|新区|度假区|景区"
_NOUN = rf"(?P<prov>{_PROVINCES})|(?P<div>{_DIVISIONS})|(?P<pref>{_PREFECTURES})|(?P<town>{_TOWNSHIPS})|(?P<county>{_COUNTIES})|(?P<zone>{_ZONES})|(?P<city>市(?!直|级|委|政|场|民|属|区))"
_FIRST = re.compile(rf"(?:全[省市县区州]|所有|我[省市县区州]|(?![及和与])\w{{2,3}}[省市](?=各))?(?:各|[0-9]{{1,3}}个|[一二三四五六七八九十]{{1,3}}个|[0-9]{{1,3}}(?=县区|县市))(?:{_NOUN})")
# A bare 县 or 市 goes on a list only where a boundary or its people follow: not in 各乡镇、县经济开发区.
_NEXT = re.compile(rf"(?:、|及|和|以及|，)(?:各)?(?:{_NOUN})(?:(?<=[^、及和，各][\w）])|(?=[、（和及，。]|$|政府|党委|分管|主要|负责|有关|相关|等))")
# 各乡镇（场、区、办事处): the other ranks that are meant too.
_BRACKET = re.compile(r"（(?:[市县区州旗镇乡场街办]|街道|办事处|园区|开发区|街办|、){1,12}）")
_BARE = re.compile(r"地州市师|地州市|设区市|市县|市州")
_LEVEL: dict[str, Level] = {"fixed": "province", "prov": "province", "pref": "prefecture", "div": "prefecture", "city": "prefecture", "county": "county", "town": "township", "zone": "zone"}


_NOUN_ALONE = re.compile(rf"{_PROVINCES}|{_PREFECTURES}|{_TOWNSHIPS}|{_COUNTIES}|{_DIVISIONS}")


def is_noun(text: str) -> bool:
    """Whether a string is a bare noun for areas of one rank: 县（市、区）, 乡镇（街道）, 地州市师."""
    return bool(_NOUN_ALONE.fullmatch(text))


class Collective(NamedTuple):
    """A collective at clean offsets; ``kind`` is the name of the group of nouns it is of."""

    start: int
    end: int
    kind: str


@lexicon.cached()
def _fixed() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(pattern), tuple(codes.split())) for pattern, codes, *_ in lexicon.rows("collectives.tsv"))


@lexicon.cached()
def _any_fixed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _fixed()))


def fixed_members(text: str) -> tuple[str, ...]:
    """Codes of the members of a collective that has a name (沿黄九省区); empty for others."""
    return next((codes for pattern, codes in _fixed() if pattern.fullmatch(text)), ())


def find(clean: str, start: int, end: int) -> list[Collective]:
    """Collectives in ``clean[start:end]``; 部分县区 and the like are none."""
    found = [Collective(match.start(), match.end(), "fixed") for match in _any_fixed().finditer(clean, start, end)]
    if found:
        return found
    at = start
    while match := _FIRST.search(clean, at, end):
        at = match.end()
        if clean[max(0, match.start() - 2):match.start()] in ("部分",) or clean[max(0, match.start() - 2):match.start()].endswith(("部", "少数", "个别")):
            continue
        kind = match.lastgroup or "county"
        if bracket := _BRACKET.match(clean, at, end):
            at = bracket.end()
        found.append(Collective(match.start(), at, kind))
        while following := _NEXT.match(clean, at, end):
            group = following.lastgroup or "county"
            begin = following.start(group)
            if clean[begin - 1] == "各":
                begin -= 1
            found.append(Collective(begin, following.end(), group))
            at = following.end()
    if not found and (match := _BARE.fullmatch(clean[start:end])):
        found.append(Collective(start, end, "pref"))
    return found


def level(kind: str, home: str | None) -> Level:
    """Level of the members; 各市 are prefectures in a province and counties in a prefecture."""
    if kind == "city" and home and gazetteer.level_of(home) == "prefecture":
        return "county"
    return _LEVEL[kind]


def members(kind: str, home: str | None) -> tuple[str, ...]:
    """Codes of the members, where the gazetteer lists them under the home region."""
    if home is None:
        return ()
    if kind == "div":
        return tuple(code for code in gazetteer.children("650000", "county") if code.startswith("6590"))
    wanted = level(kind, home)
    if home == "000000":
        return tuple(code for code in (f"{n:02d}0000" for n in range(11, 83)) if gazetteer.official_name(code)) if kind == "prov" else ()
    if wanted not in ("prefecture", "county"):
        return ()
    return tuple(code for code in gazetteer.children(home, wanted) if gazetteer.adcode(code))
