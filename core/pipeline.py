"""The way of the data: text, document, narration, facts, report.

``parse`` is the public door.  It is a pure function: it reads no file but its own
lexicons, prints nothing and keeps no state between calls.
"""
from __future__ import annotations

import hashlib
from datetime import date as Date
from typing import NamedTuple

from huiyao.core import dates as days
from huiyao.core import document as documents
from huiyao.core import lexicon, model
from huiyao.core import meeting as meetings
from huiyao.core.directives import extract as directives
from huiyao.core.discourse import headlines, narrator
from huiyao.core.discourse.narration import Narration
from huiyao.core.document import Document
from huiyao.core.fold import fold
from huiyao.core.people import registry
from huiyao.core.regions import gazetteer, host, participation
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
    narration: Narration
    judged: list[directives.Judged]
    report: model.Report


def trace(text: str, *, date: Date | str | None = None, name: str = "", encoding: str = "utf-8", dated_by: str = "option") -> Trace:
    """Like ``parse``, and keeps the stages."""
    document = documents.read(text)
    narration = narrator.narrate(document)
    judged = directives.judge(document, narration)
    public = _published(document, narration, date, dated_by)
    dates = days.find(document, narration.headlines, public)
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


def _published(document: Document, narration: Narration, date: Date | str | None, dated_by: str) -> days.Published | None:
    """The day of publication: the caller's word first, then the text's own line."""
    if date is not None:
        day = Moment.of(date) if isinstance(date, Date) else Moment.parse(date)
        if day.year is None:
            raise ValueError(f"a day of publication needs a year: {date!r}")
        return days.Published(day, dated_by)
    return days.published(document, narration.headlines)


def _reference(document: Document, dates: days.Dates | None, public: days.Published | None) -> Reference:
    """What deadlines are reckoned from: the meeting's last day, else the day of publication."""
    day = dates.last if dates else public.day if public else None
    return Reference(day, "future", roc="县府" in document.clean or "公所" in document.clean)


def _home(document: Document, narration: Narration, taking: list[participation.Taking], name: tuple[int, int] | None,
          organizer: tuple[int, int] | None) -> str | None:
    lead_units = headlines.lead_units(document, narration.headlines, 5)
    heads = [document.unit_text(unit) for unit in document.units if unit.index in narration.headlines]
    lead = "\n".join([*heads, *(document.unit_text(unit) for unit in lead_units)])
    venues = {document.clean[item.start:item.end] for item in taking if item.role == "main_venue"}
    return homes.infer(lead, document.clean, lambda: host.mentions(document, narration), host.named(document, narration, lead, name, organizer), venues)


def _meeting(document: Document, narration: Narration, speakers: tuple[model.Speaker, ...], dates: days.Dates | None, home: str | None,
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


def _date_warnings(document: Document, narration: Narration, dates: days.Dates | None, public: days.Published | None,
                   date: Date | str | None) -> list[model.Warning]:
    found = []
    if dates is not None and dates.first.year is None:
        span = document.span(dates.start, dates.end)
        found.append(model.Warning("year_unknown", f"{span.text}: nothing in the text tells the year; give --date", span.start, span.end))
    if dates is not None and dates.year_from not in (None, "text", "option", "page"):
        span = document.span(dates.start, dates.end)
        found.append(model.Warning("year_inferred", f"{span.text}: the year is taken from the {dates.year_from}", span.start, span.end))
    written = days.published(document, narration.headlines) if date is not None else None
    if written is not None and public is not None and written.day != public.day and written.start is not None and written.end is not None:
        span = document.span(written.start, written.end)
        found.append(model.Warning("dates_disagree", f"the text says it was published on {written.day}, the caller says {public.day}", span.start, span.end))
    return found


__all__ = ["parse"]
