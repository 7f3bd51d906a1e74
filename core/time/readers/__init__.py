"""One reader a rule: from a match of the scanner to the interval it means."""
from __future__ import annotations

import re
from collections.abc import Callable

from huiyao.core.time.moment import Reference
from huiyao.core.time.readers import dates, periods, relative
from huiyao.core.time.readers.dates import day_of_month
from huiyao.core.time.value import Value

_READERS: dict[str, Callable[[re.Match[str], Reference], Value | None]] = {
    "numeric_date": dates.numeric("n"), "compact_date": dates.numeric("c"), "year_span": periods.year_span, "recurring": relative.recurring,
    "plan_period": periods.plan_period, "lunar": dates.lunar, "nickname_first_quarter": periods.nickname(3, 31), "nickname_half": periods.nickname(6, 30),
    "nickname_year": periods.nickname(12, 31), "two_years": periods.two_years, "winter_spring": periods.open_period, "month_span": periods.month_span, "day_span": dates.day_span,
    "quarter": periods.quarter, "half": periods.half, "calendar": dates.calendar_day, "month_end": dates.month_end, "year_part": periods.year_part, "whole_year": periods.whole_year,
    "coming": relative.coming, "last_months": relative.last_months, "duration": relative.duration, "relative_day": relative.relative_day, "weekday": relative.weekday,
    "event": dates.event, "century": periods.century, "bare_day": dates.bare_day, "vague": lambda match, reference: Value(None, None, "vague", "vague"),
}


def read(match: re.Match[str], reference: Reference) -> Value | None:
    """What a match of the scanner means; None where the words fit and the day does not exist (2月30日)."""
    return _READERS[match.lastgroup or ""](match, reference)


__all__ = ["day_of_month", "read"]
