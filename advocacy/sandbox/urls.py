"""The sandbox's pages."""

from django.urls import path, re_path

from advocacy.sandbox import views

app_name = "sandbox"
urlpatterns = [
    path("mail/", views.mails, name="mails"),
    re_path(r"^mail/(?P<id>[0-9a-f]{32})/$", views.mail, name="mail"),
    re_path(r"^mail/(?P<id>[0-9a-f]{32})/html/$", views.mail_html, name="mail-html"),
]
