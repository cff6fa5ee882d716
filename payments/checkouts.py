"""Stripe's page for one gift: opening it, and closing it. The row is committed before Stripe is asked."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import F
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from payments import stripe_client
from payments.models import Gift
from payments.stripe_shapes import Checkout

STATE = Gift.State
# Stripe's page speaks these (stripe-python 16.1.0's own list, read 2026-11-25); others see their browser's language.
SPOKEN = {"en", "es", "fr", "ko", "pt", "ru", "th", "vi", "zh"}
BACK = signing.Signer(salt="payments.checkouts.back", sep=".")  # no time in it: a generation's words stay the same
LONGEST_NAME = 250  # of what is paid for, on Stripe's page
MARGIN = timedelta(minutes=1)  # between our clock and Stripe's
DAY = timedelta(days=1)
UNPAID = [STATE.CREATED, STATE.CHECKOUT_OPEN, STATE.FAILED, STATE.EXPIRED, STATE.CANCELLED]


class Busy(Exception):
    """Stripe cannot be asked now. Nothing was charged, and what was typed is kept."""


def open_page(gift: Gift, *, at: datetime) -> Gift:
    """Give a begun gift its page at Stripe. A second call brings the same page. Raises Busy.

    A lost answer leaves the gift as it was: the same key at the next try brings the page that Stripe has made.
    """
    try:
        page = create(gift)
    except stripe_client.Unavailable as error:
        raise Busy(str(error)) from None
    opened = Gift.objects.filter(pk=gift.pk, generation=gift.generation, state=STATE.CREATED)
    columns = {"state": STATE.CHECKOUT_OPEN, "session_id": page.id, "checkout_url": page.url, "settled_at": at}
    if opened.update(**columns):
        for name, value in columns.items():
            setattr(gift, name, value)
        return gift
    gift.refresh_from_db()
    if gift.session_id != page.id:  # it was changed, or given up, meanwhile: nobody is to pay there
        with suppress(Busy):
            close_page(page.id)
    return gift


def create(gift: Gift) -> Checkout:
    """The page; the one that Stripe made although it said that it failed. Raises stripe_client.Unavailable."""
    try:
        return stripe_client.create_checkout(params(gift), key=f"gift-{gift.uid}-{gift.generation}")
    except stripe_client.Spent:
        page = stripe_client.find_checkout(str(gift.uid), gift.generation, since=gift.created_at - MARGIN)
        if page is None or page.status != "open":
            failed = Gift.objects.filter(pk=gift.pk, generation=gift.generation, state=STATE.CREATED)
            failed.update(generation=F("generation") + 1)  # the key would bring this failure for a day
            raise
        return page


def close_page(session_id: str) -> bool:
    """Close a page on which nobody has paid; False where somebody has. Raises Busy."""
    try:
        return stripe_client.expire_checkout(session_id).status == "expired"
    except stripe_client.Unavailable as error:
        raise Busy(str(error)) from None
    except stripe_client.Refused:  # it is over already: paid, or expired
        try:
            return stripe_client.checkout(session_id).status == "expired"
        except stripe_client.Unavailable as error:
            raise Busy(str(error)) from None


def returned(token: str, *, at: datetime) -> Gift | None:
    """The gift that a visitor left unpaid at Stripe's page, by the token in the address.

    None once it is paid, or was begun more than a day ago: so long Stripe keeps a page open.
    """
    try:
        uid = BACK.unsign(token)
    except signing.BadSignature:
        return None
    recent = Gift.objects.select_related("fundraiser").filter(created_at__gt=at - DAY).exclude(name="")
    return recent.filter(uid=uid, state__in=UNPAID).first()


def back_url(gift: Gift) -> str:
    """Where she finds what she typed: on her way back from Stripe's page, and after a payment that failed."""
    return f"{gift.page_url}back/?gift={BACK.sign(str(gift.uid))}"


def params(gift: Gift) -> dict[str, Any]:
    """What Stripe is asked for; of one generation always the same, or its idempotency key would be refused."""
    about = {"gift": str(gift.uid), "generation": str(gift.generation)}
    given: dict[str, Any] = {
        "ui_mode": "hosted_page",
        "client_reference_id": str(gift.uid),
        "customer_email": gift.email,
        "locale": gift.language if gift.language in SPOKEN else "auto",
        "line_items": [{"quantity": 1, "price_data": price(gift)}],
        "metadata": about,
        "success_url": f"{gift.page_url}thanks/?session={{CHECKOUT_SESSION_ID}}",
        "cancel_url": back_url(gift),
    }
    if gift.frequency == Gift.Frequency.ONCE:
        payment = {"metadata": about, "description": purpose(gift)}
        return given | {"mode": "payment", "submit_type": "donate", "payment_intent_data": payment}
    return given | {"mode": "subscription", "subscription_data": {"metadata": about, "description": purpose(gift)}}


def price(gift: Gift) -> dict[str, Any]:
    """The amount, made for this gift alone, and how often it comes."""
    with translation.override(gift.language):
        name = {
            Gift.Frequency.ONCE: _("Gift"),
            Gift.Frequency.MONTHLY: _("Monthly gift"),
            Gift.Frequency.YEARLY: _("Yearly gift"),
        }[Gift.Frequency(gift.frequency)]
    about = {
        "name": Truncator(f"{name}: {purpose(gift)}").chars(LONGEST_NAME),
        "metadata": {"fund": gift.fundraiser.fund},
    }
    given: dict[str, Any] = {"currency": gift.currency, "unit_amount": gift.amount_cents, "product_data": about}
    if gift.frequency != Gift.Frequency.ONCE:
        given["recurring"] = {"interval": gift.frequency}
    return given


def purpose(gift: Gift) -> str:
    """What Stripe's page says that it is for."""
    return gift.purpose() or settings.WAGTAIL_SITE_NAME
