"""Many tables in one step of a migration: Django draws every model anew for each step, which takes seconds."""

from django.db.migrations.operations.base import Operation


class MakeTables(Operation):
    """The tables of several `CreateModel`s, in their order, with the models drawn once for all of them."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, tables):
        self.tables = tables

    def state_forwards(self, app_label, state):
        # What was drawn is thrown away first: each table added to it would draw all that it is related to again.
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Make {len(self.tables)} tables"
