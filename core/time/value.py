"""What a reader hands to the scanner."""
from __future__ import annotations

from huiyao.core.time.moment import Moment


class Value:
    """What one rule read: an interval in the making.

    ``yearless``     no year in the words: it may be moved to the next or last one;
    ``ends_period``  底, 末, 旬: 前 keeps the last day;
    ``length``       ISO 8601: P4Y6M, or low and high as P13D/P56D;
    ``weekday``      the ISO weekday that stands beside a day: 7月27日（周四）.
    """

    __slots__ = ("due", "ends_period", "first", "granularity", "kind", "length", "recurrence", "weekday", "year_given", "yearless")

    def __init__(self, first: Moment | None, due: Moment | None, granularity: str, kind: str = "period", year_given: bool = False, yearless: bool = False,
                 recurrence: str | None = None, ends_period: bool = False, length: str | None = None, weekday: int | None = None) -> None:
        self.first, self.due, self.granularity, self.kind = first, due, granularity, kind
        self.year_given, self.yearless, self.recurrence = year_given, yearless, recurrence
        self.ends_period, self.length, self.weekday = ends_period, length, weekday
