"""Where the work is done, behind one door: ``concurrent.futures.Executor``."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from typing import Any

from huiyao.cli.batch import work
from huiyao.cli.batch.sources import Item

Chunk = tuple[int, list[Item]]


class EngineError(RuntimeError):
    """The workers cannot be had; the message says why in one line."""


class InProcess(Executor):
    """Does the work when it is submitted, here."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run now; the future is finished when it is returned."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make(jobs: int, scheduler: str | None, settings: work.Settings) -> tuple[Callable[[], Executor], int]:
    """A maker of executors and how many chunks to keep in flight; raises EngineError."""
    if scheduler is not None:
        return _dask(scheduler)
    count = jobs or cores()
    if count == 1:
        return InProcess, 1
    return (lambda: ProcessPoolExecutor(count, initializer=work.prepare, initargs=(settings.lexicons,))), 2 * count


def _dask(address: str) -> tuple[Callable[[], Executor], int]:
    client: Any
    try:
        from distributed import Client
    except ImportError:
        raise EngineError("--scheduler needs Dask: pip install 'huiyao[dask]'") from None
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
        threads = sum(client.nthreads().values())
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineError(f"no Dask scheduler at {address}: {error}".splitlines()[0]) from None
    # Retries cover a worker that dies; each chunk is a pure function of its documents, so that doing one twice does no harm.
    return (lambda: client.get_executor(retries=3)), max(4, 2 * threads)


def results(chunks: Iterator[Chunk], make_executor: Callable[[], Executor], in_flight: int, settings: work.Settings) -> Iterator[tuple[int, work.Done]]:
    """Parse chunks, no more than ``in_flight`` at a time, and give them as they are finished, in any order.

    Workers that die are replaced.  The chunks they held are done again one at a time; one
    that kills its worker again is taken apart, and the document that does it is recorded
    as failed.
    """
    executor = make_executor()
    flying: dict[Future[work.Done], Chunk] = {}
    suspects: list[Chunk] = []
    try:
        source_ended = False
        while True:
            while not source_ended and len(flying) < in_flight:
                chunk = next(chunks, None)
                if chunk is None:
                    source_ended = True
                    break
                try:
                    flying[executor.submit(work.parse_chunk, chunk[1], settings)] = chunk
                except BrokenExecutor:
                    suspects.append(chunk)
                    break
            if not flying and not suspects:
                if source_ended:
                    return
                continue
            finished, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in finished:
                chunk = flying.pop(future)
                try:
                    yield chunk[0], future.result()
                except BrokenExecutor:
                    suspects.append(chunk)
            if suspects:
                suspects += flying.values()
                flying.clear()
                _leave(executor)
                for index, items in sorted(suspects, key=lambda chunk: chunk[0]):
                    yield index, _carefully(items, make_executor, settings)
                suspects.clear()
                executor = make_executor()
    finally:
        _leave(executor, flying)


def _leave(executor: Executor, flying: Iterable[Future[work.Done]] = ()) -> None:
    """Ask for no more: what has not begun is called off, what has is not waited for."""
    for future in flying:
        future.cancel()
    executor.shutdown(wait=False)


def _carefully(items: list[Item], make_executor: Callable[[], Executor], settings: work.Settings) -> work.Done:
    """One chunk in an executor of its own; halved until the document that kills its worker is found."""
    executor = make_executor()
    try:
        return executor.submit(work.parse_chunk, items, settings).result()
    except BrokenExecutor:
        if len(items) == 1:
            return work.parse_chunk([items[0]._replace(data=None, text=None, error="killed the worker that parsed it")], settings)
        half = len(items) // 2
        return _joined(_carefully(items[:half], make_executor, settings), _carefully(items[half:], make_executor, settings))
    finally:
        _leave(executor)


def _joined(one: work.Done, other: work.Done) -> work.Done:
    return work.Done(*(a + b for a, b in zip(one, other)))  # type: ignore[operator]
