"""Findings explained by a named person with a reason, and opened again."""

import pytest

from answerable.keeping.changes.explanation import FindingError, explain_finding, reopen_finding
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Finding, TurnKind
from tests.keeping.readings import AGREES, DISAGREES, board_notes, dated_paper, read_again

pytestmark = pytest.mark.django_db

REASON = "The chair moved the meeting by a day after the paper went out."


@pytest.fixture
def finding():
    file_pack([board_notes(), dated_paper(DISAGREES)], by="clerk")
    return Finding.objects.get(rule="DAT501")


def test_a_finding_is_explained_by_an_office_holder_with_a_reason(finding):
    explain_finding(finding, by="Alma Reyes", reason=REASON)

    turn = Finding.objects.get().turns.last()
    assert Finding.objects.get().state == "explained"
    assert (turn.kind, turn.person.public_name, turn.public_reason) == ("explained", "Alma Reyes", REASON)
    entry = AuditEntry.objects.last()
    assert (entry.act, entry.by, entry.subject, entry.reason) == (
        "explain finding",
        "Alma Reyes",
        finding.public_id,
        REASON,
    )


def test_somebody_whom_the_record_does_not_show_in_an_office_gives_a_role(finding):
    with pytest.raises(FindingError, match="does not know Sam Pell in an office: give the role"):
        explain_finding(finding, by="Sam Pell", reason=REASON)

    explain_finding(finding, by="Sam Pell", role="Finance officer of the board", reason=REASON)
    assert finding.turns.last().person is None
    assert finding.turns.last().public_role == "Finance officer of the board"


@pytest.mark.parametrize(
    ("by", "reason", "sentence"),
    [
        (" ", REASON, "by a named person"),
        ("Alma Reyes", "  ", "Give the reason in a sentence"),
        ("Alma Reyes", "n/a", "Give the reason in a sentence"),
    ],
)
def test_without_a_name_or_a_reason_nothing_is_explained(finding, by, reason, sentence):
    with pytest.raises(FindingError, match=sentence):
        explain_finding(finding, by=by, reason=reason)
    assert Finding.objects.get().state == "open"
    assert AuditEntry.objects.filter(act="explain finding").count() == 0


def test_a_later_explanation_takes_the_place_of_the_one_before_which_stays_in_the_history(finding):
    explain_finding(finding, by="Alma Reyes", reason=REASON)
    explain_finding(finding, by="Bram Okafor", reason="The date is that of the committee, not of the panel.")

    said = finding.turns.filter(kind=TurnKind.EXPLAINED).values_list("by", flat=True)
    assert list(said) == ["Alma Reyes", "Bram Okafor"]


def test_an_explained_finding_is_opened_again_with_a_reason(finding):
    explain_finding(finding, by="Alma Reyes", reason=REASON)
    reopen_finding(finding, by="Cleo Finch", reason="The meeting was held on the day first printed.")

    assert Finding.objects.get().state == "open"
    assert list(finding.turns.values_list("kind", flat=True)) == ["found", "explained", "reopened"]
    with pytest.raises(FindingError, match="is open already"):
        reopen_finding(finding, by="Cleo Finch", reason="The meeting was held on the day first printed.")


def test_what_is_no_longer_found_cannot_be_explained(finding):
    file_pack([read_again(dated_paper(AGREES), of=dated_paper(DISAGREES))], by="clerk")

    with pytest.raises(FindingError, match="is no longer found in its paper: there is nothing left to explain"):
        explain_finding(finding, by="Alma Reyes", reason=REASON)
