"""The page that holds Stripe's account against the books."""

import pytest
from django.utils import timezone

from payments import stripe_client
from payments.models import Gift

URL = "/admin/reconcile/"


@pytest.fixture
def days():
    today = f"{timezone.localdate():%Y-%m-%d}"
    return {"first": today, "last": today}


@pytest.fixture
def settled(stripe, give, catch_up):
    """A gift that both know."""
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    return gift


def test_it_says_that_all_agrees(fiona, settled, days):
    page = fiona.get(URL, days).content.decode()
    assert "The books agree with Stripe to the cent." in page
    assert "$23.97" in page


def test_it_names_what_does_not(fiona, settled, days):
    Gift.objects.update(fee_cents=100, net_cents=2400)
    page = fiona.get(URL, days).content.decode()
    assert "The books differ from Stripe by $0.03." in page
    assert f"/admin/gifts/inspect/{settled.pk}/" in page
    assert "The fee, or what is left after it" in page


@pytest.mark.parametrize(
    ("first", "last"), [("2026-11-02", "2026-11-01"), ("2026-01-01", "2026-11-01"), ("x", "2026-11-01")]
)
def test_days_that_make_no_sense_are_refused(fiona, stripe, first, last):
    assert fiona.get(URL, {"first": first, "last": last}).context["form"].errors


def test_a_silent_stripe_is_said(fiona, days, monkeypatch):
    def silent(**span):
        raise stripe_client.Unavailable("no answer")

    monkeypatch.setattr(stripe_client, "lines", silent)
    assert "Stripe cannot be asked now" in fiona.get(URL, days).content.decode()


def test_nothing_is_asked_before_days_are_chosen(fiona):
    assert "report" not in fiona.get(URL).context
