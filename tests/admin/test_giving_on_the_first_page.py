"""What the admin's first page says of giving, and to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from payments.models import Gift, GivingPause, StripeEvent

WARNING = "Cards are being tried"


@pytest.fixture
def paid_now(paid):
    Gift.objects.update(paid_at=timezone.now())


@pytest.fixture
def declines(db):
    """Twenty declined cards."""

    def write(ago):
        moment = timezone.now() - ago
        StripeEvent.objects.bulk_create(
            StripeEvent(event_id=f"evt_{number}", type="payment_intent.payment_failed", received_at=moment)
            for number in range(20)
        )

    return write


def home(browser):
    return browser.get("/admin/").content.decode()


def test_finance_sees_what_was_given_with_a_chart(fiona, paid_now):
    page = home(fiona)
    assert "Given today" in page
    assert "$25.00" in page
    assert "chart__part" in page


def test_before_the_first_gift_it_says_so(fiona):
    assert "Nothing was given yet this year." in home(fiona)


def test_others_see_no_money(edith, olga, adam, paid_now):
    for browser in (edith, olga, adam):
        assert "$25.00" not in home(browser)


def test_declined_cards_warn_those_who_may_pause_giving(fiona, adam, edith, declines):
    declines(timedelta(minutes=5))
    assert WARNING in home(fiona)
    assert WARNING in home(adam)
    assert WARNING not in home(edith)


def test_a_crowd_is_no_theft(adam, edith, fundraiser, settings):
    settings.GIFTS_PER_MINUTE = 1
    Gift.objects.create(
        fundraiser=fundraiser, currency="usd", amount_cents=500, language="en", created_at=timezone.now()
    )
    assert "Very many gifts at once" in home(adam)
    assert WARNING not in home(adam)
    assert "Very many gifts at once" not in home(edith)


def test_declined_cards_of_yesterday_warn_nobody(adam, declines):
    declines(timedelta(hours=2))
    assert WARNING not in home(adam)


def test_a_pause_is_said(adam, edith):
    GivingPause.objects.create(until=timezone.now() + timedelta(hours=1), reason="Mending")
    assert "Giving is paused until" in home(adam)
    assert "Giving is paused until" not in home(edith)
