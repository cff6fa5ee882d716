"""What a donor sees of her gifts, and her way to Stripe's Customer Portal."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from payments import checkouts, money, plans, stripe_client
from payments.donors import Donor
from payments.models import Gift, Receipt, Subscription

logger = logging.getLogger(__name__)


class Closed(Exception):
    """Stripe's page cannot be opened now."""


@dataclass(frozen=True)
class Row:
    """A gift as its donor sees it. `receipt` is None until it is written, and once nothing of the gift is left."""

    gift: Gift
    amount: str
    back: str  # what was refunded; "" where nothing was
    taken: str  # what her bank has taken back; "" where it did not
    receipt: Receipt | None


@dataclass(frozen=True)
class Again:
    """A gift that comes again. `first` began it; `can_change` says whether Stripe's page may be opened for it."""

    subscription: Subscription
    first: Gift | None
    amount: str
    can_change: bool


def shown(donor: Donor) -> dict[str, Any]:
    """Her gifts, the newest first, and those that come again, those in force first."""
    gifts = list(donor.gifts().given().order_by("-paid_at", "-pk"))
    in_force = {row.gift_id: row for row in Receipt.objects.filter(gift__in=gifts, voided_at=None)}
    again = (
        donor.subscriptions()
        .exclude(state=Subscription.State.STARTING)
        .order_by(F("ended_at").asc(nulls_first=True), "-pk")
    )
    repeating = [repeated(row) for row in again]
    waiting = donor.gifts().filter(state=Gift.State.PROCESSING).order_by("-pk")
    return {
        "name": donor.name,
        "gifts": [seen(gift, in_force.get(gift.pk)) for gift in gifts],
        "waiting": [seen(gift, None) for gift in waiting],
        "statements": list(donor.statements()),
        "again": repeating,
        "can_change": any(one.can_change for one in repeating),
    }


def seen(gift: Gift, receipt: Receipt | None) -> Row:
    amount, back, taken = (
        money.exact(cents, gift.currency) if cents else ""
        for cents in (gift.amount_cents, gift.refunded_cents, gift.disputed_cents)
    )
    return Row(gift, amount, back, taken, receipt)


def repeated(row: Subscription) -> Again:
    first = row.gifts.select_related("fundraiser").order_by("pk").first()
    return Again(row, first, money.written(row.amount_cents, row.currency), row.gives)


def portal(row: Subscription, *, return_url: str, language: str) -> str:
    """The address of Stripe's page for one gift that comes again. Raises Closed."""
    locale = language if language in checkouts.SPOKEN else "auto"
    try:
        return stripe_client.portal(row.customer_id, return_url=return_url, language=locale)
    except stripe_client.Unavailable as error:
        raise Closed(str(error)) from None
    except stripe_client.Refused as error:
        logger.error("Stripe opens no portal for subscription %s: is it set up there? %s", row.pk, error)
        raise Closed(str(error)) from None


def look_again(row: Subscription, *, at: datetime) -> None:
    """See what she changed. Where Stripe does not answer, its webhook or the sweep does it later."""
    try:
        plans.settle_all_of(row, at=at)
    except (stripe_client.Unavailable, stripe_client.Refused):
        logger.warning("Subscription %s could not be looked at after its donor came back.", row.pk)
