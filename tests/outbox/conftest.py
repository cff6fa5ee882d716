"""A clock that stands until it is moved, and a book in which handlers write what they did."""

import threading

import pytest
from django.db import connection

from actions.outbox import outbox, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job


class Clock:
    """Tells the same time until told otherwise."""

    def __init__(self, at):
        self.now = at

    def __call__(self):
        return self.now

    def forward(self, delta):
        self.now += delta


@pytest.fixture
def clock(at):
    return Clock(at)


@pytest.fixture
def book():
    """The references of the jobs whose handler ran, in order."""
    return []


@pytest.fixture
def kinds(book):
    """`note` writes into the book and succeeds."""
    return {"note": Kind(lambda job: book.append(job.reference))}


@pytest.fixture
def promise(at):
    """Adds jobs of a kind, one a reference."""

    def add(*references, kind="note", due_at=None):
        for reference in references:
            outbox.add(kind=kind, reference=reference, dedupe_key=f"{kind}:{reference}", at=at, due_at=due_at)
        return Job.objects.filter(kind=kind).order_by("id").last()

    return add


@pytest.fixture
def drain(kinds, clock):
    """Does what is due by the standing clock."""
    return lambda: working.drain(kinds=kinds, clock=clock)


@pytest.fixture
def in_threads():
    """Runs a function in so many threads at once; returns what they returned, or raises what one raised."""

    def run(function, number):
        returned, raised = [], []

        def call():
            try:
                returned.append(function())
            except Exception as error:
                raised.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=call) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if raised:
            raise raised[0]
        return returned

    return run
