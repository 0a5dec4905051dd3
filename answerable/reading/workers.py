"""Many papers read at once, each in a process of its own that can be killed: one bad file never stops the rest."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from answerable.reading import sharing
from answerable.reading.layout import UnreadableError
from answerable.record import Fault, Reading, Source

Outcome = TypeVar("Outcome")

DEFAULT_TIMEOUT_SECONDS = 300.0
MEMORY_LIMIT_BYTES = 6 * 2**30
"""Address space of a worker, so that a file that unfolds without end is refused and not the whole machine."""


def read_papers(
    paths: Sequence[str],
    then: Callable[[Reading | Fault], Outcome],
    *,
    jobs: int = 1,
    ocr: bool = False,
    timeout: float = DEFAULT_TIMEOUT_SECONDS,
) -> Iterator[tuple[int, Outcome]]:
    """Read papers in `jobs` processes; yields the index of each path and what `then` made of its reading.

    Results come as they are done, in no fixed order. `then` runs in the worker and must be importable (a module's
    function or a `functools.partial` of one); so must what it returns be picklable. A paper that cannot be read, that
    takes longer than `timeout` seconds, or that brings its process down, becomes a `Fault`. Where there are two jobs
    for each paper, the work on a large one is shared between two processes (`answerable.reading.sharing`).
    """
    waiting = deque(enumerate(paths))
    spare = jobs >= 2 * len(paths)
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.busy for worker in workers):
            while waiting and (worker := _free_worker(workers, jobs, ocr, spare, then)):
                worker.send(*waiting.popleft())
            yield from _collect(workers, timeout, then)
    finally:
        for worker in workers:
            worker.kill()


def describe_path(path: str | os.PathLike[str]) -> str:
    """A path as text that can always be written: bytes of a name that are no characters are shown as such."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class _Worker:
    """A process that reads one paper after another."""

    def __init__(self, ocr: bool, spare: bool, then: Callable[[Reading | Fault], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, ocr, spare, then), daemon=True)
        with _without_main(then):
            self._process.start()
        theirs.close()
        self.index = -1
        self.path = ""
        self.started = 0.0

    @property
    def busy(self) -> bool:
        return self.index >= 0

    def send(self, index: int, path: str) -> None:
        self.index, self.path, self.started = index, path, time.monotonic()
        # A process that is gone shows by its closed connection when results are collected.
        with contextlib.suppress(OSError):
            self.connection.send(path)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


@contextlib.contextmanager
def _without_main(then: Callable[..., Any]) -> Iterator[None]:
    """Start processes without the program that starts them, which no worker needs and each would load first."""
    main = sys.modules["__main__"]
    if getattr(getattr(then, "func", then), "__module__", "") != "__main__":
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _free_worker(
    workers: list[_Worker], jobs: int, ocr: bool, spare: bool, then: Callable[..., Any]
) -> _Worker | None:
    for worker in workers:
        if not worker.busy:
            return worker
    if len(workers) < jobs:
        workers.append(_Worker(ocr, spare, then))
        return workers[-1]
    return None


def _collect(
    workers: list[_Worker], timeout: float, then: Callable[[Reading | Fault], Outcome]
) -> Iterator[tuple[int, Outcome]]:
    busy = [worker for worker in workers if worker.busy]
    left = min(worker.started + timeout for worker in busy) - time.monotonic()
    ready = wait([worker.connection for worker in busy], max(0.0, left))
    for worker in busy:
        if worker.connection in ready:
            try:
                outcome = worker.connection.recv()
            except (EOFError, OSError):
                reason = "the reader broke down on this file; open it, save it again, and read that"
                yield _give_up(workers, worker, reason, then)
                continue
            index, worker.index = worker.index, -1
            yield index, outcome
        elif time.monotonic() - worker.started >= timeout:
            reason = f"reading it took longer than {timeout:g} seconds; allow more with --timeout, or split the file"
            yield _give_up(workers, worker, reason, then)


def _give_up(
    workers: list[_Worker], worker: _Worker, reason: str, then: Callable[[Reading | Fault], Outcome]
) -> tuple[int, Outcome]:
    workers.remove(worker)
    worker.kill()
    return worker.index, then(Fault(source=Source(path=describe_path(worker.path)), error=reason))


def _work(connection: Connection, ocr: bool, spare: bool, then: Callable[[Reading | Fault], Any]) -> None:
    # Only the parent answers an interrupt: it kills its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    # A reading makes a great many small objects and no rubbish worth looking for until it is done.
    gc.disable()
    while True:
        try:
            path = connection.recv()
        except (EOFError, OSError):
            return
        with sharing.allowed(spare):
            outcome = then(read_or_fault(path, ocr=ocr))
        connection.send(outcome)
        gc.collect()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_LIMIT_BYTES, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def read_or_fault(path: str, *, ocr: bool = False) -> Reading | Fault:
    """A paper's reading, or the fault that says in one line why there is none."""
    from answerable.reading.reader import read_paper

    try:
        return read_paper(Path(path), ocr=ocr)
    except UnreadableError as error:
        reason = str(error)
    except MemoryError:
        reason = "this file unfolds to more than fits in memory; split it and read the parts"
    except RecursionError:
        reason = "this file is nested too deeply to be read; open it, save it again, and read that"
    except Exception as error:  # a fault of the reader: this paper is refused, the rest are read
        reason = f"the reader failed on this file ({type(error).__name__}); please report it with the file"
    return Fault(source=Source(path=describe_path(path)), error=reason)
