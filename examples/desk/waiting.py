"""What waits on the analyst's desk: a file with rows that cannot be taken, and an analysis that is not published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from answerable.keeping.changes.desk.analysis import measure_analysis
from answerable.keeping.changes.desk.data_file import load_and_take, load_data_file
from examples.data import people
from examples.desk.files import STATEMENT

FAULTY = "calls-2022-08-01.csv"
# A wait below nought, a channel that nobody knows, a number that comes twice, a day that never was, no outcome.
ROWS = """\
Call ID,Channel,Received at,Outcome,Wait seconds,Handled seconds
N1001,999,2022-08-01 00:04:11,answered,6,201
N1002,999,2022-08-01 00:09:40,answered,-4,188
N1003,101,2022-08-01 00:12:03,abandoned,412,
N1004,fax,2022-08-01 00:15:26,answered,30,95
N1003,101,2022-08-01 00:16:51,answered,655,480
N1006,999,2022-08-32 00:18:00,answered,9,240
N1007,101,2022-08-01 00:21:37,,300,
N1008,999,2022-08-01 00:24:05,answered,11,167
N1009,101,2022-08-01 00:31:48,abandoned,95,
N1010,999,2022-08-01 00:33:20,answered,4,305
"""


def leave_waiting(body: Any, by: str, folder: Path) -> None:
    """Load a file and leave it to be looked at; make an analysis and leave it on the desk."""
    path = folder / FAULTY
    path.write_text(ROWS, encoding="utf-8")
    load_data_file(
        body, "calls", path, by=by, is_invented=True, provenance="An hour of invented calls, some rows with faults"
    )
    # `people.write_people` has written it there.
    printed = load_and_take(
        body, "survey-totals", folder / people.PRINTED_SURVEY, by=by, provenance=f"{STATEMENT}, paragraphs 29 and 30"
    )
    measure_analysis(
        body, "survey", {"totals": printed}, by=by, title="The text message survey as it was printed",
        options={"shown_on": "2022-02-22"},
    )  # fmt: skip
