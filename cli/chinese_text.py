"""rich's ``Text`` with lines broken as Chinese is (see ``wrapping``)."""
from __future__ import annotations

from typing import Any

from huiyao.cli.wrapping import line_breaks
from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text


class ChineseText(Text):
    """A ``Text`` of the source: no line begins with a closing mark, no number is torn."""

    def wrap(self, console: Console, width: int, **settings: Any) -> Lines:
        """The lines of the text, none wider than ``width`` cells; the settings are those of ``Text.wrap``."""
        if settings.get("no_wrap"):
            return super().wrap(console, width, **settings)
        lines = Lines()
        for paragraph in self.split(allow_blank=True):
            for line in paragraph.divide(line_breaks(paragraph.plain, width, measure=cell_len)):
                line.rstrip_end(width)
                lines.append(line)
        return lines
