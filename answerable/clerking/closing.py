"""Fields that say whether something is open to the public, and on what ground it is not."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.keeping.models import Confidentiality
from answerable.law.exemption import list_grounds, list_paragraphs

NAMES = ("confidentiality", "exempt_paragraph", "closed_ground", "public_interest_test", "tested_by", "review_on")
OPENNESS = (
    (Confidentiality.OPEN, "Open to the public"),
    (Confidentiality.EXEMPT, "Exempt: closed by a paragraph of schedule 12A"),
    (Confidentiality.CONFIDENTIAL, "Confidential: closed by law"),
)


def closing_fields():
    """The fields of `models.desk.Closable`, by name."""
    today = timezone.localdate()
    paragraphs = [(str(row.number), f"{row.number}: {row.words}") for row in list_paragraphs(today).values()]
    grounds = [(key, row.words) for key, row in list_grounds(today).items()]
    return {
        "confidentiality": fields.choice("Open or closed", OPENNESS, empty="Choose one"),
        "exempt_paragraph": fields.choice("If exempt: the paragraph", paragraphs, required=False, empty="None"),
        "closed_ground": fields.choice("If confidential: the ground", grounds, required=False, empty="None"),
        "public_interest_test": fields.text(
            "If exempt: the public interest test",
            rows=3,
            required=False,
            hint="What was weighed, and why closing won.",
        ),
        "tested_by": fields.text("Who decided it", required=False, most=200),
        "review_on": fields.day("Looked at again on", required=False),
    }


def closing_initial(row):
    return {name: getattr(row, name) for name in NAMES}


def closing_values(cleaned):
    """What the fields hold, as a row takes it: of an open row nothing of a ground stays."""
    if cleaned["confidentiality"] == Confidentiality.OPEN:
        blank = {"closed_ground": "", "public_interest_test": "", "tested_by": ""}
        return {"confidentiality": Confidentiality.OPEN, "exempt_paragraph": None, "review_on": None, **blank}
    values = {name: cleaned[name] for name in NAMES}
    values["exempt_paragraph"] = int(cleaned["exempt_paragraph"]) if cleaned["exempt_paragraph"] else None
    return values
