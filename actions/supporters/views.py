"""The end of all news: a page with one button, and the one click of mail programs (RFC 8058, read 2026-11-23).

Both send the same POST to the address in the mail, from anywhere and without a cookie. Whoever holds the link may end
the mails, and nothing else. GET only shows the button, because mail scanners follow links.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from actions.supporters import addresses, consents, links
from actions.supporters.models import Mailbox
from actions.supporters.private import kept_private


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End every consent to mail of one mailbox. A second time changes nothing and is told the same.

    The answer to POST is no redirect: RFC 8058 forbids it.
    """
    try:
        mailbox = Mailbox.objects.exclude(state=Mailbox.State.ERASED).get(pk=links.read(token))
    except (links.Invalid, Mailbox.DoesNotExist):
        return kept_private(render(request, "supporters/link_unknown.html", status=404))
    context = {"address": addresses.masked(mailbox.address)}
    if request.method != "POST":
        return kept_private(render(request, "supporters/unsubscribe.html", context))
    consents.withdraw(mailbox=mailbox, at=timezone.now())
    return kept_private(render(request, "supporters/unsubscribed.html", context))
