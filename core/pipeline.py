"""The way of the data: text, document, narration, facts, report.

``parse`` is the public door.  It is a pure function: it reads no file but its own
lexicons, prints nothing and keeps no state between calls.
"""
from __future__ import annotations

import hashlib
import re
from datetime import date as Date
from typing import NamedTuple

from huiyao.core import document as documents
from huiyao.core import lexicon, model
from huiyao.core import meeting as meetings
from huiyao.core.directives import extract as directives
from huiyao.core.discourse import headlines, narrator
from huiyao.core.document import Document
from huiyao.core.fold import fold
from huiyao.core.people import registry
from huiyao.core.regions import gazetteer, participation
from huiyao.core.regions import home as homes
from huiyao.core.time import Moment, Reference


def parse(text: str, *, date: Date | str | None = None, name: str = "", encoding: str = "utf-8", dated_by: str = "option") -> model.Report:
    """Read one bulletin.

    ``text``      the bulletin, decoded; any string at all is accepted;
    ``date``      the day of publication, as a date or in ISO 8601, where it is known;
    ``name``      what the source is called in the report (a file name);
    ``encoding``  the encoding it was in, for the report alone;
    ``dated_by``  where ``date`` comes from, as ``year_from`` will say: ``option`` or ``page``.

    Returns the report; offsets in it count code points of ``text``.  Raises ValueError for a
    ``date`` that is no day.
    """
    return trace(text, date=date, name=name, encoding=encoding, dated_by=dated_by).report


class Trace(NamedTuple):
    """A report with what it was made from, for explanations."""

    document: Document
    narration: narrator.Narration
    judged: list[directives.Judged]
    report: model.Report


def trace(text: str, *, date: Date | str | None = None, name: str = "", encoding: str = "utf-8", dated_by: str = "option") -> Trace:
    """Like ``parse``, and keeps the stages."""
    document = documents.read(text)
    narration = narrator.narrate(document)
    judged = directives.judge(document, narration)
    public = _published(document, narration, date, dated_by)
    dates = meetings.dates(document, narration.headlines, public)
    taking = participation.takings(document, narration)
    name_span = meetings.name(document, narration.headlines)
    organizer = meetings.organizer(document, narration.headlines)
    home = _home(document, narration, taking, name_span, organizer)
    speakers, attendees, identifiers = registry.build(document, narration)
    reference = _reference(document, dates, public)
    found, due = directives.extract(document, judged, identifiers, reference)
    regions, warnings = participation.resolve(document, taking, home, reference.year)
    report = model.Report(
        source=model.Source(name, encoding, document.script, len(text), hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()),  # type: ignore[arg-type]
        meeting=_meeting(document, narration, speakers, dates, home, name_span, organizer),
        speakers=speakers, attendees=attendees, directives=found, deadlines=due, regions=regions,
        warnings=(*_nothing_found(name_span, speakers, found), *_date_warnings(document, narration, dates, public, date), *_drift(reference, regions, due), *warnings))
    return Trace(document, narration, judged, report)


def _published(document: Document, narration: narrator.Narration, date: Date | str | None, dated_by: str) -> meetings.Published | None:
    """The day of publication: the caller's word first, then the text's own line."""
    if date is not None:
        day = Moment.of(date) if isinstance(date, Date) else Moment.parse(date)
        if day.year is None:
            raise ValueError(f"a day of publication needs a year: {date!r}")
        return meetings.Published(day, dated_by)
    return meetings.published(document, narration.headlines)


def _reference(document: Document, dates: meetings.Dates | None, public: meetings.Published | None) -> Reference:
    """What deadlines are reckoned from: the meeting's last day, else the day of publication."""
    day = dates.last if dates else public.day if public else None
    return Reference(day, "future", roc="县府" in document.clean or "公所" in document.clean)


