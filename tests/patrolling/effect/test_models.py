"""The count models, held to statsmodels where it has them."""

import datetime as dt

import numpy as np
import pytest

from answerable.patrolling.effect.calendar import expect_events, weigh_days
from answerable.patrolling.effect.models import (
    fit_conditional,
    fit_marginal,
    fit_negative_binomial,
    sum_hotspots,
)

STARTS_ON = dt.date(2022, 10, 3)
HOTSPOTS, DAYS = 12, 42


@pytest.fixture(scope="module")
def trial():
    chance = np.random.default_rng(8)
    patrolled = chance.random((HOTSPOTS, DAYS)) < 0.4
    rate = (
        chance.gamma(2, 0.4, (HOTSPOTS, 1)) * np.where(patrolled, 0.7, 1.0) * chance.gamma(2, 0.5, (HOTSPOTS, DAYS))
    )
    return chance.poisson(rate).astype(float), patrolled


def stack(events, patrolled):
    """Rows for statsmodels: counts, arms, hotspots and the offset of the days."""
    weights = np.log(weigh_days(events, STARTS_ON))
    hotspot = np.repeat(np.arange(HOTSPOTS), DAYS)
    return events.ravel(), patrolled.ravel().astype(float), hotspot, np.tile(weights, HOTSPOTS)


def test_estimating_equations_agree_with_statsmodels_and_its_correction_of_mancl_and_derouen(trial):
    import statsmodels.api as sm

    counts, arms, hotspot, offset = stack(*trial)
    model = sm.GEE(counts, sm.add_constant(arms), groups=hotspot, family=sm.families.Poisson(), offset=offset)
    theirs = model.fit(cov_type="bias_reduced")

    ours = fit_marginal(sum_hotspots(trial[0], trial[1], ~trial[1], weigh_days(trial[0], STARTS_ON)))

    assert float(ours.log_ratio) == pytest.approx(theirs.params[1], abs=1e-6)
    assert float(ours.error) == pytest.approx(theirs.bse[1], rel=1e-5)
    assert ours.degrees == HOTSPOTS - 1
    assert float(ours.p) > theirs.pvalues[1]  # t with few hotspots is more careful than their z


def test_conditioning_on_hotspots_gives_the_poisson_regression_with_an_effect_of_each(trial):
    import statsmodels.api as sm

    counts, arms, hotspot, offset = stack(*trial)
    design = np.column_stack([arms, hotspot[:, None] == np.arange(HOTSPOTS)]).astype(float)
    theirs = sm.GLM(counts, design, family=sm.families.Poisson(), offset=offset).fit()

    sums = sum_hotspots(trial[0], trial[1], ~trial[1], weigh_days(trial[0], STARTS_ON))
    ours = fit_conditional(sums, is_robust=False)

    assert float(ours.log_ratio) == pytest.approx(theirs.params[0], abs=1e-7)
    assert float(ours.error) == pytest.approx(theirs.bse[0], rel=1e-5)


def test_the_negative_binomial_solves_its_equations_at_its_own_dispersion(trial):
    import statsmodels.api as sm

    counts, arms, hotspot, offset = stack(*trial)
    design = np.column_stack([arms, hotspot[:, None] == np.arange(HOTSPOTS)]).astype(float)
    ours = fit_negative_binomial(trial[0], trial[1], ~trial[1], weigh_days(trial[0], STARTS_ON))

    def moment(alpha):
        fitted = sm.GLM(counts, design, family=sm.families.NegativeBinomial(alpha=alpha), offset=offset).fit(scale=1)
        mean = fitted.fittedvalues
        units = len(counts)
        excess = ((counts - mean) ** 2).sum() * units / (units - HOTSPOTS - 1) - mean.sum()
        return excess / (mean**2).sum(), fitted

    alpha, fitted = 0.3, None
    for _ in range(60):
        alpha, fitted = moment(alpha)

    assert alpha > 0.1
    assert float(ours.log_ratio) == pytest.approx(fitted.params[0], abs=1e-4)
    # Theirs has the expected information over the hotspots' effects, as ours.
    assert float(ours.error) == pytest.approx(fitted.bse[0], rel=1e-3)


def test_many_trials_at_once_are_the_same_as_one_by_one(trial):
    events, patrolled = trial
    both = np.stack([events, events[::-1]]), np.stack([patrolled, patrolled[::-1]])
    weights = weigh_days(both[0], STARTS_ON)
    together = fit_negative_binomial(both[0], both[1], ~both[1], weights)
    alone = fit_negative_binomial(events, patrolled, ~patrolled, weights[0])

    assert together.log_ratio[0] == pytest.approx(float(alone.log_ratio))
    assert together.log_ratio[1] == pytest.approx(float(alone.log_ratio))


@pytest.mark.parametrize("empty", ["patrolled", "control"])
def test_an_arm_without_offences_has_no_ratio(trial, empty):
    events, patrolled = trial
    emptied = events * (~patrolled if empty == "patrolled" else patrolled)
    weights = weigh_days(emptied, STARTS_ON)
    sums = sum_hotspots(emptied, patrolled, ~patrolled, weights)

    assert np.isnan(fit_marginal(sums).log_ratio)
    assert np.isnan(fit_conditional(sums).log_ratio)
    assert np.isnan(fit_negative_binomial(emptied, patrolled, ~patrolled, weights).log_ratio)


def test_expected_events_add_up_to_the_events_of_each_hotspot(trial):
    events, _ = trial

    assert expect_events(events, STARTS_ON).sum(axis=1) == pytest.approx(events.sum(axis=1))


def test_busy_weekdays_weigh_more():
    events = np.zeros((3, 28))
    events[:, 5::7] = 4.0  # Saturdays of a trial that begins on a Monday
    events += 1.0

    weights = weigh_days(events, STARTS_ON)

    assert weights.mean() == pytest.approx(1)
    assert weights[5] == pytest.approx(5 * weights[0])


def test_days_that_are_not_measured_expect_nothing():
    measured = np.ones((2, 28), dtype=bool)
    measured[:, 20:] = False
    expected = expect_events(np.ones((2, 28)) * measured, STARTS_ON, measured)

    assert expected[:, 20:].sum() == 0
    assert expected.sum() == pytest.approx(40)
