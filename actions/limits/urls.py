from django.urls import path

from actions.limits import views

app_name = "proof"
urlpatterns = [path("challenge/", views.PuzzleUnderPressure.as_view(), name="challenge")]
