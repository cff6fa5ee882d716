"""Refunds at Stripe: once, whatever becomes of the answer, and never held for failed while they are made."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from advocacy.sandbox.scripts import Behaviour
from payments import refunding, settling, stripe_client
from payments.models import Dispute, Gift, Refund

STATE = Refund.State
LOST = [Behaviour.CLOSED, Behaviour.RESET, Behaviour.RESET]


@pytest.fixture
def paid(stripe, give, catch_up):
    """Ana's $25, paid."""
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    return gift


def ask(gift, cents=2500, form_key="form-1"):
    return refunding.ask(gift=gift, cents=cents, reason="", by="fin", form_key=form_key, at=timezone.now())


def run():
    refunding.run(Job.objects.get(kind="payments.refund"))


def given_back(stripe):
    return sum(refund["amount"] for refund in stripe.all("refund") if refund["status"] != "failed")


def test_a_refund_whose_answer_was_lost_is_made_once(stripe, paid):
    refund = ask(paid)
    stripe.script.next(*LOST, office="refunds.create")
    with pytest.raises(outbox.Temporary):
        run()
    refund.refresh_from_db()
    assert refund.state == STATE.ASKED
    run()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED
    assert given_back(stripe) == 2500


def test_one_lost_more_than_a_day_ago_is_found_and_not_made_again(stripe, paid):
    refund = ask(paid, cents=1000)
    stripe.script.next(*LOST, office="refunds.create")
    with pytest.raises(outbox.Temporary):
        run()
    stripe.advance(timedelta(hours=30))  # and the key is forgotten
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        run()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED
    assert given_back(stripe) == 1000


def test_one_that_was_never_made_is_made_after_a_day(stripe, paid):
    refund = ask(paid, cents=1000)
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        stripe.advance(timedelta(hours=30))
        run()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED
    assert given_back(stripe) == 1000


def test_one_that_stripe_says_has_failed_though_it_was_made_is_found_by_its_webhook(stripe, paid, catch_up):
    refund = ask(paid)
    stripe.script.next(Behaviour.BROKEN, office="refunds.create")
    with pytest.raises(outbox.Temporary):
        run()
    refund.refresh_from_db()
    assert refund.state == STATE.ASKED  # and not failed: nobody is invited to ask for it again
    with pytest.raises(refunding.TooMuch):
        ask(paid, form_key="form-2")
    catch_up()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED
    assert given_back(stripe) == 2500


def test_while_another_makes_it_it_has_not_failed(stripe, paid, monkeypatch):
    """Stripe answers 409 to a key that is at work."""
    refund = ask(paid)
    key = f"refund-{refund.uid}"
    params = {"payment_intent": paid.payment_intent_id, "amount": 2500, "metadata": {"refund": str(refund.uid)}}
    kept = stripe.keys.begin(key, "/v1/refunds", params, stripe.world.clock.now())
    with pytest.raises(outbox.Temporary):
        run()
    refund.refresh_from_db()
    assert refund.state == STATE.ASKED
    stripe.keys.let_go(key, kept)
    run()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED


def test_what_stripe_refuses_has_failed_and_may_be_asked_for_again(stripe, paid, catch_up):
    refund = ask(paid)
    stripe.dispute(paid.charge_id)
    run()
    refund.refresh_from_db()
    assert (refund.state, refund.failure) == (STATE.FAILED, "charge_disputed")
    assert refunding.left_cents(paid) == 2500
    assert given_back(stripe) == 0


def test_one_that_was_made_has_not_failed_because_the_look_after_it_was_refused(stripe, paid, monkeypatch):
    refund = ask(paid)

    def refused(*args, **words):
        raise stripe_client.Refused("forbidden", "")

    with monkeypatch.context() as patched:
        patched.setattr(settling, "settle", refused)
        with pytest.raises(stripe_client.Refused):
            run()
    refund.refresh_from_db()
    assert refund.state == STATE.ASKED
    run()
    refund.refresh_from_db()
    assert refund.state == STATE.SUCCEEDED


def test_one_that_comes_back_later_leaves_the_gift_whole(stripe, paid, catch_up):
    refund = ask(paid)
    catch_up()
    refund.refresh_from_db()
    stripe.fail_refund(refund.stripe_id)
    catch_up()
    refund.refresh_from_db()
    paid.refresh_from_db()
    assert (refund.state, paid.state, paid.refunded_cents) == (STATE.FAILED, Gift.State.PAID, 0)
    assert refunding.left_cents(paid) == 2500


def test_one_made_at_stripe_that_failed_before_anybody_looked_is_in_the_books(stripe, paid, catch_up):
    made = stripe_client.create_refund(paid.payment_intent_id, cents=500, reference="")
    stripe.fail_refund(made.id)
    catch_up()
    assert Refund.objects.get().state == STATE.FAILED


def test_a_dispute_that_was_won_before_anybody_looked_is_in_the_books(stripe, paid, catch_up):
    dispute = stripe.dispute(paid.charge_id)
    stripe.close_dispute(dispute["id"], won=True)
    catch_up()
    paid.refresh_from_db()
    assert paid.state == Gift.State.WON
    assert Dispute.objects.get().state == "won"


def test_a_question_of_the_bank_takes_no_money(stripe, paid, catch_up):
    inquiry = stripe.ask_about(paid.charge_id)
    catch_up()
    paid.refresh_from_db()
    assert (paid.state, paid.kept_cents) == (Gift.State.PAID, 2500)
    dispute = Dispute.objects.get()
    assert (dispute.state, dispute.amount_cents, dispute.taken_cents) == ("warning_needs_response", 2500, 0)
    stripe.close_dispute(inquiry["id"], won=True)
    catch_up()
    paid.refresh_from_db()
    assert (paid.state, paid.kept_cents) == (Gift.State.PAID, 2500)


def test_a_question_that_goes_on_takes_it(stripe, paid, catch_up):
    inquiry = stripe.ask_about(paid.charge_id, amount=1000)
    stripe.close_dispute(inquiry["id"], won=False)
    catch_up()
    paid.refresh_from_db()
    assert (paid.state, paid.kept_cents, Dispute.objects.get().taken_cents) == (Gift.State.DISPUTED, 1500, 1000)


def test_a_question_about_no_money_takes_none(stripe, paid, catch_up):
    stripe.dispute(paid.charge_id, amount=0)
    catch_up()
    paid.refresh_from_db()
    assert (paid.state, paid.disputed_cents, paid.kept_cents) == (Gift.State.DISPUTED, 0, 2500)


def test_a_dispute_of_a_renewal_is_its_own(stripe, give, catch_up):
    first = give(frequency="month")
    stripe.pay(first.session_id)
    catch_up()
    stripe.advance(timedelta(days=32))
    catch_up()
    renewal = Gift.objects.exclude(pk=first.pk).get()
    stripe.dispute(renewal.charge_id)
    catch_up()
    assert [gift.state for gift in Gift.objects.order_by("pk")] == [Gift.State.PAID, Gift.State.DISPUTED]
