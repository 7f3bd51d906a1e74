"""What of a run is done, on disk: kill it at any moment, and what is left can be taken up.

Beside OUT stands OUT.part, a folder that only its owner can read.  Every finished chunk
is one file in it, written under another name and renamed when it is whole, so that a file
there is a chunk done.  Chunks are cut from the documents in their order, by size alone:
the same documents give the same chunks, and a chunk's file says which documents it
covers.  At the end the files are joined in order, and the whole is renamed to OUT.
"""
from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from huiyao.cli.batch.sources import Item
from huiyao.cli.batch.work import Done

CHUNK_BYTES, CHUNK_DOCUMENTS = 256 * 1024, 64


class JournalError(RuntimeError):
    """The run cannot begin or go on; the message says why and what to do, in one line."""


class AlreadyDone(Exception):
    """The run to be resumed was finished; what was left to do is done now."""


class Chunk(NamedTuple):
    """Documents done together: their place in the run, and a digest of their names and contents."""

    index: int  # type: ignore[assignment]  # hides tuple.index
    items: list[Item]
    digest: str


def chunks(items: Iterator[Item]) -> Iterator[Chunk]:
    """Cut documents into chunks by size."""
    held: list[Item] = []
    size = index = 0
    for item in items:
        held.append(item)
        size += item.size
        if size >= CHUNK_BYTES or len(held) >= CHUNK_DOCUMENTS:
            yield Chunk(index, held, _digest(held))
            held, size, index = [], 0, index + 1
    if held:
        yield Chunk(index, held, _digest(held))


def _digest(items: list[Item]) -> str:
    total = hashlib.sha256()
    for item in items:
        for part in (item.name.encode("utf-8", "surrogateescape"), item.data or b"", (item.text or "").encode("utf-8", "surrogatepass"), (item.date or "").encode(), (item.error or "").encode("utf-8", "replace")):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


