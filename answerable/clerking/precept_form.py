"""The forms of a precept under review: the review itself, and one for each kind of event."""

from decimal import Decimal, InvalidOperation

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.keeping.changes.desk.precept import LATE
from answerable.keeping.models.desk import PreceptDirection, PreceptEventKind, PreceptStance
from answerable.keeping.queries.desk.paper import find_paper

KIND = PreceptEventKind
FIRST_YEAR = 2013
LONGEST = 40_000
VOTES = ("for_count", "against_count", "abstained_count", "members")
# What is asked of each kind of event, besides its day.
ASKED = {
    KIND.NOTIFIED: ("amount",),
    KIND.REVIEWED: ("sitting", "veto", *VOTES),
    KIND.REPORTED: ("stance", "direction", "recommended", "words"),
    KIND.RESPONDED: ("words",),
    KIND.REVISED: ("amount", "words"),
    KIND.SECOND_REPORTED: ("sitting", "stance", "recommended", "words"),
    KIND.FINALLY_RESPONDED: ("words",),
    KIND.ISSUED: ("amount",),
}
ALWAYS = ("revision", "date", "paper", "overrule", "why")


def pounds(label, *, hint="", required=True, most=8):
    """An amount in pounds and pence."""
    box = forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"})
    return forms.DecimalField(
        label=label, help_text=hint, required=required, min_value=0, max_digits=most, decimal_places=2, widget=box
    )


def _count(label, hint=""):
    return fields.number(label, most=200, required=False, hint=hint)


class ReviewForm(DeskForm):
    previous = pounds("Band D this year (£)", required=False, hint="What the rise is counted from.")
    proposed = pounds("Band D proposed (£)", required=False, hint="It stays on the desk until it is notified.")
    tax_base = pounds(
        "Tax base", required=False, most=12, hint="Dwellings as so many of band D, all billing authorities together."
    )
    consultation_first_on = fields.day("The consultation begins", required=False)
    consultation_last_on = fields.day("The consultation ends", required=False)
    can_veto = fields.tick("The panel can veto this precept", hint="Not a mayor's for fire and rescue, for example.")
    sitting = fields.row("The meeting that reviews it", required=False)

    def __init__(self, *args, sittings=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sitting"].offer(sittings, empty="Not arranged yet")


class NewReviewForm(ReviewForm):
    body = fields.row("Policing body")
    panel = fields.row("Panel")
    year = fields.number("Financial year that begins in", least=FIRST_YEAR, most=2100, hint="2027 for 2027/28.")

    field_order = ["body", "panel", "year"]

    def __init__(self, *args, bodies, held, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["sitting"]
        self.held = set(held)
        for name in ("body", "panel"):
            self.fields[name].offer(bodies, empty="Choose")

    def clean(self):
        """The policing body or its panel must be one at which who asks keeps precepts."""
        given = super().clean()
        if {"body", "panel"} <= given.keys() and not {given["body"], given["panel"]} & self.held:
            self.add_error("panel", "You keep the precepts of neither: choose a body of yours as one of them.")
        return given


class EventForm(DeskForm):
    """What happened, with the fields of its kind; to overrule a limit is offered to who may."""

    date = fields.day("On")
    amount = pounds("Band D (£)")
    sitting = fields.row("At the meeting", required=False)
    veto = fields.tick("A veto was moved")
    for_count = _count("Votes for", "For the veto, where one was moved; else for what the panel says.")
    against_count = _count("Votes against")
    abstained_count = _count("Abstentions")
    members = _count("Members in office on the day", "All of them, not those in the room. Vacant seats do not count.")
    stance = fields.choice("The panel", PreceptStance.choices)
    direction = fields.choice("It is vetoed as", PreceptDirection.choices, required=False, empty="No veto")
    recommended = fields.text("Band D recommended instead (£), one on a line", rows=2, required=False)
    words = fields.text(
        "What the paper says",
        rows=8,
        most=LONGEST,
        required=False,
        hint="Printed in the report or reply; later will do.",
    )
    paper = fields.text(
        "Its paper in the record", required=False, most=250, hint="The end of the paper's address. None yet will do."
    )
    overrule = fields.tick(
        "It happened late: record it all the same",
        hint="The ruling stays beside it. A veto reported late has no effect.",
    )
    why = fields.text(
        "Why it is recorded", rows=2, required=False, hint="For what happened late. It stays beside it."
    )

    def __init__(self, *args, kind, sittings, may_overrule, **kwargs):
        super().__init__(*args, **kwargs)
        self.rulings = ()
        for name in set(self.fields) - {*ASKED[kind], *ALWAYS}:
            del self.fields[name]
        if not may_overrule:
            self._drop_overruling()
        if "sitting" in self.fields:
            self.fields["sitting"].offer(sittings, empty="None on the desk")
        if kind != KIND.SECOND_REPORTED and "stance" in self.fields:
            self.fields["stance"].choices = [one for one in PreceptStance.choices if one[0] != PreceptStance.REJECTS]

    def clean_paper(self):
        """The paper, where one is named."""
        named = self.cleaned_data["paper"].strip()
        paper = find_paper(named) if named else None
        if named and paper is None:
            raise forms.ValidationError("The record has no such paper: copy it from the end of its address.")
        return paper

    def clean_recommended(self):
        """The amounts as text, to the penny."""
        try:
            amounts = [Decimal(line.strip().lstrip("£").replace(",", "")) for line in self._lines("recommended")]
        except InvalidOperation:
            raise forms.ValidationError("Write one amount on each line, such as 197.55.") from None
        if any(not amount.is_finite() or amount <= 0 for amount in amounts):
            raise forms.ValidationError("Write one amount on each line, such as 197.55.")
        return [f"{amount:.2f}" for amount in amounts]

    def carry_out(self, change, *args, **values):
        """As for any form; what the law said of a refusal stays at hand for the page."""

        def keep(*given, **named):
            try:
                return change(*given, **named)
            except Exception as refused:
                self.rulings = getattr(refused, "rulings", ())
                raise

        return super().carry_out(keep, *args, **values)

    def values(self):
        """What the change takes."""
        given = super().values()
        return given | {"overruled": LATE} if given.pop("overrule", False) else given

    def _lines(self, name):
        return [line for line in self.cleaned_data[name].splitlines() if line.strip()]

    def _drop_overruling(self):
        del self.fields["overrule"], self.fields["why"]


class CorrectionForm(EventForm):
    """An event put right: why is always asked."""

    why = fields.text("Why it is corrected", rows=2)

    field_order = ["date"]

    def _drop_overruling(self):
        del self.fields["overrule"]


class ReasonForm(DeskForm):
    why = fields.text("Why", rows=2, hint="It stays in the trace.")


class WordsForm(DeskForm):
    words = fields.text(
        "What the paper says", rows=16, most=LONGEST, hint="A blank line parts paragraphs; - begins a point."
    )
