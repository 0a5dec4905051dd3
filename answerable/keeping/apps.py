"""The one Django app with tables."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "answerable.keeping"
    label = "keeping"
    verbose_name = "The record"
    default_auto_field = "django.db.models.BigAutoField"
