"""The forms of what stands around patrols: engagement, services, surrender bins, returns on a fund."""

from django.core.validators import RegexValidator, slug_re

from answerable.clerking import form as fields
from answerable.clerking.budget_form import ByYearForm
from answerable.clerking.form import BodyForm, DeskForm
from answerable.clerking.patrol_form import say_file
from answerable.keeping.models.desk import EngagementSort, InterventionSetting, PreventionSort, StakeholderSort

MOST_PEOPLE = 1_000_000
FIRST_RETURN = "In the first return alone."
UNCOUNTED = "Left empty: not counted, which is not nought."
PERSONS = "Name organisations, never persons."


class PlanForm(DeskForm):
    opened_on = fields.day("Opened on")
    next_update_on = fields.day("Next update to its community", required=False)
    objectives = fields.lines(
        "What the community wants", rows=4, required=False, hint="One on each line, as agreed with it."
    )


class NewPlanForm(PlanForm):
    hotspot = fields.row("Hotspot")

    field_order = ["hotspot"]

    def __init__(self, *args, hotspots, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hotspot"].offer(hotspots, _say_hotspot, "Choose")


class StakeholderForm(DeskForm):
    organisation = fields.text("Organisation", most=200, hint=PERSONS)
    sort = fields.choice("What sort it is", StakeholderSort.choices)
    since = fields.day("Since", required=False)
    is_public = fields.tick("It agreed to be named in public")


class EntryForm(DeskForm):
    on = fields.day("Day")
    sort = fields.choice("What it is", EngagementSort.choices)
    words = fields.text("In words fit for the public", rows=3, most=1000, hint=PERSONS)
    who = fields.text("By or with which organisation", most=200, required=False)
    due_on = fields.day("Due by", required=False, hint="Of what was asked or agreed.")
    done_on = fields.day("Answered or done on", required=False, hint="A no is an answer too.")


class ServiceForm(ByYearForm):
    name = fields.text("Service", most=200)
    provider = fields.text("Provider", most=200)
    sort = fields.choice("Prevention", PreventionSort.choices)
    setting = fields.choice("Where it works", InterventionSetting.choices)
    council = fields.text("Council area", most=200, required=False, hint="Left empty: force-wide.")
    starts_on = fields.day("First day of the service")
    ends_on = fields.day("Last day of the service", required=False, hint="Left empty: no end is given.")
    level = fields.number(
        "Strength of its evaluation", least=0, most=5, required=False,
        hint="0 (none), then 1 (a correlation) to 5 (randomised) of the Maryland scale. Left empty: not judged.",
    )  # fmt: skip
    judged_by = fields.text("Judged by", most=200, required=False)
    judged_on = fields.day("Judged on", required=False)
    by_year = (("amounts", "Money (£)"),)


class NewServiceForm(BodyForm, ServiceForm):
    pass


class ServiceReturnForm(DeskForm):
    first_on = fields.day("First day")
    last_on = fields.day("Last day")
    referred = fields.number("People referred", least=0, most=MOST_PEOPLE, hint="In these days, and so below.")
    declined = fields.number("People referred who were declined", least=0, most=MOST_PEOPLE)
    started = fields.number("People who started", least=0, most=MOST_PEOPLE)
    left_early = fields.number("People who left early", least=0, most=MOST_PEOPLE)
    completed = fields.number("People who completed", least=0, most=MOST_PEOPLE)
    outcomes_known = fields.number("People who completed whose outcome is known", least=0, most=MOST_PEOPLE)
    outcomes_met = fields.number("Known outcomes that were met", least=0, most=MOST_PEOPLE)
    already_waiting = fields.number(
        "People who were waiting already when the first return began", least=0, most=MOST_PEOPLE, required=False,
        hint=FIRST_RETURN,
    )  # fmt: skip
    already_started = fields.number(
        "People who were on the service already when the first return began", least=0, most=MOST_PEOPLE,
        required=False, hint=FIRST_RETURN,
    )  # fmt: skip
    spent = fields.money("Spent on it in the period (£)", required=False, least=0)

    def values(self):
        given = super().values()
        return {**given, **{name: given[name] or 0 for name in ("already_waiting", "already_started")}}


class BinForm(DeskForm):
    code = fields.text(
        "Code", most=60, hint="Letters, figures and hyphens, such as: market-street.",
        validators=[RegexValidator(slug_re, "Write it in letters, figures and hyphens alone, with no spaces.")],
    )  # fmt: skip
    place = fields.text("Where it stands", most=300, hint="The public is to find it.")
    council = fields.text("Council area", most=200)
    opened_on = fields.day("Placed on")
    closed_on = fields.day("Taken away on", required=False, hint="Left empty: it stands there still.")


class NewBinForm(BodyForm, BinForm):
    pass


class BinCountForm(DeskForm):
    emptied_on = fields.day("Emptied on")
    knives = fields.number("Knives and blades", least=0, most=MOST_PEOPLE, required=False, hint=UNCOUNTED)
    firearms = fields.number("Firearms", least=0, most=MOST_PEOPLE, required=False, hint=UNCOUNTED)
    other = fields.number("Other weapons", least=0, most=MOST_PEOPLE, required=False, hint=UNCOUNTED)
    weight_kg = fields.exact("Weight of all of it, in kg", places=2, required=False, least=0)


class FundingReturnForm(DeskForm):
    name = fields.text("Fund", most=200, hint="Such as: hotspot action fund.")
    first_on = fields.day("First day of the quarter", hint="1 January, April, July or October.")
    due_on = fields.day("Due to its giver by", required=False)
    offences = fields.row("Offences", required=False, hint="Homicide and violence with knives are counted in it.")
    admissions = fields.row("Hospital admissions", required=False, hint="For assault with a sharp object, by month.")
    trial = fields.row("Trial", required=False, hint="Hours and places patrolled are taken from it.")
    grant = fields.money("Grant of the financial year (£)", required=False, least=0)
    match_percent = fields.exact(
        "Match to be found beside it, in per cent of the grant", places=2, least=0, required=False
    )
    match_found = fields.money("Match found so far in the year (£)", required=False, least=0)
    hotspot_spent = fields.money("Spent in hotspots in the year (£)", required=False, least=0)
    discretionary_spent = fields.money("Spent otherwise in the year (£)", required=False, least=0)
    note = fields.text("What is to be said besides", rows=4, required=False)

    def __init__(self, *args, offences, admissions, trials, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offences"].offer(offences, say_file, "None")
        self.fields["admissions"].offer(admissions, say_file, "None")
        self.fields["trial"].offer(trials, str, "None")


class NewFundingReturnForm(BodyForm, FundingReturnForm):
    pass


class SentForm(DeskForm):
    sent_on = fields.day("Sent on")


def _say_hotspot(row):
    return f"{row.code}, {row.public_name or row.unit or 'not named yet'}"
