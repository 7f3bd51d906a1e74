"""From matched rules to dated mentions."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from huiyao.core.time.moment import Moment, Reference
from huiyao.core.time.readers import Value, read
from huiyao.core.time.rules import grammar

# What may stand before and behind an expression and turn it: 到2027年, 9月底前, 今年以来.
_UNTIL = re.compile(r"(?:截至|截止到?|到|至)$")
_RANGE = re.compile(r"(?:日|号)?(?:-{1,2}|~|至|到)")
_SUFFIX = re.compile(r"(?:（含）)?(?:(?P<before>之前|以前|前夕|前(?!提(?:是|条件|下|为)|[后期沿列三景往端瞻段述几所者]))|(?P<since>以来|来(?!临|自|到|访|源))|(?P<after>以后|之后|后(?![续勤备果台期半]))"
                     r"|(?P<around>前后)|(?P<until>止|为止)|(?P<from>起(?!来|到|草|点|步|义)|开始)|(?P<during>期间|当天|当日)|(?P<within>以内|之内|内(?!容|部|外|在|涵|地|需|生|资|陆)))")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with what it means.

    ``start``/``end`` are offsets into the text given to ``find``; ``first``/``due`` the
    first and the last day meant (None: open or not fixed); ``rule`` names the rule that
    took it; ``bound`` says what stands behind it: ``before``, ``since``, ``after``,
    ``until``, ``from``, ``within``, ``during`` or nothing; ``year_given`` is whether the
    words themselves carry the year; ``recurrence`` an RFC 5545 rule for repeated times.
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


def find(text: str, reference: Reference | None = None) -> list[TimeMention]:
    """All time expressions of a folded text, left to right, without overlaps."""
    reference = reference or Reference()
    scan, _ = grammar()
    mentions: list[TimeMention] = []
    at = 0
    while match := scan.search(text, at):
        mention = _mention(text, match, reference)
        if mention is None:
            at = match.end() if match.end() > at else at + 1
            continue
        if mentions and mention.rule.startswith("nickname") and mentions[-1].rule.startswith("nickname") and not text[mentions[-1].end:mention.start].strip("”“、和"):
            mention = _same_year(mention, mentions[-1])
        mentions.append(mention)
        at = mention.end
    return mentions


def _same_year(mention: TimeMention, before: TimeMention) -> TimeMention:
    """明年“开门红”“全年红”: the year before the first nickname is that of both."""
    if mention.due is None or before.due is None or mention.first is None:
        return mention
    year = before.due.year
    return replace(mention, first=mention.first._replace(year=year), due=mention.due._replace(year=year))


def _mention(text: str, match: re.Match[str], reference: Reference) -> TimeMention | None:
    rule = match.lastgroup
    assert rule is not None
    value = read(rule, text, match.start(), reference)
    if value is None:
        return None
    start, end = match.span()
    ranged = _range(text, end, value, rule, reference)
    if ranged is not None:
        value, end = ranged
    elif rule == "bare_day" and not re.match(r"之?前|以前|上午|下午|晚|起|内", text[end:end + 2]) and match[0][-1] not in "午晚时点":
        value.granularity = "bare_day"
    bound = ""
    if rule not in ("vague", "recurring", "duration"):
        end, bound = _suffix(text, end, value)
    until = _UNTIL.search(text, max(0, start - 3), start)
    if until and not bound and value.kind in ("period", "date"):
        start, bound = until.start(), "until"
        value.kind = "date"
    if until and bound == "before":
        start = until.start()
    value = _settle(value, reference, bound)
    kind = value.kind
    if kind == "period" and (bound == "before" or value.granularity == "day" or value.ends_period):
        kind = "date"
    return TimeMention(start, end, text[start:end], kind, value.first, value.due, rule, bound, value.granularity,
                       value.year_given, value.recurrence)


def _suffix(text: str, end: int, value: Value) -> tuple[int, str]:
    match = _SUFFIX.match(text, end)
    if not match:
        return end, ""
    bound = match.lastgroup or ""
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
    if reference.prefer == "future" and last < reference.day and value.granularity in ("day", "month", "event"):
        step = 1
    elif reference.prefer == "past" and (value.first or last) > reference.day.plus(1):
        step = -1
    if step:
        value.first = value.first.in_year(step) if value.first else None
        value.due = value.due.in_year(step) if value.due else None
    return value


def _range(text: str, end: int, value: Value, rule: str, reference: Reference) -> tuple[Value, int] | None:
    """7月27日至28日, 今年7月至9月, 即日起至10月10日: the second half takes what it lacks from the first."""
    if rule in ("vague", "recurring", "duration", "month_span", "year_span") or (value.first is None and rule != "relative_day"):
        return None
    link = _RANGE.match(text, end)
    if not link:
        return None
    scan, _ = grammar()
    match = scan.match(text, link.end())
    if match is None or match.lastgroup is None:
        bare = re.compile(r"[0-9]{1,2}[日号]").match(text, link.end())
        if bare is None:
            return None
        match, name = bare, "bare_day"
    else:
        name = match.lastgroup
    if name in ("vague", "recurring", "duration", "event"):
        return None
    anchor = value.first or reference.day
    second = read(name, text, match.start(), Reference(anchor, "future", reference.roc))
    if second is None or second.due is None:
        return None
    if second.yearless and anchor is not None and second.due.year is not None and anchor.year is not None and second.due < anchor:
        second.due = second.due.in_year(1)
    return (Value(anchor if rule == "relative_day" else value.first, second.due, second.granularity, "date", value.year_given or second.year_given,
                   value.yearless and second.yearless, None, second.ends_period), match.end())
