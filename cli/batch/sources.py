"""What there is to read: files, folders, NDJSON and Parquet, one document after the other, in an order that never changes."""
from __future__ import annotations

import fnmatch
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

PATTERNS = ("*.txt", "*.html", "*.htm", "*.docx", "*.pdf", "*.md")
_LINES = (".ndjson", ".jsonl")


class Item(NamedTuple):
    """One document: what it is called, its bytes or its text, its own day of publication, or why it could not be had."""

    name: str
    data: bytes | None = None
    text: str | None = None
    date: str | None = None
    error: str | None = None

    @property
    def size(self) -> int:
        """Bytes, or characters of a text, as a measure of the work."""
        return len(self.data if self.data is not None else self.text or "")


class Fields(NamedTuple):
    """Which columns or keys hold what."""

    text: str = "text"
    date: str | None = None
    name: str | None = None


def total_size(paths: Iterable[str], patterns: tuple[str, ...]) -> int:
    """Bytes to be read, for the progress bar; 0 where that cannot be known (standard input)."""
    total = 0
    for path in paths:
        if path == "-":
            return 0
        for name in _files(path, patterns):
            try:
                total += os.stat(name).st_size
            except OSError:
                continue
    return total


def items(paths: Iterable[str], patterns: tuple[str, ...], fields: Fields, limit: int) -> Iterator[Item]:
    """All documents under the paths, in the order of the paths, folders by name.  What cannot be read comes as an item with its error."""
    for path in paths:
        if path == "-":
            yield from _lines(sys.stdin.buffer, "standard input", fields, limit)
        elif path.endswith(_LINES):
            yield from _opened(path, fields, limit)
        elif path.endswith(".parquet"):
            yield from _parquet(path, fields, limit)
        else:
            for name in _files(path, patterns):
                yield _file(name, limit)


def _files(path: str, patterns: tuple[str, ...]) -> Iterator[str]:
    """A file itself; of a folder, the regular files that fit a pattern, deepest names last; folders behind links are not entered."""
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=None, followlinks=False):
        folders.sort(key=os.fsencode)
        for name in sorted(names, key=os.fsencode):
            if any(fnmatch.fnmatch(name.lower(), pattern) for pattern in patterns):
                full = os.path.join(folder, name)
                try:
                    if stat.S_ISREG(os.stat(full).st_mode):  # no devices, pipes or sockets, however they are named
                        yield full
                except OSError:
                    yield full  # vanished, or a link to nothing: reading it will say so


def _file(name: str, limit: int) -> Item:
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            return Item(name, error="not a regular file")
        with open(name, "rb") as file:
            return Item(name, data=file.read(limit + 1))
    except (OSError, ValueError) as error:
        return Item(name, error=getattr(error, "strerror", None) or str(error))


def _opened(path: str, fields: Fields, limit: int) -> Iterator[Item]:
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed below, where reading it may fail otherwise
    except OSError as error:
        yield Item(path, error=error.strerror or str(error))
        return
    with file:
        yield from _lines(file, path, fields, limit)


def _lines(file: BinaryIO, path: str, fields: Fields, limit: int) -> Iterator[Item]:
    number = 0
    while line := file.readline(limit + 2):
        number += 1
        name = f"{path}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (more := file.readline(1 << 20)) and not more.endswith(b"\n"):
                pass  # the rest of a line that is too long
            yield Item(name, error=f"a line larger than {limit / 1048576:g} MB; raise the limit with --max-size")
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Item(name, error=f"no JSON: {error}")
            continue
        yield _row(row, name, fields) if isinstance(row, dict) else Item(name, error="a line that is no JSON object")


def _parquet(path: str, fields: Fields, limit: int) -> Iterator[Item]:
    try:
        import pyarrow.parquet
    except ImportError:
        yield Item(path, error="reading Parquet needs pyarrow: pip install 'huiyao[parquet]'")
        return
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        yield Item(path, error=str(error).splitlines()[0])
        return
    wanted = [name for name in (fields.text, fields.date, fields.name) if name]
    missing = [name for name in wanted if name not in file.schema_arrow.names]
    if missing:
        yield Item(path, error=f"no column {missing[0]!r} (there are: {', '.join(file.schema_arrow.names)})")
        return
    number = 0
    for batch in file.iter_batches(batch_size=256, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield _row(row, f"{path}:{number}", fields)


def _row(row: dict[str, Any], name: str, fields: Fields) -> Item:
    if fields.name is not None and row.get(fields.name) not in (None, ""):
        name = str(row[fields.name])
    text = row.get(fields.text)
    if not isinstance(text, str):
        return Item(name, error=f"no text under {fields.text!r}" if text is None else f"{fields.text!r} is no text")
    day = row.get(fields.date) if fields.date is not None else None
    return Item(name, text=text, date=str(day)[:10] if day not in (None, "") else None)
