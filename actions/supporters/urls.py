from django.urls import path

from actions.supporters import views

app_name = "mailbox"
urlpatterns = [path("mail/stop/<str:token>/", views.unsubscribe, name="unsubscribe")]
