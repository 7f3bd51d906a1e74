"""`huiyao lexicon`: what the parser knows, and how old it is."""
from __future__ import annotations

import sys
from datetime import date

from huiyao.cli.run import complain, install_words
from huiyao.core import lexicon
from huiyao.core.lexicon import own

# What a user may ask for, and the table (with the section, or the columns) it stands in.
_KINDS: dict[str, tuple[str, str | None]] = {
    "titles": ("titles.txt", "head"), "bodies": ("bodies.txt", "organization"), "government": ("bodies.txt", "government"), "acts": ("acts.tsv", None), "events": ("events.tsv", None),
    "regions": ("gazetteer.tsv", None), "former-regions": ("gazetteer_history.tsv", None), "islands": ("gazetteer_islands.tsv", None), "aliases": ("region_aliases.tsv", None),
    "zones": ("zones.tsv", None), "collectives": ("collectives.tsv", None), "surnames": ("surnames.txt", "common"), "modals": ("directive_words.txt", "modal"),
    "vague-times": ("time_words.txt", "vague"), "anniversaries": ("anniversaries.tsv", None), "closed-days": ("closed_days.tsv", None), "reigns": ("reigns.tsv", None)}


def show(kind: str | None, lexicons: tuple[str, ...]) -> int:
    """Print the kinds with their numbers and sources, or the words of one kind; the exit code."""
    if not install_words(lexicons):
        return 2
    if kind == "people":
        for entry in own.installed():
            if entry.kind == "people":
                print(f"{entry.word}\t{entry.value}\t{entry.file}")
        return 0
    if kind is None:
        for name, (table, section) in _KINDS.items():
            print(f"{name:15s}{len(_entries(table, section)):7d}  {lexicon.source(table)}")
        for entry in own.installed():
            print(f"{'own':15s}{'':7s}  {entry.kind}: {entry.word} {entry.value}".rstrip() + f"  ({entry.file})")
        return 0
    if kind not in _KINDS:
        from difflib import get_close_matches

        near = get_close_matches(kind, [*_KINDS, "people"], 1)
        complain(f"no kind of words {kind!r}" + (f"; did you mean {near[0]}?" if near else f" (there are: {', '.join(_KINDS)}, people)"))
        return 2
    table, section = _KINDS[kind]
    mine = {entry.word: entry.file for entry in own.installed()}
    for line in _entries(table, section):
        word = line.split("\t")[2 if table == "acts.tsv" else 0]
        print(line + (f"\t({mine[word]})" if word in mine else ""))
    print(f"{table}: {lexicon.source(table)}", file=sys.stderr)
    return 0


def _entries(table: str, section: str | None) -> list[str]:
    return list(lexicon.groups(table)[section]) if section else lexicon.lines(table)


def check(today: date | None = None) -> int:
    """Say of every table of dated facts how old it is and how far it reaches; exit code 1 where one falls short of today."""
    today = today or date.today()
    short = 0
    for fact in lexicon.dated_facts():
        late = fact.reaches < today
        short += late
        print(f"{fact.name:15s} as of {fact.issued}, holds to {fact.reaches}{'  OUT OF DATE' if late else ''}  {fact.source}")
    if short:
        complain(f"{short} of the tables fall short of {today}: look for a newer release of huiyao")
    return 1 if short else 0
