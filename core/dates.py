"""The days of the meeting, the day of publication, and the year of a text that does not write it."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.discourse.headlines import lead_units
from huiyao.core.document import Document, Unit
from huiyao.core.time import Moment, Reference, TimeMention
from huiyao.core.time import find as find_times
from huiyao.core.time.moment import valid
from huiyao.core.time.numerals import number

HELD = r"(?:召开|举行|举办|开幕|召集)"
_TELLS_OF_IT = re.compile(rf"会[^，。]{{0,24}}{HELD}|^[0-9]{{1,2}}(?:月[0-9]{{1,2}})?日[^。]{{0,40}}{HELD}")
_PUBLISHED = re.compile(r"(?:发布时间|发布日期|发稿时间|发表时间|日期|时间|更新时间|发文日期|成文日期)[:： ]{0,2}(?P<d>[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})|来源[^0-9\n]{0,24}(?P<c>20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})|^[（ ]*(?:\w{2,10}(?:报|网|融媒|新闻)\s*)?(?P<b>(?:19|20)[0-9]{2}(?:年|-|/|\.)[0-9]{1,2}(?:月|-|/|\.)[0-9]{1,2}日?)(?: [0-9:]{4,8}(?: \w{2,4}：?)?)?[） ]*(?:$|(?:来源|作者|编辑|责编|记者|浏览|阅读|点击|字号)[： ])")
_DOTTED_DAY = re.compile(r"(?<![0-9.])(?P<d>[0-3][0-9])\.(?P<m>[01][0-9])\.(?P<y>20[0-9]{2})(?![0-9.])")
_DOCUMENT_NUMBER = re.compile(r"（(?P<y>20[0-9]{2})）[0-9]{1,4}号|[〔﹝](?P<y2>20[0-9]{2})[〕﹞][0-9]{1,4}号")
_WORK_YEAR = re.compile(r"(?P<y3>20[0-9]{2})年(?:度)?第[0-9一二三四五六七八九十]{1,3}次|(?:明确|部署|安排|研究|谋划|做好|布置)[^，。]{0,10}?(?P<y>20[0-9]{2})年[^，。]{0,16}?(?:工作|任务|重点)|对(?P<y4>20[0-9]{2})年(?:度)?[^，。]{0,16}(?:工作|任务)[^，。]{0,6}(?:部署|安排|谋划)|(?P<y2>20[0-9]{2})年(?:要|(?:上半年|下半年|第?[一二三四]季度|[春秋]季)(?!以来))")
# 召开2025年重点项目调度会, 2025年度…会议召开: the year in the meeting's name.
_NAMED_BY_YEAR = re.compile(r"(?:召开|举行)了?(?P<y>20[0-9]{2})年度?(?![0-9])[^，。；]{2,40}会|(?<![0-9])(?P<y2>20[0-9]{2})年度?(?![0-9])[^，。；]{2,40}会议?(?:[于在][^，。；]{2,16})?(?:召开|举行)")
CALENDAR_RULES = frozenset({"calendar", "relative_day", "bare_day", "numeric_date"})


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


def find(document: Document, headlines: set[int], public: Published | None) -> Dates | None:
    """The days on which the meeting met, from the lead; None where the text names none."""
    clean = document.clean
    reference = Reference(public.day if public else None, "past", roc="县府" in clean or "议会" in clean)
    body = lead_units(document, headlines, len(document.units))
    for place, unit in enumerate(body):
        text = document.unit_text(unit)
        if place > 2 and not _TELLS_OF_IT.search(text):
            continue
        for mention in find_times(text, reference):
            if mention.rule not in CALENDAR_RULES or mention.bound in ("since", "before", "until", "after") or mention.granularity not in ("day", "bare_day"):
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
