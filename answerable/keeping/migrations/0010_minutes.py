"""Minutes as they are taken: the roll, interests, minutes and their entries, votes, confirmation."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keeping", "0009_questions")]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("corrected", "Corrected"),
                            ("confirmed", "Confirmed"),
                            ("signed", "Signed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("is_on_paper", models.BooleanField(default=False)),
                ("confirmed_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "confirmed_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_confirmed",
                        to="keeping.sitting",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_signed",
                        to="keeping.person",
                    ),
                ),
                (
                    "sitting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="confirmation", to="keeping.sitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InterestDeclared",
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
                            ("disclosable_pecuniary", "disclosable pecuniary interest"),
                            ("other_registerable", "other registerable interest"),
                            ("non_registerable", "interest that need not be registered"),
                        ],
                        max_length=22,
                    ),
                ),
                ("is_sensitive", models.BooleanField(default=False)),
                ("nature", models.TextField(blank=True)),
                ("dispensation_from", models.DateField(blank=True, null=True)),
                ("dispensation_until", models.DateField(blank=True, null=True)),
                ("may_speak_by_dispensation", models.BooleanField(default=False)),
                ("may_vote_by_dispensation", models.BooleanField(default=False)),
                ("left_at", models.TimeField(blank=True, null=True)),
                ("returned_at", models.TimeField(blank=True, null=True)),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interests", to="keeping.business"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests_declared",
                        to="keeping.person",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interests", to="keeping.sitting"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "interests declared",
                "ordering": ["sitting", "business__order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Minute",
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
                ("order", models.PositiveSmallIntegerField()),
                ("ref", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=400)),
                ("section", models.CharField(blank=True, max_length=200)),
                ("summary", models.TextField(blank=True)),
                ("opened_at", models.TimeField(blank=True, null=True)),
                ("closed_at", models.TimeField(blank=True, null=True)),
                ("recording_seconds", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "business",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="minutes",
                        to="keeping.business",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="minutes", to="keeping.sitting"
                    ),
                ),
            ],
            options={
                "ordering": ["sitting", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="MinuteEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("key", models.CharField(max_length=40, unique=True)),
                ("order", models.PositiveIntegerField()),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("question", "Question"),
                            ("answer", "Answer"),
                            ("promise", "Promise"),
                            ("action", "Action"),
                            ("resolution", "Resolution"),
                            ("vote", "Vote"),
                            ("break", "Break"),
                            ("chair", "chair handed over"),
                            ("arrival", "Arrival"),
                            ("departure", "Departure"),
                        ],
                        default="note",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("details", models.JSONField(blank=True, default=dict)),
                ("writer", models.TextField()),
                ("fact", models.CharField(blank=True, db_index=True, max_length=200)),
                (
                    "beside",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="keeping.minuteentry",
                    ),
                ),
                (
                    "minute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="keeping.minute"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minute entries",
                "ordering": ["minute", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="MinuteEdit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("by", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("told", models.JSONField(default=dict)),
                ("outcome", models.JSONField(default=dict)),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="minute_edits", to="keeping.sitting"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="edits",
                        to="keeping.minuteentry",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MinuteCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("before", models.TextField()),
                ("after", models.TextField()),
                (
                    "confirmation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="keeping.confirmation",
                    ),
                ),
                (
                    "made_at_sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections_made",
                        to="keeping.sitting",
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections_moved",
                        to="keeping.person",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="keeping.minuteentry",
                    ),
                ),
            ],
            options={
                "ordering": ["confirmation", "id"],
            },
        ),
        migrations.CreateModel(
            name="RollEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "manner",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("also_present", "also present"),
                            ("apologies", "Apologies"),
                            ("absent", "Absent"),
                        ],
                        max_length=12,
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("arrived_at", models.TimeField(blank=True, null=True)),
                ("left_at", models.TimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roll_entries",
                        to="keeping.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roll_entries",
                        to="keeping.seat",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roll", to="keeping.sitting"
                    ),
                ),
                (
                    "stands_in_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "roll entries",
                "ordering": ["sitting", "seat__order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("motion", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ordinary", "ordinary: a majority of those voting"),
                            ("recorded", "recorded: a majority, each vote named"),
                            ("veto", "veto: two thirds of all members"),
                        ],
                        default="ordinary",
                        max_length=8,
                    ),
                ),
                ("for_count", models.PositiveSmallIntegerField(default=0)),
                ("against_count", models.PositiveSmallIntegerField(default=0)),
                ("abstained_count", models.PositiveSmallIntegerField(default=0)),
                (
                    "casting",
                    models.CharField(blank=True, choices=[("for", "for"), ("against", "against")], max_length=7),
                ),
                ("members", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("needed", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("carried", models.BooleanField(null=True)),
                ("words", models.TextField(blank=True)),
                ("ballots", models.JSONField(blank=True, default=list)),
                (
                    "minute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="keeping.minute"
                    ),
                ),
            ],
            options={
                "ordering": ["minute", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "corrected", "confirmed", "signed"])),
                name="confirmation_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="interestdeclared",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["disclosable_pecuniary", "other_registerable", "non_registerable"])),
                name="interest_declared_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="interestdeclared",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)),
                fields=("person", "business", "kind"),
                name="interest_declared_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="minute",
            constraint=models.UniqueConstraint(
                condition=models.Q(("business__isnull", False), ("removed_at", None)),
                fields=("business",),
                name="minute_business_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="minuteentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "mark__in",
                        [
                            "note",
                            "question",
                            "answer",
                            "promise",
                            "action",
                            "resolution",
                            "vote",
                            "break",
                            "chair",
                            "arrival",
                            "departure",
                        ],
                    )
                ),
                name="minute_entry_mark_known",
            ),
        ),
        migrations.AddIndex(
            model_name="minuteedit",
            index=models.Index(fields=["sitting", "id"], name="minute_edit_of_sitting"),
        ),
        migrations.AddConstraint(
            model_name="rollentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("manner__in", ["present", "also_present", "apologies", "absent"])),
                name="roll_entry_manner_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rollentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_at", None)), fields=("sitting", "person"), name="roll_entry_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rollentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("manner", "present"), ("removed_at", None)),
                fields=("sitting", "seat"),
                name="roll_entry_seat_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["ordinary", "recorded", "veto"])), name="vote_kind_known"
            ),
        ),
    ]
