"""Time as people speak of it every day, beside the grammar of bulletins.

A bulletin's grammar leaves out what would be noise in a bulletin: a bare 星期一, a
duration without 内, 九十年代, a festival named in passing.  ``Reference(everyday=…)``
adds these rules; no bulletin is read with them.
"""
from huiyao.core.time.everyday.convention import Convention

__all__ = ["Convention"]
