"""The administrative areas: names in, codes and paths out.

Data: lexicon/gazetteer.tsv (today), gazetteer_history.tsv (former names),
gazetteer_islands.tsv (Taiwan, Hong Kong and Macao below the province, without codes),
region_aliases.tsv (names in use that no rule makes).  Codes are those of GB/T 2260.
"""
from __future__ import annotations

from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.model import Level


class Area(NamedTuple):
    """One area under one of its names."""

    code: str
    name: str  # official present-day name, or the last one it had
    kind: str  # full, short, alias, former, or island: of Taiwan, Hong Kong and Macao below the province
    dissolved: bool = False
    then: str | None = None  # a former name, as the text's day knew it
    years: tuple[int, int] = (0, 9999)  # first and last year of a former name


class _Gazetteer(NamedTuple):
    names: dict[str, list[Area]]
    official: dict[str, str]


@lexicon.cached()
def _load() -> _Gazetteer:
    names: dict[str, list[Area]] = {}
    official: dict[str, str] = {}
    for line in lexicon.lines("gazetteer.tsv"):
        code, name, shorts = line.split("\t")
        official[code] = name
        names.setdefault(name, []).append(Area(code, name, "full"))
        for short in shorts.split():
            names.setdefault(short, []).append(Area(code, name, "short"))
    for line in lexicon.lines("region_aliases.tsv"):
        alias, code = line.split("\t")[:2]
        names.setdefault(alias, []).append(Area(code, official[code], "alias"))
    for line in lexicon.lines("gazetteer_history.tsv"):
        name, first, last, code, now = line.split("\t")
        known = names.setdefault(name, [])
        if any(area.code == now for area in known):
            continue
        years = (int(first), int(last))
        known.append(Area(now, official[now], "former", False, name, years) if now else Area(code, name, "former", True, name, years))
    for line in lexicon.lines("gazetteer_islands.tsv"):
        key, name, short = line.split("\t")
        official[key] = name
        names.setdefault(name, []).append(Area(key, name, "island"))
        if short and len(short) > 1:
            names.setdefault(short, []).append(Area(key, name, "island"))
    return _Gazetteer(names, official)


def lookup(name: str) -> list[Area]:
    """The areas that go by a name (simplified characters); empty for none."""
    return _load().names.get(name, [])


def adcode(code: str) -> str | None:
    """The code as GB/T 2260 gives it; None for the keys of areas that have none."""
    return None if code[:2] in ("71", "81", "82") and not code.endswith("0000") else code


def official_name(code: str) -> str | None:
    """Present-day name of a code, None where it names nothing today."""
    return _load().official.get(code)


def level_of(code: str) -> Level:
    """Level by the shape of the code."""
    if code == "000000":
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def parent(code: str) -> str | None:
    """Code of the area above; counties of municipalities and directly run ones stand under the province."""
    level = level_of(code)
    if level == "county":
        prefecture = code[:4] + "00"
        return prefecture if prefecture in _load().official else code[:2] + "0000"
    return code[:2] + "0000" if level == "prefecture" else None


def path(area: Area | str) -> str:
    """Official names from the province down, joined by /: 浙江省/温州市/永嘉县; 全国 for the nation."""
    code, name = (area.code, area.name) if isinstance(area, Area) else (area, _load().official.get(area, ""))
    if code == "000000":
        return "全国"
    parts = [name]
    above = parent(code)
    while above:
        parts.append(_load().official.get(above, ""))
        above = parent(above)
    return "/".join(reversed([part for part in parts if part]))


def within(code: str, above: str) -> bool:
    """Whether an area is the other one or lies in it."""
    if above == "000000" or code == above:
        return True
    level = level_of(above)
    if level == "province":
        return code[:2] == above[:2]
    return level == "prefecture" and code[:4] == above[:4]


@lexicon.cached(256)
def children(code: str, level: Level) -> tuple[str, ...]:
    """Codes of all areas of a level inside another one, in order."""
    return tuple(other for other in _load().official if other != code and level_of(other) == level and within(other, code))


@lexicon.cached()
def _by_start() -> dict[str, tuple[int, ...]]:
    """First two characters of a name to the lengths such names have, longest first."""
    found: dict[str, set[int]] = {}
    for name in _load().names:
        found.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


@lexicon.cached()
def _firsts() -> frozenset[str]:
    return frozenset(start[0] for start in _by_start())


def longest_at(text: str, at: int) -> str | None:
    """The longest known name that begins at an offset of a folded text."""
    names = _load().names
    for length in _by_start().get(text[at:at + 2], ()):
        if (name := text[at:at + length]) in names and len(name) == length:
            return name
    return None


def scan(text: str) -> list[tuple[int, str]]:
    """All known names in a folded text, longest match from the left: (offset, name)."""
    starts = _by_start()
    found: list[tuple[int, str]] = []
    free = 0  # where the last name ended
    firsts = _firsts()
    for at in [at for at, char in enumerate(text) if char in firsts]:
        if at >= free and text[at:at + 2] in starts and (name := longest_at(text, at)):
            found.append((at, name))
            free = at + len(name)
    return found
