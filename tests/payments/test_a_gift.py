"""A single gift, from the form's values to money in the books."""

import pytest

from advocacy.sandbox.scripts import Behaviour
from payments import checkouts, stripe_client
from payments.models import Gift, StripeEvent

STATE = Gift.State


def test_a_begun_gift_has_a_page_at_stripe(stripe, give):
    gift = give()
    assert gift.state == STATE.CHECKOUT_OPEN
    assert gift.checkout_url.startswith(stripe.url)
    (session,) = stripe.all("checkout.session")
    assert session["client_reference_id"] == str(gift.uid)
    assert session["amount_total"] == 2500
    assert session["submit_type"] == "donate"


def test_paid_is_known_from_a_webhook_with_fee_and_net(stripe, give, catch_up):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert (gift.state, gift.amount_cents, gift.fee_cents, gift.net_cents) == (STATE.PAID, 2500, 103, 2397)
    assert gift.paid_at
    assert gift.open_key is None
    assert not StripeEvent.objects.filter(processed_at=None).exists()


def test_a_bank_payment_is_on_its_way_and_then_paid(stripe, give, catch_up):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.PROCESSING
    assert gift.paid_at is None
    stripe.settle_bank(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.PAID


def test_one_that_the_bank_refuses_has_failed(stripe, give, catch_up):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    catch_up()
    stripe.settle_bank(gift.session_id, succeeds=False)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.FAILED
    assert gift.paid_at is None


@pytest.mark.parametrize(("won", "state"), [(True, STATE.WON), (False, STATE.LOST)])
def test_a_dispute_takes_the_money_until_it_is_won(stripe, give, catch_up, won, state):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    dispute = stripe.dispute(gift.charge_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.DISPUTED
    stripe.close_dispute(dispute["id"], won=won)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == state


def test_a_dispute_that_was_won_before_anybody_looked_is_kept(stripe, give, catch_up):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    stripe.close_dispute(stripe.dispute(gift.charge_id)["id"], won=True)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.WON
    assert gift.disputes.get().state == "won"


def test_the_same_form_again_is_the_same_gift_and_page(stripe, give):
    assert give() == give()
    assert len(stripe.all("checkout.session")) == 1


def test_a_changed_amount_is_the_next_generation_and_closes_the_page_before(stripe, give):
    first = give()
    second = give(amount_cents=5000)
    assert (second.pk, second.generation) == (first.pk, 2)
    states = {session["id"]: session["status"] for session in stripe.all("checkout.session")}
    assert states == {first.session_id: "expired", second.session_id: "open"}


def test_a_dedication_added_later_is_kept_with_the_same_page(stripe, give):
    first = give()
    second = give(tribute="memory", tribute_name="Rosa Reyes", employer="Acme")
    second.refresh_from_db()
    assert (second.pk, second.session_id, second.generation) == (first.pk, first.session_id, 1)
    assert (second.tribute, second.tribute_name, second.employer) == ("memory", "Rosa Reyes", "Acme")


def test_a_form_sent_again_after_paying_charges_nothing(stripe, give):
    first = give()
    stripe.pay(first.session_id)
    again = give()
    assert (again.pk, again.state) == (first.pk, STATE.PAID)
    assert len(stripe.all("checkout.session")) == 1


def test_a_new_gift_after_that_is_a_new_one(stripe, give, catch_up):
    first = give()
    stripe.pay(first.session_id)
    catch_up()
    assert give().pk != first.pk


def test_a_page_that_stripe_made_before_it_failed_is_found(stripe, give):
    stripe.script.next(Behaviour.BROKEN, office="checkout.sessions.create")
    gift = give()
    assert (gift.state, gift.generation) == (STATE.CHECKOUT_OPEN, 1)
    assert [session["id"] for session in stripe.all("checkout.session")] == [gift.session_id]


def test_a_failure_that_stripe_keeps_under_the_key_is_not_asked_for_again(stripe, give, monkeypatch):
    stripe.script.next(Behaviour.BROKEN, office="checkout.sessions.create")
    with monkeypatch.context() as blind:
        blind.setattr(stripe_client, "find_checkout", lambda *args, since: None)
        with pytest.raises(checkouts.Busy):
            give()
    gift = give()
    assert (gift.state, gift.generation) == (STATE.CHECKOUT_OPEN, 2)
    assert Gift.objects.count() == 1
