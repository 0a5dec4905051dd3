"""Who may do what, in one table. Whatever is not in it may be done by nobody.

An act is what a page or a form does; the roles beside it may do it at the bodies where they hold the role.
The auditor reads everything and changes nothing.
"""

from answerable.keeping.models.desk import Role

CLERK, OFFICER, MEMBER = Role.CLERK, Role.MONITORING_OFFICER, Role.MEMBER
AUTHOR, CONTRIBUTOR, FINANCE = Role.AUTHOR, Role.CONTRIBUTOR, Role.FINANCE_OFFICER
ANALYST, AUDITOR, ADMINISTRATOR = Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR

EVERYBODY = frozenset(Role)
CLERKS = frozenset({CLERK})

# Roles that may see exempt and confidential material.
SEES_CLOSED = frozenset({CLERK, OFFICER, MEMBER, FINANCE, AUDITOR})

ACTS = {
    # the desk
    "see_desk": EVERYBODY,
    "see_trace": frozenset({CLERK, OFFICER, AUDITOR, ADMINISTRATOR}),
    "see_whole_trace": frozenset({OFFICER, AUDITOR, ADMINISTRATOR}),
    "undo": CLERKS,
    "see_outbox": frozenset({CLERK, AUDITOR, ADMINISTRATOR}),
    "send_again": frozenset({CLERK, ADMINISTRATOR}),
    # people and access
    "see_accounts": frozenset({ADMINISTRATOR, AUDITOR}),
    "keep_accounts": frozenset({ADMINISTRATOR}),
    # the year
    "see_sittings": EVERYBODY,
    "keep_sittings": CLERKS,
    "see_bodies": EVERYBODY,
    "keep_bodies": CLERKS,
    "make_bodies": frozenset({CLERK, ADMINISTRATOR}),
    "keep_interests": frozenset({CLERK, OFFICER}),
    "keep_holidays": CLERKS,
    "see_programme": EVERYBODY,
    "keep_programme": CLERKS,
    # before a meeting
    "see_agenda": frozenset({CLERK, OFFICER, MEMBER, FINANCE, AUDITOR}),
    "keep_agenda": CLERKS,
    "see_own_papers": frozenset({CLERK, OFFICER, AUTHOR, CONTRIBUTOR, FINANCE}),
    "see_papers": frozenset({CLERK, OFFICER, AUTHOR, CONTRIBUTOR, FINANCE, AUDITOR}),
    "write_paper": frozenset({CLERK, OFFICER, AUTHOR, CONTRIBUTOR, FINANCE}),
    "accept_paper": CLERKS,
    "sign_off": frozenset({OFFICER, FINANCE}),
    "keep_sign_offs": CLERKS,
    "publish_pack": CLERKS,
    "see_publications": frozenset({CLERK, OFFICER, MEMBER, FINANCE, AUDITOR}),
    # plans, recommendations, inquiries
    "see_plans": EVERYBODY - {ADMINISTRATOR},
    "keep_plans": CLERKS,
    "bear_on_plans": frozenset({CLERK, AUTHOR, ANALYST}),
    "see_recommendations": EVERYBODY - {ADMINISTRATOR},
    "keep_recommendations": frozenset({CLERK, OFFICER}),
    "see_inquiries": frozenset({CLERK, OFFICER, MEMBER, AUDITOR}),
    "keep_inquiries": CLERKS,
    "prepare_inquiries": frozenset({CLERK, MEMBER}),
    # annual reports: the panel's people see one once it was sent to them
    "see_annual_reports": EVERYBODY - {ADMINISTRATOR},
    "write_annual_reports": frozenset({CLERK, AUTHOR, ANALYST}),
    "keep_annual_reports": CLERKS,
    # precepts: the finance officer records what is notified and issued
    "see_precepts": EVERYBODY - {ADMINISTRATOR},
    "keep_precepts": frozenset({CLERK, OFFICER}),
    "notify_precepts": frozenset({CLERK, OFFICER, FINANCE}),
    "overrule_precepts": frozenset({OFFICER}),
    # the money, closed until a report on it is published: the finance officer's, and the clerk publishes too
    "see_budgets": frozenset({CLERK, OFFICER, FINANCE, AUDITOR}),
    "keep_budgets": frozenset({FINANCE}),
    "approve_budgets": frozenset({FINANCE, OFFICER}),
    "see_funds": frozenset({CLERK, OFFICER, FINANCE, AUDITOR}),
    "keep_funds": frozenset({FINANCE}),
    "see_finance_reports": frozenset({CLERK, OFFICER, FINANCE, AUDITOR}),
    "write_finance_reports": frozenset({FINANCE}),
    "publish_finance_reports": frozenset({CLERK, FINANCE}),
    # files of payments and contracts, which the finance officer loads and whose rows are the ledger's
    "keep_spending": frozenset({CLERK, ANALYST, FINANCE}),
    "see_spending": frozenset({CLERK, ANALYST, OFFICER, FINANCE, AUDITOR}),
    # measures, data files, analyses
    "see_performance": EVERYBODY - {ADMINISTRATOR},
    "keep_performance": frozenset({CLERK, ANALYST}),
    "publish_performance": frozenset({CLERK, ANALYST}),
    # violence: trials, plans and services; exact places, schedules and visits only for those who need them
    "see_violence": EVERYBODY - {ADMINISTRATOR},
    "see_places": frozenset({ANALYST, OFFICER, AUDITOR}),
    "keep_places": frozenset({ANALYST}),
    "keep_trials": frozenset({ANALYST}),
    "keep_engagement": frozenset({CLERK, ANALYST, AUTHOR}),
    "keep_services": frozenset({CLERK, ANALYST, AUTHOR}),
    "keep_funding_returns": frozenset({ANALYST, FINANCE}),
    "write_patrol_reports": frozenset({ANALYST}),
    "publish_patrol_reports": frozenset({CLERK, ANALYST}),
    # quarterly statements: the force's people write at the force, the body's at the body, whose clerk publishes
    "see_statements": EVERYBODY - {ADMINISTRATOR},
    "write_statements": frozenset({CLERK, AUTHOR, ANALYST}),
    "keep_statements": CLERKS,
    # the rows of data files themselves: calls, incidents, answers of people
    "see_rows": frozenset({CLERK, ANALYST, OFFICER, AUDITOR}),
    # questions and petitions
    "see_questions": frozenset({CLERK, OFFICER, AUDITOR}),
    "see_accepted_questions": frozenset({CLERK, OFFICER, MEMBER, AUDITOR}),
    "keep_questions": CLERKS,
    "put_questions": frozenset({CLERK, MEMBER}),
    "forget_askers": frozenset({CLERK, OFFICER}),
    "see_petitions": frozenset({CLERK, OFFICER, AUDITOR}),
    "keep_petitions": CLERKS,
    # in the room, and the minutes until they are signed
    "see_minutes": frozenset({CLERK, OFFICER, AUDITOR}),
    "see_minutes_record": frozenset({CLERK, OFFICER, MEMBER, AUDITOR}),
    "take_minutes": CLERKS,
    "sign_minutes": frozenset({CLERK, MEMBER}),
    # after a meeting
    "see_undertakings": frozenset({CLERK, OFFICER, MEMBER, AUDITOR}),
    "keep_undertakings": CLERKS,
    "see_decisions": frozenset({CLERK, OFFICER, MEMBER, FINANCE, AUDITOR}),
    "keep_decisions": frozenset({CLERK, OFFICER}),
    "see_record": frozenset({CLERK, OFFICER, AUDITOR}),
    "keep_record": frozenset({CLERK, OFFICER}),
}

# Roles that sign in with a second factor: those that see closed material or exact places, and whoever can give roles
# away.
NEEDS_SECOND_FACTOR = SEES_CLOSED | ACTS["see_places"] | {ADMINISTRATOR}


def roles_for(act):
    """The roles that may do something; `KeyError` for an act that nobody wrote down."""
    return ACTS[act]
