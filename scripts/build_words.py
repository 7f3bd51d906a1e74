"""Build core/lexicon/not_names.txt: words that look like a name and are none.

Source: the dictionary of jieba 0.42.1 (MIT).  A word is taken when it has two to four
characters, begins with a family name, is no personal name by the dictionary's own tag,
and is frequent enough to be met.

Usage: python scripts/build_words.py
"""
from __future__ import annotations

from pathlib import Path

import jieba

LEXICON = Path(__file__).resolve().parent.parent / "core" / "lexicon"
MIN_COUNT = {2: 20, 3: 5, 4: 5}


def surnames() -> set[str]:
    text = (LEXICON / "surnames.txt").read_text(encoding="utf-8")
    return {word for line in text.splitlines() if not line.startswith(("#", "[")) for word in line.split()}


def main() -> None:
    families = surnames()
    words = []
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if len(word) in MIN_COUNT and int(count) >= MIN_COUNT[len(word)] and word[0] in families and not tag.startswith("nr"):
            words.append(word)
    with (LEXICON / "not_names.txt").open("w", encoding="utf-8") as out:
        out.write("# Words that begin with a family name and are no names. Source: jieba 0.42.1 (MIT). Made by scripts/build_words.py.\n")
        out.write("\n".join(sorted(words)) + "\n")
    print(len(words), "words")


if __name__ == "__main__":
    main()
