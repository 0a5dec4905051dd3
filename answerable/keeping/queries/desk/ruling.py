"""What the law says of a paper: whether its template is filled, and whether it may be closed."""

from answerable.keeping.queries.desk.business import binds, judge_closing, say_ground
from answerable.keeping.queries.desk.report import lines_of
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.report import ReportParts, judge_parts

UNDECIDED = "Say whether the paper is open to the public; if it is not, on what ground it is closed."


def judge_submission(submission):
    """What the law says of closing a paper."""
    sitting = submission.business.sitting
    return judge_closing(submission, sitting.date, binds(orders_on(sitting.body, sitting.date)))


def is_undecided(row, on):
    """Whether nobody has said yet if a row is open, or on what ground it is closed."""
    return not row.is_open and not say_ground(row, on)


def judge_content(submission):
    """What the law says of what a paper must hold: recommendations, implications, a list of background papers."""
    sitting = submission.business.sitting
    papers = submission.background_papers.strip()
    parts = ReportParts(
        title=submission.title,
        recommendations=lines_of(submission.recommendations),
        finance=submission.finance,
        legal=submission.legal,
        equality=submission.equalities,
        background_papers=lines_of(papers) if papers else None,
    )
    return judge_parts(parts, binding=binds(orders_on(sitting.body, sitting.date)))
