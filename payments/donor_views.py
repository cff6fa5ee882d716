"""A donor's own pages: her gifts with their receipts, and the ways on to Stripe's pages that are mailed to her.

The token in the address is all that they ask for: no cookie, no CSRF token, any origin, as for a signer's pages. A link
in a mail shows; only the button on the page leads to where cards are changed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actions.supporters.private import kept_private
from payments import (
    asking,
    donors,
    entering,
    giving,
    going_on,
    guarding,
    links,
    managing,
    money,
    receipt_pdf,
    returning,
)
from payments.forms.asking import AskForm
from payments.models import Receipt, Statement, Subscription

UNKNOWN = (links.Invalid, donors.Unknown, Receipt.DoesNotExist, Statement.DoesNotExist, Subscription.DoesNotExist)


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keeps an answer out of caches, search engines and other sites' logs; answers for links that do not work."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponse:
        try:
            response = view(request, *args, **rest)
        except UNKNOWN:
            response = render(request, "payments/link_unknown.html", status=404)
        return kept_private(response)

    return answer


@private
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """All that one person gave, with the receipts, and what comes again."""
    donor = donors.find(links.read(token))
    return render(request, "payments/mine.html", {"token": token, **managing.shown(donor)})


@private
@require_safe
def receipt(request: HttpRequest, token: str, uid: UUID) -> HttpResponse:
    """One receipt of hers as a PDF. One that is void says so."""
    donor = donors.find(links.read(token))
    found = Receipt.objects.get(uid=uid, gift__in=donor.gifts())
    return pdf(receipt_pdf.receipt(found), f"receipt-{found.number}.pdf")


@private
@require_safe
def statement(request: HttpRequest, token: str, uid: UUID) -> HttpResponse:
    """One of her year-end statements as a PDF."""
    found = donors.find(links.read(token)).statements().get(uid=uid)
    return pdf(receipt_pdf.statement(found), f"gifts-{found.year}.pdf")


@private
@require_POST
def change(request: HttpRequest, token: str, uid: UUID) -> HttpResponse:
    """On to Stripe's page, where she changes card or amount, pauses or stops."""
    found = donors.find(links.read(token)).subscriptions().get(uid=uid)
    back = request.build_absolute_uri(reverse("giving:changed", args=[token, uid]))
    try:
        return see_other(managing.portal(found, return_url=back, language=translation.get_language() or ""))
    except managing.Closed:
        return render(request, "payments/portal_closed.html", {"token": token}, status=503)


@private
@require_safe
def changed(request: HttpRequest, token: str, uid: UUID) -> HttpResponse:
    """Back from Stripe's page: look at what she did there, and show it."""
    found = donors.find(links.read(token)).subscriptions().get(uid=uid)
    managing.look_again(found, at=timezone.now())
    return see_other(reverse("giving:mine", args=[token]))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def go_on(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link leads that is mailed while cards are being tried: its button goes on to Stripe's page."""
    try:
        found = going_on.find(token)
    except going_on.Invalid:
        return render(request, "payments/go_on_over.html", status=404)
    gift = found.gift
    if request.method != "POST":
        return show_go_on(request, found)
    if not found.is_fresh:
        going_on.promise(gift=gift, at=timezone.now())
        return render(request, "payments/go_on_mailed.html", {"email": "", "cause": guarding.cause(at=timezone.now())})
    try:
        gift = giving.go_on(gift=gift, at=timezone.now())
    except entering.REFUSALS as error:
        why = entering.reason(error, gift.fundraiser)
        return show_go_on(request, found, problem=why.words, status=why.status)
    return see_other(returning.onward(gift, page_url=gift.page_url))


def show_go_on(request: HttpRequest, found: going_on.Found, *, problem: str = "", status: int = 200) -> HttpResponse:
    """The page with the one button."""
    gift = found.gift
    words = {"gift": gift, "amount": money.written(gift.amount_cents, gift.currency), "is_fresh": found.is_fresh}
    return render(request, "payments/go_on.html", {**words, "problem": problem}, status=status)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Where she asks for the link by e-mail."""
    form = AskForm(request.POST if request.method == "POST" else None, label_suffix="")
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "payments/ask.html", {"form": form}, status=status)
    given = form.cleaned_data
    asking.ask(request, email=given["email"], trapped=bool(given["topic"]), at=timezone.now())
    return see_other(reverse("giving:asked"))


@private
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The answer, which is the same for everybody."""
    return render(request, "payments/asked.html")


def pdf(content: bytes, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{filename}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def see_other(url: str) -> HttpResponse:
    """On by GET, so that reloading sends nothing."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
