"""Files of the desk: what people attach and what is printed for them, kept by hash beside the papers' bytes."""

from django.db import models


class DeskFile(models.Model):
    """Bytes with the name they came under. `stored` is their place under the data directory (`keeping/store.py`)."""

    sha256 = models.CharField(max_length=64, db_index=True)
    stored = models.CharField(max_length=200)
    name = models.CharField(max_length=250)
    media_type = models.CharField(max_length=120)
    byte_count = models.PositiveBigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
