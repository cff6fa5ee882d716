"""A form sent again with another amount, while answers are lost or another request is under way."""

import pytest
from django.utils import timezone

from advocacy.sandbox.scripts import Behaviour
from payments import checkouts, giving, looking, settling, stripe_client
from payments.models import Gift, StripeEvent, Subscription

STATE = Gift.State
LOST = [Behaviour.CLOSED, Behaviour.RESET, Behaviour.RESET]  # done, and nobody hears of it
CREATING = "checkout.sessions.create"


def open_pages(stripe):
    return [session for session in stripe.all("checkout.session") if session["status"] == "open"]


def lose_answer(stripe, give, **changed):
    """Begin a gift whose page Stripe makes, and of which no answer comes."""
    stripe.script.next(*LOST, office=CREATING)
    with pytest.raises(checkouts.Busy):
        give(**changed)
    return Gift.objects.get()


def test_a_lost_answer_is_found_by_the_same_form(stripe, give):
    lost = lose_answer(stripe, give)
    assert (lost.state, lost.session_id) == (STATE.CREATED, None)
    assert give().session_id
    assert len(stripe.all("checkout.session")) == 1


def test_a_page_of_which_stripe_says_that_it_failed_is_found(stripe, give):
    stripe.script.next(Behaviour.BROKEN, office=CREATING)
    gift = give()
    assert gift.state == STATE.CHECKOUT_OPEN
    assert len(stripe.all("checkout.session")) == 1


def test_a_failure_after_nothing_was_done_is_told_and_can_be_repeated(stripe, give):
    stripe.script.next(*[Behaviour.UNAVAILABLE] * 3, office=CREATING)
    with pytest.raises(checkouts.Busy):
        give()
    assert give().state == STATE.CHECKOUT_OPEN


def test_a_page_of_which_stripe_cannot_be_asked_now_is_kept(stripe, give):
    gift = give()
    stripe.script.next(Behaviour.TOO_MANY, office="checkout.sessions.retrieve")
    with pytest.raises(checkouts.Busy):
        give()
    assert give().session_id == gift.session_id


def test_words_that_were_changed_between_two_tries_shut_nobody_out(stripe, give, fundraiser):
    lose_answer(stripe, give)
    fundraiser.purpose = "Legal aid and classes"
    fundraiser.save()
    assert give().state == STATE.CHECKOUT_OPEN
    assert len(stripe.all("checkout.session")) == 1


def test_a_page_that_another_request_opened_meanwhile_is_closed_and_not_forgotten(stripe, give, monkeypatch):
    """The second request has read the gift without a page; the first opens it before the second goes on."""
    lost = lose_answer(stripe, give)
    begin_anew = giving.begin_anew

    def first_the_other(gift, given, *, at):
        monkeypatch.setattr(giving, "begin_anew", begin_anew)
        assert give().session_id
        return begin_anew(gift, given, at=at)

    monkeypatch.setattr(giving, "begin_anew", first_the_other)
    gift = give(amount_cents=5000)
    assert (gift.pk, gift.generation, gift.amount_cents) == (lost.pk, 2, 5000)
    assert [page["id"] for page in open_pages(stripe)] == [gift.session_id]


def test_a_page_that_comes_after_the_gift_was_changed_is_closed(stripe, give, monkeypatch):
    create = stripe_client.create_checkout

    def slowly(params, *, key):
        monkeypatch.setattr(stripe_client, "create_checkout", create)
        page = create(params, key=key)
        assert give(amount_cents=5000).session_id
        return page

    monkeypatch.setattr(stripe_client, "create_checkout", slowly)
    gift = give()
    assert (gift.generation, gift.amount_cents) == (2, 5000)
    assert [page["id"] for page in open_pages(stripe)] == [gift.session_id]


def test_the_page_of_an_attempt_that_was_changed_is_never_taken_for_the_new_one(stripe, give):
    lose_answer(stripe, give)
    stripe.script.next(*[Behaviour.RESET] * 3, office=CREATING)
    with pytest.raises(checkouts.Busy):
        give(amount_cents=5000)
    (old,) = stripe.all("checkout.session")
    assert not looking.page(old["id"], timezone.now())
    gift = give(amount_cents=5000)
    assert gift.session_id != old["id"]
    assert stripe.find(gift.session_id)["amount_total"] == gift.amount_cents == 5000


