"""The forms of what stands around patrols: engagement, services, surrender bins, returns on a fund."""

from django.core.validators import validate_slug

from answerable.clerking import form as fields
from answerable.clerking.budget_form import ByYearForm
from answerable.clerking.form import DeskForm, offer_bodies
from answerable.keeping.models.desk import EngagementSort, InterventionSetting, PreventionSort, StakeholderSort

MOST_PEOPLE = 1_000_000
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
        self.fields["hotspot"].offer(hotspots, lambda row: f"{row.code}, {row.public_name or row.unit}", "Choose")


class StakeholderForm(DeskForm):
    organisation = fields.text("Organisation", most=200, hint=PERSONS)
    sort = fields.choice("Sort", StakeholderSort.choices)
    since = fields.day("Since", required=False)
    is_public = fields.tick("It agreed to be named in public")


class EntryForm(DeskForm):
    on = fields.day("Day")
    sort = fields.choice("What it is", EngagementSort.choices)
    words = fields.text("In words fit for the public", rows=3, most=1000, hint=PERSONS)
    who = fields.text("By or with which organisation", most=200, required=False, hint=PERSONS)
    due_on = fields.day("Due by", required=False, hint="Of what was asked or agreed.")
    done_on = fields.day("Answered or done on", required=False, hint="A no is an answer too.")


class ServiceForm(ByYearForm):
    name = fields.text("Service", most=200)
    provider = fields.text("Provider", most=200)
    sort = fields.choice("Prevention", PreventionSort.choices)
    setting = fields.choice("Where it works", InterventionSetting.choices)
    council = fields.text("Council area", most=200, required=False, hint="Left empty: force-wide.")
    starts_on = fields.day("From")
    ends_on = fields.day("To", required=False)
    level = fields.number(
        "Strength of its evaluation", least=0, most=5, required=False,
        hint="0 (none), then 1 (a correlation) to 5 (randomised) of the Maryland scale. Left empty: not judged.",
    )  # fmt: skip
    judged_by = fields.text("Judged by", most=200, required=False)
    judged_on = fields.day("Judged on", required=False)
    by_year = (("amounts", "Money (£)"),)


class NewServiceForm(ServiceForm):
    body = fields.row("Whose it is")

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)


class ServiceReturnForm(DeskForm):
    first_on = fields.day("First day")
    last_on = fields.day("Last day")
    referred = fields.number("People referred", least=0, most=MOST_PEOPLE)
    declined = fields.number("of them declined", least=0, most=MOST_PEOPLE)
    started = fields.number("People who started", least=0, most=MOST_PEOPLE)
    left_early = fields.number("People who left early", least=0, most=MOST_PEOPLE)
    completed = fields.number("People who completed", least=0, most=MOST_PEOPLE)
    outcomes_known = fields.number("Outcomes known", least=0, most=MOST_PEOPLE)
    outcomes_met = fields.number("of them met", least=0, most=MOST_PEOPLE)
    already_waiting = fields.number(
        "Waiting already when the first return began", least=0, most=MOST_PEOPLE, required=False
    )
    already_started = fields.number(
        "On the service already when the first return began", least=0, most=MOST_PEOPLE, required=False
    )
    spent = fields.money("Spent on it in the period", required=False, least=0)

    def values(self):
        given = super().values()
        return {**given, **{name: given[name] or 0 for name in ("already_waiting", "already_started")}}


class BinForm(DeskForm):
    code = fields.text("Code", most=60, hint="Letters, figures and hyphens.", validators=[validate_slug])
    place = fields.text("Where it stands", most=300, hint="The public is to find it.")
    council = fields.text("Council area", most=200)
    opened_on = fields.day("Placed on")
    closed_on = fields.day("Taken away on", required=False)


class NewBinForm(BinForm):
    body = fields.row("Whose it is")

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)


class BinCountForm(DeskForm):
    emptied_on = fields.day("Emptied on")
    knives = fields.number("Knives and blades", least=0, most=MOST_PEOPLE, required=False, hint=UNCOUNTED)
    firearms = fields.number("Firearms", least=0, most=MOST_PEOPLE, required=False)
    other = fields.number("Other weapons", least=0, most=MOST_PEOPLE, required=False)
    weight_kg = fields.exact("Weight in kg", places=2, required=False, least=0)


class FundingReturnForm(DeskForm):
    name = fields.text("Fund", most=200, hint="Such as: hotspot action fund.")
    first_on = fields.day("First day of the quarter")
    due_on = fields.day("Due to its giver by", required=False)
    offences = fields.row("Offences", required=False, hint="Homicide and violence with knives are counted in it.")
    admissions = fields.row("Hospital admissions", required=False, hint="For assault with a sharp object, by month.")
    trial = fields.row("Trial", required=False, hint="Hours and places patrolled are taken from it.")
    grant = fields.money("Grant of the year", required=False, least=0)
    match_percent = fields.exact("To be found beside it, in per cent", places=2, least=0, required=False)
    match_found = fields.money("Found so far", required=False, least=0)
    hotspot_spent = fields.money("Spent in hotspots", required=False, least=0)
    discretionary_spent = fields.money("Spent otherwise", required=False, least=0)
    note = fields.text("What is to be said besides", rows=4, required=False)

    def __init__(self, *args, offences, admissions, trials, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offences"].offer(offences, str, "None")
        self.fields["admissions"].offer(admissions, str, "None")
        self.fields["trial"].offer(trials, str, "None")


class NewFundingReturnForm(FundingReturnForm):
    body = fields.row("Whose it is")

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)


class SentForm(DeskForm):
    sent_on = fields.day("Sent on")
