"""A user's own words: huiyao.toml, read, checked and laid over the tables.

titles = ["网格长"]                     # words a title ends in
bodies = ["攻坚专班"]                   # words the name of a body ends in
[acts]
speech = ["作动员"]                     # words for one of the acts
[events]
"园博会" = "2025-04-26"                 # a day, or a rule as in events.tsv: "09-16", "lunar 3-3", "term 谷雨"
[regions]
"临港" = "330205"                       # another name of an area, with its code (GB/T 2260)
[people]
"方予宁" = "县水务局局长"               # a name the parser must know, with the title where a text gives none
"""
from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, get_args

from huiyao.core import lexicon
from huiyao.core.fold import fold

FILE = "huiyao.toml"
_RULE = re.compile(r"\d{2}-\d{2}(?:/\d{2}-\d{2})?|lunar \d{1,2}-\d{1,2}|eve|term [\u4e00-\u9fff]{2}|weekday \d{1,2}-[1-7]-[1-5]|-")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")


class OwnLexiconError(ValueError):
    """A user's file is wrong; the message has the file, the line and the reason."""


class Entry(NamedTuple):
    """One word of a user's: its kind (titles, acts, …), the word, what it stands for, and the file it is from."""

    kind: str
    word: str
    value: str
    file: str


_installed: tuple[Entry, ...] = ()


def installed() -> tuple[Entry, ...]:
    """The user's words now in force."""
    return _installed


def people() -> dict[str, str]:
    """The people a user has named: folded name to title."""
    return {entry.word: entry.value for entry in _installed if entry.kind == "people"}


def regions() -> frozenset[str]:
    """The names of areas a user has given, folded: they are areas wherever they stand, be they shaped like a person's name."""
    return frozenset(entry.word for entry in _installed if entry.kind == "regions")


def default_files() -> list[str]:
    """The user's huiyao.toml, from the configuration folder and the current one, where there are any."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return [path for path in (os.path.join(home, "huiyao", FILE), FILE) if os.path.isfile(path)]


def install(paths: Iterable[str]) -> None:
    """Read files and put their words in force, in place of any before; none at all for no files.

    Raises OSError, or OwnLexiconError for a file that is wrong.
    """
    _install([entry for path in paths for entry in read(path)])


def install_texts(files: Iterable[tuple[str, str]]) -> None:
    """Like ``install`` for files given by name and content, as they reach a worker on another machine."""
    _install([entry for path, text in files for entry in _entries(path, text)])


def _install(entries: list[Entry]) -> None:
    global _installed
    if not entries and not _installed:
        return
    rows: dict[str, list[str]] = {}
    words: dict[tuple[str, str], list[str]] = {}
    for kind, word, value, _ in entries:
        if kind == "titles":
            words.setdefault(("titles.txt", "head"), []).append(word)
        elif kind == "bodies":
            words.setdefault(("bodies.txt", "organization"), []).append(word)
            words.setdefault(("bodies.txt", "actor"), []).append(word)
        elif kind == "acts":
            rows.setdefault("acts.tsv", []).append(f"{value}\t{re.escape(word)}\t{word}")
        elif kind == "events":
            rows.setdefault("events.tsv", []).append(f"{word}\t{value}\town")
        elif kind == "regions":
            rows.setdefault("region_aliases.tsv", []).append(f"{word}\t{value}\town")
    lexicon.lay_over(rows, {key: tuple(found) for key, found in words.items()})
    _installed = tuple(entries)


def read(path: str) -> list[Entry]:
    """The words of one file; raises OSError or OwnLexiconError."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        return _entries(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[:error.start].count(b"\n") + 1
        raise OwnLexiconError(f"{path}, line {line}: not UTF-8") from None


def _entries(path: str, text: str) -> list[Entry]:
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef]
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise OwnLexiconError(f"{path}, line {place[1] if place else text.count(chr(10)) + 1}: {re.sub(r' ?[(]at .*[)]', '', str(error))}") from None

    def wrong(word: str, reason: str) -> OwnLexiconError:
        line = next((number for number, content in enumerate(text.splitlines(), 1) if word and word in content), 1)
        return OwnLexiconError(f"{path}, line {line}: {reason}")

    found: list[Entry] = []
    for kind, content in table.items():
        reader = _READERS.get(kind)
        if reader is None:
            raise wrong(kind, f"no kind of words {kind!r}{_nearest(kind, _READERS)}")
        found += [Entry(kind, fold(word), value, path) for word, value in reader(content, kind, wrong)]
    return found


_Wrong = Callable[[str, str], OwnLexiconError]


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else f" (there are: {', '.join(known)})"


def _word(word: Any, kind: str, wrong: _Wrong) -> str:
    if not isinstance(word, str) or not word.strip():
        raise wrong(str(word), f"{kind}: {word!r} is no word")
    if len(word) > 40 or re.search(r"[\s\x00-\x1f]", word):
        raise wrong(word.split()[0], f"{kind}: {word!r} holds blanks or is longer than 40 characters")
    return word


def _list(content: Any, kind: str, wrong: _Wrong) -> list[tuple[str, str]]:
    if not isinstance(content, list):
        raise wrong(kind, f"{kind} must be a list: {kind} = [\"…\"]")
    return [(_word(word, kind, wrong), "") for word in content]


def _pairs(content: Any, kind: str, wrong: _Wrong) -> list[tuple[str, str]]:
    if not isinstance(content, dict):
        raise wrong(kind, f"{kind} must be a table: [{kind}]")
    for word, value in content.items():
        _word(word, kind, wrong)
        if not isinstance(value, str):
            raise wrong(word, f"{kind}: the value of {word!r} must be in quotes")
    return list(content.items())


def _acts(content: Any, kind: str, wrong: _Wrong) -> list[tuple[str, str]]:
    from huiyao.core.model import ActName

    known = (*get_args(ActName), "attend", "observe")
    if not isinstance(content, dict):
        raise wrong(kind, "acts must be a table: [acts]")
    found = []
    for act, words in content.items():
        if act not in known:
            raise wrong(act, f"no act {act!r}{_nearest(act, known)}")
        found += [(word, act) for word, _ in _list(words, act, wrong)]
    return found


def _events(content: Any, kind: str, wrong: _Wrong) -> list[tuple[str, str]]:
    from huiyao.core.time.calendar import event_days

    found = []
    for word, rule in _pairs(content, kind, wrong):
        rule = f"day {rule}" if _DAY.fullmatch(rule) else rule
        if not rule.startswith("day ") and not _RULE.fullmatch(rule):
            raise wrong(word, f"events: {rule!r} is no day and no rule; write 2025-04-26, 09-16, 'lunar 3-3', 'term 谷雨', 'weekday 5-7-2' or '-'")
        try:
            known = rule == "-" or event_days(rule, 2024) is not None
        except ValueError:
            known = False
        if not known:
            raise wrong(word, f"events: there is no such day: {rule}")
        found.append((word, rule))
    return found


def _regions(content: Any, kind: str, wrong: _Wrong) -> list[tuple[str, str]]:
    from huiyao.core.regions import gazetteer

    pairs = _pairs(content, kind, wrong)
    for word, code in pairs:
        if gazetteer.official_name(code) is None:
            raise wrong(word, f"regions: {code!r} is no code of an area (GB/T 2260, six digits)")
    return pairs


_READERS: dict[str, Callable[[Any, str, _Wrong], list[tuple[str, str]]]] = {
    "titles": _list, "bodies": _list, "acts": _acts, "events": _events, "regions": _regions, "people": _pairs}
