"""One large paper and two processes: the same is read, nobody is left behind, and a part that fails is done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst

from answerable.checking import check
from answerable.checking.contract import to_json as findings_to_json
from answerable.reading import sharing
from answerable.reading.reader import read_paper
from answerable.reading.workers import read_papers
from answerable.record import Fault, Reading, to_json

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sharing is for Linux alone")

_PAGE = """
= Item {number}: Reserves
#(2 * {number}).1 The Board spent £{number},250 on vehicles in 2023/24, and {number} officers joined. The Chief
Constable agreed to write to the Board by 4 May 2024. The reserve stands at £1,240,{number:03} this year.

#table(columns: 3,
  [Scheme], [2022/23], [2023/24], [Vans], [{number}], [12], [Cars], [30], [4], [Total], [{total}], [16])

In all £1,420,{number:03} is held, of which £{number},520 was spent on vehicles in 2023/24.
#pagebreak()
"""
"""Its total does not agree on any page, nor does the money spent with itself."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = sharing.FEWEST_PAGES + 5
    source = "".join(_PAGE.format(number=number, total=number + 51) for number in range(1, pages + 1))
    path = tmp_path_factory.mktemp("pack") / "pack.pdf"
    path.write_bytes(typst.compile(source.encode()))
    return path


def read_and_check(reading: Reading | Fault) -> bytes:
    assert isinstance(reading, Reading)
    return to_json([reading.record]) + findings_to_json([check(reading)]) + repr(reading.pages).encode()


@pytest.fixture
def nobody_left() -> Iterator[None]:
    """After the test this process has the children that it had before."""
    before = list_children()
    yield
    assert list_children() == before


def list_children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def test_a_large_paper_is_shared_only_where_a_core_is_to_spare() -> None:
    assert not sharing.is_shared(sharing.FEWEST_PAGES)
    with sharing.allowed(False):
        assert not sharing.is_shared(sharing.FEWEST_PAGES)
    with sharing.allowed(True):
        assert sharing.is_shared(sharing.FEWEST_PAGES)
        assert not sharing.is_shared(sharing.FEWEST_PAGES - 1)
    assert not sharing.is_shared(sharing.FEWEST_PAGES)


def test_a_part_is_done_by_another_process_which_shares_no_further(nobody_left: None) -> None:
    with (
        sharing.allowed(True),
        sharing.beside(lambda: (os.getpid(), sharing.is_shared(sharing.FEWEST_PAGES)), shared=True) as take,
    ):
        process, shares = take()

    assert process != os.getpid()
    assert not shares


def test_a_part_that_is_not_shared_is_done_when_it_is_asked_for() -> None:
    with sharing.beside(os.getpid, shared=False) as take:
        assert take() == os.getpid()


def test_a_long_answer_comes_whole() -> None:
    with sharing.beside(lambda: ["nine words of a report that goes on and on"] * 200_000, shared=True) as take:
        assert len(take()) == 200_000


def test_a_part_whose_process_is_killed_is_done_by_the_first(nobody_left: None) -> None:
    first = os.getpid()

    def work() -> str:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done by the first"

    with sharing.beside(work, shared=True) as take:
        assert take() == "done by the first"


def test_a_part_whose_answer_cannot_be_sent_is_done_by_the_first() -> None:
    with sharing.beside(lambda: lambda: "a function has no pickle", shared=True) as take:
        assert take()() == "a function has no pickle"


def test_what_a_part_raises_is_raised_by_the_first(nobody_left: None) -> None:
    def fail() -> None:
        raise ValueError("no such page")

    with sharing.beside(fail, shared=True) as take, pytest.raises(ValueError, match="no such page"):
        take()


def test_a_part_that_nobody_waits_for_is_ended(nobody_left: None) -> None:
    begun = time.monotonic()
    with pytest.raises(KeyError), sharing.beside(lambda: time.sleep(600), shared=True):
        raise KeyError("the rest failed")

    assert time.monotonic() - begun < 60


def test_a_part_is_killed_with_the_process_it_works_for() -> None:
    program = (
        "import os, sys, time\n"
        "from answerable.reading.sharing import beside\n"
        "def work():\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(600)\n"
        "with beside(work, shared=True) as take:\n"
        "    take()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        part = int(first.stdout.readline())
        first.kill()

    assert is_gone(part)


def is_gone(process: int) -> bool:
    """Whether a process ends within some seconds; one that nobody has asked after yet has ended too."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_two_processes_read_and_find_what_one_does(pack: Path, nobody_left: None) -> None:
    alone = read_and_check(read_paper(pack))
    with sharing.allowed(True):
        shared = read_and_check(read_paper(pack))

    assert shared == alone
    assert alone.count(b'"rule"') > sharing.FEWEST_PAGES


def test_a_worker_shares_its_paper_where_there_are_two_jobs_for_it(pack: Path) -> None:
    ((_, alone),) = read_papers([str(pack)], read_and_check, jobs=1)
    ((_, shared),) = read_papers([str(pack)], read_and_check, jobs=2)

    assert shared == alone
