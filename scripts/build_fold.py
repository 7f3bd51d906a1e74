"""Build core/lexicon/fold.txt: traditional characters and their simplified forms.

Source: the dictionaries TSCharacters and TSPhrases of OpenCC as shipped in
opencc-python-reimplemented (Apache-2.0).  Only pairs of one code point each, so that
folding keeps every offset.

Usage: python scripts/build_fold.py
"""
from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import opencc

TARGET = Path(__file__).resolve().parent.parent / "core" / "lexicon" / "fold.txt"
SOURCE = Path(opencc.__file__).parent / "dictionary"

# 著 is 着 in these words of official prose and stays 著 elsewhere (著名, 显著); no dictionary of OpenCC's says so.
ZHE = [(word, word.replace("著", "着").replace("隨", "随")) for word in ("著力", "著重", "著手", "著眼", "隨著", "沿著", "朝著", "向著")]


def all_pairs(name: str) -> list[tuple[str, list[str]]]:
    lines = (SOURCE / name).read_text(encoding="utf-8").splitlines()
    return [(key, values.split()) for key, _, values in (line.partition("\t") for line in lines) if values]


def pairs(name: str) -> list[tuple[str, str]]:
    return [(key, values[0]) for key, values in all_pairs(name)]


def main() -> None:
    table = {a: b for a, b in pairs("TSCharacters.txt") if len(a) == len(b) == 1 and a != b}
    # Readings the first choice of the character table misses in official prose.
    table.update({"裡": "里", "裏": "里", "佈": "布", "祕": "秘", "係": "系", "僱": "雇"})
    fold = str.maketrans(table)
    shared = {key for key, values in all_pairs("STCharacters.txt") if key in values}
    only = "".join(key for key, _ in all_pairs("STCharacters.txt") if len(key) == 1 and key not in shared and key not in table)
    phrases = [(a, b) for a, b in pairs("TSPhrases.txt") if len(a) == len(b) and a.translate(fold) != b] + ZHE
    with TARGET.open("w", encoding="utf-8") as out:
        out.write(f"# Source: OpenCC dictionaries in opencc-python-reimplemented {version('opencc-python-reimplemented')} (Apache-2.0). "
                  "Made by scripts/build_fold.py.\n# Line 1: traditional; line 2: simplified; line 3: characters of simplified writing only; "
                  "then phrases whose folding differs.\n")
        out.write("".join(table) + "\n" + "".join(table.values()) + "\n" + only + "\n")
        for a, b in phrases:
            out.write(f"{a}\t{b}\n")
    print(len(table), "characters,", len(phrases), "phrases")


if __name__ == "__main__":
    main()
