"""The promises on texts that hypothesis writes, for a bounded time; inputs that once broke them; and across processes."""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import pytest
from conftest import ROOT, SAMPLES
from huiyao.core import parse
from huiyao.core.inputs import UnreadableError, load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(ROOT))
from tests.fuzz import grammar, promises

EXAMPLES = int(os.environ.get("HUIYAO_FUZZ_EXAMPLES", "300"))
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def genre(draw: st.DrawFn) -> str:
    """Bulletin-like text: sentences of the genre, loose pieces of it, noise, cut and turned round."""
    return grammar.mixed(lambda words: draw(st.sampled_from(words)), lambda low, high: draw(st.integers(low, high)), lambda most: draw(st.text(max_size=most)))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sample with pieces cut out, doubled, swapped in from another one, or replaced by anything."""
    text = draw(st.sampled_from(SAMPLES)).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        other = draw(st.sampled_from(SAMPLES)).read_text(encoding="utf-8")
        at = draw(st.integers(0, len(other)))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2, other[at:at + 60], draw(st.text(max_size=6)), "".join(reversed(text[start:end]))])) + text[end:]
    return text


@given(genre())
@bounded
def test_bulletin_like_texts(text: str) -> None:
    promises.keep(text)


@given(mutated())
@bounded
def test_mutated_samples(text: str) -> None:
    promises.keep(text)


@given(st.text(max_size=300))
@bounded
def test_any_unicode(text: str) -> None:
    promises.keep(text)


@given(st.one_of(st.binary(max_size=400), st.tuples(genre(), st.sampled_from(["gb18030", "big5", "utf-16", "utf-16-le", "utf-8-sig"])).map(lambda pair: pair[0].encode(pair[1], "ignore"))))
@bounded
def test_any_bytes(data: bytes) -> None:
    try:
        loaded = load(data)
    except UnreadableError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert loaded.text.strip() and loaded.encoding


# Inputs that broke a promise once, with what they broke.
FOUND_BYTES = [b"\xa8\x1c", b"\x1c", "\u3000\u3000".encode(), b"\x00" * 8]
FOUND_TEXTS = ["", "\n", "\ud800", "“", "）（", "2月29日前", "13月45日", "在分会场" * 50, "就就就对对对会议强调", "会议就对就对就对就对强调", "他代表代表代表代表强调", "会议要求11—8月完成排查。"]


@pytest.mark.parametrize("data", FOUND_BYTES)
def test_found_bytes(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        load(data)


@pytest.mark.parametrize("text", FOUND_TEXTS)
def test_found_texts(text: str) -> None:
    promises.keep(text)


def digest() -> str:
    """A digest of all samples' reports, in this process."""
    total = hashlib.sha256()
    for sample in SAMPLES:
        total.update(parse(sample.read_text(encoding="utf-8"), date="2024-12-31").to_json().encode())
    return total.hexdigest()


def test_the_same_bytes_whatever_the_hash_seed_process_and_engine() -> None:
    code = "import sys; sys.path[:0] = ['tests', '.']; from tests.fuzz.test_fuzz import digest; print(digest())"
    seen = {digest()}
    for seed in ("0", "1", "4711"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        seen.add(done.stdout.strip())
    with ProcessPoolExecutor(2) as pool:
        seen |= set(pool.map(_digest_of, range(2)))
    assert len(seen) == 1


def _digest_of(number: int) -> str:
    return digest()
