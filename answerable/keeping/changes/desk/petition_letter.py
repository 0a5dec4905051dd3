"""Letters about petitions: to the organiser, and to who signs. No letter to anybody else names a signatory."""

from answerable.keeping.changes.desk.asker_link import sign_link
from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.queries.desk.letter import OF_SIGNATORIES
from answerable.law.words import say_day


def about_signatures(petition):
    """What the letters to those who sign are about: so that they can be erased with the signatures."""
    return f"{OF_SIGNATORIES}{petition.pk}"


def ask_to_confirm(signature):
    """The letter with the link that makes a signature count."""
    petition = signature.petition
    return write_letter(
        signature.email,
        "Open the link in this letter, so that your signature counts",
        f"Somebody signed a petition to the {petition.body.name} and gave this e-mail address:\n\n"
        f"{petition.title}\n\n"
        f"If that was you, open this link by {say_day(petition.closes_on)}. Your signature counts only then.\n\n"
        f"{link_to('/petitions/confirm/' + sign_link('signature', signature.pk))}\n\n"
        "If it was not you, do nothing: the signature and this address are erased after two weeks. "
        "Your name and your address are never published.",
        about=about_signatures(petition),
    )


def tell_submitted(petition):
    """To the organiser: when the petition is taken."""
    sitting = petition.sitting
    venue = f", {sitting.venue}" if sitting.venue else ""
    return _write(
        petition,
        "Your petition goes to a meeting",
        f"The {petition.body.name} takes your petition on {say_day(sitting.date)} at "
        f"{sitting.start_time:%H:%M}{venue}. Please be there if you can; it is taken all the same if you cannot.",
    )


def tell_replied(petition):
    """To the organiser: the reply, and where it is published."""
    paper = petition.publication.paper if petition.publication_id else None
    where = f"\n\nIt is published: {link_to(f'/papers/{paper.public_id}')}" if paper else ""
    return _write(petition, "The reply to your petition", f"This is the reply:\n\n{petition.reply}{where}")


def tell_refused(petition):
    """To the organiser: that it is not taken, and why."""
    return _write(petition, "Your petition cannot be taken", f"The reason is this:\n\n{petition.refusal_reason}")


def _write(petition, title, text):
    organiser = petition.organiser
    if organiser is None or not organiser.email:
        return None
    opening = f"Your petition to the {petition.body.name}: {petition.title}\n\n"
    return write_letter(organiser.email, title, opening + text, about=petition.subject)
