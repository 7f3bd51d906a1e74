"""One reader a rule: from a match of the grammar to the interval it means."""
from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from huiyao.core.time.moment import Reference
from huiyao.core.time.readers import dates
from huiyao.core.time.readers.dates import day_of_month
from huiyao.core.time.value import Value


def read(match: re.Match[str], reference: Reference) -> Value | None:
    """What a match of the grammar means; None where the words fit and the day does not exist (2月30日)."""
    return reader(match.lastgroup or "")(match, reference)


@lru_cache(maxsize=None)
def reader(rule: str) -> Callable[[re.Match[str], Reference], Value | None]:
    """The reader of a rule, its module loaded where a text needs it; raises KeyError for a rule without one."""
    if rule in dates.READERS:
        return dates.READERS[rule]
    from huiyao.core.time.readers import periods, relative

    return {**periods.READERS, **relative.READERS}[rule]


__all__ = ["day_of_month", "read", "reader"]
