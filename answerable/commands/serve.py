"""`answerable serve`: the public site at a printed address."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from answerable.commands.database import require_prepared

HOST = "127.0.0.1"
WORKERS = 2
# One thread: SQLite lets go of the interpreter at every row, and a second busy thread makes each row wait its turn.
THREADS_A_WORKER = 1


def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to answer at.")] = 8000,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that answer.")] = WORKERS,
) -> None:
    """Serve the public site on this machine until interrupted.

    Exit status: 0 when stopped, 1 when it cannot start.
    """
    if not is_free(port):
        typer.echo(f"Port {port} is in use. Choose another: answerable serve --port {find_port()}", err=True)
        raise typer.Exit(1)
    prepare_site()
    typer.echo(f"The public site is at http://{HOST}:{port}/ and the desk at /desk (stop it with Ctrl-C)")
    start_server(port, workers)


def prepare_site() -> None:
    """Open the record, and put the style sheet where it is served from, under a name made of its contents."""
    require_prepared()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def start_server(port: int, workers: int) -> None:
    """Answer at a port until interrupted."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "answerable.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_A_WORKER,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def is_free(port: int) -> bool:
    """Whether nothing answers at a port of this machine."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def find_port() -> int:
    """A port that nothing answers at."""
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])
