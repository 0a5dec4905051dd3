"""Letters written in the transaction of what they tell of, and sent afterwards by the configured mail server."""

from django.conf import settings

from answerable.keeping.models.desk import Letter


def write_letter(to, title, text, *, about="", once=""):
    """Put an e-mail in the outbox; gives it, or `None` where one with this `once` key is there already.

    `about` is the subject of what it tells of (`sitting/12`). Links in `text` are made with `link_to`.
    """
    values = {"to": to, "title": title, "text": text, "about": about}
    if not once:
        return Letter.objects.create(**values)
    letter, is_new = Letter.objects.get_or_create(once=once, defaults=values)
    return letter if is_new else None


def link_to(path):
    """The whole address of a page of this installation, for a letter."""
    return settings.SITE_ADDRESS.rstrip("/") + path
