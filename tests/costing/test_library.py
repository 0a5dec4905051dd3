"""Costing from a program: every name that the library offers is there, and nothing slow comes with asking for it."""

import subprocess
import sys

from answerable import costing


def test_every_name_of_the_library_is_there():
    assert [name for name in costing.__all__ if not hasattr(costing, name)] == []
    assert {"read_budget", "work_out_budget", "judge_budget"} <= set(dir(costing))


def test_asking_for_costing_opens_nothing_that_only_workbooks_need():
    code = "import sys, answerable.costing; print(sorted({'openpyxl', 'numpy', 'duckdb'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
