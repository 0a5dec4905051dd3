"""`answerable prepare`, `rebuild-search`, `check-audit`: the database made ready, its search index, its audit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader


def open_record() -> None:
    """Make the record's tables usable in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
    import django

    django.setup()


def prepare() -> None:
    """Make the database, or bring it to this version; remove what a killed filing left. Safe to run again."""
    open_record()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from answerable.keeping.store import sweep_orphans

    with _telling_faults():
        _follow_steps(MigrationLoader(connection))
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    swept = sweep_orphans()
    typer.echo("The database is ready." + (f" {swept} leftover files were removed." if swept else ""))


def require_prepared() -> None:
    """Open the record; exits with one line where its tables are not there or not of this version."""
    open_record()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with _telling_faults():
        executor = MigrationExecutor(connection)
        _follow_steps(executor.loader)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if behind:
        typer.echo("The database is not ready for this version: run `answerable prepare` first.", err=True)
        raise typer.Exit(1)


@contextmanager
def _telling_faults() -> Iterator[None]:
    """Exit with one line where the database does not open, or has tables from which no step leads to ours."""
    from django.db import OperationalError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    try:
        yield
    except OperationalError as error:
        typer.echo(f"The database cannot be opened ({str(error).strip().splitlines()[0]}).", err=True)
        raise typer.Exit(1) from None
    except InconsistentMigrationHistory:
        typer.echo(
            "The database was begun by an unfinished version, from which no step leads to this one. Keep it where it "
            "is, name another place in ANSWERABLE_DATA (or DATABASE_URL), and file the papers there.",
            err=True,
        )
        raise typer.Exit(1) from None


def _follow_steps(loader: MigrationLoader) -> None:
    """Look at how the tables came to be; raises `InconsistentMigrationHistory` where some steps were taken of those
    that one of ours replaces, and not all."""
    from django.db import connection
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    loader.check_consistent_history(connection)
    for (app, _), step in loader.disk_migrations.items():
        # The steps of libraries are theirs to replace one by one
        if app == "keeping" and len({replaced in loader.applied_migrations for replaced in step.replaces}) > 1:
            raise InconsistentMigrationHistory(str(step))


def rebuild_search() -> None:
    """Make the search index anew from what is public."""
    require_prepared()
    from answerable.keeping.search.index import rebuild_index

    typer.echo(f"{rebuild_index()} entries can be found.")


def check_audit() -> None:
    """Follow the audit trail from its first entry. Exit status: 0 when it is whole, 1 when it is broken."""
    require_prepared()
    from answerable.keeping.changes.audit import find_break
    from answerable.keeping.models import AuditEntry

    broken = find_break()
    if broken is not None:
        typer.echo(
            f"The audit trail is broken at entry {broken.sequence}, {broken.act} of {broken.at:%Y-%m-%d %H:%M}."
        )
        raise typer.Exit(1)
    typer.echo(f"The audit trail is whole: {AuditEntry.objects.count()} entries.")
