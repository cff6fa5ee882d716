"""Card testing: thieves try stolen cards on small gifts. What is counted, what is closed, and when it is an attack."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Q, QuerySet

from actions.supporters import addresses
from payments import checkouts, stripe_client
from payments.models import Gift, StripeEvent

STATE = Gift.State
DECLINES = 5  # on one page of Stripe's; then it is closed
SPAN = timedelta(minutes=10)
BY_NETWORK, BY_MAILBOX = 10, 5  # new gifts in that time
HOUR = timedelta(hours=1)
LINKS_BY_NETWORK, LINKS_BY_MAILBOX = 20, 3  # gifts for which a link is mailed in an hour
NO_PAGE = "no page of ours"  # what came of a decline that is no thief's: a renewal's
FEWEST = 20  # failures in an hour; fewer are no attack, whatever their share

logger = logging.getLogger(__name__)


class TooMany(Exception):
    """Too many attempts came from here just now."""


class Cause(StrEnum):
    """Why a gift is looked at twice at this time."""

    NONE = ""
    ATTACK = "attack"  # cards are being tried
    CROWD = "crowd"  # more gifts are begun in a minute than GIFTS_PER_MINUTE, and nobody tries cards


class ProofNeeded(Exception):
    """A browser must have proved its work, for this cause."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.value)
        self.cause = cause


@dataclass(frozen=True)
class Pulse:
    """Cards in the last hour: visits to Stripe's page that were paid, and declined cards."""

    paid: int
    failed: int

    @property
    def is_attack(self) -> bool:
        return self.failed >= FEWEST and self.failed > self.paid


def let_in(*, network: str, email: str, proven: bool, at: datetime, by_link: bool = False) -> bool:
    """Judge an attempt before Stripe is asked for anything: whether she goes on by a link that is mailed, or at once.

    During an attack, and when more gifts are begun in a minute than GIFTS_PER_MINUTE, who proved her work gets in at
    once, and who cannot (`by_link`: she asked for it) by a link. With GIFTS_BY_LINK_IN_ATTACK, during an attack
    everybody does; and so does, at any time, who is on a network from which many gifts were begun and not paid: a
    thief may be a neighbour. Raises TooMany or ProofNeeded.
    """
    recent = Gift.objects.filter(created_at__gt=at - SPAN, method=Gift.Method.STRIPE).exclude(paid_at__isnull=False)
    if recent.filter(email__iexact=email).count() >= BY_MAILBOX:
        raise TooMany("mailbox")
    if network and recent.filter(network=network).count() >= BY_NETWORK:
        return may_be_mailed(network=network, email=email, at=at)
    if proven and not settings.GIFTS_BY_LINK_IN_ATTACK:
        return False
    why = cause(at=at)
    if why == Cause.ATTACK and settings.GIFTS_BY_LINK_IN_ATTACK:
        return may_be_mailed(network=network, email=email, at=at)
    if proven or why == Cause.NONE:
        return False
    if not by_link:
        raise ProofNeeded(why)
    return may_be_mailed(network=network, email=email, at=at)


def cause(*, at: datetime) -> Cause:
    """Why gifts are looked at twice just now. An attack goes before the crowd that it may be."""
    if pulse(at=at).is_attack:
        return Cause.ATTACK
    return Cause.CROWD if begun(at=at) >= settings.GIFTS_PER_MINUTE else Cause.NONE


def begun(*, at: datetime) -> int:
    """How many gifts were begun in the last minute. Those that the worker enters out of a file are no crowd."""
    return Gift.objects.filter(created_at__gt=at - timedelta(minutes=1), method=Gift.Method.STRIPE).count()


def may_be_mailed(*, network: str, email: str, at: datetime) -> bool:
    """Yes. Raises TooMany where enough links were mailed within the hour, to a mailbox or for a network."""
    mailed = Gift.objects.filter(link_at__gt=at - HOUR)
    if network and mailed.filter(network=network).count() >= LINKS_BY_NETWORK:
        raise TooMany("network")
    same = Q(email__iexact=email) | Q(supporter__mailbox__canonical=addresses.canonical(email))
    if mailed.filter(same).count() >= LINKS_BY_MAILBOX:
        raise TooMany("mailbox")
    return True


def pulse(*, at: datetime) -> Pulse:
    """The last hour's cards."""
    failed = declines(StripeEvent.objects.filter(received_at__gt=at - HOUR).exclude(outcome=NO_PAGE))
    paid = Gift.objects.filter(paid_at__gt=at - HOUR, method=Gift.Method.STRIPE)
    return Pulse(paid=paid.count(), failed=failed)


def declines(events: QuerySet[StripeEvent]) -> int:
    """How many cards were declined. A thin event may tell of the same one as a whole one does."""
    told = events.filter(type__endswith="payment_intent.payment_failed")
    thin = told.filter(is_thin=True).count()
    return max(thin, told.count() - thin)


def begun_by(payment_intent_id: str) -> Gift | None:
    """The gift on whose page a recurring one's first payment was tried."""
    bill = stripe_client.bill_of_payment(payment_intent_id)
    if bill is None or not bill.is_first:
        return None
    return Gift.objects.filter(subscription__stripe_id=bill.subscription_id, invoice_id=None).first()


def count_decline(*, payment_intent_id: str, at: datetime) -> bool:
    """A card was declined on a page of Stripe's; after five the page is closed. False for a renewal's: it has none."""
    gift = Gift.objects.filter(payment_intent_id=payment_intent_id).first() or begun_by(payment_intent_id)
    if gift is None or not gift.session_id:
        return False
    declined = declines(StripeEvent.objects.filter(object_id=payment_intent_id))
    Gift.objects.filter(pk=gift.pk).update(declines=declined)
    if declined >= DECLINES and gift.state == STATE.CHECKOUT_OPEN and gift.session_id:
        checkouts.close_page(gift.session_id)
        logger.warning("Gift %s: its page was closed after %d declined cards.", gift.pk, declined)
    if (seen := pulse(at=at)).is_attack:
        logger.error("Cards are being tried: %d declined and %d paid in the last hour.", seen.failed, seen.paid)
    return True
