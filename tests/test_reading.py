"""Encodings, and what is said of files that cannot be read."""
from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from conftest import SAMPLES
from huiyao.core import parse
from huiyao.core.inputs import UnreadableError, decode
from huiyao.core.inputs import load_file as read_file

_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", _ENCODINGS)
def test_every_encoding_gives_the_same_text(sample: Path, encoding: str) -> None:
    text = sample.read_text(encoding="utf-8")
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("sample", [path for path in SAMPLES if path.stem in ("city_council_taiwan", "county_traditional")], ids=lambda path: path.stem)
def test_big5(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8").replace("■", "")
    assert decode(text.encode("big5hkscs")).text == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_the_report_differs_in_the_source_alone(encoding: str) -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    one, other = parse(text).to_dict(), parse(decode(text.encode(encoding)).text, encoding=encoding).to_dict()
    one.pop("source")
    other.pop("source")
    assert one == other


def test_line_ends_of_windows() -> None:
    text = SAMPLES[0].read_text(encoding="utf-8")
    plain, windows = parse(text), parse(text.replace("\n", "\r\n"))
    assert [s.name for s in plain.speakers] == [s.name for s in windows.speakers]
    assert [d.text for d in plain.directives] == [d.text for d in windows.directives]


@pytest.mark.parametrize(("data", "cause"), [(b"", "empty"), (b" \n\n", "empty"), (codecs.BOM_UTF8, "empty"), (b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04....", "zip"),
                                             (b"\x89PNG\r\n", "PNG"), (bytes(range(256)) * 4, "not a text file"), (codecs.BOM_UTF16_LE + b"\x00\xd8", "damaged")])
def test_unreadable(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause):
        decode(data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none.txt")
