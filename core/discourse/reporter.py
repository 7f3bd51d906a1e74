"""When the bulletin's own voice is heard again: which units leave a speech, and which nobody says."""
from __future__ import annotations

from huiyao.core.discourse import acts, cues
from huiyao.core.discourse.cast import Cast
from huiyao.core.discourse.clauses import Clause
from huiyao.core.document import Document, Unit, unit_at
from huiyao.core.people import names


def speaks(document: Document, cast: Cast, spans: list[tuple[int, int]], unit: Unit) -> bool:
    """Whether a unit inside a speech leaves it: a new head, or the reporter's own words."""
    text = document.clean[unit.start:unit.end]
    if cues.AFTERWARDS.match(text) or cues.CITES.match(text):
        return False
    if any(cue.match(text) for cue in (cues.MEETING_HEAD, cues.PRONOUN_HEAD, cues.OFFICE_HEAD, cues.REPORTER_LEAD, cues.PAPER_SAYS)):
        return True
    if cues.MEETING_REPORT.match(text) or cues.OTHER_MEETING.match(text):
        return not cues.NEWS_DEMAND.match(text)
    if cues.GOES_ON.match(text):
        return False
    if cues.WHO_CAME.search(text, max(0, len(text) - 30)) and not cues.OBLIGES.search(text):
        return True
    for index, (a, b) in enumerate(spans[:2]):
        clause = cast.clause(a, b)
        if clause.parties and _vouched(document, cast, clause):
            return True
        if index == 0 and clause.parties and not clause.verbs and clause.predicate >= b and (
                cues.ENDS_ATTENDING.search(text) or any(party.kind == "person" and party.title is not None for party in clause.parties)):
            return True  # 常务副县长某某，副县长某某、某某出席并…: who came, whatever they did
        if index == 0 and not cues.CIRCUMSTANCE.match(document.clean[a:b]):
            break
        if index == 1 and (cues.MEETING_HEAD.match(document.clean, a, b) or cues.PRONOUN_HEAD.match(document.clean, a, b)):
            return True  # 针对下半年工作，会议要求：
    return _speaks_later(document, cast, text, spans)


def _speaks_later(document: Document, cast: Cast, text: str, spans: list[tuple[int, int]]) -> bool:
    """为了解工程进度，王县长指示行政处…: a head behind the circumstances, by somebody already met."""
    if not any(name in text for name in (*cast.known, *cast.titled)):
        return False
    for a, b in spans[1:6]:
        clause = cast.clause(a, b)
        if clause.parties and clause.verbs and all(party.kind in ("person", "surname") for party in clause.parties) and _vouched(document, cast, clause):
            verb = clause.verbs[0]
            if verb.act in ("speech", "instruct") and cues.HEAD_VERB.search(document.clean[verb.start:verb.end]):
                return True
    return False


def _vouched(document: Document, cast: Cast, clause: Clause) -> bool:
    """Whether a clause inside a speech really tells of somebody's act, by the strength of its subject."""
    if any(party.kind == "surname" or (party.kind == "person" and document.clean[slice(*party.name)] in cast.known) for party in clause.parties):
        return True
    if not clause.verbs:
        return bool(cues.SETS_BRANCH.match(document.clean, clause.predicate, clause.end)) or bool(sides(document, clause))
    act = clause.verbs[0].act
    if act == "award":
        return False
    for party in clause.parties:
        if party.kind == "surname":
            return True
        if party.kind == "person":
            if party.title is not None or act in ("speech", "chair", "instruct") or len(clause.parties) > 1:
                return True
        elif act in ("exchange", "pledge"):
            return True
        elif act in ("attend", "observe") and (party.kind == "group" or len(clause.parties) > 1):
            return bool(cues.ENDS_ATTENDING.search(document.clean[clause.start:clause.end]))
        elif act in ("report", "speech", "convey") and party.kind != "group" and cues.TOLD.search(document.clean, clause.verbs[0].start, clause.verbs[0].end):
            return True
    return False


def sides(document: Document, clause: Clause) -> tuple[int, tuple[acts.Verb, ...]] | None:
    """Of 局长某某从加强领导；…；严肃追责等方面作了部署: the unit in which the list of sides ends, and its act words; None for anything else."""
    if not cues.FROM_SIDES.match(document.clean, clause.predicate, clause.end):
        return None
    first = unit_at(document.units, clause.start)
    for unit in document.units[first.index:first.index + 8] if first else ():
        ending = document.clean[unit.end - 1]
        if ending == "。":
            match = cues.SIDES.search(document.clean, unit.start, unit.end)
            verbs = acts.verbs(match["rest"]) if match else []
            return (unit.index, tuple(acts.Verb(verb.act, match.start("rest") + verb.start, match.start("rest") + verb.end) for verb in verbs)) if match and verbs else None
        if ending != "；":
            return None
    return None


def signature(document: Document, unit: Unit) -> bool:
    """Names alone at the end of a paragraph: those who wrote it, two by themselves or any number behind a sentence."""
    units = document.units
    if unit.end - unit.start > 16 or (unit.index + 1 < len(units) and units[unit.index + 1].paragraph == unit.paragraph):
        return False
    parts = document.clean[unit.start:unit.end].split()
    behind = unit.index > 0 and units[unit.index - 1].paragraph == unit.paragraph
    return len(parts) > (0 if behind else 1) and any(map(names.is_name_alone, parts)) and all(map(names.is_name_after_title, parts))  # 姜武 文静: one vouches for the other
