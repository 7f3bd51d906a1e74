"""From booked acts to speakers and attendees: one entry a person or body, all acts listed."""
from __future__ import annotations

import re

from huiyao.core import model
from huiyao.core.discourse.narration import Act, Narration
from huiyao.core.document import Document
from huiyao.core.lexicon import own
from huiyao.core.marks import clause_start
from huiyao.core.people import titles
from huiyao.core.people.parties import Party

# Acts that make nobody a speaker.
_PRESENCE = frozenset({"attend", "observe", "award", "branch_venue"})
# What a body can do in a bulletin; the rest (安排, 主持) is said of its people.
_BODY_ACTS = frozenset({"exchange", "pledge", "report", "address", "convey", "speech"})


class _Entry:
    def __init__(self, kind: str, name: str, start: int, end: int, order: int) -> None:
        self.kind, self.name, self.start, self.end, self.order = kind, name, start, end, order
        self.title = ""
        self.acts: list[model.Act] = []
        self.seen: set[tuple[int, str]] = set()  # where and what: an act is listed once
        self.presence: list[tuple[str, int]] = []


def build(document: Document, narration: Narration) -> tuple[tuple[model.Speaker, ...], tuple[model.Attendee, ...], dict[tuple[str, str], str]]:
    """Speakers and attendees in the order of the text, and the id of each (kind, folded name)."""
    clean = document.clean
    entries: dict[tuple[str, str], _Entry] = {}
    groups: list[model.Attendee] = []
    seen_groups: set[tuple[int, int]] = set()
    for booked in narration.acts:
        party = booked.party
        if party.kind in ("group", "organization", "region") and booked.act in ("attend", "observe"):
            if party.whole not in seen_groups:
                seen_groups.add(party.whole)
                groups.append(_group(document, party, booked.act))
            continue
        if party.kind not in ("person", "surname", "region", "organization"):
            continue
        key = _key(clean, party, entries)
        if key is None:
            continue
        entry = entries.get(key)
        if entry is None:
            extent = party.whole if party.kind == "surname" else party.name
            entry = entries[key] = _Entry(key[0], document.wording(*extent), *document.source_span(*extent), order=extent[0])
        _note_title(document, entry, party)
        _note_act(document, entry, booked)
    _meeting(document, narration, entries)
    for (kind, name), entry in entries.items():
        if kind == "person" and not entry.title and (span := _title_elsewhere(clean, name)):
            entry.title = document.wording(*span)
        elif kind == "person" and not entry.title:
            entry.title = own.people().get(name, "")
    for entry in entries.values():
        _only_instructed(entry)
    return _split(document, entries, groups)


def _key(clean: str, party: Party, entries: dict[tuple[str, str], _Entry]) -> tuple[str, str] | None:
    name = clean[slice(*party.name)]
    if party.kind != "surname":
        return party.kind, name
    # 林县长: the person of that family name whose title ends alike, or the only one of that name.
    office = clean[slice(*party.title)] if party.title else ""
    fitting = [key for key in entries if key[0] == "person" and key[1].startswith(name)]
    exact = [key for key in fitting if entries[key].title.endswith(office) or office in entries[key].title]
    return next(iter(exact or fitting), ("person", clean[slice(*party.whole)]))  # 谷镇长, whose name stands nowhere


def _note_title(document: Document, entry: _Entry, party: Party) -> None:
    """The first full title wins; one that only introduces a list (领导) yields to any other."""
    if party.title is None or (party.kind == "surname" and entry.title) or party.kind not in ("person", "surname"):
        return
    title = document.wording(*party.title)
    behind = party.title[0] > party.name[0]
    if not entry.title or (_general(entry.title) and not _general(title)) or (not behind and len(entry.title) < 4 and title.endswith(entry.title)):
        entry.title = title


