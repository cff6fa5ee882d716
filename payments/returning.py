"""Back from Stripe's page: what has become of a gift, asked at once and not too often."""

from contextlib import suppress
from datetime import datetime
from urllib.parse import urlencode

from django.core.cache import cache

from payments import checkouts, looking, stripe_client
from payments.models import Gift

GAP = 3  # seconds, between two looks at the same gift
LONGEST = 120


def onward(gift: Gift, *, page_url: str) -> str:
    """Where a donor goes next: to Stripe's page while it is open, else to what has become of the gift.

    `page_url` is the page for gifts as the answer may name it, with a slash at its end: on that page itself its path,
    which keeps her on the host where she is; elsewhere the whole address.
    """
    if gift.state in {Gift.State.CREATED, Gift.State.CHECKOUT_OPEN} and gift.checkout_url:
        return gift.checkout_url
    return f"{page_url}thanks/?{urlencode({'session': gift.session_id or ''})}"


def settled(session_id: str, *, at: datetime) -> Gift | None:
    """The gift of a page of Stripe's, as it stands now; None for a page that we do not know."""
    if not session_id or len(session_id) > LONGEST or "\0" in session_id:
        return None
    gift = Gift.objects.select_related("fundraiser").filter(session_id=session_id).first()
    return gift and looked_at(gift, at=at)


def left(token: str, *, at: datetime) -> Gift | None:
    """The gift that a visitor left unpaid at Stripe's page, by the token in the address; None once it is paid."""
    gift = checkouts.returned(token, at=at)
    if gift is None:
        return None
    gift = looked_at(gift, at=at)
    return gift if gift.state in checkouts.UNPAID else None


def looked_at(gift: Gift, *, at: datetime) -> Gift:
    """A gift of which nobody knows yet, after a look at Stripe; as it was where that does not answer."""
    if not gift.is_open or not gift.session_id or not cache.add(f"payments.returning:{gift.pk}", True, GAP):
        return gift
    with suppress(stripe_client.Unavailable, stripe_client.Refused):
        looking.gift(gift, at=at)
    gift.refresh_from_db()
    return gift
