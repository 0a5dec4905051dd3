"""Papers filed by their authors."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keeping", "0007_programme")]

    operations = [
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('confidentiality', models.CharField(choices=[('open', 'Open'), ('exempt', 'Exempt'), ('confidential', 'Confidential')], default='confidential', max_length=12)),
                ('exempt_paragraph', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('closed_ground', models.TextField(blank=True)),
                ('public_interest_test', models.TextField(blank=True)),
                ('tested_by', models.CharField(blank=True, max_length=200)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('title', models.CharField(max_length=400)),
                ('number', models.CharField(blank=True, max_length=40)),
                ('priority', models.CharField(blank=True, max_length=300)),
                ('presenter', models.CharField(blank=True, max_length=300)),
                ('due_on', models.DateField()),
                ('purpose', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('recommendations', models.TextField(blank=True)),
                ('finance', models.TextField(blank=True)),
                ('legal', models.TextField(blank=True)),
                ('equalities', models.TextField(blank=True)),
                ('background_papers', models.TextField(blank=True)),
                ('appendices', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('filed', 'Filed'), ('returned', 'Returned'), ('accepted', 'Accepted')], default='draft', max_length=8)),
                ('note', models.TextField(blank=True)),
                ('accepted_despite', models.TextField(blank=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to=settings.AUTH_USER_MODEL)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='keeping.business')),
            ],
            options={
                'ordering': ['due_on', 'business', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Appendix',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('title', models.CharField(max_length=300)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('page_count', models.PositiveIntegerField(default=0)),
                ('findings', models.JSONField(default=list)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keeping.deskfile')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attached', to='keeping.submission')),
            ],
            options={
                'verbose_name_plural': 'appendices',
                'ordering': ['submission', 'order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SubmissionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.JSONField()),
                ('attached', models.JSONField(default=list)),
                ('filed_by', models.CharField(max_length=300)),
                ('page_count', models.PositiveIntegerField(default=0)),
                ('findings', models.JSONField(default=list)),
                ('checked', models.JSONField(default=dict)),
                ('explanations', models.JSONField(default=dict)),
                ('pdf', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='keeping.deskfile')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='keeping.submission')),
            ],
            options={
                'ordering': ['submission', '-number'],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('role', models.CharField(choices=[('clerk', 'Clerk'), ('monitoring_officer', 'monitoring officer'), ('member', 'Member'), ('author', 'report author'), ('contributor', 'force contributor'), ('finance_officer', 'finance officer'), ('analyst', 'Analyst'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=20)),
                ('words', models.TextField(blank=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_offs', to='keeping.submissionversion')),
            ],
            options={
                'ordering': ['version', 'made_at'],
            },
        ),
        migrations.CreateModel(
            name='NeededSignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('role', models.CharField(choices=[('clerk', 'Clerk'), ('monitoring_officer', 'monitoring officer'), ('member', 'Member'), ('author', 'report author'), ('contributor', 'force contributor'), ('finance_officer', 'finance officer'), ('analyst', 'Analyst'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=20)),
                ('concerns', models.CharField(blank=True, max_length=200)),
                ('first_on', models.DateField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needed_sign_offs', to='keeping.body')),
            ],
            options={
                'ordering': ['body', 'role'],
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['clerk', 'monitoring_officer', 'member', 'author', 'contributor', 'finance_officer', 'analyst', 'auditor', 'administrator'])), name='needed_sign_off_role_known')],
            },
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['author', 'status', 'due_on'], name='submission_owed'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'filed', 'returned', 'accepted'])), name='submission_status_known'),
        ),
        migrations.AddConstraint(
            model_name='submissionversion',
            constraint=models.UniqueConstraint(fields=('submission', 'number'), name='submission_version_once'),
        ),
        migrations.AddConstraint(
            model_name='signoff',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['clerk', 'monitoring_officer', 'member', 'author', 'contributor', 'finance_officer', 'analyst', 'auditor', 'administrator'])), name='sign_off_role_known'),
        ),
    ]
