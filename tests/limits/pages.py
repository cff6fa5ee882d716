"""A page with nothing but a form, under the policy of all public pages."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from actions.limits import proof


class BareForm(forms.Form):
    name = forms.CharField()
    altcha = proof.ProofField()


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    form = BareForm(request.POST or None)
    if form.is_valid():
        return HttpResponse("proven" if proof.proven(form.cleaned_data["altcha"]) else "not proven")
    return HttpResponse(
        f'<!doctype html><title>Bare</title><form method="post">{form.as_div()}<button>Send</button></form>'
    )


urlpatterns = [path("", bare), path("altcha/", include("actions.limits.urls"))]
