"""Rows of a small record, made directly: each function makes one thing with what a test leaves unsaid filled in."""

import datetime as dt
import itertools

from django.db import transaction

from answerable.keeping import models
from answerable.keeping.changes.audit import record_act

numbers = itertools.count(1)
PRINT = ("Notes of the meeting", "The force will bring the figures for Ladywood back", "in the spring.", "Page 1")


def named(kind, **fields):
    """A new public id, unless the test names one."""
    return fields.pop("public_id", f"{kind}-{next(numbers)}"), fields


def file_act():
    """What every filing leaves: an entry in the audit."""
    with transaction.atomic():
        return record_act(by="tests", act="file")


def a_body(**fields):
    public_id, fields = named("board", **fields)
    name = fields.pop("name", f"Board {public_id}")
    return models.Body.objects.create(
        public_id=public_id, **{"is_public": True, "name": name, "normal_name": name.lower(), **fields}
    )


def a_person(name="Ada Lane", **fields):
    public_id, fields = named("person", **fields)
    given = {
        "is_public": True,
        "name": name,
        "public_name": name,
        "normal_name": name.lower(),
        "sort_name": name.split()[-1],
        "standing": "office",
    }
    return models.Person.objects.create(public_id=public_id, **{**given, **fields})


def a_paper(lines=PRINT, **fields):
    """A published, open paper of one page."""
    public_id, fields = named("paper", **fields)
    given = {
        "is_public": True,
        "status": "published",
        "confidentiality": "open",
        "title": "Notes",
        "public_title": "Notes of the board",
        "kind": "minutes",
        "date": dt.date(2022, 2, 22),
        "paged": True,
        "page_count": 1,
        "line_count": len(lines),
    }
    paper = models.Paper.objects.create(public_id=public_id, **{**given, **fields})
    page = [{"number": number, "text": text, "look": "paragraph"} for number, text in enumerate(lines, 1)]
    models.PaperPage.objects.create(paper=paper, number=1, lines=page, public_lines=page, last_line=len(lines))
    models.PaperFile.objects.create(
        paper=paper, sha256=f"{next(numbers):064}", media_type="text/plain", byte_count=1, name="notes.txt"
    )
    models.Reading.objects.create(paper=paper, reader="1", fingerprint="0" * 64, counts={"promises": 1})
    return paper


def a_passage(
    paper=None, line=2, line_end=3, text="The force will bring the figures for Ladywood back in the spring."
):
    return models.Passage.objects.create(
        paper=paper or a_paper(), page=1, line=line, line_end=line_end, text=text, public_text=text
    )


def a_fact(model, kind, given, fields):
    """A public fact with a passage; `given` is what the test left unsaid."""
    public_id, fields = named(kind, **fields)
    passage = fields.pop("passage", None) or a_passage()
    both = {"is_public": True, **given, **fields}
    for name in ("text", "title", "topic", "venue", "section"):
        if name in both and any(field.name == f"public_{name}" for field in model._meta.fields):
            both.setdefault(f"public_{name}", both[name])
    return model.objects.create(public_id=public_id, passage=passage, **both)


def a_meeting(**fields):
    given = {"date": dt.date(2022, 2, 22), "venue": "Lloyd House", "has_agenda": True, "has_minutes": True}
    if "body" not in fields:
        given["body"] = a_body()
    return a_fact(models.Meeting, "meeting", given, fields)


def an_attendance(**fields):
    given = {"manner": "present", "printed": "Ada LANE", "public_printed": "Ada Lane", "order": next(numbers)}
    for name, make in (("meeting", a_meeting), ("person", a_person)):
        if name not in fields:
            given[name] = make()
    return a_fact(models.Attendance, "attendance", given, fields)


def an_agenda_item(**fields):
    given = {"title": "Chief Constable's update", "order": next(numbers), "topic": "chief constable's update"}
    if "meeting" not in fields:
        given["meeting"] = a_meeting()
    return a_fact(models.AgendaItem, "item", given, fields)


def a_minute_item(**fields):
    given = {"title": "Chief Constable's update", "order": next(numbers), "topic": "chief constable's update"}
    if "meeting" not in fields:
        given["meeting"] = a_meeting()
    notes = fields.setdefault("notes", [{"text": "The update was heard.", "page": 1, "line": 2, "line_end": 2}])
    fields.setdefault("public_notes", notes)
    return a_fact(models.MinuteItem, "minute", given, fields)