class Journal:
    """The folder OUT.part of one run; ``settings`` are what must not change between a run and its resumption."""

    def __init__(self, output: str, settings: dict[str, Any], *, resume: bool, overwrite: bool) -> None:
        self.output = output.rstrip("/") or output
        self.folder = self.output + ".part"
        if resume and os.path.exists(os.path.join(self.folder, "published")):
            self._publish_again()
            raise AlreadyDone
        if resume and not overwrite and os.path.lexists(self.output) and not _holds_anything(self.folder):
            self._clear()
            raise AlreadyDone
        if os.path.lexists(self.output) and not overwrite:
            raise JournalError(f"{self.output} exists already; --overwrite replaces it")
        if overwrite and not resume and os.path.isdir(self.folder):
            shutil.rmtree(self.folder)
        fresh = not os.path.isdir(self.folder)
        if not fresh and not resume:
            raise JournalError(f"an unfinished run stands in {self.folder}: go on with --resume, or begin anew with --overwrite")
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        self._lock = self._locked()
        self._settle(settings)

    def _locked(self) -> BinaryIO:
        file = open(os.path.join(self.folder, "lock"), "ab")  # noqa: SIM115 - held for as long as the run
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # not on Windows
            pass
        except OSError:
            file.close()
            raise JournalError(f"another run is writing {self.folder}") from None
        return file

    def _settle(self, settings: dict[str, Any]) -> None:
        path = os.path.join(self.folder, "settings.json")
        text = json.dumps(settings, ensure_ascii=False, sort_keys=True)
        try:
            with open(path, encoding="utf-8") as file:
                before = file.read()
        except FileNotFoundError:
            self._write("settings.json", text.encode())
            return
        if before != text:
            raise JournalError("the unfinished run was begun with other options or another release of huiyao; --overwrite begins anew")

    def _write(self, name: str, *parts: bytes) -> None:
        """Write a file of the folder so that it is there whole or not at all."""
        path = os.path.join(self.folder, name)
        with open(path + ".tmp", "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".tmp", path)

    def done(self, chunk: Chunk) -> Done | None:
        """What an earlier run made of a chunk, without its rows; None where it is still to do.  Raises JournalError where the documents are other ones."""
        try:
            with open(self._path(chunk.index), "rb") as file:
                head = json.loads(file.readline())
        except FileNotFoundError:
            return None
        if head["digest"] != chunk.digest:
            raise JournalError("the documents have changed since the unfinished run; --overwrite begins anew")
        return Done(b"", b"", head["documents"], head["failed"], head["empty"], head["size"])

    def keep(self, chunk_index: int, digest: str, done: Done) -> None:
        """Record a chunk as done."""
        head = {"digest": digest, "documents": done.documents, "failed": done.failed, "empty": done.empty, "size": done.size, "rows": len(done.rows)}
        self._write(_name(chunk_index), json.dumps(head).encode() + b"\n", done.rows, done.errors)

    def _path(self, index: int) -> str:
        return os.path.join(self.folder, _name(index))

    def rows(self, count: int) -> Iterator[bytes]:
        """The rows of all chunks in order."""
        for index in range(count):
            yield self._parts(index)[0]

    def errors(self, count: int) -> Iterator[bytes]:
        """The errors of all chunks in order."""
        for index in range(count):
            yield self._parts(index)[1]

    def _parts(self, index: int) -> tuple[bytes, bytes]:
        with open(self._path(index), "rb") as file:
            head = json.loads(file.readline())
            rows = file.read(head["rows"])
            return rows, file.read()

    def finish_lines(self, count: int) -> None:
        """Join all chunks to OUT, and what failed to OUT.errors.ndjson; then the folder goes."""
        self._join("whole", self.rows(count))
        failed = self._join("errors", self.errors(count))
        errors = self.output + ".errors.ndjson"
        if failed:
            os.replace(os.path.join(self.folder, "errors"), errors)
        elif os.path.exists(errors):
            os.remove(errors)  # of a run before this one
        self._publish("whole")

    def finish_folder(self, made: str, count: int) -> None:
        """Publish a folder made inside OUT.part as OUT, what failed with it."""
        if self._join("errors", self.errors(count)):
            os.replace(os.path.join(self.folder, "errors"), os.path.join(self.folder, made, "errors.ndjson"))
        self._publish(made)

    def _join(self, name: str, parts: Iterator[bytes]) -> int:
        size = 0
        with open(os.path.join(self.folder, name), "wb") as file:
            for part in parts:
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
        return size

    def _publish(self, name: str) -> None:
        self._write("published", name.encode())  # from here on a kill leaves nothing to do but this
        self._replace(name)
        self._lock.close()
        self._clear()

    def _publish_again(self) -> None:
        with open(os.path.join(self.folder, "published"), encoding="utf-8") as file:
            name = file.read()
        if os.path.exists(os.path.join(self.folder, name)):
            self._replace(name)
        self._clear()

    def _clear(self) -> None:
        """Remove the folder of a finished run, the mark that it is finished last: killed in between, it is still known for that."""
        for name in os.listdir(self.folder) if os.path.isdir(self.folder) else ():
            if name != "published":
                path = os.path.join(self.folder, name)
                shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else os.remove(path)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _replace(self, name: str) -> None:
        whole = os.path.join(self.folder, name)
        if os.path.isdir(self.output) and not os.path.islink(self.output):
            shutil.rmtree(self.output)
        os.replace(whole, self.output)
        _sync(os.path.dirname(os.path.abspath(self.output)))

    def close(self) -> None:
        """Let go of the folder; what is done stays for --resume."""
        self._lock.close()


def _name(index: int) -> str:
    return f"{index:08d}.chunk"


def _holds_anything(folder: str) -> bool:
    return os.path.isdir(folder) and bool(os.listdir(folder))


def _sync(folder: str) -> None:
    """Make a rename in a folder outlive a power cut."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
