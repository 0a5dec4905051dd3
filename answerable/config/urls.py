"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [path("", include("answerable.publishing.urls"))]

handler400 = "answerable.publishing.views.fault.show_wrong_request"
handler404 = "answerable.publishing.views.fault.show_not_found"
handler500 = "answerable.publishing.views.fault.show_fault"
