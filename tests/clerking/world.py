"""One of every kind of row on the desk, each at one body, made of its fields alone: for asking who may open it."""

import datetime as dt
import functools
import json

import msgspec
import numpy as np
from django.apps import apps
from django.db import models

from answerable.keeping.models import Body
from answerable.keeping.store import keep_file
from answerable.patrolling.dosage.dosage import count_dosage, sum_delivery
from answerable.patrolling.dosage.visit import make_visits
from answerable.patrolling.effect.judgement import judge_trial
from answerable.patrolling.effect.trial_days import gather_trial_days
from examples.data.patrols import make_patrols
from tests.keeping.desk.makings import make_body, make_panel
from tests.patrolling.effect.trials import draw, draw_offences, make_rowan, weigh

DAY = dt.date(2023, 2, 6)
# What the fields of a kind must hold besides what anything would do; `:file` is a row of another kind, `=result` a
# part of a trial's reading.
FITTING = {
    "standingorders": {"valid_from": dt.date(2022, 1, 1), "regime": "panel", "numbering": "running"},
    "sitting": {"status": "called", "venue": "Council House"},
    "undertakingevidence": {"file": ":deskfile"},
    "preceptreview": {"panel": ":another"},
    "subgroup": {"body": ":another"},
    "reconciliation": {"promise": ":promise"},
    "observation": {"numerator": 1},
    "financereport": {"budget": ":budget"},
    "business": {"confidentiality": "open", "order": 1},
    # a square of 400 metres; a trial in it that was registered, and is over
    "hotspot": {"outline": "POLYGON ((4000 2000, 4400 2000, 4400 2400, 4000 2400, 4000 2000))", "harm": 9.5},
    "trial": {
        "starts_on": dt.date(2023, 3, 1), "ends_on": dt.date(2023, 4, 25), "hoped": 0.3,
        "windows": [["15:00:00", "23:00:00"]], "outcomes": [{"name": "Violence"}],
    },
    "trialreading": {"result": "=result", "dosage": "=dosage"},
    "patrolreport": {"kind": "services"},
}  # fmt: skip


@functools.cache
def read_trial():
    """What was read of a small trial that is over: its result and its dosage, as they are kept."""
    protocol = make_rowan()
    allocation = draw(protocol)
    made = make_patrols(protocol, allocation)
    begun = np.array([visit.begun for visit in made], dtype="datetime64[s]")
    lasted = np.array([visit.seconds for visit in made], dtype="timedelta64[s]")
    spots = np.array([visit.hotspot for visit in made])
    visits = make_visits(spots, begun, begun + lasted, is_local=False)
    delivery = count_dosage(protocol, allocation, visits, to=protocol.ends_on)
    offences = draw_offences(protocol, allocation, ratio=0.6)
    days = gather_trial_days(protocol, allocation, offences, weigh(offences), delivery.delivered)
    held = {"result": judge_trial(protocol, allocation, days, draws=200), "dosage": sum_delivery(delivery)}
    return {name: json.loads(msgspec.json.encode(each)) for name, each in held.items()}


class World:
    """Rows by the name of their model: `world.row("sitting")` makes one, with all that it belongs to."""

    def __init__(self, body=None):
        self.rows = {"body": body or make_panel(), "another": make_body("Eastmere Police and Crime Panel")}

    def row(self, name):
        if name == "deskfile" and name not in self.rows:
            self.rows[name] = keep_file(b"Some words.", name="words.txt", media_type="text/plain")
        if name not in self.rows:
            model = apps.get_model("keeping", name)
            given = {**self._needed(model, name), **self._fitting(name)}
            self.rows[name] = model.objects.create(**given)
        return self.rows[name]

    def _fitting(self, name):
        """What stands in `FITTING`, with the rows of other kinds and the parts of a reading that it names."""
        given = FITTING.get(name, {})
        return {field: self._find(value) for field, value in given.items()}

    def _find(self, value):
        mark, rest = str(value)[:1], str(value)[1:]
        return self.row(rest) if mark == ":" else read_trial()[rest] if mark == "=" else value

    def _needed(self, model, name):
        """A value for each field that has none of its own; and a body, a meeting, where the row may have one."""
        given = {}
        for field in model._meta.concrete_fields:
            if field.primary_key or field.has_default() or getattr(field, "auto_now", False):
                continue
            if getattr(field, "auto_now_add", False) or field.name in FITTING.get(name, {}):
                continue
            if isinstance(field, models.ForeignKey):
                if not field.null or field.related_model is Body or field.related_model._meta.model_name == "sitting":
                    given[field.name] = self.row(field.related_model._meta.model_name)
            elif not field.null and not (field.blank and isinstance(field, models.CharField | models.TextField)):
                given[field.name] = _anything(field, name, self.rows["body"].pk)
        return given


def _anything(field, name, key):
    """A value that fits; where no two rows may share it, one that is this world's own (`key`: of its body)."""
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return dt.datetime.combine(DAY, dt.time(9), dt.UTC)
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.TimeField):
        return dt.time(14)
    if isinstance(field, models.EmailField):
        return f"{name}{key}@somewhere.example"
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.CharField | models.TextField):
        return f"{name}-{field.name}{f'-{key}' if _is_alone(field) else ''}"[: field.max_length or None]
    return DAY.year if field.name == "year" else 1


def _is_alone(field):
    """Whether no two rows may share a field's value."""
    bound = (one.fields for one in field.model._meta.constraints if isinstance(one, models.UniqueConstraint))
    return field.unique or any(names == (field.name,) for names in bound)
