"""The indexes by which the desk asks for what is open and near, however long the archive."""

from django.db import migrations, models

REVIEWED = models.Q(review_on__isnull=False)


def index(model, fields, name, condition):
    return migrations.AddIndex(model, models.Index(fields=fields, name=name, condition=condition))


class Migration(migrations.Migration):
    dependencies = [("keeping", "0013_precepts")]

    operations = [
        index("business", ["review_on"], "business_review", REVIEWED),
        index("submission", ["review_on"], "submission_review", REVIEWED),
        index("decisionnotice", ["review_on"], "decision_review", REVIEWED),
        migrations.AlterField("minuteentry", "fact", models.CharField(blank=True, max_length=200)),
        index("minuteentry", ["fact", "mark"], "minute_entry_agreed", None),
        migrations.RemoveIndex("undertakingupdate", "undertaking_update_waiting"),
        index("undertakingupdate", ["taken_by", "at"], "undertaking_update_waiting", None),
    ]
