"""Asking for the link to one's gifts by e-mail. The page answers the same, whatever is known of the address."""

from datetime import datetime

from django.http import HttpRequest

from actions.limits import limits, networks
from actions.outbox import outbox
from actions.supporters import addresses
from actions.supporters.models import Mailbox

SPAN = 300  # seconds in which a mailbox is mailed once, however often it is asked for


def ask(request: HttpRequest, *, email: str, trapped: bool, at: datetime) -> None:
    """Promise the link to a mailbox that there is. Nothing is promised to a machine, nor to who asks too often."""
    canonical = addresses.canonical(email)
    verdict = limits.check(action="giving:link", ip=networks.client_ip(request), mailbox=canonical, at=at)
    mailbox = Mailbox.objects.filter(canonical=canonical).first()
    if mailbox is None or trapped or verdict.over or not mailbox.accepts_mail:
        return
    span = int(at.timestamp()) // SPAN
    outbox.add(kind="payments.link", reference=mailbox.pk, dedupe_key=f"payments.link:{mailbox.pk}:{span}", at=at)
