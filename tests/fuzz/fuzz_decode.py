"""Coverage-guided fuzzing of decoding and loading with atheris (Linux, extra ``fuzz``).

Usage: python -m tests.fuzz.fuzz_decode [-runs=N] [-max_total_time=SECONDS] [CORPUS]
"""
from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["huiyao"]):
    import huiyao.core.inputs
    import huiyao.core.inputs.several

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "utf-16-le")
WORDS = "会议强调，要确保各县（市、区）4月底前完成會議強調各縣（市、區）"


def one(data: bytes) -> None:
    """One execution: bytes as they come, or Chinese text in an encoding with some bytes changed."""
    source = atheris.FuzzedDataProvider(data)
    if source.ConsumeBool():
        encoding = ENCODINGS[source.ConsumeIntInRange(0, len(ENCODINGS) - 1)]
        text = "".join(WORDS[source.ConsumeIntInRange(0, len(WORDS) - 1)] for _ in range(source.ConsumeIntInRange(0, 40)))
        raw = bytearray(text.encode(encoding, "ignore"))
        for _ in range(source.ConsumeIntInRange(0, 3)):
            if raw:
                raw[source.ConsumeIntInRange(0, len(raw) - 1)] = source.ConsumeIntInRange(0, 255)
        data = bytes(raw)
    else:
        data = source.ConsumeBytes(600)
    try:
        loaded = huiyao.core.inputs.load(data, 1 << 16)
    except huiyao.core.inputs.UnreadableError as error:
        assert str(error) and "\n" not in str(error)
        return
    assert loaded.text.strip() and loaded.encoding
    parts = huiyao.core.inputs.several.split(loaded.text)
    assert parts[0].start == 0 and all(0 <= part.start <= part.end <= len(loaded.text) for part in parts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
