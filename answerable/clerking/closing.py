"""The fields by which something is closed to the public: an item of business, a paper, a decision, an undertaking."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.keeping.models.paper import Confidentiality
from answerable.law.exemption import list_grounds, list_paragraphs

OPENNESS = (
    (Confidentiality.OPEN, "Open to the public"),
    (Confidentiality.EXEMPT, "Exempt (schedule 12A)"),
    (Confidentiality.CONFIDENTIAL, "Confidential by law"),
)
CLOSING = (
    "confidentiality",
    "exempt_paragraph",
    "closed_ground",
    "public_interest_test",
    "tested_by",
    "review_on",
)


class ClosingForm(DeskForm):
    """A form with the fields of `models.desk.Closable`; an open row keeps none of its grounds.

    `on` is the day whose paragraphs and grounds are offered: today, where none is given.
    """

    confidentiality = fields.choice("Who may see it", OPENNESS, empty="Choose")
    exempt_paragraph = fields.choice("If exempt: under which paragraph", [], required=False, empty="None")
    public_interest_test = fields.text(
        "The public interest test",
        rows=3,
        required=False,
        hint="What speaks for telling the public, what against, and why the second weighs more. A tie opens it.",
    )
    tested_by = fields.text("Who decided it", required=False, most=200)
    review_on = fields.day("To be looked at again on", required=False)
    closed_ground = fields.choice("If confidential: on what ground", [], required=False, empty="None")

    def __init__(self, *args, on=None, **kwargs):
        super().__init__(*args, **kwargs)
        on = on or timezone.localdate()
        known = list_paragraphs(on)
        self.fields["exempt_paragraph"].choices = [
            ("", "None"),
            *((str(number), f"{number}: {row.words}") for number, row in sorted(known.items())),
        ]
        self.fields["closed_ground"].choices = [
            ("", "None"),
            *((ground, row.words.capitalize()) for ground, row in list_grounds(on).items()),
        ]

    def clean_exempt_paragraph(self):
        chosen = self.cleaned_data["exempt_paragraph"]
        return int(chosen) if chosen else None

    def clean(self):
        given = super().clean()
        if given.get("confidentiality") == Confidentiality.OPEN:
            given |= {"exempt_paragraph": None, "public_interest_test": "", "tested_by": "", "review_on": None}
            given["closed_ground"] = ""
        return given

    def closing_fields(self):
        """The fields of the group, bound, for the template that folds them away."""
        return [self[name] for name in CLOSING]

    @property
    def closing_is_open(self):
        """Whether the grounds are to be shown unfolded: something is closed, or one of them is wrong."""
        chosen = self["confidentiality"].value()
        return bool(chosen and chosen != Confidentiality.OPEN) or any(name in self.errors for name in CLOSING)
