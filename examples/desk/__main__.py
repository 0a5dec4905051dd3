"""`python -m examples.desk`: the demonstration's desk, made once."""

from __future__ import annotations

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.config.settings")
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from answerable.keeping.models.desk import Account
    from examples.desk.money import keep_money
    from examples.desk.patrols import keep_violence
    from examples.desk.people import people_office
    from examples.desk.performance import measure_force
    from examples.desk.work import set_to_work

    if Account.objects.exists():
        print("The desk is peopled already.")
        return 0
    with transaction.atomic():
        today = timezone.localdate()
        office = people_office(today)
        set_to_work(office, today)
        keep_money(office, today)
        measure_force(office, today)
        keep_violence(office, today)
    print(f"{len(office.accounts)} people are at the demonstration's desk.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
