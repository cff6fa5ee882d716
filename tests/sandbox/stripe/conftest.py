"""A calm Stripe, and the client that speaks to it."""

from datetime import UTC, datetime

import pytest

from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.sandbox.stripe.stripe_sandbox import Playing
from tests.sandbox.stripe.speaking import BACK, Heard, client_of

STARTS = datetime(2026, 11, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def playing():
    with stripe_sandbox.running(playing=Playing(calm=True, seed=7, starts_at=STARTS)) as playing:
        yield playing


@pytest.fixture
def api(playing):
    return client_of(playing)


@pytest.fixture
def give(api):
    """Ask for a session: once, or each month."""

    def give(cents=5000, *, monthly=False, **params):
        price = {"currency": "usd", "unit_amount": cents, "product_data": {"name": "Gift"}}
        if monthly:
            price["recurring"] = {"interval": "month"}
        usual = {"mode": "subscription"} if monthly else {"mode": "payment", "submit_type": "donate"}
        asked = {**usual, **BACK, "line_items": [{"price_data": price, "quantity": 1}], **params}
        return api.v1.checkout.sessions.create(asked)

    return give


@pytest.fixture
def heard(playing):
    heard = Heard()
    playing.webhooks_to(heard)
    return heard
