from django.urls import path

from actions.letters import views

app_name = "letters"

urlpatterns = [
    path("letter/<str:token>/", views.letter, name="letter"),
    path("letter/<str:token>/confirm/", views.confirm, name="confirm"),
    path("letter/<str:token>/<int:pk>/form/", views.open_form, name="form"),
    path("letter/<str:token>/<int:pk>/letter.pdf", views.printed, name="pdf"),
    path("letter/<str:token>/<int:pk>/done/", views.report, name="report"),
]
