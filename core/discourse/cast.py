"""Who a document has introduced so far, and its clauses read in the light of that."""
from __future__ import annotations

import re

from huiyao.core.discourse import clauses
from huiyao.core.discourse.clauses import Clause
from huiyao.core.lexicon import own
from huiyao.core.people import titles
from huiyao.core.people.parties import Party

_LEAD = 160  # characters in which a bulletin says whom it is about


class Cast:
    """The persons met with a title: their names vouch for themselves from then on.

    ``known`` holds names; ``titled`` leads from family name and office (王县长) to the name.
    """

    def __init__(self, clean: str) -> None:
        self.clean = clean
        self.known = {name for name in own.people() if name in clean}
        self.titled: dict[str, str] = {}
        self.offices: set[tuple[str, str]] = set()  # offices, each as a title writes it, and who holds it
        self._read: dict[tuple[int, int, int], Clause] = {}  # clauses by span and by how many names were known

    def clause(self, a: int, b: int) -> Clause:
        """A clause as read with the names known so far; names are only ever added."""
        key = (a, b, len(self.known))
        clause = self._read.get(key)
        if clause is None:
            clause = clauses.read(self.clean, a, b, self.known)
            if "总书记" in self.clean[a:b] and any(self._cited(party) for party in clause.parties):
                clause = Clause(a, b, (), a, ())
            self._read[key] = clause
        return clause

    def _cited(self, party: Party) -> bool:
        """某某总书记发表重要讲话 in a bulletin that does not begin with him: who is quoted from elsewhere."""
        if party.kind != "person" or party.title is None or not self.clean[slice(*party.title)].endswith("总书记"):
            return False
        return re.search(re.escape(self.clean[slice(*party.name)]) + "(?!总书记)", self.clean[:_LEAD]) is None

    def remember(self, party: Party) -> None:
        """Note a person and the offices of the title."""
        if party.kind == "person":
            name = self.clean[slice(*party.name)]
            self.known.add(name)
            if party.title is not None:
                title = self.clean[slice(*party.title)]
                for head in re.split("、", title):
                    self.offices.add((head, name))
                    match = titles.heads().search(head[-4:])
                    if match:
                        self.titled[name[0] + match[0]] = name

    def opens(self, at: int) -> Party | None:
        """A person met before whose name stands at an offset; of two that begin alike the longer."""
        name = max((name for name in self.known if self.clean.startswith(name, at)), key=len, default=None)
        return Party("person", (at, at + len(name)), None, None, (at, at + len(name))) if name else None

    def holder(self, office: str) -> str | None:
        """Who holds an office that goes without a name (县长要求), where just one person met has it: 县长 or 江城县县长, not 副县长."""
        found = {name for held, name in self.offices if held.endswith(office) and not held.endswith("副" + office)}
        return found.pop() if len(found) == 1 else None

    def name(self, party: Party) -> str:
        """The name a person goes by: of 王县长 the one met before, else the words themselves."""
        name = self.clean[slice(*party.name)]
        if party.kind == "surname" and party.title is not None:
            return self.titled.get(name + self.clean[slice(*party.title)], "") or next((known for known in sorted(self.known) if known.startswith(name)), self.clean[slice(*party.whole)])
        return name
