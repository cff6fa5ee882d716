"""A gift that comes again: its first month, renewals, failures, and its end."""

from datetime import timedelta

from payments.models import Gift, Subscription

STATE = Subscription.State


def test_the_first_month_is_one_gift(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == Gift.State.PAID
    assert gift.fee_cents == 103
    subscription = Subscription.objects.get()
    assert gift.subscription == subscription
    assert (subscription.state, subscription.amount_cents, subscription.interval) == (STATE.ACTIVE, 2500, "month")
    assert Gift.objects.count() == 1


def test_each_month_brings_another(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    for _ in range(2):
        stripe.advance(timedelta(days=32))
        catch_up()
    gifts = Gift.objects.filter(state=Gift.State.PAID)
    assert gifts.count() == 3
    assert gifts.filter(subscription=Subscription.objects.get(), amount_cents=2500).count() == 3


def test_a_first_month_that_its_bank_refused_before_anybody_was_told_has_failed(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay_by_bank(gift.session_id)
    stripe.settle_bank(gift.session_id, succeeds=False)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == Gift.State.FAILED


def test_a_card_that_is_declined_on_the_page_is_no_end_of_it(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.decline(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert (gift.state, gift.invoice_id) == (Gift.State.CHECKOUT_OPEN, None)


def test_what_a_donor_gets_in_return_is_kept_with_each_month(stripe, give, catch_up, fundraiser):
    fundraiser.benefit, fundraiser.benefit_cents = "A tote bag", 1500
    fundraiser.save()
    stripe.pay(give(frequency="month").session_id)
    catch_up()
    fundraiser.benefit, fundraiser.benefit_cents = "A mug", 900
    fundraiser.save()
    stripe.advance(timedelta(days=32))
    catch_up()
    assert list(Gift.objects.values_list("benefit_cents", "benefit")) == [(1500, "A tote bag")] * 2


def test_a_card_that_fails_makes_it_late_and_in_the_end_stops_it(stripe, give, catch_up):
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    subscription = Subscription.objects.get()
    stripe.fail_card(subscription.customer_id)
    stripe.advance(timedelta(days=32))
    catch_up()
    subscription.refresh_from_db()
    assert subscription.state == STATE.PAST_DUE
    assert subscription.gives
    assert Gift.objects.filter(state=Gift.State.FAILED).count() == 1
    stripe.advance(timedelta(days=20))
    catch_up()
    subscription.refresh_from_db()
    assert subscription.state == STATE.CANCELLED
    assert subscription.ended_at
