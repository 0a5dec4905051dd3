"""Settings for the tests: their own data directory, and static files by their plain names."""

import atexit
import os
import shutil
import tempfile

if "ANSWERABLE_DATA" not in os.environ:
    os.environ["ANSWERABLE_DATA"] = tempfile.mkdtemp(prefix="answerable-test-")
    atexit.register(shutil.rmtree, os.environ["ANSWERABLE_DATA"], ignore_errors=True)

from answerable.config.settings import *  # noqa: F403 -- the data directory is chosen first

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
