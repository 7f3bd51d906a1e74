"""In whose mouth each sentence is.

A small state machine walks the units of a document.  Its states:

REPORTER   the bulletin's own voice: who came, who spoke, what was handed out;
SPEAKER    the words of the speaker named last, or of the meeting itself.

A *head* (段闻笙强调, 会议要求, 他指出, …提出三点意见：) moves to SPEAKER; the rest of its
unit and the units that follow are the speaker's, over paragraphs, until another head or
until the reporter is heard again (会上, 会议还, somebody takes part, 参加会议).
"""
from __future__ import annotations

import re

from huiyao.core.discourse import acts, clauses, cues, reporter
from huiyao.core.discourse.cast import Cast
from huiyao.core.discourse.clauses import Clause
from huiyao.core.discourse.floor import Floor
from huiyao.core.discourse.headlines import headline_units
from huiyao.core.discourse.narration import Act, Narration
from huiyao.core.document import Document, Unit
from huiyao.core.people import roster
from huiyao.core.people.parties import Party
from huiyao.core.regions import collectives


def narrate(document: Document) -> Narration:
    """Walk a document; offsets in the answer are clean ones."""
    return _Narrator(document).run()


class _Narrator:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.clean = document.clean
        self.out = Narration()
        self.until = -1  # the last unit of a list that is told, not said
        self.recounting = False  # the points that follow tell what was done
        self.waiting: list[Party] = []  # parties of a unit that ended at a semicolon without a predicate
        self.cast = Cast(document.clean)
        self.floor = Floor(document, self.cast, self.out)

    def run(self) -> Narration:
        self.out.headlines = headline_units(self.document)
        paragraph = -1
        for unit in self.document.units:
            if unit.index in self.out.headlines:
                continue
            if unit.index <= self.until:
                self.out.reporter.add(unit.index)
                continue
            self._unit(unit, new_paragraph=unit.paragraph != paragraph)
            paragraph = unit.paragraph
        return self.out

    # --- one unit ---------------------------------------------------------------------------------------------------

    def _unit(self, unit: Unit, *, new_paragraph: bool) -> None:
        start = unit.start
        if new_paragraph:
            dateline = cues.DATELINE.match(self.clean, start, unit.end)
            if dateline and ("讯" in dateline[0] or "消息" in dateline[0]):
                start = dateline.end()
        spans = clauses.cut(self.clean, start, unit.end)
        if cues.BRACKETED.match(self.clean, start, unit.end) or reporter.signature(self.document, unit):
            self.out.reporter.add(unit.index)  # （刘某）: who wrote it
            return
        if self.floor.holder is not None and not reporter.speaks(self.document, self.cast, spans, unit):
            self.floor.goes_on(unit, start, "continuation")
            return
        if self.recounting and cues.ITEM.match(self.clean, start, unit.end):
            self.out.reporter.add(unit.index)
            return
        if self.floor.holder is None and self.floor.last is not None and self.floor.spoke and cues.RESUMES.match(self.clean, start, unit.end) and not reporter.speaks(self.document, self.cast, spans, unit):
            self.floor.holder = self.floor.last
            self.floor.goes_on(unit, start, "resumption")
            return
        self.floor.holder = None
        self.out.reporter.add(unit.index)
        self.recounting = bool(cues.RECOUNTS.search(self.clean[unit.start:unit.end]))
        self._narrative(unit, spans)

    # --- the reporter's voice ---------------------------------------------------------------------------------------

    def _narrative(self, unit: Unit, spans: list[tuple[int, int]]) -> None:
        self._mentioned(unit)
        attending = bool(cues.ENDS_ATTENDING.search(self.clean[unit.start:unit.end]))
        waiting = self.waiting  # parties of earlier clauses that still wait for their predicate
        self.waiting = []
        subject: list[Party] = []
        framed = False  # 就…，…: a phrase that runs over commas still waits for its verb
        convened = False  # 主持召开会议，传达…，研究…: what follows is the meeting's business, not the chair's acts
        commission = cues.COMMISSION.search(self.clean, unit.start, unit.end)
        for a, b in spans:
            if commission and a < commission.end() and b > commission.start():
                continue  # 受市长某某委托，: who is not there
            text = self.clean[a:b]
            if meeting := cues.MEETING_HEAD.match(text):
                self.floor.meeting(unit, meeting, a)
                return
            if (pronoun := cues.PRONOUN_HEAD.match(text)) and self.floor.last is not None:
                self.floor.pronoun(unit, pronoun, a)
                return
            if office := cues.OFFICE_HEAD.match(self.clean, a, unit.end):
                self.floor.office(unit, office)
                return
            clause = self.cast.clause(a, b)
            if framed and not clause.parties and not clause.verbs and (end := cues.FRAME_ENDS.search(text.rstrip("。；"))):
                at = a + end.start()
                clause = Clause(a, b, (), a, tuple(acts.Verb(verb.act, at + verb.start, at + verb.end) for verb in acts.verbs(end[0])))
                if clause.verbs and self._apply(unit, clause, subject, "framed_subject"):
                    return
                continue
            framed = not clause.verbs and (bool(cues.FRAMED.match(self.clean, clause.predicate, b)) if clause.parties else framed)
            if clause.parties and not clause.verbs and clause.predicate >= b - 1:
                waiting += clause.parties
                continue
            if clause.parties and not clause.verbs and (sides := reporter.sides(self.document, clause)):
                self._from_sides(unit, clause, sides)
                return
            if clause.parties and not clause.verbs and not cues.SETS_BRANCH.match(self.clean, clause.predicate):
                subject = waiting + list(clause.parties)  # its verb comes in a later clause: 就…进行分析，并作表态发言
                waiting = []
                continue
            if clause.parties:
                subject = waiting + list(clause.parties)
                waiting = []
                rule = "passive" if clause.passive else "subject_predicate"
                convened = any(verb.act == "chair" for verb in clause.verbs) and "召开" in text
            elif clause.verbs and waiting and clause.verbs[0].start - a <= (44 if cues.ON_BEHALF.match(text) else 4):
                subject, waiting = waiting, []  # 指挥长张某，主持召开…: a comma between subject and predicate
                rule = "comma_subject"
                convened = clause.verbs[0].act == "chair"
            elif clause.verbs and subject and clause.verbs[0].start - a <= (44 if text.startswith(("对", "就")) else 24) and not (convened and clause.verbs[0].act not in ("speech", "instruct")):
                rule = "carried_subject"
            elif clause.verbs and not subject and not waiting and cues.UNSAID_HEAD.match(self.clean, a, unit.end):
                self.floor.nobody(unit, clause)
                return
            else:
                if cues.ITEM_INTRO.search(self.clean[a:b + 1]) and b + 1 >= unit.end - 1 and self._items_follow(unit):
                    self.floor.meeting_items(unit, a, b)
                    return
                if attending and collectives.find(self.clean, a, b):
                    waiting.append(Party("group", (a, b), None, None, (a, b)))  # 各乡镇…负责某项工作的人: whoever they are, they are there
                continue
            if self._apply(unit, clause, subject, rule):
                return
        if waiting and self.clean[unit.end - 1] == "；":
            self.waiting = waiting  # 市长罗某，各局负责人；各县县长参加会议: the list goes on
        if waiting and attending and (len(waiting) > 1 or waiting[0].kind == "person") and self.clean[unit.end - 1] != "；":  # the rest of the list could not be read: those that could were there
            for party in waiting:
                self.out.acts.append(Act(party, "attend", unit.start, unit.end, unit.index, "attendance_list"))
        elif waiting and re.match(r"(?:参加|出席|列席)[^，。]{0,14}(?:有|还有|领导|人员|是)", self.clean[unit.start:unit.end]):
            for party in waiting:
                self.out.acts.append(Act(party, "attend", unit.start, unit.start + 2, unit.index, "attendance_list"))

    def _from_sides(self, unit: Unit, clause: Clause, sides: tuple[int, tuple[acts.Verb, ...]]) -> None:
        """Book what was done from several sides; the units of the list are the reporter's."""
        self.until = sides[0]
        for party in clause.parties:
            if party.kind in ("person", "surname"):
                self.cast.remember(party)
                self.floor.last = ("person", self.cast.name(party))
            for verb in sides[1]:
                self.out.acts.append(Act(party, verb.act, verb.start, verb.end, unit.index, "from_sides"))

    def _mentioned(self, unit: Unit) -> None:
        """Acts told in passing: an instruction read out by somebody else, a meeting held under somebody's chair."""
        for pattern, act in ((cues.READ_OUT, "instruct"), (cues.HELD_UNDER, "chair"), (cues.HEARD_FROM, "report")):
            for match in pattern.finditer(self.clean, unit.start, unit.end):
                start, end = match.span("who")
                for party in roster.read(self.clean, start, end, self.cast.known) or ():
                    if party.kind == "person" and party.title is not None and party.title[0] < party.name[0]:
                        self.out.acts.append(Act(party, act, *match.span("word"), unit.index, "mentioned"))

    def _apply(self, unit: Unit, clause: Clause, subject: list[Party], rule: str) -> bool:
        """Book the acts of a clause; true where it opened a speech that takes the rest of the unit."""
        if cues.ASIDE.match(self.clean, unit.start, unit.end) and any(verb.act in ("chair", "award") for verb in clause.verbs):
            return False  # 会议之前，他主持召开了…: another meeting
        persons = [party for party in subject if party.kind in ("person", "surname")]
        for party in persons:
            self.cast.remember(party)
        for verb in clause.verbs:
            for party in subject:
                self.out.acts.append(Act(party, verb.act, verb.start, verb.end, unit.index, rule))
        if not clause.verbs:
            if cues.SETS_BRANCH.match(self.clean, clause.predicate, clause.end):
                for party in subject:
                    self.out.acts.append(Act(party, "branch_venue", clause.predicate, clause.end, unit.index, rule))
            return False
        lists = self.clean[unit.end - 1] == "：" and self._items_follow(unit)  # 对下步工作作出安排：一是…
        head = next((verb for verb in reversed(clause.verbs)
                     if (verb.act in ("speech", "instruct") or (verb.act == "deploy" and lists)) and self._introduces(verb.start, verb.end, clause, unit)), None)
        if len(persons) == 1 or (persons and head):
            self.floor.last = ("person", self.cast.name(persons[0]))
        if head is None or not persons:
            return False
        self.floor.person(unit, self.cast.name(persons[0]), head.start, head.end)
        return True

    def _introduces(self, start: int, end: int, clause: Clause, unit: Unit) -> bool:
        """Whether what stands behind an act word is what was said."""
        word = self.clean[start:end]
        behind = self.clean[end:min(end + 2, unit.end)]
        if word.endswith(("指示", "批示")) and "作" in word and behind[:1] not in "，：强指":
            return False
        if word.endswith("指出") and behind[:1] == "了":
            return False  # 指出了存在的问题: what was pointed out, not the words
        if cues.HEAD_VERB.search(word):
            return behind in ("如下", "：“") or (behind[:1] in ("，", "：", "", "。") and word != "明确") or len(self.clean[end:clause.end]) >= 4 or end >= unit.end - 1
        if word.endswith("提出") and behind[:1] == "要" and behind != "要求":
            return True  # 提出要进一步提高站位
        return (behind[:1] == "：" and clause.end >= end) or (self.clean[unit.end - 1] == "：" and self._items_follow(unit))

    def _items_follow(self, unit: Unit) -> bool:
        units = self.document.units
        return unit.index + 1 < len(units) and bool(cues.RESUMES.match(self.clean, units[unit.index + 1].start, units[unit.index + 1].end))
