"""Letters know whose they are, and how the sending of them went."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("keeping", "0005_desk")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="body",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="keeping.body"
            ),
        ),
        migrations.AddField(
            model_name="letter", name="sending_since", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="letter", name="given_up_at", field=models.DateTimeField(null=True)
        ),
    ]
