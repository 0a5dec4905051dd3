"""What came of an offence, in the words of street files."""

import pytest

from answerable.patrolling.offence.outcome import NONE, OTHER, POSITIVE, read_street_outcome


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Suspect charged", POSITIVE),
        ("local resolution", POSITIVE),
        ("Defendant found not guilty", POSITIVE),
        ("Unable to prosecute suspect", OTHER),
        ("Investigation complete; no suspect identified", OTHER),
        ("An outcome that is new", OTHER),
        ("Under investigation", NONE),
        ("Status update unavailable", NONE),
        ("", NONE),
        (None, NONE),
    ],
)
def test_the_outcome_of_a_street_file_counts_as_positive_other_or_none(words, code):
    assert read_street_outcome(words) == code
