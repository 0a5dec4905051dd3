"""What is asked, resolved, promised, owed and settled: a reading turned into statements."""

from answerable.keeping.changes.statement import Stated
from answerable.keeping.matching.name import ref_key
from answerable.keeping.models import Meeting


class Said:
    """The statements of one paper's questions, resolutions, promises, actions and decisions."""

    def __init__(self, paper, record, meetings, rows, passages):
        self._paper = paper
        self._record = record
        self._meetings = meetings
        self._rows = rows
        self._passages = passages

    def state_questions(self):
        """Questions, with the points of their answers."""
        return [
            self._at_meeting(
                one,
                one.meeting_date,
                order,
                {
                    "kind": one.kind,
                    "ref": one.ref or "",
                    "number": one.number or "",
                    "text": one.text,
                    "asker_printed": one.asker or "",
                    "submitted_by_printed": one.submitted_by or "",
                    "answered_by_printed": one.answered_by or "",
                    "points": [
                        {"text": point.text, "passage": self._passages.of(point.cite).pk} for point in one.points
                    ],
                },
            )
            for order, one in enumerate(self._record.questions, start=1)
        ]

    def state_resolutions(self):
        """Clauses resolved."""
        return [
            self._at_meeting(
                one, one.meeting_date, order, {"ref": one.ref or "", "sub": one.sub or "", "text": one.text}
            )
            for order, one in enumerate(self._record.resolutions, start=1)
        ]

    def state_promises(self):
        """Promises, each with the body whose paper prints it."""
        stated = []
        for order, one in enumerate(self._record.promises, start=1):
            values = {
                "date": one.date.isoformat() if one.date else None,
                "ref": one.ref or "",
                "who_printed": one.who or "",
                "text": one.text,
                "strength": one.strength,
                "cue": one.cue or "",
                "due_printed": one.due or "",
                "tracked_by": list(one.tracked_by),
            }
            statement = self._at_meeting(one, one.date, order, values)
            row = self._rows.get(statement.scope)
            statement.links["body_id"] = row.body_id if row else self._paper.body_id
            if row is None and one.date and self._paper.body:
                self._place_on_day(statement, one)
            stated.append(statement)
        return stated

    def _place_on_day(self, statement, one):
        """Look for a report's promise among its body's of that day: the same words in a pack are one."""
        body = self._meetings.body_at(one.cite) or self._paper.body
        statement.base, statement.scope = statement.scope, f"{body.public_id}/{one.date}"
        meeting = Meeting.objects.standing().filter(public_id=statement.scope).first()
        statement.links = {"body_id": body.pk, "meeting_id": meeting.pk if meeting else None}

    def state_actions(self):
        """Actions, each within the body of its document; one without a reference is named under its meeting."""
        return [
            self._within_body(
                one,
                order,
                {
                    "ref": one.ref or "",
                    "ref_key": ref_key(one.ref),
                    "text": one.text,
                    "owner_printed": one.owner or "",
                    "origin_printed": one.origin_meeting or "",
                    "origin_date": one.origin_date.isoformat() if one.origin_date else None,
                    "due_printed": one.due or "",
                    "due_date": one.due_date.isoformat() if one.due_date else None,
                    "status": one.status,
                    "update": one.update or "",
                    "update_passage": self._passages.of(one.update_cite).pk if one.update_cite else None,
                    "table": one.table or "",
                },
                local_id=one.id,
                base="" if one.ref else self._meetings.id_on(one.origin_date) or self._paper.public_id,
            )
            for order, one in enumerate(self._record.actions, start=1)
        ]

    def state_decisions(self):
        """Decisions, each within the body of its document."""
        return [
            self._within_body(
                one,
                order,
                {
                    "number": one.number or "",
                    "number_printed": one.number_printed or "",
                    "title": one.title,
                    "date": one.date.isoformat() if one.date else None,
                    "confidential": one.confidential,
                    "summary": one.summary or "",
                },
            )
            for order, one in enumerate(self._record.decisions, start=1)
        ]

    def _within_body(self, one, order, values, *, local_id="", base=""):
        body = self._meetings.body_at(one.cite)
        return Stated(
            body.public_id if body else self._paper.public_id,
            values,
            self._passages.of(one.cite),
            base=base,
            links={"body_id": body.pk if body else None},
            local_id=local_id,
            order=order,
        )

    def _at_meeting(self, one, date, order, values):
        """A statement within its meeting, or within the paper where it belongs to none."""
        scope = self._meetings.id_on(date) or self._paper.public_id
        row = self._rows.get(scope)
        return Stated(
            scope,
            values,
            self._passages.of(one.cite),
            links={"meeting_id": row.pk if row else None},
            local_id=one.id,
            order=order,
        )
