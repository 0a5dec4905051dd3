"""A forecast as it is shown: the days to come, their hours, how the models did, and the week's profile."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.chart import Axis, Bar, BarDrawing, GridDrawing, Line, LineDrawing, Mark
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import open_sentence, say_day, say_number, say_period
from answerable.law.words import WEEKDAYS
from answerable.measuring.demand.calendar import DAYS_A_WEEK, HOURS_A_DAY
from answerable.measuring.demand.counts import Account
from answerable.measuring.demand.forecast import Expected, Forecast, Standing
from answerable.measuring.hour import HOURS
from answerable.measuring.percentage import say_percent

ESTIMATE = Badge("estimate", "An estimate of what is to come, not a count.")

_QUERY = "answerable.measuring.demand.forecast.forecast_demand"
_FEW_STARTS = 8


def tell_forecast_exhibits(forecast: Forecast, account: Account, channel: str, query: str) -> Told:
    """Everything that is said of a forecast, from the forecast and its account alone."""
    last = forecast.days[-1].on
    calls = f"calls ({channel})" if channel else "calls"
    return Told(
        title=f"Demand forecast: {calls}, {say_period(forecast.first_on, last)}",
        lead=(
            f"Made of {say_number(account.calls)} {calls} of {say_period(account.first_on, account.last_on)} by "
            f"{forecast.model_words}. {forecast.refused or _say_offered(forecast)}"
        ),
        exhibits=(
            _tell_days(forecast, account, calls, query),
            _tell_hours(forecast, calls, query),
            _tell_trial(forecast, calls),
            _tell_profile(forecast, account, calls, query),
        ),
    )


def _say_offered(forecast: Forecast) -> str:
    offered = _find_offered(forecast)
    if offered.is_yardstick:
        return "That is a simple yardstick; none of our models did better, so none is offered."
    beaten = " and ".join(f"{each.words} ({say_percent(each.wape)} out)" for each in _list_yardsticks(forecast))
    return f"Tried on past weeks it was {say_percent(offered.wape)} out, against {beaten}."


def _find_offered(forecast: Forecast) -> Standing:
    return next(each for each in forecast.standings if each.is_offered)


def _list_yardsticks(forecast: Forecast) -> list[Standing]:
    return [each for each in forecast.standings if each.is_yardstick]


def _say_ends(each: Expected) -> str:
    if each.low_80 is None or each.high_80 is None:
        return "no interval yet"
    return f"80% interval {say_number(each.low_80)} to {say_number(each.high_80)}"


def _tell_days(forecast: Forecast, account: Account, calls: str, query: str) -> Exhibit:
    days = forecast.days
    mean = sum(each.calls for each in days) / len(days)
    return Exhibit(
        slug="days",
        title=f"About {say_number(mean)} {calls} a day are expected from {say_period(days[0].on, days[-1].on)}",
        sentence=(
            f"From {say_number(account.calls)} {calls} of {say_period(account.first_on, account.last_on)}, "
            f"{_say_extremes(days)}."
        ),
        table=Table(
            columns=(Column("Day"), *_end_columns()),
            rows=tuple((_say_weekday(each.on), *_list_ends(each)) for each in days),
        ),
        chart=_draw_days(forecast, calls),
        notes=(*account.notes, *_beware(forecast)),
        badges=(ESTIMATE,),
        query=f"{query}\n-- then {_QUERY}",
    )


def _say_extremes(days: tuple[Expected, ...]) -> str:
    busiest, quietest = max(days, key=lambda each: each.calls), min(days, key=lambda each: each.calls)
    if round(busiest.calls) == round(quietest.calls):
        return f"each of the {len(days)} days is expected to have {say_number(busiest.calls)} ({_say_ends(busiest)})"
    return (
        f"the busiest of the {len(days)} days is expected to be {_say_weekday(busiest.on)} with "
        f"{say_number(busiest.calls)} ({_say_ends(busiest)}), the quietest {_say_weekday(quietest.on)} with "
        f"{say_number(quietest.calls)} ({_say_ends(quietest)})"
    )


def _say_weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {say_day(day)}"


def _end_columns(places: int = 0) -> tuple[Column, ...]:
    names = ("Expected", "80% from", "80% to", "95% from", "95% to")
    return tuple(Column(name, "number", places) for name in names)


def _list_ends(each: Expected) -> tuple[Cell, ...]:
    return (each.calls, each.low_80, each.high_80, each.low_95, each.high_95)


def _draw_days(forecast: Forecast, calls: str) -> LineDrawing:
    past = Line(
        name="Counted",
        at=tuple(on for on, _ in forecast.past_days),
        values=tuple(value for _, value in forecast.past_days),
    )
    return LineDrawing(
        x=Axis(title="Day", form="date"),
        y=Axis(title=f"{open_sentence(calls)} a day", form="count", starts_at_zero=False),
        lines=(past, _draw_expected(forecast.days, tuple(each.on for each in forecast.days))),
        marks_x=(Mark(at=forecast.first_on, words="forecast from here"),),
    )


def _draw_expected(expected: tuple[Expected, ...], at: tuple[dt.date, ...] | tuple[float, ...]) -> Line:
    has_ends = all(each.low_80 is not None for each in expected)
    return Line(
        name="Expected, with 80% interval" if has_ends else "Expected",
        at=at,
        values=tuple(each.calls for each in expected),
        low=tuple(each.low_80 or 0.0 for each in expected) if has_ends else (),
        high=tuple(each.high_80 or 0.0 for each in expected) if has_ends else (),
    )


def _beware(forecast: Forecast) -> tuple[str, ...]:
    notes = ["Bank holidays are allowed for as far as the file has any; other events (football, weather) are not."]
    if forecast.days and forecast.days[0].low_80 is None:
        notes.append("Too few weeks have been tried for intervals; about three months of calls give them.")
    elif forecast.judged_starts < _FEW_STARTS:
        notes.append(f"The intervals rest on {forecast.starts} trials only, and may be too narrow.")
    return tuple(notes)


def _tell_hours(forecast: Forecast, calls: str, query: str) -> Exhibit:
    until = forecast.first_on + dt.timedelta(days=DAYS_A_WEEK - 1)
    week = tuple(each for each in forecast.hours if each.on <= until)
    busiest = max(week, key=lambda each: each.calls)
    is_even = round(busiest.calls, 1) == round(min(each.calls for each in week), 1)
    place = "all are expected to be alike" if is_even else f"the busiest is expected to be {_say_hour(busiest)}"
    hours = tuple(float((each.on - forecast.first_on).days * HOURS_A_DAY + (each.hour or 0)) for each in week)
    return Exhibit(
        slug="hours",
        title=(
            "No hour of the first week is expected to be busier than another"
            if is_even
            else f"The busiest hour of the first week is expected to be {_say_hour(busiest)}"
        ),
        sentence=(
            f"Of the {len(week)} hours of {say_period(forecast.first_on, until)} "
            f"{place}, with {say_number(busiest.calls)} {calls}, {_say_ends(busiest)}."
        ),
        table=Table(
            columns=(Column("Hour"), *_end_columns(1)),
            rows=tuple((_say_hour(each), *_list_ends(each)) for each in week),
        ),
        chart=LineDrawing(
            x=Axis(title=f"Hours from {_say_weekday(forecast.first_on)}, midnight", form="number"),
            y=Axis(title=f"{open_sentence(calls)} an hour", form="count"),
            lines=(_draw_expected(week, hours),),
        ),
        notes=(f"The data of this analysis hold all {len(forecast.hours)} hours of the four weeks.",),
        badges=(ESTIMATE,),
        query=f"{query}\n-- then {_QUERY}",
    )


def _say_hour(each: Expected) -> str:
    return f"{_say_weekday(each.on)}, {HOURS[each.hour or 0]}:00"


def _tell_trial(forecast: Forecast, calls: str) -> Exhibit:
    offered = _find_offered(forecast)
    title = (
        f"The forecast offered was {say_percent(offered.wape)} out over {forecast.judged_starts} trials of four "
        f"weeks; chance alone leaves {say_percent(forecast.floor)}"
    )
    return Exhibit(
        slug="trial",
        title=title,
        sentence=_say_trial(forecast, offered, calls),
        table=Table(columns=_TRIAL_COLUMNS, rows=tuple(_list_standing(each) for each in forecast.standings)),
        chart=BarDrawing(
            x=Axis(title="Error in per cent of the calls that came", form="percent"),
            categories=tuple(each.words for each in forecast.standings),
            bars=(Bar(name="Error", values=tuple(100 * each.wape for each in forecast.standings)),),
            marks=(Mark(at=100 * forecast.floor, words="what chance alone leaves"),),
        ),
        notes=_explain_trial(forecast),
        query=f"{_QUERY}: standings",
    )


_TRIAL_COLUMNS = (
    Column("Model"),
    Column("Error (WAPE)", "percent", 1),
    Column("Times what chance leaves", "ratio", 2),
    Column("Times last week's naive error (MASE)", "ratio", 2),
    Column("Bias", "percent", 1),
    Column("Mean error of busy hours (MAPE)", "percent", 1),
    Column("Pinball loss at 10%", "number", 2),
    Column("at 50%", "number", 2),
    Column("at 90%", "number", 2),
    Column("Within the 80% interval", "percent", 1),
    Column("Within the 95% interval", "percent", 1),
    Column("Verdict"),
)


def _list_standing(each: Standing) -> tuple[Cell, ...]:
    pinball = each.pinball or (None, None, None)
    shares = (each.bias, each.mape)
    covered = (each.coverage_80, each.coverage_95)
    return (
        each.words,
        100 * each.wape,
        each.floor_ratio,
        each.mase,
        *(None if share is None else 100 * share for share in shares),
        *pinball,
        *(None if share is None else 100 * share for share in covered),
        each.verdict,
    )


def _say_trial(forecast: Forecast, offered: Standing, calls: str) -> str:
    yardsticks = "; ".join(f"{each.words} {say_percent(each.wape)}" for each in _list_yardsticks(forecast))
    said = (
        f"At {forecast.judged_starts} weekly starts from {say_day(forecast.judged_from)}, each forecasting the next "
        f"28 days of {calls} from what was known then, {offered.words} was {say_percent(offered.wape)} out hour by "
        f"hour ({yardsticks})."
    )
    if offered.coverage_80 is None or offered.coverage_95 is None:
        return f"{said} Its intervals cannot be tested yet."
    hours = sum(each.hours for each in forecast.coverage)
    return (
        f"{said} Of {say_number(hours)} hours, {say_percent(offered.coverage_80)} lay within its 80% interval and "
        f"{say_percent(offered.coverage_95)} within its 95% interval."
    )


def _explain_trial(forecast: Forecast) -> tuple[str, ...]:
    notes = [
        "Error: the sum of all errors, whichever way, over the calls that came. What chance alone leaves is the "
        "error of somebody who knew the true mean of every hour.",
        "A model is offered only if it was closer than repeating last week and than the mean of the last four weeks.",
    ]
    if forecast.is_chosen_apart:
        notes.append("The model was chosen on earlier weeks, and is judged here on later ones.")
    else:
        notes.append(
            "There are too few weeks to choose on some and judge on others: the error of the best is flattered."
        )
    notes += [
        f"Week {each.week} ahead: {say_percent(each.share_80)} of {say_number(each.hours)} hours within the 80% "
        f"interval, {say_percent(each.share_95)} within the 95% interval."
        for each in forecast.coverage
    ]
    return tuple(notes)


def _tell_profile(forecast: Forecast, account: Account, calls: str, query: str) -> Exhibit:
    cells = [
        (value, weekday, hour)
        for weekday, row in enumerate(forecast.profile)
        for hour, value in enumerate(row)
        if value is not None
    ]
    most, least = max(cells), min(cells)
    period = say_period(account.first_on, account.last_on)
    is_even = round(most[0], 1) == round(least[0], 1)
    said = (
        f"every hour of the week had {say_number(most[0], 1)}"
        if is_even
        else f"{_say_cell(most)} had {say_number(most[0], 1)} and {_say_cell(least)} {say_number(least[0], 1)}"
    )
    return Exhibit(
        slug="profile",
        title=(
            "No hour of the week is busier than another"
            if is_even
            else f"The week's busiest hour is {_say_cell(most)}, its quietest {_say_cell(least)}"
        ),
        sentence=f"Over {say_number(account.calls)} {calls} of {period}, {said} an hour in the mean.",
        table=lay_week_table(forecast.profile, places=1),
        chart=draw_week(forecast.profile),
        notes=("Plain means of the file's hours, each weekday on its own.",),
        query=query,
    )


def _say_cell(cell: tuple[float, int, int]) -> str:
    return f"{WEEKDAYS[cell[1]]} {HOURS[cell[2]]}:00"


def lay_week_table(values: tuple[tuple[float | None, ...], ...], *, places: int = 0) -> Table:
    """A table of the week: a row for each weekday, a column for each hour."""
    columns = (Column("Day"), *(Column(name, "number", places) for name in HOURS))
    return Table(columns=columns, rows=tuple((WEEKDAYS[day], *row) for day, row in enumerate(values)))


def draw_week(values: tuple[tuple[float | None, ...], ...]) -> GridDrawing:
    """The week as a grid of seven rows and 24 columns."""
    return GridDrawing(
        x=Axis(title="Hour of the day"),
        y=Axis(title="Day of the week"),
        rows=WEEKDAYS,
        columns=HOURS,
        values=values,
    )
