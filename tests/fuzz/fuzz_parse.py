"""Coverage-guided fuzzing of ``parse`` with atheris (Linux, extra ``fuzz``).

Usage: python -m tests.fuzz.fuzz_parse [-runs=N] [-max_total_time=SECONDS] [CORPUS]
"""
from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["huiyao"]):
    import huiyao.core.pipeline  # noqa: F401

from tests.fuzz import grammar, promises


def one(data: bytes) -> None:
    """One execution: half of the inputs are put together by the grammar, the others are any text."""
    source = atheris.FuzzedDataProvider(data)
    if source.ConsumeBool():
        text = grammar.mixed(lambda words: words[source.ConsumeIntInRange(0, len(words) - 1)], source.ConsumeIntInRange, source.ConsumeUnicode)
    else:
        text = source.ConsumeUnicode(400)
    # The schema and the second parse cost more than the first: every 64th input bears them.
    full = len(text) % 64 == 7
    promises.keep(text, schema=full, twice=full)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