def _home(document: Document, narration: narrator.Narration, taking: list[participation.Taking], name: tuple[int, int] | None,
          organizer: tuple[int, int] | None) -> str | None:
    lead_units = meetings.lead_units(document, narration.headlines, 5)
    heads = [document.unit_text(unit) for unit in document.units if unit.index in narration.headlines]
    lead = "\n".join([*heads, *(document.unit_text(unit) for unit in lead_units)])
    venues = {document.clean[item.start:item.end] for item in taking if item.role == "main_venue"}
    return homes.infer(lead, document.clean, lambda: _place_mentions(document, narration), _named_host(document, narration, lead, name, organizer), venues)


# Behind such a word the name is part of another one: 天桥镇, 红旗岭镇, 泰山路, 中山公园.
_PART_OF_NAME = re.compile(r"(?:[^\W在到以从对全及的两各城乡县村市区州集省和与]?(?:镇|乡|街道)|村|路|街|社区|小区|大道|广场|公园|桥|湖|山|河|大学|中学|小学|医院|宾馆|饭店|厅|精神|方案|模式|经验)")


def _place_mentions(document: Document, narration: narrator.Narration) -> list[tuple[int, str]]:
    """Gazetteer names in the text that are no part of a person's name or of a longer name."""
    names = {document.clean[slice(*booked.party.name)] for booked in narration.acts if booked.party.kind == "person"}
    taken: set[int] = set()
    for name in names:
        for match in re.finditer(re.escape(name), document.clean):
            taken.update(range(*match.span()))
    return [(at, name) for at, name in gazetteer.scan(document.clean)
            if at not in taken and not _part_of_another(document.clean, at, name)]


def _part_of_another(text: str, at: int, name: str) -> bool:
    """Whether a short name at an offset is the beginning of some other place's name."""
    return not any(area.kind == "full" for area in gazetteer.lookup(name)) and bool(_PART_OF_NAME.match(text, at + len(name)))


_HOST_BODY = r"(?:党工委|市委|县委|区委|州委|省委|旗委|盟委|委|政府|人大|政协|市长|县长|区长|省长|州长|书记|副书记|常委)"

# 香格里拉市防汛抗旱指挥部副指挥长: who chairs for a body of the area.
_HOST_OFFICE = re.compile(r"\w{2,16}(?:指挥部|委员会|领导小组|局|厅|办公室)(?!代表)")


def _named_host(document: Document, narration: narrator.Narration, lead: str, name: tuple[int, int] | None, organizer: tuple[int, int] | None) -> str | None:
    """The area that the host's own name begins with: 绍兴市委书记, 中共广昌县委, 湖北省河湖长制工作会议, 汉源县水利局."""
    if name is not None:
        text = re.sub(r"^(?:20[0-9]{2}年度?)?(?:中共|第[一二三四五六七八九十]{1,3}次)?", "", document.clean[slice(*name)])
        known = None if text.startswith("全") else gazetteer.longest_at(text, 0)  # 全州 is the whole prefecture
        if known and known[-1] in "省市县区州旗盟" and not re.match(r"\w{0,3}(?:杯|节|展)", text[len(known):]):
            return known
    for booked in narration.acts:
        if booked.party.kind == "person" and booked.party.title and booked.act in ("speech", "chair"):
            title = re.sub("^中共", "", document.clean[slice(*booked.party.title)])
            known = gazetteer.longest_at(title, 0)
            if known and re.match(rf"(?:[市县区州省旗盟])?{_HOST_BODY}", title[len(known):]):
                return known
            if known and booked.act == "chair" and _HOST_OFFICE.match(title, len(known)) and not _part_of_another(title, 0, known):
                return known
    if (known := gazetteer.longest_at(lead, 0)) and known[-1] in "县市区旗" and re.match(r"\w{2,6}(?:镇|乡|街道|局)：|：", lead[len(known):]):
        return known  # 桃江县某镇：…
    for match in re.finditer(r"中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟", lead):
        known = gazetteer.longest_at(lead, match.end())
        if known and lead[match.end() + len(known):][:1] == "委":
            return known
    if organizer is not None:
        host = document.clean[slice(*organizer)]
        known = gazetteer.longest_at(host, 0)
        if known and known[-1] in "省市县区州旗盟" and not _part_of_another(host, 0, known):
            return known
    for match in re.finditer(r"(?:^|\n|，)", lead):
        known = gazetteer.longest_at(lead, match.end())
        if known and _part_of_another(lead, match.end(), known):
            continue  # 红旗岭镇召开: the host is not the district 红旗
        if known and re.match(rf"{_HOST_BODY}?(?:[^，。\n]{{0,10}}|(?:\w{{1,6}}(?:镇|乡|街道|苏木))?在[^，。\n]{{2,20}})(?:召开|举行|部署)", lead[match.end() + len(known):]):
            return known
    return None


