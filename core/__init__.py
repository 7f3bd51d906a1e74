"""huiyao.core: the parser, without any face.

>>> from huiyao.core import parse
>>> report = parse("3月5日，县长李明远主持召开县政府常务会议。会议要求，各乡镇要在4月底前完成排查。", date="2024-03-06")
>>> [(d.text, d.due_date) for d in report.deadlines]
[('4月底前', '2024-04-30')]
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"
__all__ = ["Report", "__version__", "parse", "parse_all", "parse_file", "schema"]

if TYPE_CHECKING:
    from huiyao.core.files import parse_all, parse_file
    from huiyao.core.model import Report
    from huiyao.core.pipeline import parse
    from huiyao.core.report_schema import schema


_HOMES = {"parse": "pipeline", "parse_file": "files", "parse_all": "files", "Report": "model", "schema": "report_schema"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: who only wants the schema loads no grammar."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
