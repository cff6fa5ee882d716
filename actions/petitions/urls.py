from django.urls import path

from actions.petitions import views

app_name = "signer"  # the admin has a namespace "petitions"

urlpatterns = [
    path("signature/<str:token>/", views.signature, name="signature"),
    path("signature/<str:token>/confirm/", views.confirm, name="confirm"),
    path("signature/<str:token>/withdraw/", views.withdraw, name="withdraw"),
]
