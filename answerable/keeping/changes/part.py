"""What hangs on a fact: the points of an answer, and what each tracker printed of an action."""

from collections import defaultdict

from answerable.keeping.changes.row import bring_to, bury, ordinal_of
from answerable.keeping.changes.statement import weigh
from answerable.keeping.models import Action, ActionStatus, AnswerPoint, Evidence, Statement, Update
from answerable.keeping.public_form import with_public_forms


def settle_points(questions, masks, tally):
    """Bring the answer points of questions (`{public id: row}`) to what the weightiest statement with points says."""
    if not questions:
        return
    said = _statements("question", questions)
    kept = defaultdict(dict)
    for point in AnswerPoint.objects.filter(question__in=questions.values()).order_by():
        kept[point.question_id][point.order] = point
    for public_id, question in questions.items():
        spoken = next((one for one in weigh(said[public_id]) if one.values.get("points")), None)
        points = spoken.values["points"] if spoken else []
        mask = masks.for_text(" ".join(point["text"] for point in points), [spoken.paper_id] if spoken else [])
        for order, point in enumerate(points, start=1):
            values = with_public_forms(AnswerPoint, {"text": point["text"]}, mask) | {"passage_id": point["passage"]}
            row = kept[question.pk].pop(order, None)
            if row is None:
                AnswerPoint.objects.create(question=question, order=order, **values)
                tally.added["answer_point"] += 1
            elif any(getattr(row, name) != value for name, value in values.items()):
                AnswerPoint.objects.filter(pk=row.pk).update(**values)
                tally.changed["answer_point"] += 1
            else:
                tally.unchanged["answer_point"] += 1
        for row in kept[question.pk].values():
            row.delete()
            tally.removed["answer_point"] += 1


def settle_updates(actions, masks, tally):
    """One update for each paper that prints an action; then what the record shows of each action."""
    if not actions:
        return
    said = _statements("action", actions)
    kept = defaultdict(dict)
    for update in Update.objects.filter(action__in=actions.values()).order_by():
        kept[update.action_id][update.paper_id] = update
    for public_id, action in actions.items():
        number = max((ordinal_of(row.public_id) for row in kept[action.pk].values()), default=0)
        for statement in sorted(said[public_id], key=lambda one: one.pk):
            values = _update_values(statement, masks)
            row = kept[action.pk].pop(statement.paper_id, None)
            if row is None:
                number += 1
                identity = {"public_id": f"{public_id}/update-{number}", "paper_id": statement.paper_id}
                Update.objects.create(action=action, **identity, **values)
                tally.added["update"] += 1
            else:
                bring_to(row, values, kind="update", tally=tally)
        for row in kept[action.pk].values():
            bury(row, kind="update", tally=tally)
        _judge(action)


def _update_values(statement, masks):
    values = {"text": statement.values["update"], "table": statement.values["table"]}
    mask = masks.for_text(" ".join(values.values()), [statement.paper_id])
    return {
        **with_public_forms(Update, values, mask),
        "date": statement.paper.date,
        "status": statement.values["status"],
        "passage_id": statement.values.get("update_passage") or statement.passage_id,
        "is_public": statement.is_public,
    }


def _judge(action):
    """Set what the record shows of an action; of a public action, only what public papers show."""
    updates = Update.objects.standing().filter(action=action)
    if action.is_public:
        updates = updates.filter(is_public=True)
    evidence = judge_evidence(action.status, [update.text for update in updates])
    if evidence != action.evidence and "evidence" not in action.locked_fields:
        Action.objects.filter(pk=action.pk).update(evidence=evidence)
        action.evidence = evidence


def judge_evidence(status, texts):
    """What updates show beside what the owner says."""
    told = any(text.strip() for text in texts)
    if status == ActionStatus.COMPLETE:
        return Evidence.SHOWN if told else Evidence.UNSUPPORTED
    return Evidence.REPORTED if told else Evidence.NONE


def _statements(kind, rows):
    said = defaultdict(list)
    for one in Statement.objects.filter(kind=kind, fact__in=rows, stands=True).select_related("paper").order_by("pk"):
        said[one.fact].append(one)
    return said
