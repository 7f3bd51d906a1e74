"""The meeting itself: its title, name, organizer, days and form."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.document import Document, Unit
from huiyao.core.time import Moment, Reference, TimeMention
from huiyao.core.time import find as find_times
from huiyao.core.time.moment import valid
from huiyao.core.time.numerals import number

_EVENT_END = r"(?:会议|大会|全会|例会|年会|现场会|推进会|座谈会|部署会|动员会|调度会|交流会|视频会|分析会|报告会|汇报会|总结会|专题会|生活会|培训会|联席会|常委会|常务会|党组会|启动会|启动仪式|讲评会|点评会|协调会|恳谈会|研讨会|听证会|宣讲会|督导会|约谈会|通气会|发布会|表彰会|演练|观摩会|拉练|活动|讲堂|全体会|会商会|碰头会|务虚会|办公会|评议会|述职会|月报|会报|(?<!委)会)"
_HELD = r"(?:召开|举行|举办|开幕|召集)"
_QUOTED = "“[^“”]{1,60}”"  # may hold a comma: “以点带面，整体提升”座谈会
_HELD_AFTER = re.compile(rf"{_HELD}了?(?P<name>(?:{_QUOTED}|(?!{_QUOTED})[^，。；]){{2,80}}?{_EVENT_END}(?:（扩大）会议|（扩大）|\(扩大\)会议)?)(?=[，。；、]|$|并|研究|部署|安排|传达|学习|听取|审议)")
_NAME_FIRST = re.compile(rf"(?:(?<=[，。；：])|^)(?P<name>[^，。；：]{{2,80}}?{_EVENT_END})(?P<when>(?:昨日|今日|昨天|今天|近日|日前|[0-9年月日号至到（）周一二三四五六天-]{{0,16}})(?:上午|下午|晚)?)(?:正式|隆重|如期|顺利)?(?:在(?P<venue>[^，。；]{{1,20}}?))?(?:以视频[^，。]{{0,6}})?(?:隆重|顺利|胜利|如期)?(?:{_HELD})")
_HELD_WORD = re.compile(_HELD)
_HELD_AT_END = re.compile(rf"会[^，。]{{0,24}}{_HELD}。")
_TELLS_OF_IT = re.compile(rf"会[^，。]{{0,24}}{_HELD}|^[0-9]{{1,2}}(?:月[0-9]{{1,2}})?日[^。]{{0,40}}{_HELD}")
_SESSION = re.compile(r"[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次")
_PUBLISHED = re.compile(r"(?:发布时间|发布日期|发稿时间|发表时间|日期|时间|更新时间|发文日期|成文日期)[:： ]{0,2}(?P<d>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})|来源[^0-9\n]{0,24}(?P<c>20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})|^[（ ]*(?:\w{2,10}(?:报|网|融媒|新闻)\s*)?(?P<b>(?:19|20)[0-9]{2}(?:年|-|/|\.)[0-9]{1,2}(?:月|-|/|\.)[0-9]{1,2}日?)(?: [0-9:]{4,8}(?: \w{2,4}：?)?)?[） ]*(?:$|(?:来源|作者|编辑|责编|记者|浏览|阅读|点击|字号)[： ])")
_DOTTED_DAY = re.compile(r"(?<![0-9.])(?P<d>[0-3][0-9])\.(?P<m>[01][0-9])\.(?P<y>20[0-9]{2})(?![0-9.])")
_DOCUMENT_NUMBER = re.compile(r"（(?P<y>20[0-9]{2})）[0-9]{1,4}号|[〔﹝](?P<y2>20[0-9]{2})[〕﹞][0-9]{1,4}号")
_WORK_YEAR = re.compile(r"(?P<y3>20[0-9]{2})年(?:度)?第[0-9一二三四五六七八九十]{1,3}次|(?:明确|部署|安排|研究|谋划|做好|布置)[^，。]{0,10}?(?P<y>20[0-9]{2})年[^，。]{0,16}?(?:工作|任务|重点)|对(?P<y4>20[0-9]{2})年(?:度)?[^，。]{0,16}(?:工作|任务)[^，。]{0,6}(?:部署|安排|谋划)|(?P<y2>20[0-9]{2})年(?:要|(?:上半年|下半年|第?[一二三四]季度|[春秋]季)(?!以来))")
# 召开2025年重点项目调度会, 2025年度…会议召开: the year in the meeting's name.
_NAMED_BY_YEAR = re.compile(r"(?:召开|举行)了?(?P<y>20[0-9]{2})年度?(?![0-9])[^，。；]{2,40}会|(?<![0-9])(?P<y2>20[0-9]{2})年度?(?![0-9])[^，。；]{2,40}会议?(?:[于在][^，。；]{2,16})?(?:召开|举行)")
_CLAUSE_TIME = frozenset({"calendar", "relative_day", "bare_day", "numeric_date"})
_FORMATS = (("hybrid", re.compile(r"线上线下|线上[+＋与和]线下|现场[+＋]视频|“线上\+线下”")), ("telephone", re.compile(r"电话会议(?<!电视电话会议)")),
            ("video", re.compile(r"视频(?:会议(?!精神|上的)|连线|形式|方式|会(?!议)|调度|推进)|电视电话(?!会议(?:精神|上的|后|之后|结束))|视讯|分会场|网络视频")), ("in_person", re.compile(r"现场(?:推进|观摩|交流|办公)?会")))


class Dates(NamedTuple):
    """The days of the meeting: clean span of the words, first and last day, where the year is from."""

    start: int
    end: int
    first: Moment
    last: Moment
    year_from: str | None


class Published(NamedTuple):
    """A day of publication: from the option, or from a line of the text (clean span)."""

    day: Moment
    source: str
    start: int | None = None
    end: int | None = None


def published(document: Document, headlines: set[int]) -> Published | None:
    """The day of publication a meta line gives (发布时间：2024-03-22), None where there is none."""
    for unit in document.units:
        if unit.index in headlines or unit.index < 4:
            if dotted := _DOTTED_DAY.search(document.unit_text(unit)):
                parts = [int(dotted[name]) for name in "ymd"]
                if valid(*parts):
                    return Published(Moment(*parts), "text", unit.start + dotted.start(), unit.start + dotted.end())
            match = _PUBLISHED.search(document.unit_text(unit))
            if match:
                parts = [int(part) for part in re.findall(r"[0-9]+", match["d"] or match["c"] or match["b"])[:3]]
                if len(parts) == 3 and valid(*parts):
                    group = next(name for name in "dcb" if match[name])
                    return Published(Moment(*parts), "text", unit.start + match.start(group), unit.start + match.end(group))
    return None


def lead_units(document: Document, headlines: set[int], count: int = 6) -> list[Unit]:
    """The first units of the body."""
    return [unit for unit in document.units if unit.index not in headlines][:count]


def dates(document: Document, headlines: set[int], public: Published | None) -> Dates | None:
    """The days on which the meeting met, from the lead; None where the text names none."""
    clean = document.clean
    reference = Reference(public.day if public else None, "past", roc="县府" in clean or "议会" in clean)
    body = lead_units(document, headlines, len(document.units))
    for place, unit in enumerate(body):
        text = document.unit_text(unit)
        if place > 2 and not _TELLS_OF_IT.search(text):
            continue
        for mention in find_times(text, reference):
            if mention.rule not in _CLAUSE_TIME or mention.bound in ("since", "before", "until", "after") or mention.granularity not in ("day", "bare_day"):
                continue
            if re.search(r"《[^》]*$|“[^”]*$", text[:mention.start]) or mention.text in _NO_DAY or text[mention.end:mention.end + 1] in ("电", "讯"):
                continue
            return _date(document, unit, mention, public)
    return None


_NO_DAY = frozenset({"日前", "近日", "即日", "当天", "当日", "次日"})  # words of time that fix no day


def _date(document: Document, unit: Unit, mention: TimeMention, public: Published | None) -> Dates | None:
    first, last = mention.first, mention.due
    if first is None or last is None:
        return None
    year_from: str | None = None
    if mention.year_given:
        year_from = "text"
    elif first.year is not None and public is not None:
        year_from = public.source
    elif first.year is None:
        year, year_from = year_of(document, first)
        if year is not None and valid(year, first.month, first.day) and valid(year, last.month, last.day):
            first, last = Moment(year, first.month, first.day), Moment(year + (last < first), last.month, last.day)
    return Dates(unit.start + mention.start, unit.start + mention.end, first, last, year_from)


@lexicon.cached()
def _anniversaries() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(rf"(?:{pattern})[^，。；]{{0,8}}?(?P<n>[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,5}})周年"), int(year))
                 for pattern, year, *_ in lexicon.rows("anniversaries.tsv"))


def year_of(document: Document, day: Moment | None) -> tuple[int | None, str | None]:
    """The year of a text that does not write it, and where it was found.

    Order: a full date in the text, an anniversary (“八八战略”实施20周年), a document number
    (〔2019〕15号), the year whose work is set out or (March to October) by
    which the meeting is named, the opening or closing year of a plan,
    the year of a party congress yet to come.
    """
    clean = document.clean
    for mention in re.finditer(r"(20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日", clean):
        return int(mention[1]), "text"
    if "周年" in clean:
        for pattern, year in _anniversaries():
            if (match := pattern.search(clean)) and (count := number(match["n"])):
                return year + count, "anniversary"
    if match := _DOCUMENT_NUMBER.search(clean):
        return int(match["y"] or match["y2"]), "document_number"
    works = [int(match["y"] or match["y2"] or match["y3"] or match["y4"]) for match in _WORK_YEAR.finditer(clean)]
    if day is not None and 3 <= day.month <= 10:  # around the turn of a year a meeting may be named by either
        works += [int(match["y"] or match["y2"]) for match in _NAMED_BY_YEAR.finditer(clean, 0, 600)]
    if works:
        year = max(works)
        return (year - 1 if day is not None and day.month >= 11 else year), "work_year"
    if match := re.search(r"“?十([一二三四五])五”?(?:规划)?(开局|收官)之年", clean):
        last = 2005 + 5 * (number(match[1]) or 0)  # the eleventh plan ran to 2010
        return (last - 4 if match[2] == "开局" else last), "plan_period"
    if match := re.search(r"党的二?十([八九]|)大召开之年|二十大召开之年", clean):
        return {"八": 2012, "九": 2017}.get(match[1] or "", 2022), "party_congress"
    return None, None


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
        time = [m for m in find_times(first["name"]) if m.rule in _CLAUSE_TIME]
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
        for match in re.finditer(rf"(?:^|[，：])(?P<host>[\w、]{{2,24}}?)(?:于[^，于在以]{{1,14}}|在[^，于在以]{{1,12}}|以[^，于在以]{{2,12}}|组织|联合|隆重){{0,3}}{_HELD}", text):
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
