"""A bank payment that had succeeded and fails after all: the gift has failed, its receipt is void, its donor knows."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from advocacy.sandbox.stripe import paying
from advocacy.sandbox.stripe.refusals import Refused
from payments import settling
from payments.models import Gift, Receipt

STATE = Gift.State


@pytest.fixture
def by_bank(stripe, give, catch_up, recipient):
    """A gift that Ana's bank has paid, with its receipt."""

    def come_in(**changed):
        gift = give(**changed)
        stripe.pay_by_bank(gift.session_id)
        stripe.settle_bank(gift.session_id)
        catch_up()
        gift.refresh_from_db()
        assert (gift.state, gift.net_cents) == (STATE.PAID, 2480)
        return gift

    return come_in


def subjects():
    return [message.subject for message in mail.outbox]


def test_the_gift_has_failed_and_the_money_is_gone(stripe, by_bank, catch_up):
    gift = by_bank()
    stripe.take_back(gift.charge_id)
    catch_up()
    gift.refresh_from_db()
    assert (gift.state, gift.paid_at, gift.fee_cents, gift.net_cents) == (STATE.FAILED, None, None, None)
    assert (gift.kept_cents, gift.charge_id) == (0, stripe.all("charge")[0]["id"])
    assert not Gift.objects.given().exists()


def test_the_receipt_is_void_and_she_is_told_why_once(stripe, by_bank, catch_up):
    gift = by_bank()
    mail.outbox.clear()
    stripe.take_back(gift.charge_id)
    catch_up()
    catch_up()
    receipt = Receipt.objects.get()
    assert receipt.voided_at
    assert subjects() == [f"Receipt no. {receipt.number} is void"]
    assert "your bank had paid your gift of $25.00, and has now taken the payment back" in mail.outbox[0].body
    assert "was paid back to you" not in mail.outbox[0].body


def test_one_taken_back_before_its_receipt_was_mailed_has_none_and_she_is_told(stripe, give, catch_up, recipient):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    stripe.settle_bank(gift.session_id)
    settling.settle(gift_id=gift.pk, at=timezone.now())  # paid, and nobody has done what follows yet
    stripe.take_back(stripe.all("charge")[0]["id"])
    settling.settle(gift_id=gift.pk, at=timezone.now())
    catch_up()
    assert not Receipt.objects.exists()
    assert subjects() == ["Your bank did not pay your gift"]


def test_a_renewal_that_is_taken_back_says_where_to_put_it_right(stripe, by_bank, catch_up):
    first = by_bank(frequency="month")
    stripe.advance(timedelta(days=37))
    catch_up()
    renewal = Gift.objects.exclude(pk=first.pk).get()
    assert renewal.state == STATE.PAID
    mail.outbox.clear()
    stripe.take_back(renewal.charge_id)
    catch_up()
    renewal.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, renewal.state) == (STATE.PAID, STATE.FAILED)
    void = Receipt.objects.get(gift=renewal)
    assert void.voided_at
    assert sorted(subjects()) == [f"Receipt no. {void.number} is void", "Your gift could not be collected"]


def test_should_it_be_paid_again_it_has_a_receipt_again(stripe, by_bank, catch_up):
    gift = by_bank()
    stripe.take_back(gift.charge_id)
    catch_up()
    stripe.do(pay_again, gift.charge_id)
    settling.settle(gift_id=gift.pk, at=timezone.now())
    catch_up()
    gift.refresh_from_db()
    assert (gift.state, gift.kept_cents) == (STATE.PAID, 2500)
    void, again = Receipt.objects.order_by("number")
    assert (bool(void.voided_at), again.voided_at) == (True, None)
    assert again.lines["note"] == f"This receipt takes the place of receipt no. {void.number}."
    assert again.sent_at


def pay_again(world, charge_id):
    """The same payment, tried once more with a card."""
    charge = world.find("charge", charge_id)
    paying.charge_card(world, world.find("payment_intent", charge["payment_intent"]))


def test_a_card_is_not_taken_back_so(stripe, paid):
    with pytest.raises(Refused):
        stripe.take_back(paid().charge_id)
