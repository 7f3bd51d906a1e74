"""What a reader hands to the scanner."""
from __future__ import annotations

from dataclasses import dataclass

from huiyao.core.time.moment import Moment


@dataclass(slots=True)
class Value:
    """What one rule read: an interval in the making."""

    first: Moment | None
    due: Moment | None
    granularity: str
    kind: str = "period"
    year_given: bool = False
    yearless: bool = False  # no year in the words: may be moved to the next or last one
    recurrence: str | None = None
    ends_period: bool = False  # 底, 末, 旬: 前 keeps the last day
    length: str | None = None  # ISO 8601: P4Y6M, or low and high as P13D/P56D
    weekday: int | None = None  # the ISO weekday that stands beside a day: 7月27日（周四）
