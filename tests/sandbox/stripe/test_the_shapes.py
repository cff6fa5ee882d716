"""What the sandbox's Stripe answers has the fields that stripe-python's classes promise, and those of Stripe's own."""

from datetime import timedelta
from typing import ClassVar, get_args, get_origin

import pytest
import stripe
from stripe import billing_portal, checkout, radar

KINDS = {
    "balance_transaction": stripe.BalanceTransaction,
    "billing_portal.session": billing_portal.Session,
    "charge": stripe.Charge,
    "checkout.session": checkout.Session,
    "customer": stripe.Customer,
    "dispute": stripe.Dispute,
    "event": stripe.Event,
    "invoice": stripe.Invoice,
    "invoice_payment": stripe.InvoicePayment,
    "item": stripe.LineItem,
    "line_item": stripe.InvoiceLineItem,
    "payment_intent": stripe.PaymentIntent,
    "payout": stripe.Payout,
    "price": stripe.Price,
    "product": stripe.Product,
    "radar.early_fraud_warning": radar.EarlyFraudWarning,
    "refund": stripe.Refund,
    "subscription": stripe.Subscription,
    "subscription_item": stripe.SubscriptionItem,
}


@pytest.fixture
def everything(api, playing, give):
    """A world in which each kind is there."""
    once, monthly = give(), give(monthly=True)
    playing.pay(once.id)
    playing.pay(monthly.id)
    first, second = (charge["id"] for charge in playing.all("charge"))
    api.v1.refunds.create({"charge": first, "amount": 100})
    playing.advance(timedelta(days=3))
    playing.dispute(second)
    playing.warn_of_fraud(second)
    customer = api.v1.checkout.sessions.retrieve(monthly.id).customer
    api.v1.billing_portal.sessions.create({"customer": customer})
    playing.advance(timedelta(days=4))
    return playing


def promised(kind):
    """The fields that a class says are always there."""
    for name, hint in kind.__annotations__.items():
        if get_origin(hint) is not ClassVar and type(None) not in get_args(hint):
            yield name


@pytest.mark.parametrize("name", KINDS)
def test_each_object_is_what_the_client_promises(everything, name):
    objects = everything.all(name)
    assert objects
    for one in objects:
        assert KINDS[name].construct_from(one, everything.key).object == name
        missing = [field for field in promised(KINDS[name]) if one.get(field) is None]
        assert missing == []
        assert set(one) <= set(KINDS[name].__annotations__)


def test_every_event_is_one_of_stripes(everything):
    known = set(get_args(stripe.Event.__annotations__["type"]))
    assert {event["type"] for event in everything.all("event")} <= known
