"""Cards tried on Stripe's page: five declines close it; during an attack a browser proves its work, and gets in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import checkout
from payments import guarding, inbox
from payments.models import Gift, StripeEvent

STATE = Gift.State
DECLINE = "payment_intent.payment_failed"


def enter(at, *, network="n9", email="bo@example.org", proven=False):
    return guarding.let_in(network=network, email=email, proven=proven, at=at)


def decline_many(at, number):
    for index in range(number):
        StripeEvent.objects.create(event_id=f"evt_{index}", type=DECLINE, object_id="pi_x", received_at=at)


@pytest.mark.parametrize("frequency", ["once", "month"])
def test_five_declined_cards_close_the_page(stripe, give, catch_up, frequency):
    gift = give(frequency=frequency)
    for _ in range(guarding.DECLINES - 1):
        stripe.decline(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert (gift.declines, gift.state) == (4, STATE.CHECKOUT_OPEN)
    stripe.decline(gift.session_id)
    catch_up()
    with pytest.raises(checkout.Closed):
        stripe.pay(gift.session_id)
    gift.refresh_from_db()
    assert (gift.declines, gift.state) == (5, STATE.EXPIRED)


def test_after_four_the_fifth_card_may_be_good(stripe, give, catch_up):
    gift = give()
    for _ in range(guarding.DECLINES - 1):
        stripe.decline(gift.session_id)
        catch_up()
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == STATE.PAID


def test_one_decline_told_of_many_times_is_one(stripe, give, catch_up):
    gift = give()
    stripe.decline(gift.session_id)
    catch_up()
    for job in Job.objects.filter(kind="payments.event"):
        StripeEvent.objects.filter(pk=job.reference).update(processed_at=None)
        inbox.process(job)
    gift.refresh_from_db()
    assert gift.declines == 1


def test_a_page_that_cannot_be_closed_now_is_closed_later(stripe, give, catch_up):
    gift = give()
    for _ in range(guarding.DECLINES):
        stripe.decline(gift.session_id)
    stripe.deliver_all()
    job = Job.objects.filter(kind="payments.event").latest("pk")
    stripe.script.next(*[Behaviour.RESET] * 3, office="checkout.sessions.expire")
    event = StripeEvent.objects.get(pk=job.reference)
    assert event.type == DECLINE
    with pytest.raises(outbox.Temporary):
        inbox.process(job)
    inbox.process(job)
    assert stripe.find(gift.session_id)["status"] == "expired"


def test_a_changed_amount_begins_to_count_anew(stripe, give, catch_up):
    first = give()
    stripe.decline(first.session_id)
    catch_up()
    assert give(amount_cents=5000).declines == 0


def test_declines_of_a_renewal_close_no_page(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    stripe.fail_card(gift.subscription.customer_id)
    stripe.advance(timedelta(days=60))
    catch_up()
    gift.refresh_from_db()
    assert (gift.declines, gift.state) == (0, STATE.PAID)


def test_declines_of_renewals_are_no_attack(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    stripe.fail_card(gift.subscription.customer_id)
    stripe.advance(timedelta(days=60))
    catch_up()
    assert StripeEvent.objects.filter(type=DECLINE, outcome=guarding.NO_PAGE).exists()
    assert guarding.pulse(at=timezone.now()).failed == 0
    stripe.decline(give().session_id)
    catch_up()
    assert guarding.pulse(at=timezone.now()).failed == 1


def test_a_decline_that_both_endpoints_tell_of_is_one(stripe, give, catch_up):
    stripe.webhooks_to(stripe.webhooks.endpoints[0].to, thin=True)
    gift = give()
    for _ in range(2):
        stripe.decline(gift.session_id)
    catch_up()
    assert StripeEvent.objects.filter(type__endswith=DECLINE).count() == 4
    gift.refresh_from_db()
    assert (gift.declines, guarding.pulse(at=timezone.now()).failed) == (2, 2)


def test_so_many_declines_are_an_attack_and_who_proved_her_work_gets_in(db, at):
    decline_many(at, guarding.FEWEST)
    with pytest.raises(guarding.ProofNeeded):
        enter(at)
    enter(at, proven=True)


def test_fewer_are_none(db, at):
    decline_many(at, guarding.FEWEST - 1)
    enter(at)


def test_an_hour_later_it_is_over(db, at):
    decline_many(at, guarding.FEWEST)
    enter(at + guarding.HOUR)


def test_as_many_that_pay_are_a_busy_day_and_no_attack(stripe, give, at, catch_up):
    decline_many(at, guarding.FEWEST)
    gift = give()
    stripe.pay(gift.session_id)
    catch_up()
    paid = Gift.objects.get()
    for index in range(guarding.FEWEST):
        paid.pk = None
        paid.uid, paid.paid_at = f"00000000-0000-4000-8000-{index:012}", at
        paid.session_id = paid.payment_intent_id = paid.charge_id = None
        paid.save(force_insert=True)
    enter(at)


def test_a_thief_who_proves_work_is_held_by_his_network_and_his_mailbox(fundraiser, monkeypatch):
    now = timezone.now()
    for index in range(guarding.BY_NETWORK):
        Gift.objects.create(
            fundraiser=fundraiser, currency="usd", amount_cents=500, email=f"t{index % 2}@example.org", network="n1",
            language="en", created_at=now,
        )  # fmt: skip
    with pytest.raises(guarding.TooMany):
        enter(now, email="T1@example.org", proven=True)
    assert enter(now, proven=True) is False
    assert enter(now, network="n1", proven=True) is True  # no page at once: a link, to who reads that mail
    monkeypatch.setattr(guarding, "LINKS_BY_NETWORK", 0)
    with pytest.raises(guarding.TooMany):
        enter(now, network="n1", proven=True)


def test_more_gifts_a_minute_than_expected_ask_for_proof(fundraiser, settings):
    settings.GIFTS_PER_MINUTE = 1
    now = timezone.now()
    Gift.objects.create(fundraiser=fundraiser, currency="usd", amount_cents=500, language="en", created_at=now)
    with pytest.raises(guarding.ProofNeeded) as refusal:
        enter(now)
    assert refusal.value.cause == guarding.Cause.CROWD
    enter(now, proven=True)
    enter(now + timedelta(minutes=2))


def test_gifts_that_came_by_post_are_no_crowd(fundraiser, settings):
    settings.GIFTS_PER_MINUTE = 1
    now = timezone.now()
    Gift.objects.create(
        fundraiser=fundraiser, method="cash", currency="usd", amount_cents=500, language="en", created_at=now
    )
    enter(now)
