"""The year: work programmes, sub-groups, and the rules and seats as they are kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keeping", "0006_access")]

    operations = [
        migrations.AddField(
            model_name="seatholder",
            name="interests_notified_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="standingorders",
            name="papers_count",
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.CreateModel(
            name="ProgrammeEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("date", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=400)),
                ("aims", models.TextField(blank=True)),
                ("presenters", models.JSONField(blank=True, default=list)),
                ("notes", models.TextField(blank=True)),
                ("objective", models.TextField(blank=True)),
                ("statutory_item", models.CharField(blank=True, max_length=60)),
                ("is_recurring", models.BooleanField(default=False)),
                ("set_aside_reason", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_entries",
                        to="keeping.body",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="programme_entries",
                        to="keeping.business",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="keeping.programmeentry",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="programme_entries",
                        to="keeping.sitting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "programme entries",
                "ordering": ["body", "year", "order", "id"],
                "indexes": [models.Index(fields=["body", "year"], name="programme_entry_of_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sitting", None), ("date", None), _connector="OR"),
                        name="programme_entry_in_one_place",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("remit", models.TextField(blank=True)),
                ("may_not_decide", models.TextField(blank=True)),
                ("meets_in_public", models.BooleanField(default=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sub_group_of", to="keeping.body"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sub_groups", to="keeping.body"
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "body"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)), fields=("body",), name="sub_group_of_one_parent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", models.F("parent")), _negated=True), name="sub_group_of_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmation_hearing", "a senior appointment to the policing body"),
                            ("chief_constable_hearing", "the chief constable"),
                        ],
                        max_length=24,
                    ),
                ),
                ("received_on", models.DateField()),
                ("post", models.CharField(max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearing_notices", to="keeping.body"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "received_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["confirmation_hearing", "chief_constable_hearing"])),
                        name="hearing_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("row", models.CharField(max_length=20)),
                ("published_to", models.DateField(blank=True, null=True)),
                ("changed_on", models.DateField(blank=True, null=True)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=500)),
                ("withheld_ground", models.CharField(blank=True, max_length=40)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disclosures", to="keeping.body"
                    ),
                ),
            ],
            options={
                "ordering": ["body", "row"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)), fields=("body", "row"), name="disclosure_once_a_row"
                    )
                ],
            },
        ),
    ]
