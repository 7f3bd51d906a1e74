"""Dated deadlines as calendar to-dos (RFC 5545), made with the icalendar library."""
from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from huiyao.cli.clean import printable
from huiyao.core.model import Report

if TYPE_CHECKING:
    from icalendar import Calendar


def to_ics(reports: list[Report]) -> bytes:
    """A calendar with one to-do for each deadline that has a full date; raises ImportError without icalendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//huiyao//huiyao//ZH")
    calendar.add("version", "2.0")
    for report in reports:
        _add(calendar, report)
    return bytes(calendar.to_ical())


def _add(calendar: Calendar, report: Report) -> None:
    from icalendar import Todo

    speakers = {speaker.id: speaker.name for speaker in report.speakers}
    directives = {directive.id: directive for directive in report.directives}
    met = report.meeting.dates.end_date if report.meeting.dates else None
    stamp = datetime.fromisoformat(met) if met and not met.startswith("--") else datetime(1970, 1, 1)
    for deadline in report.deadlines:
        if not deadline.due_date or deadline.due_date.startswith("--"):
            continue
        todo = Todo()
        todo.add("uid", f"{report.source.sha256[:16]}-{deadline.start}@huiyao")  # the same text gives the same to-do
        todo.add("dtstamp", stamp.replace(tzinfo=timezone.utc))
        todo.add("due", date.fromisoformat(deadline.due_date))
        todo.add("summary", printable(deadline.task))
        todo.add("description", printable(f"{speakers[deadline.speaker]}：{directives[deadline.directive].text}"))
        calendar.add_component(todo)
