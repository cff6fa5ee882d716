"""The speed of gifts: beginning one while the sandbox's Stripe answers at once, webhooks, and comparing the books."""

import json
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from statistics import median

from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from advocacy.bench import bare_settings
from advocacy.sandbox.stripe import paying, stripe_sandbox
from advocacy.sandbox.stripe.webhooks import signature
from advocacy.sandbox.stripe.world import World
from payments import giving, reconciling
from payments.models import Fundraiser, Gift

GIFTS, WEBHOOKS, TURNS, RECONCILED = 200, 250, 7, 10_000
SECRET = "whsec_bench"  # noqa: S105
EVENT = {
    "object": "event",
    "type": "charge.succeeded",
    "livemode": False,
    "api_version": "2026-10-28.endive",
    "data": {"object": {"object": "charge", "id": "ch_bench", "description": "A sentence or two. " * 100}},
}


def start() -> float:
    """Gifts a second that are begun, one after the other, each by another person."""
    fundraiser = Fundraiser.objects.create(name="bench", state=Fundraiser.State.OPEN)
    playing = stripe_sandbox.Playing(calm=True)
    with stripe_sandbox.running(playing=playing), given(playing):
        begin(fundraiser, GIFTS)
        begun = time.monotonic()
        for number in range(GIFTS):
            begin(fundraiser, number)
        return GIFTS / (time.monotonic() - begun)


@contextmanager
def given(playing: stripe_sandbox.Playing) -> Iterator[None]:
    """The settings under which the site speaks to it, which are known once it runs."""
    with override_settings(**playing.settings):
        yield


def begin(fundraiser: Fundraiser, number: int) -> None:
    """One gift, as a valid form brings it."""
    giving.start(
        fundraiser=fundraiser,
        news_wording="",
        frequency="once",
        amount_cents=2500,
        covered_cents=0,
        name="Bench Person",
        email=f"gift{number}@example.net",
        address={},
        tribute="",
        tribute_name="",
        tribute_email="",
        tribute_note="",
        employer="",
        language="en",
        page_url="http://127.0.0.1/en/give/",
        page_title="Give an hour",
        source="",
        referrer="",
        utm={},
        network=f"bench{number}",
        at=timezone.now(),
    )


def take() -> tuple[float, float]:
    """Webhooks a second that are taken in, and requests a second to a bare view that inserts one row.

    In turns; the median of each.
    """
    taken, bare = [], []
    site, view = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    for turn in range(TURNS):
        bodies = [json.dumps({**EVENT, "id": f"evt_bench_{turn}_{number}"}).encode() for number in range(WEBHOOKS)]
        with override_settings(STRIPE_WEBHOOK_SECRETS=[SECRET], STRIPE_LIVE=False):
            taken.append(posted(site, "/stripe/webhook/", bodies))
        with override_settings(ROOT_URLCONF=bare_settings.ROOT_URLCONF, MIDDLEWARE=bare_settings.MIDDLEWARE):
            bare.append(posted(view, "/insert-one", bodies))
    return median(taken), median(bare)


def reconcile() -> float:
    """Seconds that it takes to compare so many gifts with Stripe's lines and payouts, and to find the books even.

    They are given in a year's time, when no other gift is.
    """
    since = timezone.now() + timedelta(days=365)
    playing = stripe_sandbox.Playing(calm=True, starts_at=since)
    fundraiser = Fundraiser.objects.create(name="bench, in a year", state=Fundraiser.State.OPEN)
    Gift.objects.bulk_create(playing.do(paid, fundraiser, number, since) for number in range(RECONCILED))
    with stripe_sandbox.running(playing=playing), given(playing):
        playing.advance(timedelta(days=7))
        begun = time.monotonic()
        report = reconciling.reconcile(since=since - timedelta(days=1), until=since + timedelta(days=9))
        taken = time.monotonic() - begun
    sums = {one.kind: one.number for one in report.in_order}
    is_whole = report.is_even and report.payouts and sums[reconciling.Kind.CHARGE] == RECONCILED
    return taken if is_whole else math.inf


def paid(world: World, fundraiser: Fundraiser, number: int, at: datetime) -> Gift:
    """A gift that Stripe has taken in, in both books."""
    intent = paying.intend(world, amount=1000 + number, currency="usd")
    charge = paying.charge_card(world, intent)
    line = world.find("balance_transaction", charge["balance_transaction"])
    return Gift(
        fundraiser=fundraiser,
        state=Gift.State.PAID,
        currency="usd",
        amount_cents=line["amount"],
        fee_cents=line["fee"],
        net_cents=line["net"],
        name="Bench Person",
        language="en",
        payment_intent_id=intent["id"],
        charge_id=charge["id"],
        balance_id=line["id"],
        created_at=at,
        paid_at=at,
    )


def posted(visitor: Client, address: str, bodies: list[bytes]) -> float:
    """Requests a second, every one of them answered well; all are signed, and one is sent, beforehand."""
    now = int(time.time())
    marks = [{"Stripe-Signature": signature(body, [SECRET], now)} for body in bodies]
    statuses = set()
    for number, (body, mark) in enumerate(zip(bodies, marks, strict=True)):
        if number == 1:
            begun = time.monotonic()
        statuses.add(visitor.post(address, body, content_type="application/json", headers=mark).status_code)
    return (len(bodies) - 1) / (time.monotonic() - begun) if statuses == {200} else 0.0
