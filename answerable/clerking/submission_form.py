"""The forms of a paper: asking for one, writing it, and what author, officer and clerk do with it."""

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.closing import ClosingForm
from answerable.clerking.form import DeskForm
from answerable.keeping.queries.desk.business import list_business

LONG = 60_000
# What a paper is not filed without, though it may be kept without.
NEEDED = (
    "purpose",
    "recommendations",
    "body",
    "finance",
    "legal",
    "equalities",
    "background_papers",
    "confidentiality",
)


class AskForm(DeskForm):
    business = fields.choice("For which item", [], empty="Choose an item")
    author = fields.choice("Who is to write it", [], empty="Choose an author")
    title = fields.text("Title of the paper", most=400)
    due_on = fields.day("To be filed by")
    note = fields.text("What else the author should know", rows=3, required=False, hint="It stands in the letter.")

    def __init__(self, *args, sitting, authors, **kwargs):
        super().__init__(*args, **kwargs)
        self.authors = {str(account.pk): account for account in authors}
        self.fields["author"].choices += [(key, account.name) for key, account in self.authors.items()]
        self.fields["business"].choices += [(str(row.pk), str(row)) for row in list_business(sitting)]


class PaperForm(ClosingForm):
    """A paper as its author writes it. Nothing but the title is insisted upon until it is filed."""

    title = fields.text("Title", most=400)
    number = fields.text("Report number", required=False, most=40)
    priority = fields.text("Priority of the police and crime plan", required=False, most=300)
    presenter = fields.text("Presented by", required=False, most=300)
    purpose = fields.text("Purpose", rows=3, required=False, hint="What the paper is for, in a sentence or two.")
    recommendations = fields.text(
        "Recommendations", rows=4, required=False, hint="What the meeting is asked to do, one on each line."
    )
    body = fields.text("The report", rows=22, required=False, most=LONG)
    finance = fields.text(
        "Financial implications", rows=4, required=False, hint="Say so plainly where there are none."
    )
    legal = fields.text("Legal implications", rows=4, required=False)
    equalities = fields.text(
        "Equalities implications",
        rows=4,
        required=False,
        hint="Who is affected differently, how that is known, and what is done about it.",
    )
    background_papers = fields.text(
        "Background papers", rows=3, required=False, hint="One on each line; write “None” where there are none."
    )
    appendices = fields.text(
        "Appendices printed elsewhere",
        rows=2,
        required=False,
        hint="One on each line. Attached files list themselves.",
    )
    confidentiality = fields.choice(
        "Who may see it", ClosingForm.base_fields["confidentiality"].choices[1:], required=False, empty="Not said yet"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NEEDED:
            self.fields[name].needed_later = True

    def clean_confidentiality(self):
        return self.cleaned_data["confidentiality"] or "confidential"


class FileForm(DeskForm):
    pass


class ExplainForm(DeskForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=400)
    reason = fields.text("Why it stands as it is", rows=2, most=1000)


class AcceptForm(DeskForm):
    despite = fields.text(
        "Why it is accepted all the same", rows=2, required=False, hint="Needed only while an error is open."
    )


class ReturnForm(DeskForm):
    note = fields.text("What the author is to do", rows=3)


class WithdrawForm(DeskForm):
    reason = fields.text("Why it is withdrawn", rows=2)


class SignOffForm(DeskForm):
    version = forms.CharField(widget=forms.HiddenInput, max_length=20)
    role = fields.choice("As", [])
    words = fields.text("Comment", rows=2, required=False)

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = list(roles)
