"""Days whose year may be unknown, and the day from which everything is reckoned."""
from __future__ import annotations

import datetime
import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from huiyao.core.time.everyday.convention import Convention

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)\Z")


class Moment(NamedTuple):
    """A day; ``year`` is None where no year can be known."""

    year: int | None
    month: int
    day: int

    def __str__(self) -> str:
        """ISO 8601: 2023-07-27, or --07-27 without a year."""
        head = f"{self.year:04d}" if self.year is not None else "-"
        return f"{head}-{self.month:02d}-{self.day:02d}"

    @property
    def date(self) -> datetime.date | None:
        """The day as a date, None without a year."""
        return datetime.date(self.year, self.month, self.day) if self.year is not None else None

    def plus(self, days: int) -> Moment:
        """The day so many days later; without a year the leap day does not exist."""
        moved = datetime.date(self.year or 2023, self.month, min(self.day, last_day(self.year, self.month))) + timedelta(days)
        return Moment(moved.year if self.year is not None else None, moved.month, moved.day)

    def plus_months(self, months: int) -> Moment:
        """The same day so many months later, or that month's last day."""
        index = (self.year or 2023) * 12 + self.month - 1 + months
        year, month = index // 12, index % 12 + 1
        known = year if self.year is not None else None
        return Moment(known, month, min(self.day, last_day(known, month)))

    def in_year(self, years: int) -> Moment:
        """The same day so many years later; the last day of February stays the last."""
        if self.year is None:
            return self
        last = last_day(self.year + years, self.month)
        return Moment(self.year + years, self.month, last if self.day == last_day(self.year, self.month) else min(self.day, last))

    @classmethod
    def of(cls, day: datetime.date) -> Moment:
        """The moment of a date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read ISO 8601, with or without a year; raises ValueError."""
        match = _ISO.match(text)
        if not match:
            raise ValueError(f"not a day: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert month is not None and day is not None
        datetime.date(year or 2024, month, day)
        return cls(year, month, day)


def last_day(year: int | None, month: int) -> int:
    """The number of days of a month; February has 28 where the year is unknown."""
    leap = month == 2 and year is not None and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _LENGTHS[month - 1]


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day (29 February counts where the year is unknown)."""
    return 1 <= month <= 12 and 1 <= day <= last_day(year or 2024, month) and (year is None or 1 <= year <= 9999)


class Reference(NamedTuple):
    """What open expressions are measured against.

    ``day``     the day the words were said, None where nothing is known of it;
    ``prefer``  a day without a year is the next one (``future``) or the last one (``past``);
    ``roc``     years of the Republic (113年) are to be read where no 民國 stands before them;
    ``everyday``  a Convention where everyday speech is to be read as well, None for a bulletin.
    """

    day: Moment | None = None
    prefer: str = "future"
    roc: bool = False
    everyday: Convention | None = None

    @classmethod
    def of(cls, text: str, prefer: str = "future", everyday: Convention | None = None) -> Reference:
        """A reference from an ISO 8601 day; raises ValueError."""
        return cls(Moment.parse(text), prefer, everyday=everyday)

    @property
    def year(self) -> int | None:
        """The year of the reference day, where known."""
        return self.day.year if self.day else None


def leap_year(year: int, reference: Reference) -> int:
    """The year of a 29 February told without one: the next there is, or the last where the past is preferred."""
    step = -1 if reference.prefer == "past" else 1
    if reference.day is not None and (reference.day.month, reference.day.day) > (2, 29) and step > 0:
        year += 1
    while last_day(year, 2) != 29:
        year += step
    return year
