"""What was found elsewhere: dated, sourced, and of the right size."""

import datetime as dt

from answerable.patrolling.trial.published import find_expected_finding, list_findings


def test_every_finding_has_a_day_an_authority_a_source_and_a_sensible_size():
    assert len({each.name for each in list_findings()}) == len(list_findings())
    for each in list_findings():
        assert each.valid_from >= dt.date(2011, 1, 1)
        assert len(each.source) > 20
        assert each.authority
        assert each.reduction is None or 0 < each.reduction < 1


def test_the_published_sizes_are_those_of_their_papers():
    sizes = {each.name: each.reduction for each in list_findings()}
    assert sizes["Grip, first year"] == 0.07
    assert sizes["Operation Rowan, Bedfordshire (harm)"] == 0.44
    assert sizes["Southend, Essex (harm)"] == 0.885
    assert sizes["Philadelphia foot patrols"] == 0.23


def test_a_trial_may_hope_for_what_the_newest_review_gives():
    assert find_expected_finding().reduction == 0.16
    assert find_expected_finding().kind == "review"
