from django.urls import path

from payments import donor_views as views

app_name = "giving"
urlpatterns = [
    path("giving/link/", views.ask, name="ask"),
    path("giving/link/sent/", views.asked, name="asked"),
    path("giving/on/<str:token>/", views.go_on, name="go_on"),
    path("giving/mine/<str:token>/", views.mine, name="mine"),
    path("giving/mine/<str:token>/<uuid:uid>/receipt.pdf", views.receipt, name="receipt"),
    path("giving/mine/<str:token>/<uuid:uid>/year.pdf", views.statement, name="statement"),
    path("giving/mine/<str:token>/<uuid:uid>/change/", views.change, name="change"),
    path("giving/mine/<str:token>/<uuid:uid>/changed/", views.changed, name="changed"),
]
