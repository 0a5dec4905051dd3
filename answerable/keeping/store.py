"""The bytes of papers, kept under the data directory by their hash: written whole or not at all."""

import hashlib
import os
import tempfile
import time
from pathlib import Path

from django.conf import settings

from answerable.keeping.models import PaperFile
from answerable.keeping.models.desk import DeskFile

WAITING = ".waiting-"


def files_root():
    """The folder of all papers' bytes."""
    return Path(settings.DATA_DIR) / "papers"


def place_of(sha256):
    """Where bytes with this hash are kept, relative to the folder: `ab/ab12...`."""
    return f"{sha256[:2]}/{sha256}"


def store_bytes(data):
    """Keep bytes; gives `(sha256, place)`. Written beside their place, flushed, then renamed: never half there."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = files_root() / place_of(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, waiting = tempfile.mkstemp(prefix=WAITING, dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as new:
                new.write(data)
                new.flush()
                os.fsync(new.fileno())
            os.replace(waiting, target)
        except BaseException:
            Path(waiting).unlink(missing_ok=True)
            raise
    return sha256, place_of(sha256)


def keep_file(data, *, name, media_type):
    """Keep bytes that somebody attached or that were printed; gives the `DeskFile`."""
    sha256, stored = store_bytes(data)
    return DeskFile.objects.create(
        sha256=sha256, stored=stored, name=name[:250], media_type=media_type, byte_count=len(data)
    )


def find_file(sha256):
    """The file that was kept of bytes with this hash, or `None`."""
    return DeskFile.objects.filter(sha256=sha256).order_by("-pk").first()


def read_file(file):
    """The bytes of a `DeskFile`."""
    return (files_root() / file.stored).read_bytes()


def sweep_orphans(*, older_than_seconds=3600, now=None):
    """Remove what a killed filing left: half-written files and bytes that nothing names. Gives how many went.

    Younger files are left, because another filing may be about to name them.
    """
    limit = (now or time.time()) - older_than_seconds
    known = {
        *PaperFile.objects.values_list("stored", flat=True),
        *DeskFile.objects.values_list("stored", flat=True),
    }
    gone = 0
    for found in files_root().glob("*/*"):
        if found.relative_to(files_root()).as_posix() not in known and found.stat().st_mtime <= limit:
            found.unlink()
            gone += 1
    return gone
