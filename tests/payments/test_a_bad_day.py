"""Many gifts while answers get lost, lines break and workers die: nobody pays twice, and all is booked."""

import contextlib
import random
from datetime import timedelta

import pytest
import stripe as library
from django.db.models import Sum
from django.utils import timezone

from actions.outbox.models import Job
from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.work import KINDS
from payments import checkouts, reconciling, refunding, settling, stripe_client, sweeping
from payments.models import Gift, Refund

STATE = Gift.State
GIFTS = 500
TOLD = ["checkout.session.*", "charge.refunded", "charge.dispute.*"]  # the fees are left to the sweep
LATELY = 40  # gifts, of which some are given back
TROUBLE = [
    [Behaviour.HANG],
    [Behaviour.RESET] * 3,
    [Behaviour.CLOSED, Behaviour.RESET, Behaviour.RESET],
    [Behaviour.TOO_MANY] * 3,
    [Behaviour.BROKEN],
    [Behaviour.UNAVAILABLE] * 3,
]


class Killed(BaseException):
    """The process dies here."""


@pytest.fixture
def day(settings, client, monkeypatch):
    """A Stripe with a bad day; no pause is longer than it must be."""
    monkeypatch.setattr(stripe_client, "TIMEOUT", (1, 0.5))
    monkeypatch.setattr(library.HTTPClient, "INITIAL_DELAY", 0.001)
    monkeypatch.setattr(library.HTTPClient, "MAX_DELAY", 0.002)
    stripe_client.client.cache_clear()
    playing = stripe_sandbox.Playing(seed=11)
    playing.script.delay, playing.script.retry_after = 0.01, 0
    real = timezone.now  # ours and Stripe's days pass together: the keys that it forgets are of a day that we count
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(seconds=playing.world.clock.ahead))
    with stripe_sandbox.running(playing=playing):

        def receive(body, headers):
            signature = {"Stripe-Signature": headers["Stripe-Signature"]}
            return client.post("/stripe/webhook/", body, content_type="application/json", headers=signature).status_code

        playing.webhooks_to(receive, events=TOLD)
        for name, value in playing.settings.items():
            setattr(settings, name, value)
        yield playing
    stripe_client.client.cache_clear()


@pytest.fixture
def dice():
    return random.Random(11)


@pytest.fixture
def dying(monkeypatch, dice):
    """Now and then a worker dies between Stripe's answer and the row."""
    write = settling.write

    def or_die(*args, **words):
        if dice.random() < 0.05:
            raise Killed
        return write(*args, **words)

    monkeypatch.setattr(settling, "write", or_die)
    return lambda: monkeypatch.setattr(settling, "write", write)


def work(done):
    """What is promised, once each; what fails, or dies, is left for the next time."""
    for job in Job.objects.filter(kind__in=["payments.event", "payments.refund"]).exclude(pk__in=done):
        with contextlib.suppress(Exception, Killed):
            KINDS[job.kind].handler(job)
            done.add(job.pk)


def tries(give, dice, **changed):
    """A donor who is patient, and at times clicks twice."""
    for _ in range(dice.choice([3, 4, 5])):
        with contextlib.suppress(checkouts.Busy, Killed):
            gift = give(**changed)
            return give(**changed) if dice.random() < 0.3 else gift
    return None


def donate(day, give, dice, number):
    """One donor, who gives once or not at all; what she has paid."""
    email, amount = f"d{number}@example.org", dice.choice([500, 2500, 9999])
    if dice.random() < 0.2:
        day.script.next(*dice.choice(TROUBLE))
    if dice.random() < 0.1:
        tries(give, dice, email=email, network=email, amount_cents=amount + 1)  # and she thinks again
    gift = tries(give, dice, email=email, network=email, amount_cents=amount)
    if gift is None or not gift.session_id or dice.random() < 0.1:
        return 0
    if dice.random() < 0.1:
        day.decline(gift.session_id)
    (day.pay_by_bank if dice.random() < 0.1 else day.pay)(gift.session_id)
    return day.find(gift.session_id)["amount_total"]


def lose_some(day, dice):
    """Webhooks that never come, however often they are sent."""
    with day.webhooks.lock:
        day.webhooks.waiting[:] = [one for one in day.webhooks.waiting if dice.random() > 0.15]


def give_back(dice):
    for gift in Gift.objects.filter(state=STATE.PAID).order_by("-pk")[:LATELY]:
        if dice.random() < 0.1:
            for _ in range(2):  # a double click
                refunding.ask(gift=gift, cents=300, reason="", by="fin", form_key=f"form {gift.pk}", at=timezone.now())


def sweep(day, done, **time):
    day.advance(timedelta(**time))
    for _ in range(3):
        with contextlib.suppress(Killed):
            sweeping.sweep(at=timezone.now())
    work(done)


@pytest.mark.django_db
def test_at_its_end_nobody_has_paid_twice_and_the_books_agree_to_the_cent(day, give, dice, dying):
    done, paid = set(), {}
    for number in range(GIFTS):
        paid[f"d{number}@example.org"] = donate(day, give, dice, number)
        if number % 20 == 19:
            lose_some(day, dice)
            day.deliver_all()
            work(done)
            give_back(dice)
    sweep(day, done, minutes=30)
    give_back(dice)
    dying()
    for _ in range(4):
        sweep(day, done, days=2)
    agree(day, paid)
    now = timezone.now()
    report = reconciling.reconcile(since=now - timedelta(days=30), until=now + timedelta(minutes=1))
    assert (report.findings, report.differences, report.is_even) == ([], {"usd": 0}, True)


def agree(day, paid):
    """Stripe's own lines against the rows."""
    assert not Gift.objects.filter(state__in=[STATE.CREATED, STATE.CHECKOUT_OPEN, STATE.PROCESSING]).exists()
    given = Gift.objects.given()
    assert {email: cents for email, cents in paid.items() if cents} == dict(given.values_list("email", "amount_cents"))
    charges = [charge for charge in day.all("charge") if charge["status"] == "succeeded"]
    assert len(charges) == given.count() == len(set(given.values_list("charge_id", flat=True)))
    assert not [state for state in Refund.objects.values_list("state", flat=True) if state != Refund.State.SUCCEEDED]
    lines = [line for line in day.all("balance_transaction") if not line["type"].startswith("payout")]
    totals = given.aggregate(amount=Sum("amount_cents"), fee=Sum("fee_cents"), net=Sum("net_cents"))
    returned = Refund.objects.aggregate(sum=Sum("amount_cents"))["sum"] or 0
    assert returned == given.aggregate(sum=Sum("refunded_cents"))["sum"]
    assert {line["id"] for line in lines} == {
        *given.values_list("balance_id", flat=True),
        *Refund.objects.values_list("balance_id", flat=True),
    }
    assert sum(line["amount"] for line in lines) == totals["amount"] - returned
    assert sum(line["fee"] for line in lines) == totals["fee"]
    assert sum(line["net"] for line in lines) == totals["net"] - returned
    assert len(charges) > GIFTS * 0.6
    assert returned > 0