def test_a_card_declined_on_the_page_before_does_not_end_the_new_attempt(stripe, give, catch_up):
    first = give()
    stripe.decline(first.session_id)
    catch_up()
    assert Gift.objects.get().payment_intent_id
    second = give(amount_cents=5000)
    assert second.payment_intent_id is None
    stripe.pay(second.session_id)
    catch_up()
    second.refresh_from_db()
    assert (second.state, second.amount_cents) == (STATE.PAID, 5000)


def test_a_monthly_gift_declined_and_then_changed_is_that_of_the_second_page(stripe, give, catch_up):
    first = give(frequency="month")
    stripe.decline(first.session_id)
    catch_up()
    second = give(frequency="month", amount_cents=5000)
    stripe.pay(second.session_id)
    catch_up()
    second.refresh_from_db()
    assert (second.state, second.amount_cents) == (STATE.PAID, 5000)
    assert second.subscription.state == Subscription.State.ACTIVE
    assert Gift.objects.count() == 1


def test_a_monthly_gift_declined_and_then_given_once_is_a_single_one(stripe, give, catch_up):
    stripe.decline(give(frequency="month").session_id)
    catch_up()
    once = give(frequency="once")
    stripe.pay(once.session_id)
    catch_up()
    once.refresh_from_db()
    assert (once.state, once.subscription) == (STATE.PAID, None)


def test_after_a_bank_refused_the_same_form_is_a_new_gift(stripe, give):
    first = give()
    stripe.pay_by_bank(first.session_id)
    stripe.settle_bank(first.session_id, succeeds=False)
    second = give()
    assert second.pk != first.pk
    assert second.state == STATE.CHECKOUT_OPEN


def test_a_page_that_stripe_knows_nothing_of_is_over(stripe, give):
    first = give()
    Gift.objects.update(session_id="cs_of_another_account")
    second = give()
    assert second.pk != first.pk
    first.refresh_from_db()
    assert first.state == STATE.EXPIRED


def test_what_belongs_to_others_of_the_same_account_is_left_alone(stripe, give, catch_up):
    ours = give()
    theirs = give(email="other@example.org")
    renewing = give(email="third@example.org", frequency="month")
    for gift in (theirs, renewing):
        stripe.pay(gift.session_id)
    Gift.objects.exclude(pk=ours.pk).delete()
    catch_up()
    assert Gift.objects.get() == ours
    assert not Subscription.objects.exists()
    assert not StripeEvent.objects.filter(processed_at=None).exists()


def test_a_look_that_began_earlier_never_undoes_a_later_one(stripe, give):
    gift = give()
    _, early = settling.take_number(gift.pk)
    before = settling.look(gift, thoroughly=False)
    stripe.pay(gift.session_id)
    assert settling.settle(gift_id=gift.pk, at=timezone.now()).state == STATE.PAID
    assert settling.write(gift.pk, early, before, at=timezone.now()).state == STATE.PAID


@pytest.fixture
def won(stripe, give):
    """A gift that was paid, and whose dispute was won, before anybody heard of it."""
    gift = give()
    stripe.pay(gift.session_id)
    gift = settling.settle(gift_id=gift.pk, at=timezone.now())
    stripe.close_dispute(stripe.dispute(gift.charge_id)["id"], won=True)
    return gift


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen when Stripe has answered a look, and before it is written."""

    def arrange(happens):
        look = settling.look

        def slow(gift, *, thoroughly):
            seen = look(gift, thoroughly=thoroughly)
            monkeypatch.setattr(settling, "look", look)
            happens()
            return seen

        monkeypatch.setattr(settling, "look", slow)

    return arrange


def settled(gift, **how):
    return settling.settle(gift_id=gift.pk, at=timezone.now(), **how)


def test_a_look_that_asks_for_less_and_is_written_first_hides_no_dispute(won, meanwhile):
    meanwhile(lambda: settled(won))
    assert settled(won, thoroughly=True).state == STATE.WON


def test_a_look_that_asks_for_less_and_is_written_last_hides_no_dispute(won, meanwhile):
    _, early = settling.take_number(won.pk)
    seen = settling.look(won, thoroughly=True)
    meanwhile(lambda: settling.write(won.pk, early, seen, at=timezone.now()))
    assert settled(won).state == STATE.WON
    assert won.disputes.count() == 1
