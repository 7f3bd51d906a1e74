"""Which time expressions of a directive say by when it is to be done."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from huiyao.core.marks import clause_end, clause_start
from huiyao.core.time import Moment, Reference, TimeMention

_QUOTED = re.compile(r"《[^《》\n]{0,80}》|“[^“”\n]{0,40}”")
# Words before which a time is a yardstick or a beginning, not a term: 较2022年提高, 自9月起.
_YARDSTICK = re.compile(r"(?:较|比|同比|与|相比|自|从|对比|截至|截止|超过|好于|高于|低于|在)$")
_LOOKS_BACK = re.compile(r"(?:总结|分析|回顾|通报|盘点|梳理|对照|剖析|复盘|结合|认真总结|谋划好?|科学谋划|提前谋划|谋定|超前谋划|编制好?|准备好?)$")
_YEAR_TO_DO = re.compile(r"(?:度)?(?:全年|内|要|力争|确保|实现|完成|达到|再|新增|将|计划|务必|必须|努力|，|建成|基本|全面|投用|投产|开工|启动|完工|竣工|底)")
_PAST_DONE = re.compile(r"[^，。；]{0,16}(?:完成了|实现了|取得|增长了|以来)")
_AS_NOUN = re.compile(r"(?:的(?!目标|任务|完成)|情况|形势|报告|数据|成绩|成效|经济运行|总结|产能|同期|水平|基础上)")
_COPULA = re.compile(r"[^要应须]{1,24}(?<![就于还都])是[^要应须]{2,40}(?:期|年|节点|阶段|月|时期|一环|一步|关键|重点|基础|任务)$")
# 抢抓年底消费旺季, 一季度稳增长工作方案: a time that says which season or which plan.
_SEASON_OF = re.compile(r"(?:抢抓|抓住|抓好|应对|用好|利用|统筹)$")
# 影响全年: the object of a verb that says what something means for the time.
_AFFECTS = re.compile(r"(?:影响|关系|关乎|决定|事关|左右|牵动|支撑|引领)(?:着|到)?$")
# 距年底只有两个月: how far off a time is. 事关全年目标完成: what a thing matters for.
_DISTANCE = re.compile(r"(?:距离?|离)$")
_CONCERNS = re.compile(r"事关|关系到|关乎")
# 现在已到了年终岁末, 正处于冲刺全年目标的关键阶段, 还有两个月就要交全年账: where in the year we are.
_WHERE_WE_ARE = re.compile(r"(?:当前|如今|现在|目前|眼下|我们|全[市县区省州])?都?(?:已经?|正)?(?:处于|处在|到了|进入了?|临近|接近|正?值|来到)|(?:还有|只剩|仅剩|仅有)(?:不到|不足)?[0-9一二两三四五六七八九十几]+(?:多|余)?(?:个月|天|周)")
_OF_A_NOUN = re.compile(r"[^，。；]{1,8}的")
# 近期雨水偏多: what it has been like, where nothing of this is said.
_TO_BE_DONE = re.compile(r"要|应|将|须|完成|开展|组织|召开|推进|推动|做好|抓好|集中|重点|启动|实施|落实|解决|加强|加快|把|对")
# 近期召开了专题会议, 对下半年工作作出了部署: what has been done about it.
_DONE_BEHIND = re.compile(r"[^，。；]{0,16}(?:作出|做出|召开|举行|进行|部署|提出|印发|下发|组织召开)了")
# 年底工作千头万绪, 年底将至: what the season is like.
_SEASON_IS = re.compile(r"(?:将至|临近|已至|来临|各项)?(?:工作|任务|事务|形势)?(?:千头万绪|繁忙|繁重|较多|很多|复杂|将至|临近|来临|已到|特殊)")
# 为全年工作打下基础: what a thing is for later.
_FOUNDATION = re.compile(r"[^，。；]{0,14}(?:奠定|打下|打牢|夯实|积蓄|蓄势)")
_TITLE_OF_PLAN = re.compile(r"[^，。；、的]{0,14}(?:方案|计划|规划|意见|办法|清单|要点)(?:$|[，。；、])")
_KNOWN_TO_BE = re.compile(r"(?:认识到|明白|懂得|清楚)[^，。]{2,30}是[^，。]{2,40}$")
_PERIOD_RULES = frozenset({"quarter", "half", "month_span", "calendar", "two_years", "plan_period", "last_months", "weekday"})


class Term(NamedTuple):
    """A deadline: the mention with offsets moved to ``clean``, and the span of the task it limits."""

    kind: str
    start: int
    end: int
    first: Moment | None
    due: Moment | None
    task: tuple[int, int]
    rule: str


def find(clean: str, start: int, end: int, times: Sequence[TimeMention], reference: Reference) -> list[Term]:
    """Deadlines in the directive ``clean[start:end]``: which of its time expressions (offsets from ``start``, reckoned from ``reference``) are terms."""
    if not times:
        return []
    text = clean[start:end]
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    terms = []
    mentions = [mention for mention in times if _is_term(text, mention, _around(quoted, mention), reference)]
    for index, mention in enumerate(mentions):
        stop = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        a, b = _task(text, mention, stop)
        terms.append(Term(mention.kind, start + mention.start, start + mention.end, mention.first, mention.due, (start + a, start + b), mention.rule))
    return terms


def _around(quoted: list[tuple[int, int]], mention: TimeMention) -> tuple[int, int] | None:
    """The quotation a mention stands in, of quotations in the order of the text."""
    index = bisect_right(quoted, mention.start, key=itemgetter(0)) - 1
    return quoted[index] if index >= 0 and mention.end <= quoted[index][1] else None


def _is_term(text: str, mention: TimeMention, quoted: tuple[int, int] | None, reference: Reference) -> bool:
    before, after = text[max(0, mention.start - 6):mention.start], text[mention.end:mention.end + 10]
    nickname = mention.rule.startswith("nickname")
    if quoted is not None and not nickname:
        a, b = quoted
        if text[a] != "“" or b - a > mention.end - mention.start + 2:
            return False
    if _in_copula(text, mention) or _DISTANCE.search(before) or _CONCERNS.search(text, clause_start(text, mention.start), mention.start):
        return False
    if _WHERE_WE_ARE.match(text, clause_start(text, mention.start), mention.start):
        return False
    if _DONE_BEHIND.match(text, mention.end):
        return False
    if mention.text in ("年初", "今年初", "今年年初"):
        return after.startswith("前")  # 对照年初目标: the beginning of this year lies behind
    if mention.text == "近期" and not _TO_BE_DONE.search(text, mention.end, clause_end(text, mention.end)):
        return False
    if mention.rule == "vague" and before.endswith(("能", "能够", "可以")) and _OF_A_NOUN.match(text, mention.end):
        return False  # 能够尽早开工的项目: which ones
    if mention.rule == "vague":
        return not after.startswith("的") and mention.text not in ("及时", "随时", "适时", "如期", "按时", "按期")
    if nickname:
        return not re.search(r"(?:实现了|取得了?|夺取了|迎来了?|赢得了|开启了)“?$", before)
    if mention.bound in ("since", "after", "around", "during") and mention.rule not in ("plan_period",):
        return False
    if mention.bound == "from" and not ("至" in mention.text or "到" in mention.text):
        return False
    if mention.rule in ("relative_day", "winter_spring", "year_span", "compact_date", "numeric_date") and not re.search("至|到|前$", mention.text):
        return False
    if mention.rule == "recurring":
        return True
    if mention.rule in ("duration", "coming"):
        return not re.search(r"(?:近|过去|连续|历时|最近|前)$", before) and "几" not in mention.text and mention.text[-1] != "的"
    if mention.granularity == "bare_day":
        return False
    if _past(mention, reference):
        return False
    if mention.rule == "plan_period" and _PAST_DONE.match(text[mention.end:mention.end + 24]):
        return False
    if mention.bound == "" and re.search(r"为[^，。；]{0,8}$", text[max(0, mention.start - 10):mention.start]) and _FOUNDATION.match(text, mention.end):
        return False
    if mention.bound == "" and (_SEASON_OF.search(before) or _AFFECTS.search(before) or _SEASON_IS.match(text, mention.end) or _TITLE_OF_PLAN.match(text, mention.end)):
        return False
    if mention.bound in ("before", "until", "within") or mention.rule in ("year_part", "month_end", "century"):
        if mention.rule == "year_part" and mention.text.endswith(("年初", "年中")):
            return not after.startswith(("的", "以来", "确定", "制定", "下达", "部署", "既定"))
        return not after.startswith(("的时候", "已"))
    if mention.rule == "event":
        return False
    if _YARDSTICK.search(before) and not before.endswith("在"):
        return False
    if mention.rule == "whole_year":
        if mention.text.startswith("全年") or mention.text.endswith("全年"):
            return not _PAST_DONE.match(after)
        return bool(_YEAR_TO_DO.match(after)) and not _LOOKS_BACK.search(before)
    if mention.rule in _PERIOD_RULES:
        if _LOOKS_BACK.search(before) or _AS_NOUN.match(after):
            return False
        if mention.granularity == "day":
            return not after.startswith("的")
        return True
    return mention.kind in ("date", "period")


def _in_copula(text: str, mention: TimeMention) -> bool:
    """三季度是完成全年任务的关键期: what a time is, or is for, sets no term."""
    begin = clause_start(text, mention.start)
    end = clause_end(text, mention.end)
    return bool(_COPULA.match(text[begin:end]) or _KNOWN_TO_BE.search(text[begin:end]))


def _past(mention: TimeMention, reference: Reference) -> bool:
    """Whether it lies before the day of the meeting, so nothing can be due."""
    due, day = mention.due, reference.day
    if due is None or day is None or mention.text.startswith(("明年", "来年", "次年", "翌年", "后年", "到明年")):
        return False
    if due.year is None or day.year is None:
        return mention.rule in ("quarter", "half", "calendar", "month_span") and (due.month, due.day) < (day.month, day.day) and not mention.year_given and day.month > 2
    return due < day


def _task(text: str, mention: TimeMention, stop: int) -> tuple[int, int]:
    """The clause a term limits: what follows it up to the next mark, or, at the clause's end, what stands before it."""
    end = clause_end(text, mention.end)
    end = min(end, len(text))
    if text[mention.end:mention.end + 1] == "、" and stop >= end:  # 决战四季度、大干一百天: the clause is the task
        return clause_start(text, mention.start), end
    if end - mention.end < 4:
        if mention.end < len(text) and text[mention.end] == "，":  # 8月25日前，各区县要…
            following = clause_end(text, mention.end + 1)
            if following > mention.end + 1 and mention.end + 1 < stop:
                return mention.end + 1, following
        return clause_start(text, mention.start), end
    if stop < end:
        if text[mention.end] == "、" and end - stop <= 6:  # 决战三季度、冲刺四季度: each its own
            return clause_start(text, mention.start), mention.end
        if text[mention.end] == "、":  # 南部4月20日前、北部5月10日前完成…: one task for both
            return stop, end
        cut = len(text[mention.end:stop].rstrip("“到于在前至 "))
        if cut < 4:  # 上半年实现“双过半”: the whole clause is the task
            return clause_start(text, mention.start), end
        end = mention.end + cut
    return mention.end, end
