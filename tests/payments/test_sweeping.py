"""What a lost answer or a lost webhook left open is found by looking again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from advocacy.sandbox.scripts import Behaviour
from payments import checkouts, inbox, plans, settling, stripe_client, sweeping
from payments.models import Dispute, Gift, Refund, StripeEvent, Subscription

STATE = Gift.State
LOST = [Behaviour.CLOSED, Behaviour.RESET, Behaviour.RESET]
CREATING = "checkout.sessions.create"


@pytest.fixture
def later(stripe):
    """So much time goes by, and then a sweep; how many it looked at. No webhook came."""

    def sweep(**time):
        stripe.advance(timedelta(**time))
        with stripe.webhooks.lock:
            stripe.webhooks.waiting.clear()
        return sweeping.sweep(at=timezone.now() + timedelta(seconds=stripe.world.clock.ahead))

    return sweep


@pytest.fixture
def lost(stripe, give):
    """A gift whose page Stripe made, and of which no answer came."""
    stripe.script.next(*LOST, office=CREATING)
    with pytest.raises(checkouts.Busy):
        give()
    return Gift.objects.get()


@pytest.fixture
def monthly(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    return gift


def test_a_page_whose_answer_was_lost_is_found(lost, later):
    later(minutes=6)
    lost.refresh_from_db()
    assert lost.state == STATE.CHECKOUT_OPEN
    assert lost.session_id


def test_one_that_was_paid_meanwhile_is_paid(stripe, lost, later):
    (page,) = stripe.all("checkout.session")
    stripe.pay(page["id"])
    later(minutes=6)
    lost.refresh_from_db()
    assert (lost.state, lost.net_cents) == (STATE.PAID, 2397)


def test_one_that_stripe_never_heard_of_is_over(stripe, give, later):
    stripe.script.next(*[Behaviour.RESET] * 3, office=CREATING)
    with pytest.raises(checkouts.Busy):
        give()
    later(minutes=6)
    gift = Gift.objects.get()
    assert (gift.state, gift.open_key) == (STATE.EXPIRED, None)


def test_one_that_is_asked_for_just_now_is_left_alone(lost, later):
    assert later(minutes=4) == 0
    lost.refresh_from_db()
    assert lost.state == STATE.CREATED


def test_an_older_gift_that_was_just_changed_is_left_alone(stripe, give, lost, later):
    with time_machine.travel(timezone.now() + timedelta(minutes=30)):
        stripe.script.next(*[Behaviour.RESET] * 3, office=CREATING)
        with pytest.raises(checkouts.Busy):
            give(amount_cents=5000)
        assert sweeping.sweep(at=timezone.now()) == 0


@pytest.mark.parametrize(("frequency", "by_bank"), [("once", False), ("month", False), ("once", True), ("month", True)])
def test_a_payment_without_any_webhook_is_settled(stripe, give, later, frequency, by_bank):
    gift = give(frequency=frequency)
    (stripe.pay_by_bank if by_bank else stripe.pay)(gift.session_id)
    later(minutes=11)
    gift.refresh_from_db()
    assert gift.state == (STATE.PROCESSING if by_bank else STATE.PAID)
    later(days=5)
    gift.refresh_from_db()
    assert (gift.state, gift.net_cents) == (STATE.PAID, 2480 if by_bank else 2397)


def test_a_page_that_nobody_paid_on_is_over_after_a_day(give, later):
    gift = give()
    later(hours=25)
    gift.refresh_from_db()
    assert gift.state == STATE.EXPIRED


def test_a_renewal_of_which_nobody_told_is_in_the_books(stripe, monthly, later):
    later(days=32)
    assert [gift.state for gift in Gift.objects.order_by("pk")] == [STATE.PAID, STATE.PAID]
    assert later(minutes=5) == 0


def test_a_late_payment_that_came_after_all_is_in_the_books(stripe, monthly, later):
    stripe.fail_card(monthly.subscription.customer_id)
    later(days=32)
    subscription, renewal = Subscription.objects.get(), Gift.objects.latest("pk")
    assert (subscription.state, renewal.state) == (Subscription.State.PAST_DUE, STATE.FAILED)
    assert subscription.paid_until < timezone.now() + timedelta(days=32)  # the month it owes is not paid
    stripe.mend_card(subscription.customer_id)
    later(days=4)
    renewal.refresh_from_db()
    subscription.refresh_from_db()
    assert (subscription.state, renewal.state) == (Subscription.State.ACTIVE, STATE.PAID)
    assert Gift.objects.count() == 2


def test_a_renewal_that_was_written_and_not_yet_settled_is_looked_at(stripe, monthly, later, monkeypatch):
    """The worker died between the two; it is no lost page."""
    stripe.advance(timedelta(days=32))
    bill = next(stripe_client.bills(monthly.subscription.stripe_id))
    renewal = plans.gift_of(bill, monthly.subscription)
    assert renewal.state == STATE.CREATED
    later(minutes=10)
    renewal.refresh_from_db()
    assert renewal.state == STATE.PAID


def test_a_subscription_whose_row_was_written_and_no_more_is_tied_to_its_gift(stripe, give, later):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    (known,) = stripe.all("subscription")
    plans.begin(stripe_client.plan(known["id"]), at=timezone.now())  # and here the worker died
    bill = next(stripe_client.bills(known["id"]))
    assert plans.settle_bill(bill, at=timezone.now()).pk == gift.pk


def test_a_gift_found_again_and_not_yet_looked_at_is_looked_at(stripe, lost, later, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(settling, "look", lambda *args, **words: (_ for _ in ()).throw(stripe_client.Unavailable("-")))
        later(minutes=6)
    (page,) = stripe.all("checkout.session")
    stripe.pay(page["id"])
    later(minutes=11)
    lost.refresh_from_db()
    assert lost.state == STATE.PAID


def test_one_that_stripe_will_not_tell_of_holds_up_nobody(stripe, give, later, caplog):
    bad, good = give(), give(email="bo@example.org")
    Gift.objects.filter(pk=bad.pk).update(state=STATE.PROCESSING, session_id="cs_gone", settled_at=bad.created_at)
    stripe.pay(good.session_id)
    later(hours=2)
    good.refresh_from_db()
    assert good.state == STATE.PAID


def test_it_ends_early_while_stripe_cannot_be_asked_and_goes_on_the_next_time(stripe, give, later):
    gifts = [give(email=f"d{number}@example.org") for number in range(3)]
    for gift in gifts:
        stripe.pay(gift.session_id)
    stripe.script.next(*[Behaviour.RESET] * 3)
    assert later(minutes=11) == 1
    later(minutes=1)
    assert Gift.objects.filter(state=STATE.PAID).count() == 3


def test_a_refund_to_a_bank_of_which_nobody_told_is_followed_to_its_end(stripe, give, later, catch_up):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    stripe.settle_bank(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    stripe_client.create_refund(gift.payment_intent_id, cents=500, reference="")
    catch_up()
    assert Refund.objects.get().state == Refund.State.PENDING
    later(days=5)
    assert Refund.objects.get().state == Refund.State.SUCCEEDED


def test_a_dispute_whose_end_nobody_told_is_followed_to_its_end(stripe, give, later, catch_up):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    dispute = stripe.dispute(gift.charge_id)
    catch_up()
    stripe.close_dispute(dispute["id"], won=False)
    later(days=2)
    gift.refresh_from_db()
    assert (gift.state, Dispute.objects.get().state) == (STATE.LOST, "lost")


def test_what_an_outage_swallowed_is_told_again(stripe, give, later, catch_up):
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    known = StripeEvent.objects.count()
    stripe_client.create_refund(gift.payment_intent_id, cents=500, reference="")
    later(minutes=1)
    seen, new = inbox.backfill(since=gift.created_at - timedelta(minutes=1), at=timezone.now())
    assert (seen - new, new > 0) == (known, True)
    assert inbox.backfill(since=gift.created_at - timedelta(minutes=1), at=timezone.now()) == (seen, 0)
    catch_up()
    gift.refresh_from_db()
    assert (gift.state, gift.refunded_cents) == (STATE.PARTIALLY_REFUNDED, 500)
