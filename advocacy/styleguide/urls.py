"""Addresses of the style guide."""

from django.urls import path

from advocacy.styleguide import views

urlpatterns = [
    path("", views.index, name="styleguide"),
    path("petition/", views.petition, name="styleguide_petition"),
    path("petition/<slug:state>/", views.petition, name="styleguide_petition_state"),
    path("mail/", views.mail, name="styleguide_mail"),
    path("errors/<slug:code>/", views.error, name="styleguide_error"),
]
