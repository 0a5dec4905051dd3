"""What other rooms of the desk supply for standing items: minutes, tracker, decisions and programme as papers, and
the accepted questions and petitions as lines beneath their items."""

from answerable.keeping.changes.desk.programme_paper import sheet_of as programme_sheet
from answerable.keeping.models.desk import BusinessKind, Sitting, SittingStatus
from answerable.keeping.queries.desk.decision_notice import decision_sheet
from answerable.keeping.queries.desk.minutes_sheet import sheet_of as minutes_sheet
from answerable.keeping.queries.desk.petition import petitions_for
from answerable.keeping.queries.desk.programme import programme_of, this_year
from answerable.keeping.queries.desk.question import questions_for
from answerable.keeping.queries.desk.tracker import tracker_sheet
from answerable.law.words import say_count
from answerable.printing.decision import lay_out_decisions
from answerable.printing.minutes import lay_out_minutes
from answerable.printing.programme import lay_out_programme
from answerable.printing.tracker import lay_out_tracker


def supply_paper(sitting, kind):
    """What is printed for a standing item of a kind as `(title, Paper)`, or `None` where nothing is."""
    lay_out = PAPERS.get(kind)
    return lay_out(sitting) if lay_out else None


def supply_lines(sitting, kind):
    """The lines beneath a standing item: the questions accepted, with a name only where its owner consents."""
    if kind in (BusinessKind.PUBLIC_QUESTIONS, BusinessKind.MEMBERS_QUESTIONS):
        asked = questions_for(sitting, members=kind == BusinessKind.MEMBERS_QUESTIONS)
        return [line for question in asked for line in _say_question(question)]
    if kind == BusinessKind.PETITIONS:
        held = petitions_for(sitting)
        return [f"{petition.title} ({say_count(petition.count, 'signature')})" for petition in held]
    return []


def _minutes(sitting):
    earlier = Sitting.objects.standing().filter(body=sitting.body, date__lt=sitting.date)
    last = earlier.exclude(status=SittingStatus.CANCELLED).order_by("-date", "-start_time").first()
    sheet = minutes_sheet(last) if last else None
    if sheet is None or not sheet.lines:
        return None
    return f"Minutes of {last.date:%-d %B %Y}", lay_out_minutes(sheet)


def _tracker(sitting):
    sheet = tracker_sheet(sitting.body, sitting)
    if not (sheet.outstanding or sheet.current or sheet.completed):
        return None
    return "Action tracker", lay_out_tracker(sheet)


def _decisions(sitting):
    sheet = decision_sheet(sitting.body, sitting)
    return ("Decisions since the last meeting", lay_out_decisions(sheet)) if sheet.lines else None


def _programme(sitting):
    sheet = programme_sheet(programme_of(sitting.body, this_year(sitting.date)), sitting.date)
    return ("Work programme", lay_out_programme(sheet)) if sheet.lines else None


def _say_question(question):
    """A question as its clerk accepted it: what is private in it was refused then."""
    number = f"Question {question.number}" if question.number else "Question"
    yield f"{number}, {question.printed_asker}: {question.text}"
    for letter, words in question.parts:
        yield f"{letter}) {words}"


PAPERS = {
    BusinessKind.MINUTES: _minutes,
    BusinessKind.TRACKER: _tracker,
    BusinessKind.DECISIONS: _decisions,
    BusinessKind.PROGRAMME: _programme,
}
