"""The addresses of the desk (`/desk/…`), and of the forms for people without an account."""

from django.urls import path

from answerable.clerking.views import desk, sitting

urlpatterns = [
    path("desk", desk.show_desk),
    path("desk/meetings", sitting.show_sittings),
    path("desk/meetings/new", sitting.show_new_sitting),
    path("desk/meetings/<int:key>", sitting.show_sitting),
    path("desk/meetings/<int:key>/change", sitting.show_sitting_form),
]
