"""Who may do what, in one table. Whatever is not in it may be done by nobody.

An act is what a page or a form does; the roles beside it may do it at the bodies where they hold the role.
The auditor reads everything and changes nothing.
"""

from answerable.keeping.models.desk import Role

CLERK, OFFICER, MEMBER = Role.CLERK, Role.MONITORING_OFFICER, Role.MEMBER
AUTHOR, CONTRIBUTOR, FINANCE = Role.AUTHOR, Role.CONTRIBUTOR, Role.FINANCE_OFFICER
ANALYST, AUDITOR, ADMINISTRATOR = Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR

EVERYBODY = frozenset(Role)
STAFF = frozenset({CLERK, OFFICER, AUTHOR, FINANCE, ANALYST, AUDITOR})
CLERKS = frozenset({CLERK})

# Roles that may see exempt and confidential material: they sign in with a second factor.
SEES_CLOSED = frozenset({CLERK, OFFICER, MEMBER, FINANCE, AUDITOR})

ACTS = {
    # the desk
    "see_desk": EVERYBODY,
    "see_trace": frozenset({CLERK, OFFICER, AUDITOR, ADMINISTRATOR}),
    "undo": CLERKS,
    "see_outbox": frozenset({CLERK, AUDITOR, ADMINISTRATOR}),
    # people and access
    "see_accounts": frozenset({ADMINISTRATOR, AUDITOR}),
    "keep_accounts": frozenset({ADMINISTRATOR}),
    # the year
    "see_sittings": EVERYBODY,
    "keep_sittings": CLERKS,
}


def roles_for(act):
    """The roles that may do something; `KeyError` for an act that nobody wrote down."""
    return ACTS[act]
