"""A worker is killed between the answer of Stripe and the row: the next one books it once, and nobody pays twice."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from actions.outbox.models import Job
from payments import refunding, settling, sweeping
from payments.models import Gift, Refund
from tests.outbox.test_a_worker_that_is_killed import test_database as database_url

pytestmark = pytest.mark.django_db(transaction=True)
TOP = Path(__file__).parent.parent.parent
PATIENCE = 400  # seconds; on a quiet machine it takes five


@pytest.fixture
def work(settings, tmp_path):
    """Starts a worker on the test's database and Stripe; returns how it ended."""
    started = []

    def start(dies_after=""):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "advocacy.settings.local",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(tmp_path),
            "STRIPE_API_BASE": settings.STRIPE_API_BASE,
            "STRIPE_SECRET_KEY": settings.STRIPE_SECRET_KEY,
        }
        words = [sys.executable, "-m", "tests.payments.worker_that_dies", dies_after, "--drain"]
        worker = subprocess.Popen(words, cwd=TOP, env=environment)
        started.append(worker)
        return worker.wait(PATIENCE)

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def end_leases():
    """The dead worker's time is over."""
    assert Job.objects.filter(state="leased").update(leased_until=timezone.now() - timedelta(seconds=1)) == 1


@pytest.fixture
def gift(stripe, give):
    """Ana's $25; Stripe has told that she paid it."""
    gift = give()
    stripe.pay(gift.session_id)
    stripe.deliver_all()
    return gift


def booked(stripe, gift):
    """Whether it was charged once, and is paid and to be acknowledged once."""
    gift.refresh_from_db()
    assert gift.state == Gift.State.PAID
    return len(stripe.all("charge")) == Job.objects.filter(kind="payments.receipt").count() == 1


def test_the_next_worker_settles_the_gift_once(stripe, gift, work):
    assert work("payment") == -signal.SIGKILL
    gift.refresh_from_db()
    assert (gift.state, gift.paid_at, gift.asked) == (Gift.State.CHECKOUT_OPEN, None, 1)
    end_leases()
    assert work() == 0
    assert booked(stripe, gift)
    assert set(Job.objects.filter(kind="payments.event").values_list("state", flat=True)) == {"done"}


def test_a_sweep_settles_it_before_the_next_worker_does(stripe, gift, work):
    assert work("payment") == -signal.SIGKILL
    assert sweeping.sweep(at=timezone.now() + sweeping.OPEN + timedelta(seconds=1)) == 1
    assert booked(stripe, gift)
    end_leases()
    assert work() == 0
    assert booked(stripe, gift)


def test_a_refund_that_stripe_has_made_is_not_made_again(stripe, gift, work):
    settling.settle(gift_id=gift.pk, at=timezone.now())
    refunding.ask(gift=gift, cents=1000, reason="", by="fin", form_key="f", at=timezone.now())
    Job.objects.exclude(kind="payments.refund").delete()
    assert work("refund") == -signal.SIGKILL
    assert [refund["amount"] for refund in stripe.all("refund")] == [1000]
    assert Refund.objects.get().stripe_id is None
    end_leases()
    assert work() == 0
    assert [refund["id"] for refund in stripe.all("refund")] == [Refund.objects.get().stripe_id]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    gift.refresh_from_db()
    assert gift.refunded_cents == 1000
