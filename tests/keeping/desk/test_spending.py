"""Spending and contracts on the way of every other file: loaded, taken in, measured, published, read."""

import pytest

from answerable.keeping.changes.desk.analysis import measure_analysis, publish_analysis
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.models.desk import Analysis
from answerable.keeping.queries.desk.analysis import tell_analysis
from tests.costing.spending.sample import LINES, REGISTER, REGISTER_HEADINGS, write_rows
from tests.keeping.desk.makings_measure import ANALYST, our_board

pytestmark = pytest.mark.django_db


def take_lines(folder):
    place = write_rows(folder / "spending.csv", LINES)
    return load_and_take(our_board(), "spending", place, by=ANALYST, provenance="The ledger")


def test_spending_is_told_from_what_was_kept_of_it(tmp_path):
    analysis = measure_analysis(our_board(), "spending", {"lines": take_lines(tmp_path)}, by=ANALYST)
    told = tell_analysis(Analysis.objects.get(pk=analysis.pk))
    assert told.exhibits[0].title == "£34,850.72 was spent"
    assert told.exhibits[0].origins[0].words == "spending.csv: 8 rows. The ledger"


def test_public_reads_a_published_analysis_of_spending_without_the_name_withheld(client, tmp_path):
    analysis = measure_analysis(our_board(), "spending", {"lines": take_lines(tmp_path)}, by=ANALYST)
    address = f"/performance/analyses/{analysis.pk}"
    assert client.get(address).status_code == 404
    publish_analysis(Analysis.objects.get(pk=analysis.pk), by=ANALYST)
    assert "£34,850.72" in client.get(address).content.decode()
    for slug in ("redactions", "schedule", "schedule.csv"):
        page = client.get(f"{address}/{slug}").content.decode()
        assert "Redacted: personal data" in page, slug
        assert "Quill" not in page, slug
    assert "Money" in client.get("/performance/analyses").content.decode()


def test_contracts_are_judged_on_the_day_chosen(tmp_path):
    place = write_rows(tmp_path / "contracts.csv", REGISTER, REGISTER_HEADINGS)
    file = load_and_take(our_board(), "contracts", place, by=ANALYST)
    analysis = measure_analysis(
        our_board(), "contracts", {"register": file}, by=ANALYST, options={"on": "2023-09-01"}
    )  # fmt: skip
    assert tell_analysis(analysis).title == "Contracts on 1 September 2023"