def a_question(answer=("It is under way.",), **fields):
    given = {"kind": "board", "text": "When will the figures be shown?", "order": next(numbers)}
    if "meeting" not in fields:
        given["meeting"] = a_meeting()
    question = a_fact(models.Question, "question", given, fields)
    for order, text in enumerate(answer, 1):
        models.AnswerPoint.objects.create(
            question=question, order=order, text=text, public_text=text, passage=question.passage
        )
    return question


def a_resolution(**fields):
    given = {"text": "That the figures be noted.", "ref": "687", "sub": "i", "order": next(numbers)}
    if "meeting" not in fields:
        given["meeting"] = a_meeting()
    return a_fact(models.Resolution, "resolution", given, fields)


def a_promise(**fields):
    given = {
        "text": "The force will bring the figures for Ladywood back in the spring.",
        "strength": "firm",
        "date": dt.date(2022, 2, 22),
        "order": next(numbers),
    }
    return a_fact(models.Promise, "promise", given, fields)


def a_tracking(promise, **by):
    grounds = [{"kind": "wording", "note": "the same words", "agreed": ["figures", "back"], "weight": 0.82}]
    given = {"how": "words", "score": 0.82, "grounds": grounds, **by}
    return models.Tracking.objects.create(promise=promise, **given)


def a_reconciliation(outcome="matched", **fields):
    return models.Reconciliation.objects.create(outcome=outcome, scope="board", **fields)


def an_action(**fields):
    given = {"text": "Bring the figures back.", "status": "outstanding", "ref": "687"}
    return a_fact(models.Action, "action", given, fields)


def an_update(**fields):
    given = {"text": "Figures were shown.", "status": "complete", "date": dt.date(2022, 5, 1)}
    fields.setdefault("passage", a_passage())
    return a_fact(models.Update, "update", {**given, "paper": fields["passage"].paper}, fields)


def a_decision(**fields):
    given = {"title": "Custody visiting scheme", "number": "2022/030", "number_printed": "030/2022"}
    return a_fact(models.Decision, "decision", {**given, "date": dt.date(2022, 3, 1)}, fields)


def a_programme_item(**fields):
    fields.setdefault("passage", a_passage())
    given = {
        "topic": "Precept",
        "date": dt.date(2022, 6, 1),
        "order": next(numbers),
        "paper": fields["passage"].paper,
    }
    return a_fact(models.ProgrammeItem, "programme", given, fields)


def an_unread(**fields):
    fields.setdefault("passage", a_passage())
    given = {
        "why": "No heading says what it is.",
        "text": "Stray words",
        "order": 1,
        "paper": fields["passage"].paper,
    }
    return a_fact(models.Unread, "unread", given, fields)


def a_finding(**fields):
    fields.setdefault("passage", a_passage())
    number = next(numbers)
    given = {
        "rule": "DAT501",
        "name": "weekday-mismatch",
        "severity": "error",
        "state": "open",
        "key": f"{number:016}",
        "order": number,
        "paper": fields["passage"].paper,
        "quote": "in the spring",
        "public_quote": "in the spring",
        "message": "Spring is said to begin in autumn.",
        "working": "Spring begins in March.\nAutumn begins in September.",
        "printed": "spring",
        "expected": "autumn",
    }
    for name in ("message", "working", "printed", "expected"):
        fields.setdefault(f"public_{name}", fields.get(name, given[name]))
    finding = a_fact(models.Finding, "finding", given, fields)
    a_turn(finding, "found", "open")
    return finding


def a_turn(finding, kind, state, **fields):
    at = dt.datetime(2023, 3, 1, tzinfo=dt.UTC) + dt.timedelta(hours=next(numbers))
    reason = fields.pop("reason", "")
    return models.Turn.objects.create(
        finding=finding, kind=kind, state=state, at=at, reason=reason, public_reason=reason, **fields
    )


