"""No text makes the parser slow: twice the length costs twice the time, for every family of nasty texts.

The cost is processor time of this process; the factor leaves room for noise, and a
measurement that fails is taken again.  200,000 characters of each family are parsed by
`pytest -m slow`, 24,000 otherwise.
"""
from __future__ import annotations

import gc
import time

import pytest
from families import FAMILIES
from huiyao.core import parse

FACTOR = 3.0  # quadratic cost would be 4


def cost(text: str) -> float:
    gc.collect()
    start = time.process_time()
    parse(text)
    return time.process_time() - start


def grows_linearly(name: str, length: int) -> None:
    make = FAMILIES[name]
    parse(make(500))
    ratios = []
    for _ in range(3):
        half, whole = cost(make(length // 2)), cost(make(length))
        ratios.append(whole / max(half, 0.002))
        if ratios[-1] < FACTOR:
            return
    raise AssertionError(f"twice the length costs {min(ratios):.1f} times")


@pytest.mark.parametrize("name", FAMILIES)
def test_cost_grows_linearly(name: str) -> None:
    grows_linearly(name, 24_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_cost_of_long_texts_grows_linearly(name: str) -> None:
    grows_linearly(name, 200_000)


def test_families_are_as_long_as_asked() -> None:
    assert {len(make(1000)) for make in FAMILIES.values()} == {1000}
