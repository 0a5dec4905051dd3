"""Part of the reading of one large paper, done beside the rest in a second process where a core is free for it.

The second process is a fork: it has all that was read so far without a copy, and sends back what its part gives. It
never changes what is read. Where it cannot be made, fails, or is killed, its part is done by the first process, and
what that raises is raised. Sharing is off unless it was `allowed`, which only a worker that has a core to spare does.

Linux alone, from a process of one thread: elsewhere a fork may hold locks that nobody frees, or outlive its parent.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import BinaryIO, Generic, NoReturn, TypeVar

T = TypeVar("T")

FEWEST_PAGES = 40
"""A shorter paper is read before a second process would have paid for itself."""

_PARENT_DEATH = 1
"""`PR_SET_PDEATHSIG` of prctl(2): the signal that a process gets when its parent is gone."""
_ALLOWED: ContextVar[bool] = ContextVar("sharing", default=False)


@contextmanager
def allowed(spare: bool) -> Iterator[None]:
    """Let what is read meanwhile be shared with a second process, if a core is to spare and the system can."""
    before = _ALLOWED.set(spare and sys.platform == "linux")
    try:
        yield
    finally:
        _ALLOWED.reset(before)


def is_shared(pages: int) -> bool:
    """Whether the work on a paper of so many pages is to be shared."""
    return _ALLOWED.get() and pages >= FEWEST_PAGES and threading.active_count() == 1


@contextmanager
def beside(work: Callable[[], T], *, shared: bool) -> Iterator[Callable[[], T]]:
    """Do a part of the work beside what the block does; gives the function that waits for what the part gives.

    `work` must leave nothing behind but its answer, which must be picklable. Not `shared`, or where the second
    process fails, `work` is done when its answer is asked for.
    """
    part = _Part(work) if shared else None
    try:
        yield part.take if part else work
    finally:
        if part:
            part.end()


class _Part(Generic[T]):
    """A piece of work in a process of its own, and the pipe that its answer comes by."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._process: int | None = None
        reading, writing = os.pipe()
        self._answer = os.fdopen(reading, "rb")
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:  # no memory or no process left for it
            os.close(writing)
            return
        if self._process == 0:
            _work_beside(work, parent, writing)
        os.close(writing)

    def take(self) -> T:
        """What the work gives; it is done here where the second process gave no whole answer."""
        given = _receive(self._answer) if self._process else None
        self.end()
        if given is None:
            return self._work()
        answer: T = pickle.loads(given)  # noqa: S301 -- from our own fork
        return answer

    def end(self) -> None:
        """Leave no process behind, whether its answer was taken or not."""
        self._answer.close()
        process, self._process = self._process, None
        if process:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _receive(pipe: BinaryIO) -> bytes | None:
    """A whole answer, or nothing where its end is missing."""
    size = int.from_bytes(pipe.read(8))
    answer = pipe.read()
    return answer if size and len(answer) == size else None


def _work_beside(work: Callable[[], object], parent: int, writing: int) -> NoReturn:
    """The second process: do the work, send its answer, and be gone without a trace, whatever happens."""
    try:
        _die_with(parent)
        _ALLOWED.set(False)
        answer = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(len(answer).to_bytes(8))
            pipe.write(answer)
    finally:
        # Past every `finally` and `atexit` of the parent, of which this is a copy. A fault shows by no answer.
        os._exit(0)


def _die_with(parent: int) -> None:
    """Have this process killed when its parent is, so that a paper given up leaves nobody at work on it."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it went before the kernel was asked
        os._exit(1)
