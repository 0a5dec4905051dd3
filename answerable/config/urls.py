"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("answerable.clerking.account_urls")),
    path("", include("answerable.clerking.urls")),
    path("", include("answerable.publishing.urls")),
]

handler400 = "answerable.publishing.views.fault.show_wrong_request"
handler403 = "answerable.clerking.views.fault.show_refused"
handler404 = "answerable.publishing.views.fault.show_not_found"
handler500 = "answerable.publishing.views.fault.show_fault"
