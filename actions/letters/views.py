"""A writer's own pages, reached once her letter is sent and by the links in her mails.

The token in the address is all that they ask for: no cookie, no CSRF token, any origin, as for a signer's pages. They
show her letter; and to the browser that wrote it, by the link that it alone was given, her address for as long as that
is kept.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actions.letters import links, offering, printing, releasing, showing
from actions.letters.models import Delivery, Letter
from actions.letters.offering import Outcome
from actions.supporters.private import kept_private


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keeps an answer out of caches, search engines and other sites' logs; answers for links that do not work."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        try:
            response = view(request, token, **rest)
        except (links.Invalid, Letter.DoesNotExist, Delivery.DoesNotExist):
            response = render(request, "letters/link_unknown.html", status=404)
        return kept_private(response)

    return answer


@private
@require_safe
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a letter at each office, and what is left for her to do."""
    link = links.opened(token)
    found = Letter.objects.select_related("campaign", "supporter").get(pk=link.letter_id)
    offices = showing.offices(found, mailed=link.mailed)
    context = {
        "letter": found,
        "token": token,
        "offices": offices,
        "own": [office for office in offices if office.ways],
        "held": not link.mailed and any(office.is_held for office in offices),
        "waiting": any(not office.delivery.has_ended for office in offices),
    }
    return render(request, "letters/letter.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """One button: mail scanners follow links, and must not confirm."""
    letter_id = links.read(token, "confirm")
    if request.method == "POST":
        return to_letter(links.token(releasing.confirm(letter_id=letter_id, at=timezone.now())))
    found = Letter.objects.select_related("campaign").get(pk=letter_id)
    if not releasing.is_awaited(found):
        return to_letter(links.token(found))
    return render(request, "letters/confirm.html", {"letter": found, "token": token})


@private
@require_safe
def open_form(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """On to the office's own form; that she followed the link is noted."""
    delivery = find(links.opened(token), pk)
    if not delivery.form_url:
        raise Http404
    if request.method == "GET":
        offering.opened(delivery=delivery, channel=Delivery.Channel.FORM, at=timezone.now())
    return HttpResponseRedirect(delivery.form_url)


@private
@require_safe
def printed(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Her letter to one office as a PDF, to be signed and mailed."""
    link = links.opened(token)
    delivery = find(link, pk)
    if delivery.state not in showing.OWN:
        raise Http404
    if request.method == "GET":
        offering.opened(delivery=delivery, channel=Delivery.Channel.PAPER, at=timezone.now())
    return HttpResponse(
        printing.letter_pdf(showing.paper(delivery, mailed=link.mailed)),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="letter.pdf"'},
    )


@private
@require_POST
def report(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """What she says that she did."""
    delivery = find(links.opened(token), pk)
    outcome = request.POST.get("outcome", "")
    if outcome in Outcome.values:
        offering.reported(delivery=delivery, outcome=Outcome(outcome), at=timezone.now())
    return to_letter(token, office=delivery)


def find(link: links.Link, pk: int) -> Delivery:
    """A delivery of the letter that a link stands for. Raises Delivery.DoesNotExist."""
    rows = Delivery.objects.select_related("letter__supporter__mailbox", "campaign", "version")
    return rows.get(pk=pk, letter=link.letter_id)


def to_letter(token: str, office: Delivery | None = None) -> HttpResponse:
    """On to the letter's page by a link of the same kind, so that reloading it sends nothing."""
    place = f"#office-{office.pk}" if office else ""
    response = HttpResponseRedirect(reverse("letters:letter", args=[token]) + place)
    response.status_code = 303
    return response
