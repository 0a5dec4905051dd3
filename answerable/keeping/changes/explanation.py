"""Findings explained by a named person, or opened again by one."""

from django.db import transaction

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.finding import renew_finding, turn
from answerable.keeping.changes.masks import Masks
from answerable.keeping.matching.name import normal_person
from answerable.keeping.models import Finding, FindingState, Person, Standing, TurnKind
from answerable.keeping.withheld import WithheldWords

LEAST_REASON = 10


class FindingError(Exception):
    """What cannot be said of a finding; the message is one line for a clerk."""


def explain_finding(finding, *, by, reason, role="", entered_by=""):
    """Say why a finding may stand as it is printed; the reason is public, with who gives it.

    `by` is the name of a person. The public sees the name where the record shows the person in an office, else
    `role`, which must then be given. `entered_by` is who wrote it down, for the audit. A later explanation takes the
    place of the one before, which stays in the history. Raises `FindingError`.
    """
    return _turn(finding, TurnKind.EXPLAINED, FindingState.EXPLAINED, by, reason, role, entered_by)


def reopen_finding(finding, *, by, reason, role="", entered_by=""):
    """Open an explained finding again: the explanation did not answer it. Raises `FindingError`."""
    return _turn(finding, TurnKind.REOPENED, FindingState.OPEN, by, reason, role, entered_by)


def _turn(finding, kind, state, by, reason, role, entered_by):
    by, reason, role = (" ".join(words.split()) for words in (by, reason, role))
    person = _known_person(by)
    _refuse(by, reason, role, person)
    with transaction.atomic():
        finding = Finding.objects.select_for_update().get(pk=finding.pk)
        _refuse_state(finding, kind)
        before = finding.state
        turn(finding, kind, state, by=by, person=person, role=role, reason=reason)
        renew_finding(finding, WithheldWords(finding.paper.pages.all()), Masks())
        act = "explain finding" if kind == TurnKind.EXPLAINED else "reopen finding"
        changes = {"state": [before, finding.state], "role": role, "entered_by": entered_by}
        record_act(by=by, act=act, subject=finding.public_id, changes=changes, reason=reason)
        return finding


def _refuse(by, reason, role, person):
    if not by:
        raise FindingError("Say who explains it: a finding is explained by a named person.")
    if sum(map(str.isalnum, reason)) < LEAST_REASON:
        raise FindingError("Give the reason in a sentence: it is shown to the public beside the finding.")
    if not role and not (person and person.is_public):
        raise FindingError(
            f"The public record does not know {by} in an office: give the role in which they answer, "
            "which is shown in place of the name."
        )


def _refuse_state(finding, kind):
    said = {
        FindingState.CORRECTED: "was corrected in a later version",
        FindingState.WITHDRAWN: "is no longer found in its paper",
    }.get(finding.state)
    if said:
        raise FindingError(f"{finding.public_id} {said}: there is nothing left to explain.")
    if finding.carried_to_id is not None:
        raise FindingError(f"The paper was replaced: answer {finding.carried_to.public_id}, in its newer version.")
    if kind == TurnKind.REOPENED and finding.state != FindingState.EXPLAINED:
        raise FindingError(f"{finding.public_id} is open already.")


def _known_person(name):
    """The one office holder of a name, else `None`."""
    people = Person.objects.standing().filter(standing=Standing.OFFICE, normal_name=normal_person(name))[:2]
    return people[0] if len(people) == 1 else None
