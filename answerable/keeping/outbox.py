"""The outbox: every e-mail of the installation, by whatever part, is kept as a letter before it is sent."""

from django.core.mail.backends.base import BaseEmailBackend

from answerable.keeping.models.desk import Letter


class Outbox(BaseEmailBackend):
    """Django's door for e-mail: it keeps letters, and `changes/desk/letter.py` sends them."""

    def send_messages(self, email_messages):
        letters = [
            Letter(to=to, title=message.subject, text=message.body)
            for message in email_messages
            for to in message.recipients()
        ]
        Letter.objects.bulk_create(letters)
        return len(letters)
