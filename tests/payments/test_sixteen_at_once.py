"""Sixteen identical calls at the same moment have one effect; without the lock, they have more."""

import contextlib
import json
import threading
import time

import pytest
from django.db import models
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from advocacy.sandbox.stripe.webhooks import signature
from payments import giving, inbox, looking, refunding, settling
from payments.models import Gift, Refund, StripeEvent, Subscription
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 16


@pytest.fixture
def gate():
    """Nobody goes on before all have arrived."""
    barrier = threading.Barrier(CROWD)
    return lambda: barrier.wait(timeout=60)


@pytest.fixture
def paid(stripe, give):
    """Ana's $25, paid and settled."""
    gift = give()
    stripe.pay(gift.session_id)
    return settling.settle(gift_id=gift.pk, at=timezone.now())


def test_sixteen_forms_are_one_gift_and_one_page(stripe, give, gate):
    def send(index):
        gate()
        return give()

    sent = at_once(send, CROWD)
    assert len({(gift.pk, gift.session_id, gift.checkout_url) for gift in sent}) == 1
    assert Gift.objects.count() == len(stripe.all("checkout.session")) == 1


def test_without_the_key_of_an_open_gift_they_are_sixteen(stripe, give, gate, monkeypatch):
    """What `open_key` is for."""
    numbers = iter(range(CROWD))
    monkeypatch.setattr(giving, "open_key", lambda fundraiser, given: f"key {next(numbers)}")

    def send(index):
        gate()
        return give()

    assert len({gift.pk for gift in at_once(send, CROWD)}) == CROWD
    assert len(stripe.all("checkout.session")) == CROWD


def test_sixteen_changed_forms_leave_one_page_open(stripe, give, gate):
    give()

    def send(index):
        gate()
        return give(amount_cents=5000)

    sent = at_once(send, CROWD)
    assert {(gift.amount_cents, gift.generation) for gift in sent} == {(5000, 2)}
    assert len([page for page in stripe.all("checkout.session") if page["status"] == "open"]) == 1


def ask_at_once(gift, gate, *, form_key):
    def ask(index):
        gate()
        try:
            return refunding.ask(
                gift=gift, cents=1000, reason="", by="fin", form_key=form_key(index), at=timezone.now()
            )
        except refunding.TooMuch:
            return None

    return at_once(ask, CROWD)


def test_the_same_refund_asked_for_sixteen_times_is_one(stripe, paid, gate):
    asked = ask_at_once(paid, gate, form_key=lambda index: "the same")
    assert len({refund.pk for refund in asked}) == 1
    for job in Job.objects.filter(kind="payments.refund"):
        at_once(lambda index, job=job: once_more(job), 4)
    assert [refund["amount"] for refund in stripe.all("refund")] == [1000]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED


def once_more(job):
    """Run a job as a second worker would whose lease ran out; being told to come again is no effect."""
    with contextlib.suppress(outbox.Temporary):
        refunding.run(job)


def test_sixteen_different_refunds_never_give_back_more_than_was_paid(paid, gate):
    asked = ask_at_once(paid, gate, form_key=lambda index: f"tab {index}")
    assert len([refund for refund in asked if refund]) == 2  # of $25, $10 each


def test_without_the_gifts_lock_they_would(paid, gate, monkeypatch):
    """All sixteen know what is left before the first of them has written."""
    left_cents = refunding.left_cents

    def then_wait(gift):
        left = left_cents(gift)
        gate()
        return left

    monkeypatch.setattr(refunding, "left_cents", then_wait)
    monkeypatch.setattr(models.QuerySet, "select_for_update", lambda rows, **words: rows)
    monkeypatch.setattr(refunding, "ask", refunding.ask.__wrapped__)
    asked = ask_at_once(paid, lambda: None, form_key=lambda index: f"tab {index}")
    assert sum(refund.amount_cents for refund in asked if refund) > paid.amount_cents


def test_one_webhook_sixteen_times_is_kept_once(stripe, gate):
    event = {
        "id": "evt_1", "object": "event", "type": "charge.succeeded", "livemode": False,
        "data": {"object": {"id": "ch_1"}},
    }  # fmt: skip
    body = json.dumps(event).encode()
    header = signature(body, stripe.settings["STRIPE_WEBHOOK_SECRETS"], int(time.time()))

    def take(index):
        gate()
        return inbox.take(body=body, signature=header, at=timezone.now())

    assert sorted(at_once(take, CROWD)) == [False] * (CROWD - 1) + [True]
    assert StripeEvent.objects.count() == Job.objects.count() == 1


def test_looking_first_and_keeping_after_would_keep_it_more_often(transactional_db, gate):
    """What the unique id is for: every one of them has looked, and found nothing."""

    def take(index):
        is_new = not StripeEvent.objects.filter(type="charge.succeeded").exists()
        gate()
        if is_new:
            StripeEvent.objects.create(event_id=f"evt_{index}", type="charge.succeeded", received_at=timezone.now())

    at_once(take, CROWD)
    assert StripeEvent.objects.count() == CROWD


@pytest.mark.parametrize("frequency", ["once", "month"])
def test_sixteen_looks_at_a_payment_settle_it_once(stripe, give, gate, frequency):
    gift = give(frequency=frequency)
    stripe.pay(gift.session_id)

    def look(index):
        gate()
        return looking.page(gift.session_id, timezone.now())

    assert all(at_once(look, CROWD))
    settled = Gift.objects.get()
    assert (settled.state, settled.net_cents) == (Gift.State.PAID, 2397)
    assert settled.asked >= CROWD
    assert Job.objects.filter(kind="payments.receipt").count() == 1
    assert Subscription.objects.count() == (frequency == "month")


def test_without_the_gifts_lock_two_looks_have_one_number(stripe, give, gate, monkeypatch):
    """Then an earlier look can be written over a later one."""
    gift = give()

    def take(index):
        seen = Gift.objects.get(pk=gift.pk)
        gate()
        Gift.objects.filter(pk=gift.pk).update(asked=models.F("asked") + 1)
        return seen.asked + 1

    assert len(set(at_once(take, CROWD))) == 1
    numbers = at_once(lambda index: settling.take_number(gift.pk)[1], CROWD)
    assert len(set(numbers)) == CROWD
