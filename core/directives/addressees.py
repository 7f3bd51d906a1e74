"""Who is told to do it: the subject of a directive, and who leads and helps."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.marks import clause_end, clause_start
from huiyao.core.people import roster
from huiyao.core.regions import collectives, places
from huiyao.core.time import TimeMention

_BRACKET = re.compile(r"（[^（）]{0,30}）|“[^“”]{0,60}”|《[^《》]{0,60}》")
_CLAUSE = re.compile(r"[，；。：！]")
# What a subject stands before.
_OBLIGED = re.compile(r"(?=[也都均还更同特尤要必务应须需不严负牵会配坚按一切抓迅立尽主至])(?:也|都|均|还|更|同时|特别|尤其)?(?:(?<!主)要(?!求|素|点|闻|职)|必须|务必|应(?!急|用|对)|应当|须|需(?!要的|求)|不得|不准|严禁|负责(?!人|同志)|牵头|会同|配合|不要|务要|坚持|按照|按(?=[^照])|一定要|切实|抓紧|迅速|立即|尽快|主动|至少)")
_LEAD = re.compile(r"由(?P<lead>[^，。；、由]{2,24}(?:、[^，。；由]{2,24}){0,6}?)(?:牵头|负责|组织|会同|主办)")
_SUPPORT = re.compile(r"(?P<support>[^，。；]{2,60}?)(?:协同|积极|密切|共同)?(?:配合|协助|参与|协办)(?:$|[，。；])")
_JOINTLY = re.compile(r"(?:请|由)?(?P<lead>[^，。；请由]{2,20}?)(?:要|应|须)?会同(?P<support>(?=[^，。；]{2}))")
_ORDERED = re.compile(r"(?:督促|责令|要求|责成|指导|请|希望|动员|引导|发动|组织)(?P<who>[^，。；、请]{2,20}?)(?=于|在|要|应|按|必须|务必|完成|抓紧|尽快|对|[0-9]|加强|做好|将|会同|根据|按照|结合|把|切实|严格|落实|，)")
_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:要|是|、)|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,3}[，、]")
# A thing that comes about by a time (投用, 完工) is no doer.
_PASSIVE = re.compile(r"(?:前|内|底|末)?(?:投用|投产|完工|开工|竣工|启用|通车|建成|交付|开放|运营|覆盖|基本结束|全部|达到|力争|投入|正式|实现)")
_MUST_FOLLOWS = re.compile(r"(?:都|均|也)?(?:要|应|须|必须|务必|不得)")
_LEADS = re.compile(r"(?:要|应|须)?(?:负责)?牵头")
_HELPS = re.compile(r"(?:要|应|须)?(?:积极|密切|全力|主动|协同)?(?:配合|协助|支持配合)")
_WE = frozenset({"我们", "大家", "他们", "自己", "全体"})
_PREFIX = re.compile(r"(?:主?汛期|节日期间|假期|同时|此外|另外|特别是|尤其是|其中|会后|下一步|下步|接下来|当前|今后|今年|对此|因此|为此|希望|请|由|望)[，]?")
_OPENS_SUBJECT = frozenset("主汛节假同此另特尤其会下接当今对因为希请由望一二三四五六七八九十（第")  # what prefixes and marks begin with
_FOLLOWS = re.compile(r"(?:特别是|尤其是)")


class Found(NamedTuple):
    """An addressee at clean offsets."""

    role: str
    start: int
    end: int


@lexicon.cached()
def _actor_tails() -> lexicon.Endings:
    groups = lexicon.groups("bodies.txt")
    return lexicon.Endings({*groups["actor"], *groups["organization"], *groups["government"], *(part for part in groups["person_part"])} - {"部", "处", "院", "站", "队", "组", "科", "所", "馆", "厂", "矿", "平台", "农业", "旅游", "科技", "建设", "能源", "消防", "气象", "公安", "村", "社区", "枢纽", "水库", "税务", "物流"}
                 | {"各地", "有关方面", "各部"})


_NOT_ACTOR = re.compile(r"^资源$|[督承主举创查交开兴协批代]办$|工作$|建设$|发展$|服务$|管理$|问题$|项目$|任务$|活动$|行动$|能力$|水平$|机制$|体系$|[了的]$|[把将]|^(?!使用单位|用人单位|用工单位|从业)[对从在以按为用让使]|在[^，]{2,}(?:上|中|下)$|^(?:加强|推进|推动|做好|提升|完善|落实|坚持|强化|统筹|深入|积极|切实|全面|抓|确保|健全|建立|充分|发挥|进一步|着力|大力|持续|加快|组织|开展|实施|严格|打造|培育|支持|鼓励|引导|依托|围绕|聚焦|选优|配强|建强|管好|提高|狠抓|抓好|优化|深化|增强|创新|发展|关心|关爱|壮大|激发|促进|构建|不断|要|既|又|使(?!用单位)|靠|给|向|并|且|还|必须|务必|应|须|全力|主动|认真|密切|警示|听从|服从|教育(?=全|广大|引导))")
_GENERIC = re.compile(r"(?:各级|各地|各部门|各单位|各方|全[省市县区州旗盟国镇乡]上下|广大|有关部门|相关部门|各有关)")


@lexicon.cached(1 << 12)
def is_actor(text: str) -> bool:
    """Whether a noun phrase (folded) names somebody who can be told to do something; the same bodies are named again and again."""
    text = text.strip("“” ")
    if not 2 <= len(text) <= 30 or text in _WE or _NOT_ACTOR.search(text):
        return False
    if re.match(r"(?:全[市省县区州国镇乡]|市|省|县|区)?各(?!项|类|种|级各类|个?环节|方面|条|自|样|个(?:层|领|方)|层面|领域|渠道)", text) and len(text) <= 24:
        return True
    if re.fullmatch(r"[全该][省市县区州旗盟国镇乡]上下(?:各级各部门)?", text):
        return True
    if places.is_area_name(text) or text.endswith(("师", "各师", "县（市、区）", "市（州）", "镇（街道）", "（市）")):
        return True
    if re.match(r"(?:每个|所有|全体|广大|有关|相关)", text):
        return _actor_tails().end(text) or bool(re.search(r"[县市区镇乡校师员]）?$", text))
    return _actor_tails().end(text) or bool(re.fullmatch(r"[市县区省州厅局委]\w{1,8}(?:部|处|院|站|队|组|科|所|馆|消防|气象|公安|税务|热线)|\w{2,6}(?:处|科|部|院|所|站|队|组)", text) and not re.search(r"内部|全部|干部$|之处|用处|难处|好处|到处|处处|环节|场所$", text))


def is_generic(text: str) -> bool:
    """各级各部门 and the like, which name nobody in particular."""
    return bool(_GENERIC.search(text))


def find(clean: str, start: int, end: int, times: Sequence[TimeMention]) -> list[Found]:
    """Addressees of the directive ``clean[start:end]``, in order; ``times`` are its time expressions, offsets from ``start``."""
    text = clean[start:end]
    found: list[Found] = []
    taken: set[int] = set()  # offsets that somebody's name covers

    def take(role: str, a: int, b: int) -> None:
        for x, y in _parts(text, a, b):
            if taken.isdisjoint(range(x, y)):
                taken.update(range(x, y))
                found.append(Found(role, start + x, start + y))

    for pattern, roles in ((_LEAD, ("lead",)), (_JOINTLY, ("lead", "support"))):
        for match in pattern.finditer(text) if pattern is _LEAD or "会同" in text else ():
            if pattern is _JOINTLY:
                helpers = _bodies_at(text, match.start("support"), match.end())
                if helpers and _all_actors(text, *match.span("lead")):
                    take("lead", *match.span("lead"))
                    for helper in helpers:
                        take("support", *helper)
                continue
            if pattern is _LEAD and not re.match("牵头|会同|主办", text[match.end("lead"):]):
                roles = ("responsible",)
            if all(_all_actors(text, *match.span(group)) for group in ("lead", "support")[:len(roles)]):
                for role, group in zip(roles, ("lead", "support")):
                    take(role, *match.span(group))
    masked = _BRACKET.sub(lambda m: "\0" * len(m[0]), text) if "（" in text or "“" in text or "《" in text else text
    spans = _clauses(masked)
    if any(item.role == "lead" for item in found):
        for a, b in spans:
            helped = _SUPPORT.match(text, a, min(b + 1, len(text)))
            if helped and _all_actors(text, *helped.span("support")):
                take("support", *helped.span("support"))
    for a, b in spans:
        subject = _subject(text, masked, a, b, times)
        if subject:
            if subject[0] == a and a > 0 and text[a - 1] == "，":  # 各乡镇，各有关单位要…: the list began in the clause before
                begin = clause_start(text, a - 1)
                if _all_actors(text, begin, a - 1):
                    take("responsible", begin, a - 1)
            role = _role(text[subject[1]:b])
            take(role, *subject)
        for match in _ORDERED.finditer(text, a, b):
            who = match.span("who")
            if _all_actors(text, *who):
                take("responsible", *who)
    return sorted(found, key=lambda item: item.start)


def _bodies_at(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The bodies a list begins with, up to the verb behind the last: 市水务局、市资源和规划局|组建…"""
    end = clause_end(text, start)
    pieces = roster.split(text[start:end], start)
    found: list[tuple[int, int]] = []
    for a, b in pieces[:-1]:
        if not is_actor(text[a:b]):
            return found
        found.append((a, b))
    if pieces:
        a, b = pieces[-1]
        stop = next((at for at in range(a + 2, min(b, a + 16) + 1) if _body_tails().end(text[a:at]) and is_actor(text[a:at])), None)
        if stop:
            longer = _BODY_GOES_ON.match(text, stop, b)
            found.append((a, longer.end() if longer else stop))
    return found


