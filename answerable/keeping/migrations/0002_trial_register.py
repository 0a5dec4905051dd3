"""When a trial came onto the public register, and that it was abandoned."""

from django.db import migrations, models
from django.utils import timezone


def list_registered(apps, schema_editor):
    """A trial that was registered before there was a register is on it from now on, and from no earlier day."""
    rows = apps.get_model("keeping", "Trial").objects
    rows.exclude(registered_at=None).update(listed_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('keeping', '0001_record'),
    ]
    replaces = [('keeping', '0009_trial_register')]

    operations = [
        migrations.AddField(
            model_name='trial',
            name='abandoned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='trial',
            name='abandoned_by',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='trial',
            name='abandoned_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='trial',
            name='abandoned_why',
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name='trial',
            name='listed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(list_registered, migrations.RunPython.noop),
    ]
