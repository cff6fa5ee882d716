"""Where Stripe's own pages show what we know by an id. Addresses as its dashboard had them on 2026-11-25."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from payments.models import Gift, Subscription

TOP = "https://dashboard.stripe.com"


@dataclass(frozen=True)
class Link:
    """One of Stripe's things. `url` is "" where the site speaks to a stand-in, which has no such pages."""

    label: str
    id: str
    url: str


def of_gift(gift: Gift) -> list[Link]:
    """The payment, the invoice and the subscription of a gift, as far as it has them."""
    found = [
        link(_("Payment"), "payments", gift.payment_intent_id),
        link(_("Charge"), "payments", gift.charge_id),
        link(_("Invoice"), "invoices", gift.invoice_id),
    ]
    return [one for one in found if one.id] + (of_subscription(gift.subscription) if gift.subscription else [])


def of_subscription(row: Subscription) -> list[Link]:
    """The subscription and its customer."""
    found = [link(_("Subscription"), "subscriptions", row.stripe_id), link(_("Customer"), "customers", row.customer_id)]
    return [one for one in found if one.id]


def link(label: str, kind: str, id: Any) -> Link:
    """A page of the dashboard, in test mode where the site is."""
    mode = "" if settings.STRIPE_LIVE else "/test"
    return Link(label, id or "", f"{TOP}{mode}/{kind}/{id}" if id and not settings.STRIPE_API_BASE else "")