def _title_elsewhere(clean: str, name: str) -> tuple[int, int] | None:
    """The title before a name that no act told: 区长罗清源到各镇督查."""
    for match in re.finditer(re.escape(name), clean):
        begin = clause_start(clean, match.start(), "，。；：\n")
        if titles.is_title(clean[begin:match.start()]):
            return begin, match.start()
    return None


def _general(title: str) -> bool:
    return title.endswith((*titles.list_heads(), "領導"))


def _note_act(document: Document, entry: _Entry, booked: Act) -> None:
    act = booked.act
    if act in _PRESENCE:
        entry.presence.append((act, booked.start))
        return
    if entry.kind != "person":
        word = document.clean[booked.start:booked.end]
        if act not in _BODY_ACTS and not (act == "deploy" and re.search("作|做|进行", word)):
            return
        if act == "speech":
            if "发言" not in word:
                return
            act = "exchange"
    span = document.span(booked.start, booked.end)
    if (span.start, act) not in entry.seen:
        entry.seen.add((span.start, act))
        entry.acts.append(model.Act(act, span.text, span.start, span.end))  # type: ignore[arg-type]


def _meeting(document: Document, narration: Narration, entries: dict[tuple[str, str], _Entry]) -> None:
    for word, start, end, verb_start, verb_end in narration.meeting_spans:
        entry = entries.get(("meeting", word))
        if entry is None:
            entry = entries["meeting", word] = _Entry("meeting", document.wording(start, end), *document.source_span(start, end), order=start)
        span = document.span(verb_start, verb_end)
        entry.acts.append(model.Act("speech", span.text, span.start, span.end))


def _only_instructed(entry: _Entry) -> None:
    """Whose instruction was read out is not there: what is quoted after it belongs to the instruction."""
    acts = {act.act for act in entry.acts}
    if "instruct" in acts and not entry.presence and acts <= {"instruct", "speech"} and not any("话" in act.text or "話" in act.text for act in entry.acts):
        entry.acts = [act for act in entry.acts if act.act == "instruct"]


def _group(document: Document, party: Party, act: str) -> model.Attendee:
    span = document.span(*party.whole)
    kind = "group" if party.kind == "group" or party.whole != party.name else "organization"
    return model.Attendee(kind, document.wording(*party.whole).strip("、， "), "", "observe" if act == "observe" else "attend", span.start, span.end)  # type: ignore[arg-type]


def _split(document: Document, entries: dict[tuple[str, str], _Entry], groups: list[model.Attendee]
           ) -> tuple[tuple[model.Speaker, ...], tuple[model.Attendee, ...], dict[tuple[str, str], str]]:
    speakers: list[model.Speaker] = []
    attendees: list[model.Attendee] = list(groups)
    identifiers: dict[tuple[str, str], str] = {}
    for key, entry in sorted(entries.items(), key=lambda item: item[1].order):
        if entry.acts:
            identifiers[key] = f"s{len(speakers) + 1}"
            speakers.append(model.Speaker(identifiers[key], key[0], entry.name, entry.title, organization_of(entry.title), tuple(entry.acts), entry.start, entry.end))  # type: ignore[arg-type]
        elif entry.kind == "person" and any(act in ("attend", "observe") for act, _ in entry.presence):
            role = "observe" if all(act == "observe" for act, _ in entry.presence) else "attend"
            attendees.append(model.Attendee("person", entry.name, entry.title, role, entry.start, entry.end))  # type: ignore[arg-type]
    attendees.sort(key=lambda item: item.start)
    return tuple(speakers), tuple(attendees), identifiers


def organization_of(title: str) -> str | None:
    """The body a title names, where it begins with one: 省国资委 of 省国资委党委书记、主任."""
    first = re.split("[、兼]", title)[0]
    match = re.match(r".{1,24}?(?:委员会|办公室|总公司|集团|公司|中心|学院|大学|医院|法院|检察院|厅|局|委(?!书|常|副|委|员|党)|办(?!公|事)|署|院(?!士|长))(?=.)", first)
    return match[0] if match else None
