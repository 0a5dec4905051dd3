"""A program that files a pack, to be killed in its middle: `python -m tests.keeping.filing_process VERB FOLDER`."""

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path

import django
import msgspec

django.setup()

from django.apps import apps  # noqa: E402 -- Django is set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from answerable.keeping.changes.audit import find_break  # noqa: E402
from answerable.keeping.changes.pack import file_pack  # noqa: E402
from answerable.keeping.models import AuditEntry, Paper, PaperFile, Reading, SearchEntry  # noqa: E402
from answerable.keeping.store import files_root, sweep_orphans  # noqa: E402
from tests.keeping.readings import board_notes  # noqa: E402

MONTHS = 48


def make_pack(folder):
    """Readings of four years of monthly papers whose files are in the folder."""
    pack = []
    for month in range(MONTHS):
        place = Path(folder, f"{month:02}.txt")
        place.write_text(f"notes of month {month}")
        reading = board_notes(dt.date(2020 + month // 12, 1 + month % 12, 22), name=str(place))
        sha256 = hashlib.sha256(place.read_bytes()).hexdigest()
        source = msgspec.structs.replace(reading.record.source, sha256=sha256)
        pack.append(msgspec.structs.replace(reading, record=msgspec.structs.replace(reading.record, source=source)))
    return pack


def look():
    """What there is, and whether it is whole."""
    tables = apps.get_app_config("keeping").get_models()
    connection.check_constraints()
    stored = {f"{kept[:2]}/{kept}" for kept in PaperFile.objects.values_list("sha256", flat=True)}
    there = {found.relative_to(files_root()).as_posix() for found in files_root().glob("*/*")}
    return {
        "papers": Paper.objects.count(),
        "readings": Reading.objects.count(),
        "entries": AuditEntry.objects.count(),
        "found": SearchEntry.objects.count(),
        "rows": sum(model.objects.count() for model in tables),
        "chain_whole": find_break() is None,
        "bytes_missing": len(stored - there),
        "bytes_over": len(there - stored),
    }


def main(verb, folder):
    """`prepare`, `file` (prints `filing` when it begins), `look` or `sweep`."""
    if verb == "prepare":
        call_command("migrate", verbosity=0)
    elif verb == "file":
        pack = make_pack(folder)
        print("filing", flush=True)
        print("done" if not file_pack(pack, by="clerk").is_empty else "unchanged", flush=True)
    elif verb == "sweep":
        sweep_orphans(older_than_seconds=-1)
    print(json.dumps(look()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
