"""Rows of gifts as they stand once Stripe has said all, without asking any Stripe."""

import pytest

from payments.models import Gift, Subscription


@pytest.fixture
def paid(fundraiser, at):
    """Ana's $25, paid at Stripe."""
    return Gift.objects.create(
        fundraiser=fundraiser,
        state=Gift.State.PAID,
        currency="usd",
        amount_cents=2500,
        booked_cents=2500,
        booked_currency="usd",
        fee_cents=103,
        net_cents=2397,
        name="Ana Reyes",
        email="ana@example.org",
        language="en",
        payment_intent_id="pi_ana",
        charge_id="ch_ana",
        balance_id="txn_ana",
        created_at=at,
        paid_at=at,
    )


@pytest.fixture
def monthly(fundraiser, at):
    """Bo's $10 a month."""
    return Subscription.objects.create(
        fundraiser=fundraiser,
        state=Subscription.State.ACTIVE,
        amount_cents=1000,
        currency="usd",
        name="Bo Kim",
        email="bo@example.org",
        language="ko",
        stripe_id="sub_bo",
        customer_id="cus_bo",
        started_at=at,
        created_at=at,
    )
