"""Time expressions: text and a reference day in, dated mentions out.

The package stands by itself: it knows nothing of meetings.  ``find`` is its door.

    >>> from huiyao.core.time import find, Reference
    >>> [(m.kind, str(m.due)) for m in find("9月底前完成", Reference.of("2023-07-28"))]
    [('date', '2023-09-30')]
"""
from huiyao.core.time.moment import Moment, Reference
from huiyao.core.time.scanner import TimeMention, find

__all__ = ["Moment", "Reference", "TimeMention", "find"]