def a_report_card(paper, **fields):
    given = {
        "figures": 10,
        "tested": 4,
        "agree": 3,
        "disagree": 1,
        "untested": [{"why": "printed as approximate", "count": 6}],
        "checked": {"DAT501": 7},
        "checker": "0.1.0+abc",
        "checked_at": dt.datetime(2023, 3, 1, tzinfo=dt.UTC),
    }
    return models.ReportCard.objects.create(paper=paper, **{**given, **fields})


def a_linked_record():
    """A meeting with everything in it, each thing linked to the next; returned by name."""
    board = a_body(public_id="board", name="Strategic Board", classification="board")
    person = a_person(public_id="ada-lane")
    paper = a_paper(public_id="board-minutes-2022-02-22", body=board)
    passage = a_passage(paper)
    meeting = a_meeting(public_id="board/2022-02-22", body=board, passage=passage)
    paper.meeting = meeting
    paper.save()
    before = a_meeting(public_id="board/2022-01-25", body=board, passage=passage, date=dt.date(2022, 1, 25))
    common = {"meeting": meeting, "passage": passage}
    agenda = an_agenda_item(public_id="board/2022-02-22/item-1", **common)
    minute = a_minute_item(public_id="board/2022-02-22/012-22", agenda_item=agenda, ref="012/22", **common)
    an_earlier = a_minute_item(public_id="board/2022-01-25/003-22", meeting=before, passage=passage)
    under = {**common, "minute_item": minute}
    question = a_question(public_id="board/2022-02-22/question-1", asker=person, public_asker="Ada Lane", **under)
    resolution = a_resolution(public_id="board/2022-02-22/resolution-1", **under)
    promise = a_promise(
        public_id="board/2022-02-22/promise-1",
        body=board,
        person=person,
        public_who="Ada Lane",
        question=question,
        **under,
    )
    action = an_action(
        public_id="board/action-687",
        body=board,
        origin_meeting=meeting,
        minute_item=minute,
        passage=passage,
        origin_date=meeting.date,
        resolution=resolution,
    )
    models.Document.objects.create(
        public_id=f"{paper.public_id}/document-1",
        is_public=True,
        passage=passage,
        paper=paper,
        order=1,
        kind="minutes",
        title="Notes",
        public_title="Notes of the board",
    )
    models.Membership.objects.create(
        public_id="m-1",
        is_public=True,
        person=person,
        body=board,
        role="Member",
        first_on=before.date,
        last_on=meeting.date,
    )
    made = {
        "board": board, "person": person, "paper": paper, "meeting": meeting, "before": before, "agenda": agenda,
        "minute": minute, "earlier": an_earlier, "question": question, "resolution": resolution, "promise": promise,
        "action": action,
        "attendance": an_attendance(person=person, **common),
        "tracking": a_tracking(promise, action=action),
        "update": an_update(action=action, passage=passage),
        "decision": a_decision(public_id="board/decision-2022-030", body=board, passage=passage),
        "programme": a_programme_item(body=board, meeting=meeting, passage=passage),
        "unread": an_unread(passage=passage),
        "finding": a_finding(public_id="board-minutes-2022-02-22/finding-1", passage=passage),
        "card": a_report_card(paper),
    }  # fmt: skip
    file_act()
    return made


PAGES = (
    "/",
    "/meetings",
    "/meetings/2022",
    "/meetings/board/2022-02-22",
    "/items/board/2022-02-22/012-22",
    "/questions",
    "/questions/board/2022-02-22/question-1",
    "/promises",
    "/promises/board/2022-02-22/promise-1",
    "/actions",
    "/actions/board/action-687",
    "/resolutions/board/2022-02-22/resolution-1",
    "/decisions",
    "/decisions/board/decision-2022-030",
    "/findings",
    "/findings/board-minutes-2022-02-22/finding-1",
    "/rules",
    "/rules/DAT501",
    "/people",
    "/people/ada-lane",
    "/bodies",
    "/bodies/board",
    "/papers",
    "/papers/board-minutes-2022-02-22",
    "/papers/board-minutes-2022-02-22/report-card",
    "/papers/board-minutes-2022-02-22/page/1?at=2-3&words=The+force+will+bring+the#l2",
    "/money",
    "/money/bill",
    "/programme",
    "/search?q=figures",
    "/completeness",
    "/about",
    "/accessibility",
)
