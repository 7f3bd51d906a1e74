"""Does a sentence tell somebody what to do?

The answer of ``judge`` names the rule it rests on, so that every decision can be
explained.  Words are in lexicon/directive_words.txt; the order of the rules is the
order in which they are stronger: an obligation in words beats everything, a look back
beats a bare verb.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.directives.addressees import doers_at

# 要 as 'must', not in 主要, 重要, 需要 (which stands for itself), 要求, 要素, 只要, 纪要, 要闻.
_MUST = re.compile(r"要(?<![主重首次纪纲刚摘扼简概紧机必险政提只就想不索讨显冲要枢需].)(?![求素闻点义件么是害职旨道数员津塞隘案诀言]|地(?!毯)|领(?!导)|不(?![断折忘等遗打怕惜])|紧(?![盯扣抓紧贴跟密])|目(?!标)|务(?![实必求])|因(?![地时势企材城村]))|要(?<=[就都也既又，、。：；].)(?![素闻点求])|就要|既要|也要|还要|都要|更要|不仅要|一定要|切实要")
# 应 as 'should': before a verb, not in 应急, 应用, 响应, 适应.
_SHOULD = re.compile(r"应(?<![响适供反对相效呼顺感因理策照].)(?![急用对届邀变聘付征试接答收付承当力时])|应当|应该|应对照|应(?<=[，。：；].)(?![急用对届邀变])")
# 须, 需, 请 as verbs, not in 必须知, 市场需求, 申请, 请示.
_ASKED = re.compile(r"须(?<![必无].)(?!知|臾)|需(?<![必供急刚军内所亟].)(?!求|要素)(?<!(?:生活|现实|时代|发展|群众|实际|客观)需)|请(?<![申邀提聘宴敦].)(?!示|假|求|客|愿|柬)")
# 在创新驱动上实现新突破: an aim put by its aspect.
_IN_ASPECT = re.compile(r"在[^，。；]{2,24}(?:上|方面|中)(?:再|要|持续|狠|下|见|求|聚焦|勇|敢|久|实现|取得|走|作|争|展|出|挑|当|用|发|动|精准|全面|更)")
# 但也要清醒看到: a turn of analysis, no order.
_MUST_SEE = re.compile(r"要(?:清醒|充分|客观|辩证|理性)?地?看到")
_ALREADY = re.compile(r"(?<![早而业])已(?:经|于|全部|基本|累计)?\w")
_ENUMERATOR = re.compile(r"(?:[一二三四五六七八九十]{1,3}(?P<kind>要|是|、)|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、]|(?:首先|其次|再次|最后)，|[0-9]{1,2}[.、．])\s*")
_FUTURE_TARGET = re.compile(r"到(?:20[0-9]{2}年|“?十[一二三四五六]五”?|本世纪)[^，。]{0,8}|(?:20[0-9]{2}年|年底|年内|月底|[0-9]日|季度|节)前|[0-9]+月底|年内|(?:提高|提升|增加|降低|下降|达)到?[0-9.]+%?以上|不(?:低|少|超|高)于|控制在")
# 下半年，我市将加快推进…: an office that says what it will do binds itself.
_OFFICE_WILL = re.compile(r"(?:[^，。；]{2,12}，)?[^，。；]{0,8}(?:[我全本][省市县区州镇]|[省市县区州](?:委|政府)|自治区|兵团)将(?:会)?(?:继续|坚持|重点|加快|大力|进一步|着力|积极|深入|持续|全面|全力|抓|推进|围绕|聚焦|严格|以|切实|加大|加强|认真|统筹|优先|努力|把)")
# 各项工作取得扎实成效: what has come of it, where nothing in the clause says that it is to come.
_RESULT = re.compile(r"(?:^|[，；])(?![^，。；]{0,30}(?:确保|力争|争取|推动|促进|力促|努力|实现|务求|力求|要|让|使|以))[^，。；]{2,30}取得了?[^，。；]{0,6}(?:成效|成绩|进展|突破|成果|进步)$")
# 2013年，各单位…取得了显著成绩: a year gone by, and what came of it.
_YEAR_BACK = re.compile(r"(?:19|20)[0-9]{2}年(?:以来|，|全[省市县]|各)")
# 实施某行动是…，确保…的重要举措: what something is, an aim told inside.
_LONG_COPULA = re.compile(r"[^，。；要]{2,30}(?<![就只要凡])是[^。；]*的?(?:举措|抓手|途径|平台|基础|保障|前提|关键|需要|体现|支撑|载体|根本)$")
# 某街道对此项工作高度重视，…: how somebody takes it.
_TAKES_SERIOUSLY = re.compile(r"(?!各|全|有关|相关|对)[^，。；要]{2,14}对[^，。；要]{1,20}高度重视")
# 听取汇报，目的就是要统一思想: what something is for.
_AIM_IS = re.compile(r"目的(?:就)?(?:是|在于)(?!.*[，；][^，；]*(?:要|必须|务必))")
_QUESTION = re.compile(r"(?:吗|呢|什么|怎么[办样做]?|怎样|如何)？$|怎么[^，。；？]{1,6}？$")
_WE_MUST = re.compile(r"我们(?:一定)?(?:要|必须|应|将)")
_SENTENCE_IS = re.compile(r"^[^，。]{2,40}(?:是|事关|关系|关乎)[^，。]{2,60}")
# 据预测…可能出现, 从调研情况来看…仍然: what is, or is to be expected.
_FORECAST = re.compile(r"^(?:从[^，。；]{2,14}|总的|总体上?|整体上?)来?看，[^。；]*(?:仍然?|还是|依然|存在|没有|不够|不足|短板)|^(?:根据|据)[^，。；]{0,12}(?:预测|预报|预计|预估)|(?:可能|或将|预计将?)(?:会)?(?:出现|发生|诱发|引发|导致|影响|达到|有)")
# 没有…就没有…, 欲…必先…: a truth, told to nobody.
_MAXIM = re.compile(r"没有[^，。；]{2,20}，?[^，。；]{0,20}就(?:没有|是|不|谈不上)|[^，。；]{1,6}必先[^，。；]{1,8}")
# 发展是硬道理: a sentence that says what something is.
_COPULA = re.compile(r"(?!一是|二是|重点是|关键是|特别是|就是|尤其是)[^，。；是]{2,14}(?<![就特尤还都只不但于])是(?!否|非)[^，。；]{2,30}")
# 保障供给始终是头等大事: what something is, whatever the length of its subject.
_RANKED = re.compile(r"[^，。；]{4,40}(?<![就特尤还都只不但于要])是(?!否|非)[^，。；]{0,40}(?:大事|任务|根基|根本|基础|基石|底线|红线|生命线|条件|之义|之策|之举|关键|前提|保障|保证|支撑|举措|抓手|途径|动力|引擎|标志|体现|特征|优势|责任|使命)$")
# 开展这项工作，是深化改革的重要举措: the same with a comma.
_COPULA_BEHIND_COMMA = re.compile(r"[^，。；]{2,40}，(?:既|都|也|更)?是[^，。；]{2,60}")
_NUMBERS = re.compile(r"[0-9.]+(?:%|个|亿元|万元|万|亿|起|家|处|人次|余人|户|公里|项)")


class Judgement(NamedTuple):
    """Whether a sentence is a directive, and the rule that says so."""

    directive: bool
    rule: str


@lexicon.cached()
def _patterns() -> dict[str, re.Pattern[str]]:
    groups = lexicon.groups("directive_words.txt")
    return {name: re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) for name, words in groups.items()}


def strip_enumerator(text: str) -> str:
    """The text behind 一要, 二是, 三、, （四）, 第五，."""
    match = _ENUMERATOR.match(text)
    return text[match.end():] if match else text


def has_obligation(text: str) -> str | None:
    """The rule by which a text obliges somebody in so many words, or None."""
    patterns = _patterns()
    text = _MUST_SEE.sub("", text)
    if _WE_MUST.search(text):
        return "we_must"
    if _MUST.search(text):
        return "must"
    if _SHOULD.search(text):
        return "should"
    if (asked := _ASKED.search(text)) and asked.start() < 24:
        return "asked"
    for match in patterns["modal"].finditer(text):
        if (match.start() == 0 or text[match.start() - 1] in "，、；：”" or match[0] in ("必须", "务必", "不得", "严禁", "应当", "应该", "不准", "责令")
                or (match[0] in ("希望", "应于", "应在", "应有", "应立即", "抓紧", "尽快") and match.start() < 24)):
            return f"modal:{match[0]}"
    return None


# Heads that demand: what follows is a directive unless it is plainly something else.
_DEMANDING = re.compile(r"(?:要求|号召|希望|明确|决定|议定|确定|裁示|指示|责令|责成|期勉|叮咛|期盼|勉励|叮嘱|提出|呼吁|意见|建议|任务|举措|点)$")


def judge(text: str, *, previous: bool, kind: str, enumerated: bool, verb: str = "") -> Judgement:
    """Decide about one sentence in somebody's mouth.

    ``text`` is folded; ``previous`` whether the sentence before it in the same mouth was a
    directive; ``kind`` is ``meeting`` or ``person``; ``enumerated`` whether it is a point of
    a list whose first point was a directive; ``verb`` the act word of the head before it, if any.
    """
    patterns = _patterns()
    body = strip_enumerator(text).strip("“” ，：")
    opening = _ENUMERATOR.match(text)
    if not body:
        return Judgement(False, "empty")
    if "？" in text and _QUESTION.search(text.rstrip("”’ ")):
        return Judgement(False, "question")
    if opening and opening["kind"] == "要":
        return Judgement(True, "point:must")
    past = patterns["past"].match(body)
    achieved = patterns["achieved"].search(body) or ("取得" in body and _RESULT.search(body.rstrip("。；！")))
    appraisal = patterns["appraisal"].search(body)
    obligation = has_obligation(body)
    if achieved and _YEAR_BACK.match(body) and (obligation is None or obligation.startswith("modal")):
        return Judgement(False, "looks_back")
    if past and achieved and not (obligation and _later_clause_obliges(body)):
        return Judgement(False, "looks_back")
    if "目的" in body and _AIM_IS.search(body):
        return Judgement(False, "statement")
    if _TAKES_SERIOUSLY.match(body) and (obligation is None or obligation.startswith("modal")):
        return Judgement(False, "statement")
    if obligation and obligation.startswith("modal") and _LONG_COPULA.match(body.rstrip("。；")):
        return Judgement(False, "copula")
    if obligation:
        if appraisal and not _later_clause_obliges(body):
            return Judgement(False, "appraisal")
        return Judgement(True, obligation)
    if _OFFICE_WILL.match(body):
        return Judgement(True, "office_will")
    if _FORECAST.search(body):
        return Judgement(False, "forecast")
    if _MAXIM.match(body):
        return Judgement(False, "maxim")
    if achieved or (_ALREADY.search(body) and not previous):
        return Judgement(False, "achieved")
    if _COPULA.match(body) or _RANKED.match(body.rstrip("。；")) or _COPULA_BEHIND_COMMA.match(body):
        return Judgement(False, "copula")
    first = patterns["verb"].match(body)
    goal = patterns["goal"].search(body)
    if appraisal and appraisal.start() < 60 and not (first and previous) and not body.startswith("把"):
        return Judgement(False, "appraisal")
    if _DEMANDING.search(verb) and not past:
        return Judgement(True, "demanding_head")
    if _FUTURE_TARGET.search(body) and (goal or previous or enumerated):
        return Judgement(True, "target")
    if first:
        if past and not previous:
            return Judgement(False, "looks_back")
        return Judgement(True, "bare_verb" if previous or kind == "person" or len(first[0]) > 1 else "bare_verb_opening")
    if _IN_ASPECT.match(body) and not past:
        return Judgement(True, "in_an_aspect")
    if previous or enumerated:
        if past and _NUMBERS.search(body):
            return Judgement(False, "looks_back")
        return Judgement(True, "carries_on")
    if doers_at(body) and not past:
        return Judgement(True, "doer")
    if goal and goal.start() == 0 and not past:
        return Judgement(True, "goal")
    return Judgement(False, "statement")


def _later_clause_obliges(body: str) -> bool:
    """今年以来…，但要…: the obligation stands in a clause behind the look back or the appraisal."""
    clauses = re.split(r"[，；]", body)
    return any(has_obligation(clause) for clause in clauses[1:]) or bool(has_obligation(clauses[0]) and not _SENTENCE_IS.match(clauses[0]))
