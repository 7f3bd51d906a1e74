"""Words and tables as data; this package reads them and knows none of them.

A table is a UTF-8 file beside this one.  Lines that begin with # are comments and say
where the table comes from.  Every reader caches its answer for the life of the process.
"""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a table without comments and blank lines; raises FileNotFoundError."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@lru_cache(maxsize=None)
def words(name: str) -> tuple[str, ...]:
    """All words of a .txt table, separated by white space, in file order."""
    return tuple(word for line in lines(name) for word in line.split())


@lru_cache(maxsize=None)
def word_set(name: str) -> frozenset[str]:
    """The words of a .txt table as a set."""
    return frozenset(words(name))


@lru_cache(maxsize=None)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a .tsv table, split at tabs."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


@lru_cache(maxsize=None)
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """A .txt table in sections, ``[section]`` on a line of its own: section name to its words."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(name):
        if line[0] == "[" and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.extend(line.split())
    return {section: tuple(entries) for section, entries in found.items()}


class Endings:
    """Many words, asked whether a text ends in one of them; faster than ``str.endswith`` with hundreds."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = sorted({len(word) for word in self._words})

    def end(self, text: str, stop: int | None = None) -> bool:
        """Whether ``text[:stop]`` ends in one of the words."""
        at = len(text) if stop is None else stop
        return any(length <= at and text[at - length:at] in self._words for length in self._lengths)
