"""What the database itself must do: refuse to alter the audit, and keep the full-text index in step."""

from django.db import migrations

from answerable.keeping.guard import guard_audit, release_audit

SEARCH_SQLITE = [
    """CREATE VIRTUAL TABLE keeping_searchentry_fts USING fts5(
         title, text, content='keeping_searchentry', content_rowid='id',
         tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')""",
    "INSERT INTO keeping_searchentry_fts(keeping_searchentry_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",
    """CREATE TRIGGER search_added AFTER INSERT ON keeping_searchentry BEGIN
         INSERT INTO keeping_searchentry_fts(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
    """CREATE TRIGGER search_removed AFTER DELETE ON keeping_searchentry BEGIN
         INSERT INTO keeping_searchentry_fts(keeping_searchentry_fts, rowid, title, text)
         VALUES ('delete', old.id, old.title, old.text); END""",
    """CREATE TRIGGER search_altered AFTER UPDATE OF title, text ON keeping_searchentry BEGIN
         INSERT INTO keeping_searchentry_fts(keeping_searchentry_fts, rowid, title, text)
         VALUES ('delete', old.id, old.title, old.text);
         INSERT INTO keeping_searchentry_fts(rowid, title, text) VALUES (new.id, new.title, new.text); END""",
]
SEARCH_POSTGRES = [
    """ALTER TABLE keeping_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
         setweight(to_tsvector('english', title), 'A') || to_tsvector('english', text)) STORED""",
    "CREATE INDEX search_words ON keeping_searchentry USING gin (words)",
]
SQLITE_UNDONE = [
    "DROP TRIGGER search_added",
    "DROP TRIGGER search_removed",
    "DROP TRIGGER search_altered",
    "DROP TABLE keeping_searchentry_fts",
]
POSTGRES_UNDONE = [
    "ALTER TABLE keeping_searchentry DROP COLUMN words",
]


def run(by_vendor):
    def each(apps, schema_editor):
        for statement in by_vendor[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return each


class Migration(migrations.Migration):
    dependencies = [("keeping", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard_audit(editor.connection),
            lambda apps, editor: release_audit(editor.connection),
        ),
        migrations.RunPython(
            run({"sqlite": SEARCH_SQLITE, "postgresql": SEARCH_POSTGRES}),
            run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        ),
    ]
