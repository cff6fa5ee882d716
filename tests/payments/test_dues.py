"""Until when membership dues are paid: what was paid for counts, not the period that happens to run."""

from datetime import timedelta

import pytest

from payments import stripe_client
from payments.models import Gift, Membership, Subscription

STATE = Subscription.State


@pytest.fixture
def member(stripe, give, catch_up, fundraiser):
    """Ana, whose first month of dues is paid."""
    fundraiser.opens_membership = True
    fundraiser.save()
    stripe.pay(give(frequency="month").session_id)
    catch_up()
    return Membership.objects.select_related("subscription").get()


@pytest.fixture
def months(stripe, catch_up):
    """So many months go by; how many gifts there are then, and until when the dues are paid."""

    def go(number):
        for _ in range(number):
            stripe.advance(timedelta(days=31))
            catch_up()
        return Gift.objects.filter(state=Gift.State.PAID).count(), Membership.objects.get().paid_until

    return go


def pause(member, behavior="void"):
    stripe_client.v1().subscriptions.update(member.subscription.stripe_id, {"pause_collection": {"behavior": behavior}})


def go_on(member):
    stripe_client.v1().subscriptions.update(member.subscription.stripe_id, {"pause_collection": ""})


def test_each_month_that_is_paid_carries_them_on(member, months):
    assert 28 <= (member.paid_until - member.since).days <= 31
    number, until = months(1)
    assert number == 2
    assert until > member.paid_until
    assert until == Subscription.objects.get().paid_until


@pytest.mark.parametrize("behavior", ["void", "keep_as_draft", "mark_uncollectible"])
def test_a_pause_pays_for_nothing(member, months, behavior, catch_up):
    pause(member, behavior)
    catch_up()
    assert (Subscription.objects.get().state, Membership.objects.get().paid_until) == (STATE.PAUSED, member.paid_until)
    assert months(3) == (1, member.paid_until)


def test_after_a_pause_the_next_payment_carries_them_on_and_not_the_end_of_the_pause(member, months, catch_up):
    pause(member)
    assert months(2) == (1, member.paid_until)
    go_on(member)
    catch_up()
    assert Subscription.objects.get().state == STATE.ACTIVE
    assert Membership.objects.get().paid_until == member.paid_until
    number, until = months(1)
    assert number == 2
    assert until > member.paid_until + timedelta(days=80)


def test_what_is_late_is_not_paid(stripe, member, months):
    stripe.fail_card(member.subscription.customer_id)
    assert months(1) == (1, member.paid_until)
    stripe.mend_card(member.subscription.customer_id)
    number, until = months(1)
    assert number >= 2
    assert until > member.paid_until


def test_a_bank_that_has_not_paid_yet_has_not_paid_the_dues(stripe, give, catch_up, fundraiser):
    fundraiser.opens_membership = True
    fundraiser.save()
    gift = give(frequency="month")
    stripe.pay_by_bank(gift.session_id)
    catch_up()
    assert Membership.objects.get().paid_until is None
    stripe.settle_bank(gift.session_id)
    catch_up()
    assert Membership.objects.get().paid_until
