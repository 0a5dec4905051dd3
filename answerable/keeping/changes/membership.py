"""Memberships: the roles that attendance shows people to have held."""

from collections import defaultdict

from django.db.models import Q

from answerable.keeping.models import Attendance, Membership


def refresh_memberships(meetings):
    """Bring memberships to what attendance shows: a person's roles at a body, with their first and last dates."""
    bodies = {meeting.body_id for meeting in meetings if meeting.body_id}
    people = set(Attendance.objects.filter(meeting__in=meetings).values_list("person_id", flat=True))
    wanted = defaultdict(list)
    shown = Attendance.objects.standing().filter(
        Q(person__in=people, meeting__body__in=bodies) & ~Q(public_role="", public_organisation="")
    )
    for one in shown.select_related("meeting"):
        key = (one.person_id, one.meeting.body_id, one.public_role, one.public_organisation)
        wanted[key].append((one.meeting.date, one.is_public))
    kept = {
        (row.person_id, row.body_id, row.role, row.on_behalf_of): row
        for row in Membership.objects.filter(person__in=people, body__in=bodies)
    }
    for key, row in kept.items():
        if key not in wanted:
            row.delete()
    number = Membership.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    new, changed = [], []
    for key, seen in sorted(wanted.items()):
        dates = [date for date, _ in seen if date]
        values = {
            "first_on": min(dates, default=None),
            "last_on": max(dates, default=None),
            "is_public": any(is_public for _, is_public in seen),
        }
        row = kept.get(key)
        if row is None:
            number += 1
            names = zip(("person_id", "body_id", "role", "on_behalf_of"), key, strict=True)
            new.append(Membership(public_id=f"membership-{number}", **dict(names), **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    Membership.objects.bulk_create(new, batch_size=500)
    Membership.objects.bulk_update(changed, ["first_on", "last_on", "is_public"], batch_size=100)
