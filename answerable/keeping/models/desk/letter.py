"""Letters: every e-mail that goes out, kept in the outbox with the act that made it."""

from django.db import models


class Letter(models.Model):
    """An e-mail. It is made in the transaction of the act that it tells of, and sent afterwards.

    `about` is the subject of what it tells of (`sitting/12`); `once` a key under which it is made only once, so that
    a reminder sent twice a day is one reminder. Without a mail server it stays here, and the outbox shows it.
    """

    to = models.EmailField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    about = models.CharField(max_length=250, blank=True, db_index=True)
    once = models.CharField(max_length=250, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["once"], condition=~models.Q(once=""), name="letter_made_once")
        ]
        indexes = [models.Index(fields=["sent_at", "id"], name="letter_waiting")]
