"""A signer's own pages, reached by the links in her mails.

The token in the address is all that they ask for: no cookie, no CSRF token, any origin. A foreign page that makes a
visitor's browser send one of these forms must know the token, and whoever knows it may use it. Nor could an origin be
asked for: these pages send no referrer, so that tokens do not leak, and browsers then send `Origin: null`.
A mail is forwarded easily, so the pages show nothing about the signer, not even her name.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from actions.petitions import confirming, counting, links, sharing, withdrawing
from actions.petitions.models import Signature
from actions.supporters.private import kept_private

View = Callable[[HttpRequest, str], HttpResponse]


def private(view: View) -> View:
    """Keeps an answer out of caches, search engines and other sites' logs; answers for links that do not work."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        try:
            response = view(request, token)
        except links.Expired as expired:
            response = expired_link(request, expired.signature_id)
        except (links.Invalid, Signature.DoesNotExist):
            response = unknown_link(request)
        return kept_private(response)

    return answer


def expired_link(request: HttpRequest, signature_id: int) -> HttpResponse:
    """The answer to a link that was good once, with the way on."""
    signature = Signature.objects.select_related("petition").filter(pk=signature_id).first()
    if signature is None:
        return unknown_link(request)
    return render(request, "petitions/link_expired.html", context(signature), status=410)


def unknown_link(request: HttpRequest) -> HttpResponse:
    """The answer to a link that was never good, was cut short, or whose signature was erased."""
    return render(request, "petitions/link_unknown.html", status=404)


@private
@require_safe
def signature(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a signature, what may be done with it, and how to pass the petition on."""
    signature = Signature.objects.select_related("petition").get(pk=links.read(token))
    share = sharing.ways(url=signature.page_url, title=signature.title())
    return render(request, "petitions/signature.html", {**context(signature), "token": token, "share": share})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """One button: mail scanners follow links, and must not confirm."""
    signature_id = links.read(token)
    if request.method == "POST":
        confirming.confirm(signature_id=signature_id, news="news" in request.POST, at=timezone.now())
        return to_signature(token)
    signature = Signature.objects.select_related("petition", "supporter").get(pk=signature_id)
    if not confirming.is_awaited(signature):
        return to_signature(token)
    asked = {"token": token, "news": confirming.news_awaited(signature)}
    return render(request, "petitions/confirm.html", {**context(signature), **asked})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """One button, which takes the name off."""
    signature_id = links.read(token)
    if request.method == "POST":
        withdrawing.withdraw(signature_id=signature_id, at=timezone.now())
        return to_signature(token)
    signature = Signature.objects.select_related("petition").get(pk=signature_id)
    if signature.state == Signature.State.WITHDRAWN:
        return to_signature(token)
    return render(request, "petitions/withdraw.html", {**context(signature), "token": token})


def context(signature: Signature) -> dict[str, Any]:
    """What all her pages show of the petition."""
    at = timezone.now()
    return {
        "signature": signature,
        "closed": signature.petition.is_closed(at),
        "counts": counting.counts(signature.petition, at=at),
    }


def to_signature(token: str) -> HttpResponse:
    """On to the signature's page, so that reloading it sends nothing."""
    response = HttpResponseRedirect(reverse("signer:signature", args=[token]))
    response.status_code = 303
    return response
