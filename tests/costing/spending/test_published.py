"""What of spending goes out in a published report, and what stays with whoever publishes."""

from answerable.costing.report.held import HeldSpending
from answerable.costing.report.schedule import write_spending_report
from answerable.costing.spending.schedule_exhibit import BEFORE_PUBLISHING
from tests.costing.spending.sample import measure_lines


def test_what_to_look_at_before_publishing_is_not_published(tmp_path):
    analysis = measure_lines(tmp_path)
    (section,) = write_spending_report(HeldSpending(result=analysis.result)).sections
    slugs = {exhibit.slug for exhibit in section.exhibits}
    assert slugs == {exhibit.slug for exhibit in analysis.exhibits} - {BEFORE_PUBLISHING}
    assert BEFORE_PUBLISHING not in slugs
