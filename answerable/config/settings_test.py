"""Settings for the tests: their own data directory, and static files by their plain names."""

import atexit
import os
import shutil
import tempfile

# Tests that run side by side have a directory each; a process that one of them starts has that of its test.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
if "ANSWERABLE_DATA" not in os.environ or os.environ.get("ANSWERABLE_TESTS_OF", "") != WORKER:
    os.environ["ANSWERABLE_DATA"] = tempfile.mkdtemp(prefix="answerable-test-")
    os.environ["ANSWERABLE_TESTS_OF"] = WORKER
    atexit.register(shutil.rmtree, os.environ["ANSWERABLE_DATA"], ignore_errors=True)

from answerable.config.settings import *  # noqa: E402, F403 -- the data directory is chosen first

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
