"""Giving back in the admin: once, never more than is left, and by those who keep the books alone."""

import pytest
from django.test import Client

from payments import refunding
from payments.models import Gift, Refund
from tests.admin.conftest import says

STATE = Refund.State


@pytest.fixture
def url(paid):
    return f"/admin/gifts/refund/{paid.pk}/"


@pytest.fixture
def settled(stripe, give, catch_up):
    """A gift that the sandbox's Stripe knows."""
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    return gift


def fill(browser, url, **typed):
    """What the form holds, changed as a test says."""
    return {**browser.get(url).context["form"].initial, "amount": "25", "reason": "Given twice", **typed}


def test_all_that_is_left_is_offered(fiona, url):
    page = fiona.get(url).content.decode()
    assert 'value="25"' in page
    assert "Ana Reyes gave $25.00 on " in page


def test_it_is_given_back_at_stripe_and_shown_so(fiona, settled, stripe, catch_up):
    url = f"/admin/gifts/refund/{settled.pk}/"
    page = fiona.post(url, fill(fiona, url, amount="10.50"), follow=True).content.decode()
    assert "Asked for" in page
    catch_up()
    refund = Refund.objects.get()
    assert (refund.state, refund.amount_cents, refund.by) == (STATE.SUCCEEDED, 1050, "fiona")
    page = fiona.get(f"/admin/gifts/inspect/{settled.pk}/").content.decode()
    assert "Given back" in page
    assert "$14.50" in page
    assert Gift.objects.get().state == Gift.State.PARTIALLY_REFUNDED


def test_a_double_click_and_two_tabs_are_one_refund(fiona, url):
    one, other = fill(fiona, url, amount="10"), fill(fiona, url, amount="10")
    fiona.post(url, one)
    fiona.post(url, one)
    answer = fiona.post(url, other, follow=True)
    assert Refund.objects.count() == 1
    assert "asked for already" in " ".join(says(answer))


def test_a_second_part_is_another_refund_once_the_first_was_seen(fiona, url):
    for _ in range(2):
        fiona.post(url, fill(fiona, url, amount="10"))
    assert [refund.amount_cents for refund in Refund.objects.all()] == [1000, 1000]


@pytest.mark.parametrize("amount", ["25.01", "0", "1000000", "", "x", "-1"])
def test_never_more_than_is_left(fiona, url, amount):
    answer = fiona.post(url, fill(fiona, url, amount=amount))
    assert answer.context["form"].errors["amount"]
    assert not Refund.objects.exists()


def test_what_is_promised_counts_as_given_and_the_words_say_what_is_left(fiona, url, paid):
    fiona.post(url, fill(fiona, url, amount="20"))
    answer = fiona.post(url, fill(fiona, url, amount="6"))
    assert "$5.00" in answer.context["form"].errors["amount"][0]
    assert refunding.left_cents(paid) == 500


def test_a_reason_is_asked(fiona, url):
    assert "reason" in fiona.post(url, fill(fiona, url, reason=" ")).context["form"].errors


@pytest.mark.parametrize("state", ["disputed", "lost", "refunded", "failed", "checkout_open"])
def test_one_that_is_not_paid_is_refused_and_not_offered(fiona, url, paid, state):
    given = fill(fiona, url)
    Gift.objects.filter(pk=paid.pk).update(state=state)
    assert fiona.post(url, given).context["form"].non_field_errors()
    assert url not in fiona.get(f"/admin/gifts/inspect/{paid.pk}/").content.decode()


def test_others_are_refused(edith, olga, adam, url):
    for browser in (edith, olga, adam):
        answer = browser.post(url, {"amount": "25", "reason": "x", "form_key": "k"})
        assert answer["Location"] == "/admin/"
    assert not Refund.objects.exists()


def test_another_site_cannot_post_it(fiona, url):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = fiona.cookies
    assert strict.post(url, {"amount": "25", "reason": "x", "form_key": "k"}).status_code == 403
    assert not Refund.objects.exists()


def test_cash_given_back_is_noted_by_hand(fiona, url, paid):
    Gift.objects.filter(pk=paid.pk).update(method="cash", payment_intent_id=None)
    one = fill(fiona, url, amount="25")
    for _ in range(2):
        fiona.post(url, one)
    paid.refresh_from_db()
    assert (paid.state, paid.refunded_cents) == (Gift.State.REFUNDED, 2500)
    assert Refund.objects.get().state == STATE.SUCCEEDED
    assert fiona.post(url, {**one, "form_key": "other", "amount": "1"}).context["form"].errors