def _meeting(document: Document, narration: narrator.Narration, speakers: tuple[model.Speaker, ...], dates: meetings.Dates | None, home: str | None,
             name: tuple[int, int] | None, organizer: tuple[int, int] | None) -> model.Meeting:
    headline = headlines.title_unit(document, narration.headlines)
    when = None
    if dates is not None:
        span = document.span(dates.start, dates.end)
        when = model.MeetingDates(span.text, span.start, span.end, str(dates.first), str(dates.last), dates.year_from)
    return model.Meeting(
        title=document.span(headline.start, headline.end) if headline else None,
        name=document.span(*name) if name else None,
        organizer=document.span(*organizer) if organizer else None,
        chair=tuple(speaker.id for speaker in speakers if any(act.act == "chair" for act in speaker.acts)),
        dates=when,
        format=meetings.form(document.clean[:1500], document.clean[slice(*name)] if name else ""),  # type: ignore[arg-type]
        home_region=model.Place(gazetteer.path(home), None if home == "000000" else gazetteer.adcode(home), gazetteer.level_of(home)) if home else None)


def _nothing_found(name: tuple[int, int] | None, speakers: tuple[model.Speaker, ...], found: tuple[model.Directive, ...]) -> list[model.Warning]:
    if speakers or found or name:
        return []
    return [model.Warning("not_a_meeting", "nothing like a meeting was found in this text")]


def _drift(reference: Reference, regions: tuple[model.Region, ...], due: tuple[model.Deadline, ...]) -> list[model.Warning]:
    """Facts that the text is later than: named, not guessed."""
    day = reference.day.date if reference.day else None
    if day is None:
        return []
    found = []
    if regions and day > (last := lexicon.reaches("gazetteer.tsv")):
        found.append(model.Warning("regions_outdated", f"the text is of {day}, the gazetteer can be relied on to {last}: areas renamed since have their old names and codes"))
    if day > (last := lexicon.reaches("closed_days.tsv")):
        for term in due:
            if "工作日" in fold(term.text) and term.due_date is None:
                found.append(model.Warning("days_off_unknown", f"{term.text}: the public holidays are known to {last}, so that working days cannot be counted", term.start, term.end))
    return found


def _date_warnings(document: Document, narration: narrator.Narration, dates: meetings.Dates | None, public: meetings.Published | None,
                   date: Date | str | None) -> list[model.Warning]:
    found = []
    if dates is not None and dates.first.year is None:
        span = document.span(dates.start, dates.end)
        found.append(model.Warning("year_unknown", f"{span.text}: nothing in the text tells the year; give --date", span.start, span.end))
    if dates is not None and dates.year_from not in (None, "text", "option", "page"):
        span = document.span(dates.start, dates.end)
        found.append(model.Warning("year_inferred", f"{span.text}: the year is taken from the {dates.year_from}", span.start, span.end))
    written = meetings.published(document, narration.headlines) if date is not None else None
    if written is not None and public is not None and written.day != public.day and written.start is not None and written.end is not None:
        span = document.span(written.start, written.end)
        found.append(model.Warning("dates_disagree", f"the text says it was published on {written.day}, the caller says {public.day}", span.start, span.end))
    return found


__all__ = ["parse"]
