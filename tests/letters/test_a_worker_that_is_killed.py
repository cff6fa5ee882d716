"""`manage.py work` killed while a gateway has the letter: it is there once, and nobody claims to know more."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from actions.letters.models import Delivery
from actions.outbox.models import Job
from advocacy.sandbox.scripts import Behaviour
from tests.letters.posting import playing
from tests.outbox.test_a_worker_that_is_killed import test_database as database_url

TOP = Path(__file__).parent.parent.parent
PATIENCE = 400  # seconds; on a quiet machine it takes eight


@pytest.fixture
def work(settings):
    """Starts `manage.py work` on the test's database; none outlives the test."""
    started = []

    def start(*words):
        given = ("CWC_HOUSE_URL", "CWC_HOUSE_KEY", "CWC_AGENT", "CWC_ACK_EMAIL")
        given += ("CWC_CONTACT_NAME", "CWC_CONTACT_EMAIL", "CWC_CONTACT_PHONE")
        environment = os.environ | {name: getattr(settings, name) for name in given}
        environment |= {"DJANGO_SETTINGS_MODULE": "advocacy.settings.local", "DATABASE_URL": database_url()}
        worker = subprocess.Popen([sys.executable, "manage.py", "work", *words], cwd=TOP, env=environment)
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def until(condition):
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


def test_the_letter_is_there_once_and_its_outcome_unknown(transactional_db, gateways, write, work, settings):
    with playing(settings) as far:
        letter = write(at=timezone.now())
        letter.deliveries.exclude(office="N000002").delete()
        Job.objects.exclude(reference=letter.deliveries.get().pk).delete()
        Job.objects.exclude(kind="letters.deliver").delete()
        far.house.script.delay = 3.0
        far.house.script.always(Behaviour.SLOW)
        first = work()
        until(lambda: far.house.script.counts()[Behaviour.SLOW] == 1)  # it has the letter, and has not answered
        first.kill()
        assert first.wait(PATIENCE) == -signal.SIGKILL
        until(lambda: far.house.tray.total == 1)

        Delivery.objects.update(sent_at=timezone.now() - timedelta(minutes=4))
        Job.objects.filter(kind="letters.deliver").update(leased_until=timezone.now() - timedelta(seconds=1))
        assert work("--drain").wait(PATIENCE) == 0
        assert far.house.tray.total == 1
    assert Delivery.objects.get().state == "unknown"
    assert Job.objects.get(kind="letters.deliver").state == "done"
