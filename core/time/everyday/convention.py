"""Where speakers and parsers differ on what everyday words mean."""
from __future__ import annotations

from typing import NamedTuple


class Convention(NamedTuple):
    """How open words are read; the defaults are ours.

    ``coming_week``   下周三 is the next Wednesday to come instead of next week's;
    ``rolling``       上两个月 are two months up to the reference day instead of the two calendar months before this one;
    ``today``         a rolling period includes the reference day;
    ``exact_offset``  三年后 is the day three years on instead of that whole year.
    """

    coming_week: bool = False
    rolling: bool = False
    today: bool = True
    exact_offset: bool = False
