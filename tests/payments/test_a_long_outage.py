"""Nobody heard anything of Stripe for longer than it keeps events: the books are whole again all the same."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from actions.outbox import outbox, working
from actions.outbox.models import Job
from advocacy.sandbox.scripts import Behaviour
from advocacy.work import KINDS
from payments import catching_up, inbox, reconciling, stripe_client, sweeping
from payments.models import Dispute, Gift, Refund, Subscription

STATE = Gift.State


@pytest.fixture
def monthly(stripe, give, catch_up):
    """Ana's $25 a month, the first month paid."""
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    return gift


@pytest.fixture
def unheard(stripe):
    """So many days go by, and no webhook comes; the moment then."""
    with ExitStack() as travels:

        def go(days):
            travels.enter_context(time_machine.travel(timezone.now() + timedelta(days=days)))
            stripe.advance(timedelta())
            with stripe.webhooks.lock:
                stripe.webhooks.waiting.clear()
            return timezone.now()

        yield go


def backfill(since):
    """The site runs again: the command, and the worker."""
    call_command("stripe_backfill", "--since", since.isoformat())
    working.drain(kinds=KINDS)


def test_renewals_that_no_event_tells_of_any_more_are_brought_back(stripe, monthly, unheard, capsys):
    now = unheard(125)
    assert not any(
        event.object_id == stripe.all("invoice")[1]["id"] for event in stripe_client.events(since=monthly.created_at)
    )
    backfill(since=monthly.created_at)
    assert "It looks at 1 gifts besides" in capsys.readouterr().out
    paid = Gift.objects.filter(state=STATE.PAID, subscription=Subscription.objects.get())
    assert paid.count() == len(stripe.all("charge")) == 5
    assert reconciling.reconcile(since=monthly.created_at - timedelta(days=1), until=now).is_even


def test_refunds_and_disputes_of_long_ago_are_brought_back(stripe, paid, unheard):
    refunded, disputed, kept = (paid(email=f"{n}@example.org", network=f"{n}") for n in range(3))
    stripe_client.create_refund(refunded.payment_intent_id, cents=500, reference="")
    claim = stripe.dispute(disputed.charge_id)
    stripe.close_dispute(claim["id"], won=False)
    now = unheard(40)
    backfill(since=kept.created_at)
    assert [gift.state for gift in Gift.objects.order_by("pk")] == [STATE.PARTIALLY_REFUNDED, STATE.LOST, STATE.PAID]
    assert (Refund.objects.count(), Dispute.objects.get().state) == (1, "lost")
    assert reconciling.reconcile(since=kept.created_at - timedelta(days=1), until=now).is_even


def test_twice_is_once(stripe, monthly, unheard):
    unheard(65)
    for _ in range(2):
        backfill(since=monthly.created_at)
        assert Gift.objects.filter(state=STATE.PAID).count() == 3


def test_a_shorter_outage_needs_the_events_alone(stripe, monthly, unheard):
    now = unheard(20)
    assert catching_up.promise(since=now - timedelta(days=28), at=now) == 0
    assert catching_up.promise(since=now - timedelta(days=31), at=now) == 1


def test_one_that_ended_before_is_left_alone(stripe, monthly, unheard):
    now = unheard(100)
    Subscription.objects.update(ended_at=now - timedelta(days=50))
    assert catching_up.promise(since=now - timedelta(days=40), at=now) == 0
    assert catching_up.promise(since=now - timedelta(days=60), at=now) == 1


def test_a_look_waits_while_stripe_is_silent(stripe, monthly, unheard):
    now = unheard(65)
    catching_up.promise(since=monthly.created_at, at=now)
    job = Job.objects.get(kind="payments.catch_up_plan")
    stripe.script.next(*[Behaviour.RESET] * 3)
    with pytest.raises(outbox.Temporary):
        catching_up.look_at_plan(job)
    catching_up.look_at_plan(job)
    assert Gift.objects.filter(state=STATE.PAID).count() == 3


@pytest.mark.parametrize("days", [40, 130])
def test_without_the_command_the_sweep_finds_every_renewal(stripe, monthly, unheard, days):
    sweeping.sweep(at=unheard(days))
    assert Gift.objects.filter(state=STATE.PAID).count() == len(stripe.all("charge")) > 1


def test_one_that_was_paused_and_went_on_meanwhile_is_found_by_the_sweep(stripe, monthly, unheard, catch_up):
    plan = stripe_client.v1().subscriptions
    plan.update(monthly.subscription.stripe_id, {"pause_collection": {"behavior": "void"}})
    catch_up()
    assert Subscription.objects.get().state == Subscription.State.PAUSED
    unheard(35)
    plan.update(monthly.subscription.stripe_id, {"pause_collection": ""})
    sweeping.sweep(at=unheard(35))
    assert Subscription.objects.get().state == Subscription.State.ACTIVE
    assert Gift.objects.filter(state=STATE.PAID).count() == 2


def test_events_are_kept_once_all_the_same(stripe, monthly, unheard):
    now = unheard(3)
    seen, new = inbox.backfill(since=monthly.created_at - timedelta(minutes=1), at=now)
    assert (seen > new, inbox.backfill(since=monthly.created_at, at=now)[1]) == (True, 0)
