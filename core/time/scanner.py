"""From matched rules to dated mentions."""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core.time import grammar
from huiyao.core.time.moment import Moment, Reference
from huiyao.core.time.readers import day_of_month, read
from huiyao.core.time.value import Value

# What may stand before and behind an expression and turn it: 到2027年, 9月底前, 今年以来.
_UNTIL = re.compile(r"(?:截至|截止到?|到|至)$")
_RANGE = re.compile(r"(?:日|号)?起?(?:-{1,2}|~|至|到)")
_TO_TODAY = re.compile(r"起?(?:至今(?!日|天|年|明)|到(?:现在|目前)|至(?:现在|目前))")
# 2014年11月到去年3月: what is told from today takes nothing from the first half.
_OWN_ANCHOR = re.compile(r"[今明昨去上下本这次来]|大?[前后](?=[天年])")
# Of two readings of the same words the everyday one holds for these: 后三个月 of a year's work, of everyday the next three.
_YIELDING = ("weekday", "coming", "last_months")
# 7月1日以来 and 截至6月30日 said in July are of this year, whatever is preferred.
_BACKWARD = ("since", "from", "up to")
_BARE_DAY = re.compile(r"([0-9]{1,2})[日号]")
_SUFFIX = re.compile("(?:（含）)?(之前|以前|前夕|前后|前|以来|来|以后|之后|后|为止|止|开始|起|期间|当天|当日|之内|以内|内)")
# What stands behind an expression: how it turns it, and what must not follow (前期, 来临, 起草, 内容 are words of their own).
_BOUNDS: dict[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(("之前", "以前", "前夕"), ("before", ())), "前": ("before", ("提是", "提条件", "提下", "提为", *"期沿列三景往端瞻段述几所者")), "前后": ("around", ()),
    "以来": ("since", ()), "来": ("since", tuple("临自到访源")), **dict.fromkeys(("以后", "之后"), ("after", ())), "后": ("after", tuple("续勤备果台期半")),
    **dict.fromkeys(("止", "为止"), ("until", ())), "起": ("from", tuple("来到草点步义")), "开始": ("from", ()), **dict.fromkeys(("期间", "当天", "当日"), ("during", ())),
    **dict.fromkeys(("以内", "之内"), ("within", ())), "内": ("within", tuple("容部外在涵地需生资陆")),
}


class TimeMention(NamedTuple):
    """A time expression with what it means.

    ``start``/``end`` are offsets into the text given to ``find``; ``first``/``due`` the
    first and the last day meant (None: open or not fixed); ``rule`` names the rule that
    took it; ``bound`` says what stands behind it: ``before``, ``since``, ``after``,
    ``until``, ``from``, ``within``, ``during`` or nothing; ``year_given`` is whether the
    words themselves carry the year; ``recurrence`` an RFC 5545 rule for repeated times,
    ``length`` an ISO 8601 duration; ``named`` the interval before what stands behind it
    turned it: all of 2025 in 2025年前.
    """

    start: int
    end: int
    text: str
    kind: str
    first: Moment | None
    due: Moment | None
    rule: str
    bound: str = ""
    granularity: str = "day"
    year_given: bool = False
    recurrence: str | None = None
    length: str | None = None
    named: tuple[Moment | None, Moment | None] = (None, None)


def find(text: str, reference: Reference | None = None) -> list[TimeMention]:
    """All time expressions of a folded text, left to right, without overlaps.

    With ``reference.everyday`` the rules of everyday speech are read beside the
    bulletin's; of two readings of one place the longer wins.
    """
    reference = reference or Reference()
    if reference.everyday is None:
        return _scan(text, reference)
    from huiyao.core.time.everyday.finder import compact

    shorter, offsets = compact(text)
    return [m._replace(start=offsets[m.start], end=offsets[m.end - 1] + 1, text=text[offsets[m.start]:offsets[m.end - 1] + 1]) for m in _scan(shorter, reference)]


def _scan(text: str, reference: Reference) -> list[TimeMention]:
    mentions: list[TimeMention] = []
    at = 0
    while (place := _next_place(text, at, reference)) is not None:
        candidate = _candidate(text, place, reference)
        if candidate is None:
            at = _skipped(text, place, reference)
            continue
        if candidate[0] == "bare_day" and mentions and mentions[-1].due is not None and text[mentions[-1].end:place] in ("、", "和", "及"):
            candidate = _candidate(text, place, reference._replace(day=mentions[-1].due, prefer="future")) or candidate  # 9月5日、6日
        mention = _mention(text, place, *candidate, reference)
        if mentions and mention.rule.startswith("nickname") and mentions[-1].rule.startswith("nickname") and not text[mentions[-1].end:mention.start].strip("”“、和"):
            mention = _same_year(mention, mentions[-1])
        mentions.append(mention)
        at = mention.end
    return mentions


def _next_place(text: str, at: int, reference: Reference) -> int | None:
    match = next(grammar.matches(text, at), None)
    place = match.start() if match else None
    if reference.everyday is None:
        return place
    from huiyao.core.time.everyday.finder import next_place

    other = next_place(text, at)
    return other if place is None or (other is not None and other < place) else place


def _skipped(text: str, place: int, reference: Reference) -> int:
    """Where to go on behind words that fit a rule and name no day (2月30日)."""
    match = grammar.match_at(text, place) if reference.everyday is None else None
    return max(place + 1, match.end() if match else 0)


