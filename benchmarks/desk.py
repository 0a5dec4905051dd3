"""The desk with one year of work beside the desk with twenty: 5,000 meetings and 60,000 actions.

    python -m benchmarks.desk [--years 20] [--times 15]

Made-up meetings, agendas, minutes, actions and the trace of all of it are put into two scratch records, one of the
last year alone. A clerk of every body then opens each page in both, in one process without a network: the median of
some openings after a first, in processor time of one core. Of the actions of earlier years one in two hundred is
still open, of the last year's one in five.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

BODIES, MEETINGS_A_YEAR, ITEMS, ACTIONS_A_MEETING, ENTRIES = 10, 250, 12, 12, 4
BATCH = 2000
OPEN_NOW, OPEN_BEFORE = 5, 200
OPEN = {"confidentiality": "open"}
PAGES = {
    "desk": "/desk",
    "meetings": "/desk/meetings",
    "past meetings": "/desk/meetings?when=past",
    "agenda": "/desk/meetings/{coming}/agenda",
    "minute screen": "/desk/meetings/{held}/minutes",
    "meeting with its trace": "/desk/meetings/{held}",
    "tracker": "/desk/bodies/{body}/tracker",
    "whole trace": "/desk/trace",
}


def main() -> None:
    """Measure both in processes of their own and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--alone", action="store_true", help="measure these years alone, and print JSON")
    chosen = parser.parse_args()
    if chosen.alone:
        print(json.dumps(measure(chosen.years, chosen.times)))
        return
    one, many = (measure_apart(years, chosen.times) for years in (1, chosen.years))
    print(f"{many['sittings']:,} meetings and {many['undertakings']:,} actions beside {one['sittings']:,} and "
          f"{one['undertakings']:,}; milliseconds, median of {chosen.times}")  # fmt: skip
    print(f"{'':24}{'1 year':>10}{f'{chosen.years} years':>10}{'ratio':>8}")
    for name in PAGES:
        before, after = one["pages"][name], many["pages"][name]
        print(f"{name:24}{before:>10.1f}{after:>10.1f}{after / before:>8.2f}")


