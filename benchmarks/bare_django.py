"""The peer: a Django page that does nothing, behind the same middleware as the public site."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

BYTES = int(os.environ.get("BARE_PAGE_BYTES", "15000"))
PAGE = b"<!DOCTYPE html><title>Bare</title>" + b"x" * BYTES

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for measuring",  # noqa: S106 -- guards nothing
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "csp.middleware.CSPMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)
urlpatterns = [path("", lambda request: HttpResponse(PAGE))]
application = get_wsgi_application()
