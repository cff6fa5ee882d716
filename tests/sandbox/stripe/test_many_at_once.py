"""The sandbox's Stripe under a crowd: one key is one effect, and no more is given back than was paid."""

import threading
from contextlib import nullcontext, suppress

import pytest
import stripe

from advocacy.sandbox.stripe import refunds
from tests.sandbox.stripe.speaking import client_of
from tests.threads import at_once

CROWD = 16


@pytest.mark.parametrize(("key", "made"), [({"idempotency_key": "k"}, 1), ({}, CROWD)])
def test_a_crowd_with_one_key_is_one(playing, key, made):
    def create(number):
        with suppress(stripe.StripeError):
            return client_of(playing).v1.customers.create({"name": "Ana"}, key).id

    assert len({id for id in at_once(create, CROWD) if id}) == made
    assert len(playing.all("customer")) == made


@pytest.mark.parametrize("is_locked", [True, False])
def test_two_refunds_at_once_give_back_no_more_than_was_paid(playing, give, monkeypatch, is_locked):
    playing.pay(give().id)
    charge, both, refundable = playing.all("charge")[0]["id"], threading.Barrier(2), refunds.refundable

    def at_the_same_moment(*args):
        amount = refundable(*args)
        with suppress(threading.BrokenBarrierError):
            both.wait(0.5)
        return amount

    def refund(number):
        with suppress(stripe.InvalidRequestError):
            return client_of(playing).v1.refunds.create({"charge": charge}).amount

    monkeypatch.setattr(refunds, "refundable", at_the_same_moment)
    if not is_locked:
        playing.world.lock = nullcontext()
    at_once(refund, 2)
    assert sum(refund["amount"] for refund in playing.all("refund")) == (5000 if is_locked else 10_000)
