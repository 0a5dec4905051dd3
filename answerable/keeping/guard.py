"""The guard on the audit, held by the database itself: no entry is altered or removed, by whatever program."""

_SQLITE = {
    "audit_not_altered": """CREATE TRIGGER audit_not_altered BEFORE UPDATE ON keeping_auditentry
        BEGIN SELECT RAISE(ABORT, 'an audit entry is never altered'); END""",
    "audit_not_removed": """CREATE TRIGGER audit_not_removed BEFORE DELETE ON keeping_auditentry
        BEGIN SELECT RAISE(ABORT, 'an audit entry is never removed'); END""",
}
_POSTGRES = (
    """CREATE OR REPLACE FUNCTION keeping_audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'an audit entry is never altered or removed'; END $$""",
    """CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE ON keeping_auditentry
        FOR EACH ROW EXECUTE FUNCTION keeping_audit_stands()""",
    """CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON keeping_auditentry
        FOR EACH STATEMENT EXECUTE FUNCTION keeping_audit_stands()""",
)
_POSTGRES_UNDONE = (
    "DROP TRIGGER IF EXISTS audit_stands ON keeping_auditentry",
    "DROP TRIGGER IF EXISTS audit_not_emptied ON keeping_auditentry",
    "DROP FUNCTION IF EXISTS keeping_audit_stands()",
)


def guard_audit(connection):
    """Set the guard."""
    _run(connection, _SQLITE.values() if connection.vendor == "sqlite" else _POSTGRES)


def release_audit(connection):
    """Lift the guard: for undoing the migration, and for emptying a test database."""
    undone = [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE]
    _run(connection, undone if connection.vendor == "sqlite" else _POSTGRES_UNDONE)


def _run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
