"""An office answers at the moment when the mail about it leaves: she hears of it, and nobody is in another's way."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.db import transaction

from actions.letters import deciding, emails, ending, privacy
from actions.letters.channels.message import Reason
from actions.outbox.models import Job
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ANSWERS = {
    "rejected": ("sending", lambda row, at: ending.rejected(row, (Reason("invalid_email"),), at=at)),
    "dead": ("queued", lambda row, at: ending.given_up(row, "expired", at=at)),
    "unknown": ("sending", lambda row, at: ending.unknown(row, at=at)),
}


@pytest.fixture
def told(delivery, at):
    """Let the mail leave while an office's answer is being written; whether its writer has heard of it, or will."""

    def rush(state):
        before, answer = ANSWERS[state]
        row, later = delivery(before), at + timedelta(minutes=21)
        job = Job(kind="letters.tell", reference=row.letter_id, pk=1)
        written, mailed = threading.Event(), threading.Event()

        def write():
            with transaction.atomic():
                answer(row, later)
                written.set()
                mailed.wait(timeout=1)  # with the lock, the mail waits for us

        def mail():
            written.wait(timeout=30)
            emails.send_states(job)
            mailed.set()

        with time_machine.travel(later, tick=False):
            at_once(lambda index: (write, mail)[index](), 2)
        row.refresh_from_db()
        assert row.state == state
        (message,) = django_mail.outbox
        waits = "waiting" in message.body.lower()
        return not waits or Job.objects.filter(kind="letters.tell_again", reference=row.pk).exists()

    return rush


@pytest.mark.parametrize("state", ANSWERS)
def test_she_is_told_what_an_office_answered_just_then(told, state):
    assert told(state)


@pytest.mark.postgres
@pytest.mark.parametrize("state", ANSWERS)
def test_without_the_lock_she_would_never_hear_of_it(told, state, monkeypatch):
    monkeypatch.setattr(ending, "hold", lambda row: None)
    assert not told(state)


@pytest.fixture
def beside(at, monkeypatch):
    """Let somebody else change a letter while one of its deliveries, whose letter is held already, is given up."""

    def rush(row, change):
        hold, held, changed = ending.hold, threading.Event(), threading.Event()

        def slowly(row):
            hold(row)
            held.set()
            changed.wait(timeout=1)  # until the other has all that it can get

        def other():
            held.wait(timeout=30)
            change()
            changed.set()

        monkeypatch.setattr(ending, "hold", slowly)
        at_once(lambda index: (lambda: ending.given_up(row, "expired", at=at), other)[index](), 2)
        row.refresh_from_db()

    return rush


def test_somebody_is_forgotten_while_an_office_answers(delivery, beside):
    row = delivery("queued", message="I live here.")

    @transaction.atomic
    def forget():
        privacy.erase(supporter=row.letter.supporter)

    beside(row, forget)
    assert (row.state, row.message, row.reasons[0]["code"]) == ("dead", "", "expired")


def test_staff_let_a_letter_go_while_it_is_given_up(delivery, beside, at):
    row = delivery("held", held="suspicious")

    def release():
        with suppress(deciding.Refused):
            deciding.release(letter=row.letter, at=at)

    beside(row, release)
    assert row.state == "dead"
