"""The meeting itself: its name, who held it, and its form."""
from __future__ import annotations

import re

from huiyao.core import lexicon
from huiyao.core.dates import CALENDAR_RULES, HELD
from huiyao.core.discourse.headlines import lead_units
from huiyao.core.document import Document, Unit
from huiyao.core.time import find as find_times

_EVENT_END = r"(?:会议|大会|全会|例会|年会|现场会|推进会|座谈会|部署会|动员会|调度会|交流会|视频会|分析会|报告会|汇报会|总结会|专题会|生活会|培训会|联席会|常委会|常务会|党组会|启动会|启动仪式|讲评会|点评会|协调会|恳谈会|研讨会|听证会|宣讲会|督导会|约谈会|通气会|发布会|表彰会|演练|观摩会|拉练|活动|讲堂|全体会|会商会|碰头会|务虚会|办公会|评议会|述职会|月报|会报|(?<!委)会)"
_QUOTED = "“[^“”]{1,60}”"  # may hold a comma: “以点带面，整体提升”座谈会
_HELD_AFTER = re.compile(rf"{HELD}了?(?P<name>(?:{_QUOTED}|(?!{_QUOTED})[^，。；]){{2,80}}?{_EVENT_END}(?:（扩大）会议|（扩大）|\(扩大\)会议)?)(?=[，。；、]|$|并|研究|部署|安排|传达|学习|听取|审议)")
_NAME_FIRST = re.compile(rf"(?:(?<=[，。；：])|^)(?P<name>[^，。；：]{{2,80}}?{_EVENT_END})(?P<when>(?:昨日|今日|昨天|今天|近日|日前|[0-9年月日号至到（）周一二三四五六天-]{{0,16}})(?:上午|下午|晚)?)(?:正式|隆重|如期|顺利)?(?:在(?P<venue>[^，。；]{{1,20}}?))?(?:以视频[^，。]{{0,6}})?(?:隆重|顺利|胜利|如期)?(?:{HELD})")
_HELD_WORD = re.compile(HELD)
_HELD_AT_END = re.compile(rf"会[^，。]{{0,24}}{HELD}。")
_SESSION = re.compile(r"[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次")
_FORMATS = (("hybrid", re.compile(r"线上线下|线上[+＋与和]线下|现场[+＋]视频|“线上\+线下”")), ("telephone", re.compile(r"电话会议(?<!电视电话会议)")),
            ("video", re.compile(r"视频(?:会议(?!精神|上的)|连线|形式|方式|会(?!议)|调度|推进)|电视电话(?!会议(?:精神|上的|后|之后|结束))|视讯|分会场|网络视频")), ("in_person", re.compile(r"现场(?:推进|观摩|交流|办公)?会")))


def name(document: Document, headlines: set[int]) -> tuple[int, int] | None:
    """Clean span of the meeting's name, without 召开/举行."""
    body = [unit for place, unit in enumerate(lead_units(document, headlines, len(document.units))) if place < 5 or _HELD_AT_END.search(document.clean, unit.start, unit.end)]
    heads = [unit for unit in document.units if unit.index in headlines]
    first = next((unit for unit in body if _HELD_WORD.search(document.clean, unit.start, unit.end)), None)
    for unit in body:
        if span := _named(document, unit, then=unit is first):  # told in the first sentence, 随即召开 is ours
            text = document.clean[slice(*span)]
            if _SESSION.match(text):  # 县委召开十届三次全会: the body belongs to the name, as the headline writes it
                for head in heads:
                    at = document.clean.find(text, head.start, head.end)
                    if at > head.start:
                        start = max(head.start, at - 6)
                        extra = re.search(r"\w{2,6}$", document.clean[start:at])
                        if extra:
                            return start + extra.start(), at + len(text)
            return span
    for unit in heads:
        if span := _named(document, unit):
            return span
    return next((span for unit in body if (span := _named(document, unit, then=True))), None)


def _named(document: Document, unit: Unit, *, then: bool = False) -> tuple[int, int] | None:
    """The name in a unit, where it tells of a meeting held; one held after another (随即召开) only where ``then`` asks for it."""
    text = document.unit_text(unit)
    offset = unit.start
    if not _HELD_WORD.search(text):
        return None
    for match in _HELD_AFTER.finditer(text):
        if not re.search(r"会前|之前$" if then else r"会前|之前$|随即|续会", text[:match.start("name")][-12:] + match["name"][:4]):
            return offset + match.start("name"), offset + match.end("name")
    if first := _NAME_FIRST.search(text):
        start, stop = first.span("name")
        time = [m for m in find_times(first["name"]) if m.rule in CALENDAR_RULES]
        if time and time[0].start == 0:
            start += time[0].end
        lead = re.match(r"[-—·■ ]*(?:\w{2,12}(?:讯|消息))?(?:（[^（）]*）)?[：: ]*(?:近日|日前|今天|昨天|今日|昨日)?", text[start:stop])
        start += lead.end() if lead else 0
        if stop - start >= 3:
            return offset + start, offset + stop
    return None


def organizer(document: Document, headlines: set[int]) -> tuple[int, int] | None:
    """Clean span of the body that holds it, where the lead names one (省科技厅召开…)."""
    for unit in lead_units(document, headlines, 4):
        text = document.unit_text(unit)
        for match in re.finditer(rf"(?:^|[，：])(?P<host>[\w、]{{2,24}}?)(?:于[^，于在以]{{1,14}}|在[^，于在以]{{1,12}}|以[^，于在以]{{2,12}}|组织|联合|隆重){{0,3}}{HELD}", text):
            host = match["host"]
            if host.endswith(tuple(lexicon.groups("bodies.txt")["organization"])) and text[match.end():match.end() + 1] != "的" and not re.search(r"要|贯彻|落实|按照|会议?$|会$|主持|书记|市长|县长|局长|[0-9]日|上午|下午", host) and host[0] not in "我本在于":
                return unit.start + match.start("host"), unit.start + match.end("host")
    return None


def form(lead: str, name: str) -> str | None:
    """in_person, video, telephone or hybrid, by the words of the lead and the meeting's name; None where they do not say."""
    for kind, pattern in _FORMATS:
        if pattern.search(name if kind == "in_person" else lead):
            return kind
    return None
