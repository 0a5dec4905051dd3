"""Questions on the desk: the list, what the rules say of one, and the questions that a sitting takes."""

from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models.desk import QuestionReceived, ReceivedState, Regime
from answerable.keeping.privacy import Mask, WithheldName
from answerable.keeping.queries.desk.clock import clocks_of
from answerable.keeping.queries.desk.standing_orders import orders_on

A_MEMBER_OF_THE_PUBLIC = "A member of the public"
TAKEN = (ReceivedState.ACCEPTED, ReceivedState.ANSWERED)


@dataclass(frozen=True, slots=True)
class SittingQuestion:
    """A question as the agenda and the minutes take it: nothing private is in it.

    `kind` is as the minutes print it: `public`, `panel`, `board` or `supplementary`. `printed_asker` is the name
    where the asker consents, else "A member of the public". `parts` are `(letter, words)`.
    """

    key: int
    number: str
    kind: str
    printed_asker: str
    asked_by: str
    text: str
    parts: tuple[tuple[str, str], ...]
    state: str
    supplementaries: tuple["SittingQuestion", ...] = ()


def questions_for(sitting, *, members: bool | None = None) -> tuple[SittingQuestion, ...]:
    """The accepted questions of a sitting in the order in which they are put, each with its supplementaries.

    Those of the public come first; `members` True gives members' questions alone, False the public's. Two queries.
    """
    orders = orders_on(sitting.body_id, sitting.date)
    of_members = "panel" if orders is not None and orders.regime == Regime.PANEL else "board"
    rows = _rows().filter(sitting=sitting, state__in=TAKEN).order_by("number", "id")
    if members is not None:
        rows = rows.filter(member__isnull=not members)
    held = list(rows)
    following = {}
    for row in held:
        if row.follows_id:
            following.setdefault(row.follows_id, []).append(row)
    first = sorted((row for row in held if not row.follows_id), key=lambda row: row.member_id is not None)
    return tuple(_shape(row, of_members, following) for row in first)


def find_question(key) -> QuestionReceived | None:
    """A question with its asker, body and sitting, or `None`."""
    return _rows().filter(pk=key).first()


def list_questions(bodies):
    """The questions to these bodies that count as received, the latest first."""
    return _rows().filter(body__in=bodies).exclude(confirmed_at=None).order_by("-confirmed_at", "-id")


def count_unconfirmed(bodies) -> int:
    """How many questions wait for their askers to open the link in the letter."""
    return QuestionReceived.objects.standing().filter(body__in=bodies, confirmed_at=None).count()


def list_owed_answers(bodies):
    """The written answers still owed, the first due first."""
    return list_questions(bodies).filter(is_written_owed=True, publication=None).order_by("answer_due", "id")


def printed_asker(question) -> str:
    """Who asks, as papers and letters to others may say it."""
    if question.member_id:
        return question.member.name
    if question.may_name and question.asker and question.asker.name:
        return question.asker.name
    return A_MEMBER_OF_THE_PUBLIC


def words_of(question) -> str:
    """The question as it is printed; until a clerk has accepted it, the words received."""
    return question.text or (question.asker.words if question.asker else "")


def mask_of(question) -> Mask:
    """What hides the private in words about a question: numbers, addresses, and the asker who does not consent."""
    hidden = question.asker.name if question.asker and not question.may_name else ""
    return mask_name(hidden)


def mask_name(name) -> Mask:
    """The mask of one withheld name (empty: of none), which hides private numbers and addresses besides."""
    return Mask([WithheldName(name, surname_alone=True)] if name else [])


def lettered(parts) -> tuple[tuple[str, str], ...]:
    """Parts with their letters: a, b, c."""
    return tuple((chr(ord("a") + place), words) for place, words in enumerate(parts))


def question_clock(sitting, *, now=None):
    """The clock for questions to a sitting, or `None` where its body takes none."""
    return next((clock for clock in clocks_of(sitting, now=now) if clock.subject == "questions"), None)


def count_asked(question) -> int:
    """How many other questions the same person has put to the same sitting."""
    if question.sitting_id is None or not (question.member_id or (question.asker and question.asker.email)):
        return 0
    same = Q(member=question.member_id) if question.member_id else Q(asker__email__iexact=question.asker.email)
    rows = QuestionReceived.objects.standing().exclude(pk=question.pk).exclude(confirmed_at=None)
    closed = (ReceivedState.REFUSED, ReceivedState.WITHDRAWN)
    return rows.filter(same, sitting=question.sitting_id, follows=None).exclude(state__in=closed).count()


def _rows():
    return QuestionReceived.objects.standing().select_related(
        "asker", "body", "sitting__body", "member", "asked_by", "follows", "publication__paper"
    )


def _shape(row, of_members, following):
    kind = "public" if row.is_public_question else of_members
    return SittingQuestion(
        key=row.pk,
        number="" if row.number is None else str(row.number),
        kind="supplementary" if row.follows_id else kind,
        printed_asker=printed_asker(row),
        asked_by=row.asked_by.name if row.asked_by else row.ask_note,
        text=row.text,
        parts=lettered(row.parts),
        state=row.state,
        supplementaries=tuple(_shape(each, of_members, {}) for each in following.get(row.pk, ())),
    )
