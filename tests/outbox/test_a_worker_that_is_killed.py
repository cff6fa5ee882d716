"""`manage.py work` as an operating system sees it: started, told to stop, killed. Mail goes by SMTP to the mailbox."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Heartbeat, Job
from advocacy.sandbox import mailbox, mailserver

TOP = Path(__file__).parent.parent.parent
MAILS = 500
PATIENCE = 400  # seconds; on a quiet machine it takes fifteen


class Mailbox(mailserver.IntoTheMailbox):
    """Counts what it keeps; does something once at a certain mail; says when so many have come."""

    def __init__(self, number):
        self.number, self.kept, self.ids = number, 0, set()
        self.complete = threading.Event()
        self.at, self.then = 0, lambda: None

    async def handle_DATA(self, server, session, envelope):
        self.ids.add(mailbox.keep(envelope.original_content).id)
        self.kept += 1
        if self.kept == self.at:
            self.then()
        if self.kept == self.number:
            self.complete.set()
        return "250 Kept"


@pytest.fixture
def start(settings, tmp_path):
    """Starts workers, in processes of their own, that send to the given port; none outlives the test."""
    settings.VAR_DIR = tmp_path
    started = []

    def start(port, *words):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "advocacy.settings.local",
            "DATABASE_URL": test_database(),
            "EMAIL_URL": f"smtp://{mailserver.HOST}:{port}",
        }
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.outbox.worker_process", *words],
            cwd=TOP,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.communicate()


def test_database():
    """The address of the database that this test uses."""
    it = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{it['NAME']}"
    return f"postgres://{it['USER']}:{it['PASSWORD']}@{it['HOST']}:{it['PORT'] or 5432}/{it['NAME']}"


test_database.__test__ = False


def promise(number):
    for reference in range(number):
        outbox.add(kind="mail", reference=reference, dedupe_key=f"mail:{reference}", at=timezone.now())


def test_a_worker_killed_in_the_middle_of_500_mails_loses_none_and_repeats_none(transactional_db, start):
    """The worst moment: the server has taken the mail, and the worker dies before it hears so.

    The next worker sends that one again, under the same Message-ID; a mailbox that knows Message-IDs has each once.
    """
    promise(MAILS)
    received = Mailbox(MAILS + 1)
    with mailserver.running(0, received) as port:
        first = start(port)
        received.at, received.then = MAILS // 3, first.kill
        assert first.wait(PATIENCE) == -signal.SIGKILL
        assert Job.objects.filter(state="leased").count() == 1

        second = start(port)
        assert received.complete.wait(PATIENCE)
        second.terminate()
        assert second.wait(PATIENCE) == 0

    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    assert sorted(Job.objects.filter(attempts__gt=1).values_list("attempts", flat=True)) == [2]
    mails = [mailbox.find(id) for id in received.ids]
    assert len({mail.headers["To"] for mail in mails}) == MAILS
    assert sorted(len(mail.arrivals) for mail in mails) == [1] * (MAILS - 1) + [2]
    assert Heartbeat.objects.count() == 1  # the killed one's; the other took its own away


def test_drain_does_what_is_due_and_ends(transactional_db, start):
    promise(3)
    received = Mailbox(3)
    with mailserver.running(0, received) as port:
        worker = start(port, "--drain")
        said, _ = worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, len(received.ids)) == (0, 3)
    assert "3 jobs ended." in said
