"""The files of spending: payments line by line, and the register of contracts.

Columns follow the Local Government Transparency Code 2015, with what the Elected Local Policing Bodies (Specified
Information) Order 2011 asks besides: why good value for money was expected, and whose spending it is.
"""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Order, Shape

REASONS = ("personal data", "commercial confidence", "safety or security", "detection of crime")
"""Why a supplier is not named."""

PROCEDURES = ("tender", "framework", "quotation", "direct award", "waiver")
SUPPLIER_KINDS = ("SME", "VCSE", "SME and VCSE", "other")

SPENDING_LINES = Shape(
    name="spending",
    heading="Spending line by line",
    meaning=(
        "One row for each line of a payment or credit. A payment split over cost centres has its reference on each "
        "row and its lines numbered. Leave out the name where the supplier is redacted."
    ),
    key=("spender", "reference", "line_number"),
    needs=(("paid_on", "period", "first_on"), ("supplier", "is_redacted")),
    orders=(WHOLE_PERIOD,),
    fields=(
        Field(
            name="paid_on",
            form="date",
            meaning="The day on which it was paid.",
            names=("date", "payment date", "paid", "date paid", "transaction date"),
        ),
        Field(
            name="period",
            form="period",
            meaning="The month (2022-05) in which it was paid, where the day is not given.",
            names=("month",),
        ),
        Field(name="first_on", form="date", meaning="The first day of the month, where it is not given in words."),
        Field(name="last_on", form="date", may_be_ahead=True, meaning="The last day of the month."),
        Field(
            name="spender",
            form="text",
            meaning="Whose spending it is: the commissioner's or the chief constable's. Blank where all is one's.",
            names=("body", "organisation", "entity", "body name"),
        ),
        Field(
            name="reference",
            form="text",
            meaning="The number of the transaction or invoice.",
            is_required=True,
            names=("ref", "transaction number", "transaction", "invoice number", "transaction id", "trans no"),
        ),
        Field(
            name="line_number",
            form="text",
            meaning="The line of the payment, where one reference has several.",
            names=("line", "line no", "distribution line"),
        ),
        Field(
            name="supplier",
            form="text",
            meaning="Who was paid; blank where it is redacted.",
            names=("supplier name", "beneficiary", "recipient", "payee", "vendor"),
        ),
        Field(
            name="amount",
            form="money",
            meaning="Pounds and pence, without VAT that is recovered; a credit with a minus or in brackets.",
            is_required=True,
            names=("net amount", "amount paid", "value", "net", "net value"),
        ),
        Field(
            name="vat",
            form="money",
            meaning="VAT in the amount that cannot be recovered.",
            names=("irrecoverable vat", "vat not recoverable", "unrecoverable vat"),
        ),
        Field(
            name="purpose",
            form="text",
            meaning="What it was for. Name no member of the public.",
            names=("description", "summary", "purpose of expenditure", "expense type", "expenditure type"),
        ),
        Field(
            name="directorate",
            form="text",
            meaning="The department that spent it.",
            names=("department", "service", "portfolio", "service area"),
        ),
        Field(
            name="cost_centre",
            form="text",
            meaning="The cost centre that it is charged to.",
            names=("cost center", "cost centre description"),
        ),
        Field(
            name="category",
            form="text",
            meaning="The merchant's category: computers, vehicles, software.",
            names=("merchant category", "expense category"),
        ),
        Field(
            name="value_reason",
            form="text",
            meaning="Why good value for money was expected.",
            names=("value for money", "reason for value for money"),
        ),
        Field(
            name="is_card",
            form="flag",
            meaning="Whether it was paid with a procurement card.",
            names=("procurement card", "card", "gpc"),
        ),
        Field(
            name="is_redacted",
            form="flag",
            meaning="Whether the supplier is not named to the public.",
            names=("redacted",),
        ),
        Field(
            name="redaction_reason",
            form="code",
            meaning="Why the supplier is not named; personal data where it is blank.",
            allowed=REASONS,
            names=("reason redacted", "reason for redaction"),
        ),
    ),
)

CONTRACT_REGISTER = Shape(
    name="contracts",
    heading="Register of contracts",
    meaning="One row for each contract, framework or waiver, current or still listed.",
    key=("reference",),
    orders=(
        Order(first="starts_on", second="ends_on", words="The contract ends before it starts."),
        Order(first="ends_on", second="extends_to", words="The extension ends before the contract does."),
    ),
    fields=(
        Field(
            name="reference",
            form="text",
            meaning="The number of the contract.",
            is_required=True,
            names=("ref", "contract reference", "contract number", "contract id"),
        ),
        Field(name="title", form="text", meaning="What it is for.", names=("contract title", "description")),
        Field(name="supplier", form="text", meaning="With whom.", names=("supplier name", "contractor")),
        Field(
            name="value",
            form="money",
            meaning="Pounds over the whole length of the contract, or the estimate of it.",
            lowest=0,
            names=("contract value", "total value", "sum"),
        ),
        Field(
            name="starts_on",
            form="date",
            may_be_ahead=True,
            meaning="Its first day.",
            names=("start", "start date", "contract start"),
        ),
        Field(
            name="ends_on",
            form="date",
            may_be_ahead=True,
            meaning="Its last day, without any extension.",
            names=("end", "end date", "contract end", "expiry date"),
        ),
        Field(
            name="review_on",
            form="date",
            may_be_ahead=True,
            meaning="The day on which it is reviewed.",
            names=("review", "review date"),
        ),
        Field(
            name="extends_to",
            form="date",
            may_be_ahead=True,
            meaning="The last day that it may be extended to.",
            names=("extension", "extension to", "extension end date"),
        ),
        Field(
            name="procedure",
            form="code",
            meaning="How it was let.",
            allowed=PROCEDURES,
            names=("procurement route", "procurement procedure", "route"),
        ),
        Field(
            name="waiver_reason",
            form="text",
            meaning="Why it was let without competition, where the rules on contracts were waived.",
            names=("waiver", "reason for waiver", "exemption reason"),
        ),
        Field(
            name="department",
            form="text",
            meaning="The department responsible.",
            names=("directorate", "service"),
        ),
        Field(
            name="supplier_kind",
            form="code",
            meaning="A small or medium-sized enterprise, a voluntary or community organisation, both, or other.",
            allowed=SUPPLIER_KINDS,
            names=("sme or vcse", "supplier type"),
        ),
        Field(
            name="copy",
            form="text",
            meaning="Where the public can read the contract itself: an address.",
            names=("link", "contract link", "published at"),
        ),
    ),
)
