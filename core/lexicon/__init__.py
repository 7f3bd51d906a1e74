"""Words and tables as data; this package reads them and knows none of them.

A table is a UTF-8 file beside this one.  Lines that begin with # are comments and say
where the table comes from.  Every reader caches its answer; what users add (``lexicon.own``) is laid over the tables
by ``lay_over``, which forgets whatever was made of them before.
"""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple, ParamSpec, TypeVar

FOLDER = os.path.dirname(__file__)

_P = ParamSpec("_P")
_R = TypeVar("_R")
_caches: list[Callable[[], None]] = []
# Table to lines of a user's own, and (table, section) to words: read before the table's.
_own_lines: dict[str, list[str]] = {}
_own_words: dict[tuple[str, str], tuple[str, ...]] = {}


def cached(maxsize: int | None = 1) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """A cache for what is made of tables; it is emptied when a user's words are laid over them."""
    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        wrapped = lru_cache(maxsize=maxsize)(function)
        _caches.append(wrapped.cache_clear)
        return wrapped  # type: ignore[return-value]
    return decorate


def lay_over(own_lines: Mapping[str, list[str]], own_words: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
    """Put a user's lines and words before those of the tables, in place of any laid over before."""
    _own_lines.clear()
    _own_lines.update(own_lines)
    _own_words.clear()
    _own_words.update(own_words)
    for clear in _caches:
        clear()


def lines(name: str) -> list[str]:
    """The lines of a table without comments and blank lines; raises FileNotFoundError."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        text = file.read()
    found = [line for line in text.split("\n") if line and line[0] != "#"]
    return [*_own_lines[name], *found] if name in _own_lines else found


def own_firsts(name: str) -> list[str]:
    """First characters of the second column of a user's own rows of a table, to be let through guards."""
    return [line.split("\t")[1][:1] for line in _own_lines.get(name, ())]


@cached(None)
def words(name: str) -> tuple[str, ...]:
    """All words of a .txt table, separated by white space, in file order."""
    return tuple(word for line in lines(name) for word in line.split())


@cached(None)
def word_set(name: str) -> frozenset[str]:
    """The words of a .txt table as a set."""
    return frozenset(words(name))


@cached(None)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a .tsv table, split at tabs."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


@cached(None)
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """A .txt table in sections, ``[section]`` on a line of its own: section name to its words."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines(name):
        if line[0] == "[" and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.extend(line.split())
    return {section: (*_own_words.get((name, section), ()), *entries) for section, entries in found.items()}


class Fact(NamedTuple):
    """A table of facts that age: as of when, and to which day it can be relied on."""

    name: str
    table: str
    issued: date
    reaches: date
    source: str


@cached()
def dated_facts() -> tuple[Fact, ...]:
    """The tables whose facts age; see issued.tsv."""
    return tuple(Fact(name, table, date.fromisoformat(issued), date.fromisoformat(reaches), source) for name, table, issued, reaches, source in rows("issued.tsv"))


def reaches(table: str) -> date:
    """The last day for which a table can be relied on; ``date.max`` for one that does not age."""
    return next((fact.reaches for fact in dated_facts() if fact.table == table), date.max)


def source(name: str) -> str:
    """What the first comment of a table says of it."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        comments = [line[1:].strip() for line in file.read(4000).split("\n") if line.startswith("#")]
    return next((line for line in comments if "ource" in line), comments[0] if comments else "")


class Endings:
    """Many words, asked whether a text ends in one of them: only those that share its last character are tried."""

    def __init__(self, words: Iterable[str]) -> None:
        by_last: dict[str, list[str]] = {}
        for word in frozenset(words):
            by_last.setdefault(word[-1], []).append(word)
        self._by_last = {last: tuple(sorted(group, key=len)) for last, group in by_last.items()}

    def end(self, text: str, stop: int | None = None) -> bool:
        """Whether ``text[:stop]`` ends in one of the words."""
        at = len(text) if stop is None else stop
        group = self._by_last.get(text[at - 1:at])
        return group is not None and text.endswith(group, 0, at)
