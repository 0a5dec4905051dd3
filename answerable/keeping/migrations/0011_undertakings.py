"""Undertakings, their updates and evidence; decisions on the desk."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0010_minutes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Undertaking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confidentiality",
                    models.CharField(
                        choices=[("open", "Open"), ("exempt", "Exempt"), ("confidential", "Confidential")],
                        default="confidential",
                        max_length=12,
                    ),
                ),
                ("exempt_paragraph", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("closed_ground", models.TextField(blank=True)),
                ("public_interest_test", models.TextField(blank=True)),
                ("tested_by", models.CharField(blank=True, max_length=200)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("origin_on", models.DateField(db_index=True)),
                ("ref", models.CharField(blank=True, max_length=80)),
                ("text", models.TextField()),
                ("owner_name", models.CharField(blank=True, max_length=300)),
                ("owner_email", models.EmailField(blank=True, max_length=254)),
                ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                ("first_due_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("outstanding", "Outstanding"),
                            ("in_progress", "in progress"),
                            ("complete", "Complete"),
                        ],
                        default="outstanding",
                        max_length=12,
                    ),
                ),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_by", models.CharField(blank=True, max_length=300)),
                ("drop_decision", models.CharField(blank=True, max_length=300)),
                ("drop_reason", models.TextField(blank=True)),
                ("link_number", models.PositiveIntegerField(default=1)),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="undertakings",
                        to="keeping.action",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undertakings", to="keeping.body"
                    ),
                ),
                (
                    "minute_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="keeping.minuteentry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="keeping.person",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="undertakings",
                        to="keeping.promise",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="undertakings",
                        to="keeping.resolution",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="keeping.sitting",
                    ),
                ),
            ],
            options={
                "ordering": ["origin_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="UndertakingUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("text", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("outstanding", "Outstanding"),
                            ("in_progress", "in progress"),
                            ("complete", "Complete"),
                        ],
                        max_length=12,
                    ),
                ),
                ("by_whom", models.CharField(max_length=300)),
                ("link_number", models.PositiveIntegerField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("printed", models.TextField(blank=True)),
                ("taken_by", models.CharField(blank=True, max_length=300)),
                (
                    "undertaking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="keeping.undertaking"
                    ),
                ),
            ],
            options={
                "ordering": ["undertaking", "at", "id"],
            },
        ),
        migrations.CreateModel(
            name="UndertakingEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("words", models.TextField()),
                ("offered_by", models.CharField(max_length=300)),
                ("accepted_by", models.CharField(blank=True, max_length=300)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("refused_why", models.TextField(blank=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.deskfile",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.paper",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.passage",
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="keeping.undertaking"
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="keeping.undertakingupdate",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "undertaking evidence",
                "ordering": ["undertaking", "id"],
            },
        ),
        migrations.CreateModel(
            name="DecisionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confidentiality",
                    models.CharField(
                        choices=[("open", "Open"), ("exempt", "Exempt"), ("confidential", "Confidential")],
                        default="confidential",
                        max_length=12,
                    ),
                ),
                ("exempt_paragraph", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("closed_ground", models.TextField(blank=True)),
                ("public_interest_test", models.TextField(blank=True)),
                ("tested_by", models.CharField(blank=True, max_length=200)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=40)),
                ("number_printed", models.CharField(max_length=40)),
                ("date", models.DateField(db_index=True)),
                ("title", models.CharField(max_length=400)),
                ("is_title_closed", models.BooleanField(default=False)),
                ("summary", models.TextField()),
                ("reasons", models.TextField(blank=True)),
                ("alternatives", models.TextField(blank=True)),
                ("signed_by", models.CharField(blank=True, max_length=300)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_notices",
                        to="keeping.body",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_reported",
                        to="keeping.body",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.publication",
                    ),
                ),
                (
                    "report_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.deskfile",
                    ),
                ),
                (
                    "report_paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.paper",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_notices",
                        to="keeping.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["body", "-year", "-serial"],
                "indexes": [models.Index(fields=["body", "date"], name="decision_notice_date")],
                "constraints": [
                    models.UniqueConstraint(fields=("body", "year", "serial"), name="decision_notice_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRegister",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("valid_from", models.DateField()),
                (
                    "style",
                    models.CharField(
                        choices=[("year_first", "2022/030"), ("year_last", "030-2022"), ("short_year", "030/22")],
                        default="year_last",
                        max_length=10,
                    ),
                ),
                ("taken_by", models.CharField(blank=True, max_length=300)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_registers",
                        to="keeping.body",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registers_reported",
                        to="keeping.body",
                    ),
                ),
            ],
            options={
                "ordering": ["body", "-valid_from", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("style__in", ["year_first", "year_last", "short_year"])),
                        name="decision_register_style_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("valid_from", models.DateField()),
                ("days", models.SmallIntegerField()),
                (
                    "whom",
                    models.CharField(
                        choices=[("owner", "Owner"), ("clerk", "Clerk"), ("chair", "Chair")], max_length=5
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_rules",
                        to="keeping.body",
                    ),
                ),
            ],
            options={
                "ordering": ["body", "-valid_from", "days", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("whom__in", ["owner", "clerk", "chair"])), name="reminder_rule_whom_known"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("body", "valid_from", "days", "whom"),
                        name="reminder_rule_once",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="undertaking",
            index=models.Index(fields=["body", "completed_on", "dropped_at"], name="undertaking_standing"),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["outstanding", "in_progress", "complete"])),
                name="undertaking_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.CheckConstraint(
                condition=models.Q(("completed_on", None), ("dropped_at", None), _connector="OR"),
                name="undertaking_ends_in_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dropped_at", None),
                    models.Q(
                        models.Q(("dropped_by", ""), _negated=True),
                        models.Q(("drop_decision", ""), _negated=True),
                        models.Q(("drop_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="undertaking_dropped_by_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)), fields=("action",), name="undertaking_once_a_action"
            ),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)), fields=("promise",), name="undertaking_once_a_promise"
            ),
        ),
        migrations.AddConstraint(
            model_name="undertaking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)), fields=("resolution",), name="undertaking_once_a_resolution"
            ),
        ),
        migrations.AddIndex(
            model_name="undertakingupdate",
            index=models.Index(
                condition=models.Q(("taken_by", "")), fields=["at"], name="undertaking_update_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="undertakingupdate",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["outstanding", "in_progress", "complete"])),
                name="undertaking_update_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="undertakingupdate",
            constraint=models.UniqueConstraint(
                fields=("undertaking", "link_number"), name="undertaking_link_used_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="undertakingevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("file__isnull", False), ("paper__isnull", False), _connector="OR"),
                name="undertaking_evidence_shows_something",
            ),
        ),
    ]
