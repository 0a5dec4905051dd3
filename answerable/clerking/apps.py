"""The staff workspace."""

from django.apps import AppConfig


class ClerkingConfig(AppConfig):
    name = "answerable.clerking"
    label = "clerking"
    verbose_name = "The desk"