def measure_apart(years: int, times: int) -> dict[str, Any]:
    """One measurement in a process and a scratch record of its own."""
    command = [sys.executable, "-m", "benchmarks.desk", "--alone", "--years", str(years), "--times", str(times)]
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        surroundings = os.environ | {
            "ANSWERABLE_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "answerable.config.settings",
            "ANSWERABLE_DEMONSTRATION": "1",  # no second factor to set up
            "ALLOWED_HOSTS": "testserver",
        }
        surroundings.pop("DATABASE_URL", None)
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure(years: int, times: int) -> dict[str, Any]:
    """Make the record and open each page; gives the counts and the median of each page in milliseconds."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from answerable.keeping.models.desk import Access, Account, Role, Sitting, Undertaking

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    make_work(years)
    account = Account.objects.create(email="clerk@office.example", name="Una Marsh")
    for role in (Role.CLERK, Role.AUDITOR):
        Access.objects.create(account=account, role=role, first_on=dt.date(2000, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    today = dt.datetime.now(tz=dt.UTC).date()
    places = {
        "coming": Sitting.objects.filter(date__gt=today).order_by("date").values_list("pk", flat=True)[0],
        "held": Sitting.objects.filter(date__lte=today).order_by("-date").values_list("pk", flat=True)[0],
        "body": Sitting.objects.order_by("date").values_list("body_id", flat=True)[0],
    }
    pages = {name: time_page(client, address.format(**places), times) for name, address in PAGES.items()}
    return {"sittings": Sitting.objects.count(), "undertakings": Undertaking.objects.count(), "pages": pages}


def time_page(client: Any, address: str, times: int) -> float:
    """The median of some openings of a page, in milliseconds, after one that is not counted."""
    taken = []
    for _ in range(times + 1):
        began = time.process_time()
        answer = client.get(address)
        taken.append(time.process_time() - began)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}")
    return statistics.median(taken[1:]) * 1000


def make_work(years: int) -> None:
    """Bodies with their rules and members, and their meetings of so many years with all that hangs on them."""
    from django.db import transaction

    from answerable.keeping.models.desk import Business, Minute, MinuteEntry, Undertaking, UndertakingUpdate

    today = dt.datetime.now(tz=dt.UTC).date()
    with transaction.atomic():
        sittings = make_sittings(make_bodies(today, years), today, years)
        business = Business.objects.bulk_create(
            (
                Business(
                    sitting=sitting, order=order, number=str(order), title=f"Item {order}", confidentiality="open"
                )
                for sitting in sittings
                for order in range(1, ITEMS + 1)
            ),
            batch_size=BATCH,
        )
        minutes = Minute.objects.bulk_create(
            (
                Minute(
                    sitting_id=row.sitting_id, business=row, order=row.order, title=row.title, confidentiality="open",
                    ref=str(number),
                )
                for number, row in enumerate(business)
                if row.sitting.date <= today
            ),
            batch_size=BATCH,
        )  # fmt: skip
        MinuteEntry.objects.bulk_create(
            (
                MinuteEntry(minute=row, key=f"{row.pk}-{order}", order=order, text=WORDS, writer="Una Marsh")
                for row in minutes
                for order in range(ENTRIES)
            ),
            batch_size=BATCH,
        )
        make_submissions(business, today)
        owed = Undertaking.objects.bulk_create(make_undertakings(sittings, today), batch_size=BATCH)
        UndertakingUpdate.objects.bulk_create(
            (
                UndertakingUpdate(
                    undertaking=row, text=WORDS, status="in_progress", by_whom="Kit Lowe", printed=WORDS,
                    taken_by="Una Marsh", at=noon(row.due_on),
                )
                for row in owed
            ),
            batch_size=BATCH,
        )  # fmt: skip
        make_trace([*sittings, *owed])


WORDS = "The committee heard how many vacancies each control room has, and asked for the same by month."


def make_bodies(today: dt.date, years: int) -> list[Any]:
    """Bodies with rules that hold throughout and twelve members each."""
    from answerable.keeping.models import Body, Person
    from answerable.keeping.models.desk import Seat, SeatHolder, StandingOrders

    first = dt.date(today.year - years - 1, 1, 1)
    bodies = Body.objects.bulk_create(
        Body(public_id=f"panel-{n}", name=f"Panel {n}", normal_name=f"panel {n}") for n in range(BODIES)
    )
    StandingOrders.objects.bulk_create(
        StandingOrders(body=body, valid_from=first, regime="panel", numbering="running") for body in bodies
    )
    for body in bodies:
        people = Person.objects.bulk_create(
            Person(public_id=f"{body.public_id}-member-{n}", name=f"Member {n} Of{body.pk}", standing="office")
            for n in range(12)
        )
        seats = Seat.objects.bulk_create(
            Seat(body=body, title="Councillor", appointed_by="Ashby", first_on=first, order=n) for n in range(12)
        )
        SeatHolder.objects.bulk_create(
            SeatHolder(seat=seat, person=person, first_on=first) for seat, person in zip(seats, people, strict=True)
        )
    return bodies


def make_sittings(bodies: list[Any], today: dt.date, years: int) -> list[Any]:
    """The meetings of the years, ended a month from now."""
    from answerable.keeping.models.desk import Sitting

    last = today + dt.timedelta(days=30)
    count = MEETINGS_A_YEAR * years
    days = [last - dt.timedelta(days=round(number * 365.25 / MEETINGS_A_YEAR)) for number in range(count)]
    return Sitting.objects.bulk_create(
        (
            Sitting(
                body=bodies[number % BODIES], date=day, start_time=dt.time(14), venue="Hall",
                status="held" if day < today else "called",
            )
            for number, day in enumerate(days)
        ),
        batch_size=BATCH,
    )  # fmt: skip


def make_submissions(business: list[Any], today: dt.date) -> None:
    """A paper for every third item: accepted where its meeting was held."""
    from answerable.keeping.models.desk import Account, Submission

    author = Account.objects.create(email="author@office.example", name="Ravi Dale")
    Submission.objects.bulk_create(
        (
            Submission(
                business=row, author=author, title=row.title, due_on=row.sitting.date - dt.timedelta(days=10),
                status="accepted" if row.sitting.date < today else "filed", confidentiality="open",
            )
            for row in business[::3]
        ),
        batch_size=BATCH,
    )  # fmt: skip


def make_undertakings(sittings: list[Any], today: dt.date) -> Any:
    """What was owed at each meeting, most of it done."""
    from answerable.keeping.models.desk import Undertaking

    number = 0
    for sitting in sittings:
        recent = (today - sitting.date).days < 365
        for _ in range(ACTIONS_A_MEETING):
            number += 1
            due = sitting.date + dt.timedelta(days=60)
            is_open = number % (OPEN_NOW if recent else OPEN_BEFORE) == 0
            yield Undertaking(
                body_id=sitting.body_id, sitting=sitting, origin_on=sitting.date, ref=f"{number}", text=WORDS,
                owner_name="Kit Lowe", due_on=due, first_due_on=due, confidentiality="open",
                completed_on=None if is_open else due, status="in_progress" if is_open else "complete",
            )  # fmt: skip


def make_trace(rows: list[Any]) -> None:
    """Three acts on each row. Their hashes are made up: nothing here follows the chain."""
    from answerable.keeping.models import AuditEntry

    at = dt.datetime.now(tz=dt.UTC)
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                sequence=number, at=at, by="Una Marsh", act="change", subject=row.subject,
                changes={"venue": ["Hall", "Town Hall"]}, previous_hash=f"{number - 1:064}", hash=f"{number:064}",
                is_public=False,
            )
            for number, row in enumerate((row for row in rows for _ in range(3)), start=1)
        ),
        batch_size=BATCH,
    )  # fmt: skip


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


if __name__ == "__main__":
    main()
