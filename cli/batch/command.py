"""The run itself: from documents to OUT, with progress, a summary, and one clear line for whatever stops it."""
from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from huiyao.cli.batch import engines, sources, work
from huiyao.cli.batch.journal import AlreadyDone, Journal, JournalError, chunks
from huiyao.cli.run import complain


class Request(NamedTuple):
    """What the command line asked for."""

    paths: list[str]
    output: str
    jobs: int = 0
    patterns: tuple[str, ...] = ()
    text_field: str = "text"
    date_field: str | None = None
    id_field: str | None = None
    only: str | None = None
    date: str | None = None
    resume: bool = False
    overwrite: bool = False
    scheduler: str | None = None
    lexicons: tuple[str, ...] = ()
    whole: bool = False
    max_size: float = 32


class Tally:
    """How far the run is."""

    def __init__(self) -> None:
        self.documents = self.failed = self.empty = self.size = self.chunks = 0
        self.began = time.monotonic()

    def add(self, done: work.Done) -> None:
        """Count a chunk."""
        self.documents += done.documents
        self.failed += done.failed
        self.empty += done.empty
        self.size += done.size
        self.chunks += 1

    def summary(self) -> str:
        """One line for the end of a run."""
        seconds = max(time.monotonic() - self.began, 1e-9)
        return (f"{self.documents} documents: {self.documents - self.failed} done, {self.failed} failed, {self.empty} with no meeting in them; "
                f"{seconds:.1f} s, {self.size / 1e6 / seconds:.2f} MB/s")


def run(request: Request) -> int:
    """Do a batch; the exit code: 0 all done, 1 some documents failed, 2 it could not begin, 3 it was stopped half-way."""
    try:
        settings = _settings(request)
        if request.output == "-":
            return _to_stdout(request, settings)
        return _to_disk(request, settings)
    except AlreadyDone:
        complain(f"{request.output}: the run was finished already; --overwrite does it again")
        return 0
    except (JournalError, engines.EngineError) as error:
        complain(str(error))
        return 2
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.ENOSPC:
            complain(f"no space left on the disk of {request.output}; make room, then go on with --resume")
        else:
            complain(f"{error.filename or request.output}: {error.strerror or error}")
        return 3 if os.path.isdir(request.output.rstrip("/") + ".part") else 2
    except KeyboardInterrupt:
        complain("stopped; go on with --resume" if request.output != "-" else "stopped")
        return 130


def _settings(request: Request) -> work.Settings:
    from huiyao.core.lexicon import own

    files = [*own.default_files(), *request.lexicons]
    try:
        for path in files:
            own.read(path)
    except own.OwnLexiconError as error:
        raise JournalError(str(error)) from None
    only: tuple[str, ...] = ()
    if request.only is not None:
        from huiyao.cli.sections import choose

        only = choose(request.only)
    texts = []
    for path in files:
        with open(path, encoding="utf-8") as file:
            texts.append((path, file.read()))
    return work.Settings(request.date, only, request.whole, int(request.max_size * 1048576), tuple(texts))


def _items(request: Request, settings: work.Settings) -> Iterator[sources.Item]:
    fields = sources.Fields(request.text_field, request.date_field, request.id_field)
    return sources.items(request.paths, _patterns(request), fields, settings.limit)


def _patterns(request: Request) -> tuple[str, ...]:
    return tuple(pattern.lower() for pattern in request.patterns) or sources.PATTERNS


def _parquet(request: Request) -> bool:
    return request.output.endswith("/") or request.output.endswith(".parquet") or os.path.isdir(request.output)


def _to_disk(request: Request, settings: work.Settings) -> int:
    from huiyao.core import __version__

    parquet = _parquet(request)
    if parquet:
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            raise JournalError("Parquet tables need pyarrow: pip install 'huiyao[parquet]'")
    for path in request.paths:
        if path != "-" and not os.path.lexists(path):
            raise JournalError(f"{path}: there is no such file or folder")
    make_executor, in_flight = engines.make(request.jobs, request.scheduler, settings)
    kept = {"version": __version__, "paths": request.paths, "patterns": _patterns(request), "fields": [request.text_field, request.date_field, request.id_field],
            "settings": list(settings), "parquet": parquet}
    journal = Journal(request.output, kept, resume=request.resume, overwrite=request.overwrite)
    tally = Tally()
    digests: dict[int, str] = {}
    count = 0
    try:
        with _progress(request) as advance:
            def to_do() -> Iterator[engines.Chunk]:
                nonlocal count
                for chunk in chunks(_items(request, settings)):
                    count = chunk.index + 1
                    before = journal.done(chunk)
                    if before is not None:
                        tally.add(before)
                        advance(before)
                        continue
                    digests[chunk.index] = chunk.digest
                    yield chunk.index, chunk.items

            for index, done in engines.results(to_do(), make_executor, in_flight, settings):
                journal.keep(index, digests.pop(index), done)
                tally.add(done)
                advance(done)
        if parquet:
            from huiyao.cli.batch import tables

            made = os.path.join(journal.folder, "tables")
            shutil.rmtree(made, ignore_errors=True)
            tables.write(made, journal.rows(count))
            journal.finish_folder("tables", count)
        else:
            journal.finish_lines(count)
    finally:
        journal.close()
    return _ended(tally, request)


def _to_stdout(request: Request, settings: work.Settings) -> int:
    """Reports as they are asked for, in the order of the documents; nothing is kept for a resumption."""
    make_executor, in_flight = engines.make(request.jobs, request.scheduler, settings)
    tally = Tally()
    waiting: dict[int, work.Done] = {}
    following = 0
    with _progress(request) as advance:
        for index, done in engines.results(((chunk.index, chunk.items) for chunk in chunks(_items(request, settings))), make_executor, in_flight, settings):
            waiting[index] = done
            tally.add(done)
            advance(done)
            while following in waiting:
                ready = waiting.pop(following)
                sys.stdout.buffer.write(ready.rows)
                sys.stdout.buffer.flush()
                for line in ready.errors.decode("utf-8").splitlines():
                    _say_failed(line)
                following += 1
    return _ended(tally, request)


def _say_failed(line: str) -> None:
    import json

    failed = json.loads(line)
    complain(f"{failed['name']}: {failed['error']}")


def _ended(tally: Tally, request: Request) -> int:
    complain(tally.summary())
    if tally.failed and request.output != "-":
        where = os.path.join(request.output.rstrip("/"), "errors.ndjson") if _parquet(request) else request.output + ".errors.ndjson"
        complain(f"what failed, and why: {where}")
    return 1 if tally.failed else 0


@contextmanager
def _progress(request: Request) -> Iterator[Callable[[work.Done], Any]]:
    """A bar with rate and time left on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    total = sources.total_size(request.paths, _patterns(request))
    columns = [SpinnerColumn(), TextColumn("{task.fields[documents]} documents"), BarColumn(), TransferSpeedColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("huiyao", total=total or None, documents=0)
        documents = 0

        def advance(done: work.Done) -> None:
            nonlocal documents
            documents += done.documents
            bar.update(task, advance=done.size, documents=documents)

        yield advance
