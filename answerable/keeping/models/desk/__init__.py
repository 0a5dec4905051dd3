"""The desk: what clerks, authors and members work on. Closed to the public, always.

A desk row becomes public in one way: it is printed as a paper, the paper is read back and filed (`changes/pack.py`),
and the record's own rows are shown. What is shown of the desk besides goes through `queries/public/` by name.

    Account * accesses (role, body)         Body * standing_orders, seats (* holders: person), holidays, sittings
    Sitting (body, date)  * business (* submissions, minutes)  * publications;  meeting -> the record's Meeting
    Publication -> Paper (what was filed), its files; Letter: an e-mail in the outbox; DeskFile: bytes kept by hash
Every row has `revision` (it goes up by one with each change, so that two people cannot overwrite each other) and
`removed_at` (removing can be undone). Its trace is the audit entries whose subject is `row.subject`.
"""

from answerable.keeping.models.desk.account import Access, Account, Role
from answerable.keeping.models.desk.business import Business, BusinessKind
from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.file import DeskFile
from answerable.keeping.models.desk.holiday import Holiday
from answerable.keeping.models.desk.letter import Letter
from answerable.keeping.models.desk.publication import Publication, PublicationKind
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.desk.seat import Seat, SeatHolder
from answerable.keeping.models.desk.sitting import Sitting, SittingPurpose, SittingStatus
from answerable.keeping.models.desk.standing_orders import Numbering, Regime, StandingOrders

__all__ = [
    "Access",
    "Account",
    "Business",
    "BusinessKind",
    "Closable",
    "DeskFile",
    "DeskRow",
    "Holiday",
    "Letter",
    "Numbering",
    "Publication",
    "PublicationKind",
    "Regime",
    "Role",
    "Seat",
    "SeatHolder",
    "Sitting",
    "SittingPurpose",
    "SittingStatus",
    "StandingOrders",
]