_BODY_GOES_ON = re.compile(r"(?:办公室|委员会|指挥部|办(?![理好成完])|局|厅|中心|分局|支队|大队|集团|公司|总站|站|队(?!伍)|所(?!有|属)|院|处(?![理置]))+")


@lexicon.cached()
def _body_tails() -> lexicon.Endings:
    groups = lexicon.groups("bodies.txt")
    return lexicon.Endings({*groups["organization"], *groups["government"], "部门", "单位", "街道", "乡镇", "镇街"} - {"部", "站", "队", "组", "建设", "科技", "农业", "能源", "旅游", "消防", "气象", "公安", "税务", "村"})


def _role(predicate: str) -> str:
    """要牵头抓总 makes the subject lead, 要积极配合 makes it help."""
    if _LEADS.match(predicate):
        return "lead"
    if _HELPS.match(predicate):
        return "support"
    return "responsible"


def _clauses(masked: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for match in _CLAUSE.finditer(masked):
        if match.start() > at:
            spans.append((at, match.start()))
        at = match.end()
    if at < len(masked):
        spans.append((at, len(masked)))
    return spans


# 存在隐患的企业，要…: a subject with what marks it out, a comma before its verb.
_WHOSE = tuple(of + who for of in "之的" for who in ("单位", "企业", "部门", "干部", "地区", "乡镇", "县区", "个人"))
_MUST_SOON = re.compile(r"[^。；]{0,20}(?:要|应|须|必须)")
# 各部门在抓好防控的同时，要…: the circumstances are no part of the subject.
_WHILE = re.compile(r"在[^，。；在]{2,36}(?:的同时|过程中|基础上|前提下|情况下)$|作为[^，。；]{2,30}$")


def _subject(text: str, masked: str, a: int, b: int, times: Sequence[TimeMention]) -> tuple[int, int] | None:
    """The actor a clause begins with, where an obligation or a bare verb follows it; ``masked`` is the text with brackets and quotes blotted out."""
    at = a
    if text.startswith("，", b) and text.endswith(_WHOSE, a, b) and _MUST_SOON.match(text, b + 1):
        return _behind_mark(text, a, b), b
    changed = bool(times) or text[at] in _OPENS_SUBJECT
    while changed:
        changed = False
        if match := _PREFIX.match(text, at, b):
            at, changed = match.end(), True
        if (behind := _behind_mark(text, at, b)) > at:
            at, changed = behind, True
        if times and (opening := _first(times, at, at + 1)) and opening.end <= b:
            at, changed = opening.end, True
            if text[at:at + 1] == "，":
                at += 1
    for match in _OBLIGED.finditer(masked, at + 2, b):
        if match.start() > at + 40:
            break
        stop = match.start()
        if times and (inner := _first(times, at + 2, stop)):  # 各级林长每季度至少…: the time is no part of the subject
            stop = inner.start
        if _all_actors(text, at, stop):
            return at, stop
        if match.start() > at + 24:
            break
    # 每个县年内至少建成…, 各乡镇…前完成…: a time stands between subject and verb.
    between = _first(times, at + 2, min(at + 25, b), but="vague") if times else None
    if between and _all_actors(text, at, between.start) and not _PASSIVE.match(text, between.end, b):
        return at, between.start
    if text[b:b + 1] == "，" and b - at <= 40 and _MUST_FOLLOWS.match(text, b + 1):
        while_ = _WHILE.search(text, at, b)
        stop = while_.start() if while_ else b
        if _all_actors(text, at, stop):
            return at, stop  # 机关全体干部和各下属单位，要立即行动
    if doers := _before_bare_verb(text, at, b):
        return doers
    if at > a and (hits := collectives.find(text, at, b)) and hits[0].start <= at + 2:
        return at, hits[0].end  # 5月1日前山区各乡烤烟移栽基本完成
    return None


# Verbs and adverbs that a body's name does not end in nor a noun begin with: behind 各县区, 市财政局 they make it the doer.
_BARE_VERBS = r"加强|加大|加快|落实(?!情况)|落细|履行|履职|结合|立足|围绕|聚焦|紧盯|紧扣|突出|严格|严肃|严厉|严密|开展|强化|做好|做到|抓好|抓实|抓紧|充分|全力|全面|深入|认真|扎实|积极|主动|及时|切实|大力|着力|持续|密切|压实|压紧|细化|明确|制定|建立|健全|完善|成立|组成|拿出|报送|上报|提出|把|将|逐|对照|对标|对(?=[^口外接策象])|靠前|提前|统一|迅速|立即|尽快|亲自|带头|进一步|牢固|牢牢|坚决|坚定|坚守|坚持|确保|务求|推进|推动|深化|优化|提升|提高|守牢|守住|筑牢|夯实|各司其职|各负其责|举一反三|通力|同向|协同(?!办|机制|创新)|共同|努力|不断|不得|不能|也要|入户|下沉|摸清|摸排|排查出|负起|扛起|扛牢|严控|严防|严把|严查|严打|用好|管好|争取|争当|力争|担当|勇于|敢于|善于|树立|树牢|增强|改进|转变|研究制定|研究提出|根据|按|依法|依规|依托|通过|利用|发挥|高度重视|高标准|高质量|精心|精准|科学|妥善|有序|分级|分类|分头|定期|每"
_DOERS = re.compile(r"全(?:局|厅|委|院|校|系统)(?!性|面)|(?:全[市省县区州国镇乡]|市|省|县|区|其他|沿线|辖区|涉\w{1,6})?各(?!项|类|种|级各类|个?环节|方面|条|自|样|领域|渠道)|全体|广大|所有|有关|相关|每个")
_CARRIED = re.compile(r"(?:协调|联合|配合|调动|动员|要求|指导|支持|帮助|服务|深入|走进|形成|发挥|压实|明确|落实|促进|对接|走访|抽调|集中|邀请|接受|构建|通知|提醒|倒逼|带动|推送|推荐|汇总|报|到|进|向|和|与|及|等|由|从|至|于|就|如|若|因|即|是|有|无|凡|使|令|让|被|为|以)")


def doers_at(text: str) -> bool:
    """Whether a sentence begins with bodies that do something, no 要 between: 各村各部门加大整治力度."""
    return _before_bare_verb(text, 0, clause_end(text, 0)) is not None


def _before_bare_verb(text: str, a: int, b: int) -> tuple[int, int] | None:
    """各县区加强巡查, 市财政局、市审计局联合…: bodies with a verb right behind them, no 要 between."""
    if b - a < 6:
        return None
    for match in _bare_verb().finditer(text, a + 2, min(b - 2, a + 32)):
        doers = text[a:match.start()]
        if not _CARRIED.match(doers) and _named_doers(doers):
            return a, match.start()
    return None


@lexicon.cached()
def _bare_verb() -> re.Pattern[str]:
    """Matches such a verb right behind what a body's name can end in."""
    lasts = {name[-1] for name in (*lexicon.groups("bodies.txt")["actor"], *lexicon.groups("bodies.txt")["organization"], *lexicon.groups("bodies.txt")["government"], *lexicon.groups("bodies.txt")["person_part"])}
    return re.compile(f"(?<=[{''.join(sorted(lasts | set('省市县区州旗镇乡村下）')))}])(?:{_BARE_VERBS})")


@lexicon.cached(1 << 12)
def _named_doers(text: str) -> bool:
    """Whether a string is a list of bodies or of people that each is named as one: 各部门, 市财政局, 发改、财政等部门."""
    if re.fullmatch(r"[^，。；]{2,20}等(?:部门|单位|企业)", text):
        return True
    pieces = [text[a:b] for a, b in roster.split(text, 0)]
    return bool(pieces) and all(is_actor(piece) and not re.search("[向对把将给让]", piece) and ((_DOERS.match(piece) and _actor_tails().end(piece)) or (len(piece) > 2 and _body_tails().end(piece)) or places.is_area_name(piece)) for piece in pieces)


def _first(times: Sequence[TimeMention], start: int, stop: int, but: str = "") -> TimeMention | None:
    """The first time expression that begins in a stretch, other than those of one rule."""
    for index in range(bisect_left(times, start, key=attrgetter("start")), len(times)):
        if times[index].start >= stop:
            return None
        if times[index].rule != but:
            return times[index]
    return None


def _behind_mark(text: str, a: int, b: int) -> int:
    match = _MARK.match(text, a, b)
    return match.end() if match else a


def _all_actors(text: str, a: int, b: int) -> bool:
    pieces = roster.split(text[a:b], 0)
    return (bool(pieces) and all(is_actor(text[a + x:a + y]) for x, y in pieces)) or (is_actor(text[a:b]) and ("、" in text[a:b] or _body_tails().end(text, b)))


def _parts(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """Split a list where each part names somebody by itself; keep it where they share a head noun."""
    whole = text[a:b]
    if (capacity := whole.find("作为")) >= 2 and is_actor(whole[:capacity]):
        return _parts(text, a, a + capacity)  # 某区作为责任主体，要…: in what capacity is no part of the name
    special = _FOLLOWS.search(whole)
    if special:
        return [*_parts(text, a, a + special.start()), *_parts(text, a + special.end(), b)]
    if re.search(r"等(?:部门|单位|地|企业|行业)$", whole):
        return [(a, b)]
    pieces = [(a + x, a + y) for x, y in roster.split(whole, 0)]
    if len(pieces) > 1 and all(is_actor(text[x:y]) and (len(text[x:y]) > 2 or text[x:y] in ("各地", "园区", "板块")) for x, y in pieces):
        return pieces
    return [(a, b)]
