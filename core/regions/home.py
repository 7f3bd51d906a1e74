"""The home region: whose body holds the meeting.

Two questions: of which level is the host (省, 市, 县 — the words of the bulletin say so:
我市, 全省, 县委书记), and which area of that level is it (its own name, or the areas below
it that the text names).
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Set

from huiyao.core import lexicon
from huiyao.core.model import Level
from huiyao.core.regions import gazetteer

_NATIONAL = re.compile(r"中共中央(?:政治局|书记处|总书记)|国务院(?:总理|副总理|召开|办公厅召开|国资委|新闻办)|国务委员|国务院召开|全国(?!文明|人大代表|政协委员|劳动模范|先进|优秀|重点|一流|最|领先|第一|各地|统一|经济普查(?!电视)|人口|人大(?!常)|政协(?!常))[\w“”]{2,24}(?:会议|大会|现场会|推进会|座谈会)|中央\w{0,10}会议在京")
# 收看全国…电视电话会议, 贯彻全国…会议精神: a meeting of the nation that the host watched or heeds.
_ELSEWHERE = re.compile(r"(?:收听|收看|收视|观看|组织(?:参加|出席)|[我本][省市县区州]\w{0,4}(?:参加|出席)|贯彻|落实|传达|学习|套开|续会)[^，。；]{0,30}$")
_CORPS = re.compile(r"兵团(?:党委|春耕|司令员|政委|召开|农业|各师|财政|办公厅)")
# (level, pattern, weight): the more a phrase can only be the host's, the heavier it weighs.
_LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str], int], ...] = (
    ("province", re.compile(r"(?:我|本|全)(?:省|自治区)"), 3),
    ("province", re.compile(r"省(?<!\w.)(?:委|政府|人大|政协|\w{1,10}(?:厅|委|局|办|集团))(?=[^，。]{0,14}(?:召开|举行|主任|厅长|书记|副))"), 3),
    ("province", re.compile(r"自治区(?:党委|政府|人民政府|人大|政协|主席|副主席|召开|[\w]{1,8}(?:厅|委|局)召开)"), 3),
    ("province", re.compile(r"厅(?:党组|机关|长|属|直|领导)"), 2),
    ("prefecture", re.compile(r"(?:我|本|全)(?:市|州|盟)(?!场)"), 3),
    ("prefecture", re.compile(r"[市州盟](?<!\w.)(?:委|政府|人大|政协)"), 2),
    ("prefecture", re.compile(r"[市州](?<!\w.)\w{1,10}(?:局|委|办)(?=[^，。]{0,14}(?:召开|举行))"), 3),
    ("county", re.compile(r"(?:我|本|全)(?:县|区|旗)(?!域)"), 3),
    ("county", re.compile(r"[县区旗](?<!\w.)(?:委|政府|人大|政协)"), 2),
    ("county", re.compile(r"[县区](?<!\w.)长"), 1),
)


def host_level(lead: str, clean: str) -> Level | None:
    """Level of the host by the words of the headline and the lead, then of the whole text."""
    votes: Counter[Level] = Counter()
    for text, factor in ((lead, 3), (clean, 1)):
        for level, pattern, weight in _LEVEL_WORDS:
            votes[level] += factor * weight * min(3, len(pattern.findall(text)))
    if not votes or not (best := votes.most_common(1)[0])[1]:
        return None
    return best[0]


def infer(lead: str, clean: str, mentions: Callable[[], list[tuple[int, str]]], named: str | None, venues: Set[str] = frozenset()) -> str | None:
    """Code of the home region, 000000 for the nation, None where the text does not tell.

    ``lead`` is headline and first sentences, ``mentions`` gives the gazetteer names in ``clean``,
    ``venues`` the places it met in, ``named`` the area a host body's own name begins with (绍兴市 of 绍兴市委), if any.
    """
    if any(not _ELSEWHERE.search(lead, 0, match.start()) for match in _NATIONAL.finditer(lead)):
        return "000000"
    if _CORPS.search(lead):
        return "650000"
    if named:
        areas = {area.code for area in _standing(named)}
        if len(areas) == 1:
            return areas.pop()
        level = host_level(lead, clean)
        fitting = [code for code in areas if level is None or gazetteer.level_of(code) == level]
        if len(fitting) > 1:  # 市中区, where the text tells of which city
            above = {area.code for _, name in mentions() if name != named for area in _standing(name) if gazetteer.level_of(area.code) != "county"}
            fitting = [code for code in fitting if any(gazetteer.within(code, other) for other in above)]
        if len(fitting) == 1:
            return fitting[0]
    level = host_level(lead, clean)
    return _vote(level, mentions(), venues, clean) if level is not None else None


def _vote(level: Level, mentions: list[tuple[int, str]], venues: Set[str], clean: str) -> str | None:
    """The area of a level that most of the named places are or lie in."""
    votes: defaultdict[str, float] = defaultdict(float)
    direct: defaultdict[str, float] = defaultdict(float)
    times = Counter(name for _, name in mentions)
    for name in times.keys() - lexicon.word_set("region_traps.txt"):
        areas = [area for area in _standing(name) if area.kind != "island" or area.code.endswith("00")]
        if not areas:
            continue
        codes = {area.code for area in areas}
        full = any(area.kind == "full" for area in areas)
        weight = (3.0 if full or name in venues else 1.5) / len(codes) ** 1.5
        for code in codes:
            above = _at_level(code, level)
            if above:
                votes[above] += weight
                if code == above:
                    direct[above] += (2.0 + (full and times[name] > 1)) / len(codes)
    if level == "county":  # nothing stands below a county: only its own name tells
        votes = direct
    else:
        for code, weight in direct.items():
            votes[code] += weight
    ranked = sorted(votes.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < 2.5 or (len(ranked) > 1 and ranked[1][1] * 1.25 > ranked[0][1]):
        return None
    if level != "prefecture" or any(_OFFICE_OF.match(clean, at + len(name)) for at, name in mentions):
        return ranked[0][0]
    return _county_city(ranked[0][0], times.keys() - venues) or ranked[0][0]


# 桐乡市副市长, 桐乡市教育局: offices of a named area stand beside the host's own, which go without its name.
_OFFICE_OF = re.compile(r"[市县区]?(?:委|副?[市县区]长|政府|人大|政协|[\w]{2,6}局)")


def _county_city(prefecture: str, names: Set[str]) -> str | None:
    """The county-level city that is the only area of a prefecture to be named: then 市委 is its own; None for anything else."""
    codes = {area.code for name in names - lexicon.word_set("region_traps.txt") for area in gazetteer.lookup(name) if gazetteer.within(area.code, prefecture)}
    code = codes.pop() if len(codes) == 1 else prefecture
    return code if gazetteer.level_of(code) == "county" and (gazetteer.official_name(code) or "").endswith("市") else None


def _standing(name: str) -> list[gazetteer.Area]:
    """The areas of a name, without those long dissolved where one stands that goes by it: 重庆市 is no city of 四川省."""
    areas = gazetteer.lookup(name)
    return [area for area in areas if not area.dissolved] or areas


def _at_level(code: str, level: Level) -> str | None:
    province = code[:2] + "0000"
    if level == "prefecture" and (gazetteer.official_name(province) or "").endswith("市"):
        return province  # 市委 and 全市 there are the municipality's
    while code and gazetteer.level_of(code) != level:
        above = gazetteer.parent(code)
        if above is None:
            return None
        code = above
    return code
