"""Settings for the tests: their own data directory, and static files by their plain names."""

import os
import tempfile

os.environ.setdefault("ANSWERABLE_DATA", tempfile.mkdtemp(prefix="answerable-test-"))

from answerable.config.settings import *  # noqa: E402, F403 -- the data directory is chosen first

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