def _candidate(text: str, place: int, reference: Reference) -> tuple[str, int, Value] | None:
    """Rule, end and value of what stands at a place."""
    found: tuple[str, int, Value] | None = None
    match = grammar.match_at(text, place)
    if match is not None and match.lastgroup is not None:
        value = read(match, reference)
        found = (match.lastgroup, match.end(), value) if value is not None else None
    if reference.everyday is None:
        return found
    from huiyao.core.time.everyday.finder import longest

    other = longest(text, place, reference)
    if found is None or other is None:
        return found or other
    return other if other[1] > found[1] or (other[1] == found[1] and found[0] in _YIELDING) else found


def _same_year(mention: TimeMention, before: TimeMention) -> TimeMention:
    """明年“开门红”“全年红”: the year before the first nickname is that of both."""
    if mention.due is None or before.due is None or mention.first is None:
        return mention
    year = before.due.year
    return mention._replace(first=mention.first._replace(year=year), due=mention.due._replace(year=year))


def _mention(text: str, start: int, rule: str, end: int, value: Value, reference: Reference) -> TimeMention:
    ranged = _range(text, end, value, rule, reference)
    if ranged is not None:
        value, end = ranged
    elif rule == "bare_day" and not re.match(r"之?前|以前|上午|下午|晚|起|内", text[end:end + 2]) and text[end - 1] not in "午晚时点":
        value.granularity = "bare_day"
    bound, named = "", (value.first, value.due)
    if rule not in ("vague", "recurring", "duration"):
        end, bound = _suffix(text, end, value)
    until = _UNTIL.search(text, max(0, start - 3), start)
    if until and not bound and value.kind in ("period", "date"):
        start, bound = until.start(), "until"
        value.kind = "date"
    if until and bound == "before":
        start = until.start()
    if text.startswith("”", end) and "“" in text[start:end] and "”" not in text[start:end]:
        end += 1
    value = _settle(value, reference, "up to" if until and until[0].startswith("截") else bound)
    kind = value.kind
    if kind == "period" and (bound == "before" or value.granularity == "day" or value.ends_period):
        kind = "date"
    return TimeMention(start, end, text[start:end], kind, value.first, value.due, rule, bound, value.granularity,
                       value.year_given, value.recurrence, value.length, named)


def _suffix(text: str, end: int, value: Value) -> tuple[int, str]:
    match = _SUFFIX.match(text, end)
    if not match:
        return end, ""
    bound, unlike = _BOUNDS[match[1]]
    if text.startswith(unlike, match.end()):
        return end, ""
    if bound == "before":
        if (value.granularity != "day" and not value.ends_period and value.first is not None) or (value.kind == "event" and value.first is not None):
            value.due = value.first.plus(-1)
        value.first = None
    elif bound in ("since", "from", "after"):
        value.due = None
    return match.end(), bound


def _settle(value: Value, reference: Reference, bound: str) -> Value:
    """Move a day without a year to the year that the reference and the preference ask for."""
    last = value.due or value.first
    if not value.yearless or last is None or last.year is None or reference.day is None or reference.day.year is None:
        return value
    step = 0
    if value.weekday is not None:
        step = next((k for k in (0, 1, -1) if (day := last.in_year(k).date) is not None and day.isoweekday() == value.weekday), 0)
    elif bound in _BACKWARD:
        step = -1 if bound == "since" and last > reference.day else 0
    elif reference.prefer == "future" and last < reference.day and value.granularity in ("day", "month", "event"):
        step = 1
    elif reference.prefer == "past" and (value.first or last) > reference.day.plus(1):
        step = -1
    if step:
        value.first = value.first.in_year(step) if value.first else None
        value.due = value.due.in_year(step) if value.due else None
    return value


def _range(text: str, end: int, value: Value, rule: str, reference: Reference) -> tuple[Value, int] | None:
    """7月27日至28日, 今年7月至9月, 即日起至11月20日: the second half takes what it lacks from the first."""
    if rule in ("vague", "recurring", "duration", "month_span", "year_span", "length") or (value.first is None and rule != "relative_day"):
        return None
    today = _TO_TODAY.match(text, end)
    if today and reference.day is not None:
        return Value(value.first, reference.day, value.granularity, "period", value.year_given), today.end()
    link = _RANGE.match(text, end)
    if not link:
        return None
    anchor = value.first or reference.day
    relative = _OWN_ANCHOR.match(text, link.end()) is not None
    found = _candidate(text, link.end(), reference if relative else reference._replace(day=anchor, prefer="future"))
    if found is None:
        bare = _BARE_DAY.match(text, link.end())
        second = day_of_month(bare[1], reference._replace(day=anchor, prefer="future")) if bare else None
        if bare is None or second is None:
            return None
        name, last = "bare_day", bare.end()
    else:
        name, last, second = found
    if name in ("vague", "recurring", "duration") or (name == "event" and reference.everyday is None) or second.due is None:
        return None
    if second.yearless and anchor is not None and second.due.year is not None and anchor.year is not None and second.due < anchor:
        second.due = second.due.in_year(1)
    return (Value(anchor if rule == "relative_day" else value.first, second.due, second.granularity, "date", value.year_given or second.year_given,
                   value.yearless and second.yearless, None, second.ends_period), last)
