"""The sandbox's pages."""

from django.urls import path, re_path

from advocacy.sandbox import switching, views
from advocacy.sandbox.stripe import switching as stripe_switching

app_name = "sandbox"
urlpatterns = [
    path("mail/", views.mails, name="mails"),
    re_path(r"^mail/(?P<id>[0-9a-f]{32})/$", views.mail, name="mail"),
    re_path(r"^mail/(?P<id>[0-9a-f]{32})/html/$", views.mail_html, name="mail-html"),
    re_path(r"^mail/(?P<id>[0-9a-f]{32})/files/(?P<number>[0-9]{1,3})/$", views.mail_file, name="mail-file"),
    path("gateways/", switching.gateways, name="gateways"),
    path("gateways/reset/", switching.reset, name="gateways-reset"),
    path("gateways/<slug:name>/", switching.switch, name="gateway"),
    path("stripe/", stripe_switching.stripe, name="stripe"),
    path("stripe/do/", stripe_switching.do, name="stripe-do"),
    path("stripe/behave/", stripe_switching.behave, name="stripe-behave"),
    path("stripe/reset/", stripe_switching.reset, name="stripe-reset"),
    path("stripe/clock/", stripe_switching.advance, name="stripe-clock"),
]
