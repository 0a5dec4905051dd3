"""Where this installation keeps its data: the database, the papers' bytes, the secret key."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 50


def find_data_dir():
    """The directory named by `ANSWERABLE_DATA`, or `data` beside the package; made if absent."""
    named = os.environ.get("ANSWERABLE_DATA")
    folder = Path(named).expanduser() if named else Path(__file__).resolve().parents[2] / "data"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def read_secret_key(data_dir):
    """The installation's own secret, made on first use and readable by its owner alone."""
    place = data_dir / "secret_key"
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text("ascii")
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(SECRET_BYTES))
    return place.read_text("ascii")
