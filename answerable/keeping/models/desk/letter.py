"""Letters: every e-mail that goes out, kept in the outbox with the act that made it."""

from django.db import models


class Letter(models.Model):
    """An e-mail. It is made in the transaction of the act that it tells of, and sent afterwards.

    `about` is the subject of what it tells of (`sitting/12`); `once` a key under which it is made only once, so that
    a reminder sent twice a day is one reminder. `body` is whose letter it is, where it is a body's. Without a mail
    server it stays here, and the outbox shows it.

    `sending_since` stands while it is handed to the server, and stays where that was cut off: nobody knows then
    whether it arrived, so it is not sent again by itself. `given_up_at` is when no further try was worth it, and
    `failure` the sentence that says why.
    """

    to = models.EmailField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    about = models.CharField(max_length=250, blank=True, db_index=True)
    once = models.CharField(max_length=250, blank=True)
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sending_since = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["once"], condition=~models.Q(once=""), name="letter_made_once")
        ]
        indexes = [models.Index(fields=["sent_at", "id"], name="letter_waiting")]

    @property
    def subject(self):
        return f"letter/{self.pk}"

    @property
    def state(self):
        """`sent`, `failed` (nobody tries again by itself) or `waiting`."""
        if self.sent_at is not None:
            return "sent"
        return "waiting" if self.given_up_at is None else "failed"
