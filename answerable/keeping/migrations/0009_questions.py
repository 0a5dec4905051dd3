"""Questions and petitions of the public, and members' questions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keeping', '0008_submissions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Asker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('connection', models.CharField(blank=True, choices=[('lives', 'I live in the area'), ('works', 'I work in the area'), ('studies', 'I study in the area')], max_length=7)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('works_for_police', models.BooleanField(default=False)),
                ('words', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['email'], name='asker_email')],
                'constraints': [models.CheckConstraint(condition=models.Q(('connection__in', ['', 'lives', 'works', 'studies'])), name='asker_connection_known')],
            },
        ),
        migrations.CreateModel(
            name='Petition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('prayer', models.TextField()),
                ('may_name', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'being prepared'), ('open', 'open for signatures'), ('closed', 'closed for signatures'), ('submitted', 'to be taken at a meeting'), ('taken', 'taken at a meeting'), ('replied', 'Replied'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('refusal_reason', models.TextField(blank=True)),
                ('presented_by', models.CharField(blank=True, max_length=200)),
                ('reply_manner', models.CharField(blank=True, choices=[('oral', 'at the meeting'), ('written', 'in writing')], max_length=7)),
                ('reply_by', models.CharField(blank=True, max_length=200)),
                ('reply', models.TextField(blank=True)),
                ('reply_due', models.DateField(blank=True, null=True)),
                ('count_kept', models.PositiveIntegerField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='keeping.body')),
                ('organiser', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='keeping.asker')),
                ('publication', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petition_answered', to='keeping.publication')),
                ('sitting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='keeping.sitting')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='PetitionSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('connection', models.CharField(blank=True, max_length=7)),
                ('place', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=420)),
                ('source', models.CharField(choices=[('form', 'signed here'), ('paper', 'on paper, typed in'), ('list', 'from a list')], max_length=5)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('petition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='keeping.petition')),
            ],
            options={
                'ordering': ['petition', 'id'],
            },
        ),
        migrations.CreateModel(
            name='QuestionReceived',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('may_name', models.BooleanField(default=False)),
                ('form_key', models.CharField(blank=True, max_length=64)),
                ('received_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('received', 'Received'), ('accepted', 'Accepted'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn'), ('answered', 'Answered')], default='received', max_length=9)),
                ('refusal_ground', models.CharField(blank=True, max_length=20)),
                ('refusal_reason', models.TextField(blank=True)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('text', models.TextField(blank=True)),
                ('edit_reason', models.TextField(blank=True)),
                ('parts', models.JSONField(blank=True, default=list)),
                ('ask_note', models.CharField(blank=True, max_length=200)),
                ('answered_by', models.CharField(blank=True, max_length=200)),
                ('points', models.JSONField(blank=True, default=list)),
                ('is_written_owed', models.BooleanField(default=False)),
                ('answer_due', models.DateField(blank=True, null=True)),
                ('answer_rule', models.CharField(blank=True, max_length=300)),
                ('answer_owner', models.CharField(blank=True, max_length=200)),
                ('answer_email', models.EmailField(blank=True, max_length=254)),
                ('written_answer', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions_to_put', to='keeping.person')),
                ('asker', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='question', to='keeping.asker')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions_received', to='keeping.body')),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supplementaries', to='keeping.questionreceived')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions_put', to='keeping.person')),
                ('publication', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='question_answered', to='keeping.publication')),
                ('sitting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions_received', to='keeping.sitting')),
            ],
            options={
                'verbose_name': 'question received',
                'verbose_name_plural': 'questions received',
                'ordering': ['sitting', 'number', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(fields=['body', 'state'], name='petition_of_body'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed', 'submitted', 'taken', 'replied', 'refused', 'withdrawn'])), name='petition_state_known'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(('reply_manner__in', ['', 'oral', 'written'])), name='petition_reply_manner_known'),
        ),
        migrations.AddConstraint(
            model_name='petitionsignature',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['form', 'paper', 'list'])), name='petition_signature_source_known'),
        ),
        migrations.AddConstraint(
            model_name='petitionsignature',
            constraint=models.UniqueConstraint(condition=models.Q(('confirmed_at__isnull', False)), fields=('petition', 'key'), name='petition_signed_once'),
        ),
        migrations.AddIndex(
            model_name='questionreceived',
            index=models.Index(fields=['body', 'state'], name='question_received_of_body'),
        ),
        migrations.AddIndex(
            model_name='questionreceived',
            index=models.Index(fields=['answer_due'], name='question_received_due'),
        ),
        migrations.AddConstraint(
            model_name='questionreceived',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['received', 'accepted', 'refused', 'withdrawn', 'answered'])), name='question_received_state_known'),
        ),
        migrations.AddConstraint(
            model_name='questionreceived',
            constraint=models.UniqueConstraint(condition=models.Q(('form_key', ''), _negated=True), fields=('form_key',), name='question_received_form_once'),
        ),
        migrations.AddConstraint(
            model_name='questionreceived',
            constraint=models.CheckConstraint(condition=models.Q(('asker', None), ('member', None), _connector='OR'), name='question_received_of_one'),
        ),
    ]
