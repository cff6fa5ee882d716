from datetime import timedelta

import pytest

from actions.outbox import leases, outbox, recurring
from actions.outbox.kinds import Kind
from actions.outbox.models import Job

MINUTE = timedelta(minutes=1)


@pytest.fixture
def count(kinds, book):
    """A recurring kind that writes "counted" into the book every minute."""
    kinds["count"] = Kind(lambda job: book.append("counted"), every=MINUTE)
    return lambda: Job.objects.get(kind="count")


def break_it(kinds, error):
    def handler(job):
        raise error

    kinds["count"] = Kind(handler, every=MINUTE, attempts=1)


def test_the_row_is_made_when_a_worker_starts_and_is_due_at_once(db, count, drain, book, at):
    drain()
    job = count()
    assert book == ["counted"]
    assert (job.state, job.attempts, job.due_at, job.finished_at) == ("pending", 0, at + MINUTE, at)


def test_it_comes_again_by_the_clock(db, count, drain, clock, book):
    for _ in range(5):
        drain()
        clock.forward(MINUTE / 2)
    assert book == ["counted"] * 3


def test_any_number_of_workers_share_one_row(db, count, kinds, at):
    for _ in range(3):
        recurring.ensure(kinds=kinds, at=at)
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    "error", [KeyError("x"), outbox.Temporary("x"), outbox.Permanent("x"), outbox.Unknown("x")], ids=repr
)
def test_it_is_never_given_up(db, count, kinds, drain, clock, book, error):
    break_it(kinds, error)
    for _ in range(3):
        drain()
        clock.forward(MINUTE)
    job = count()
    assert (job.state, job.attempts, job.due_at) == ("failed", 0, clock())
    assert "x" in job.last_error

    kinds["count"] = Kind(lambda job: book.append("counted"), every=MINUTE)
    drain()
    assert (count().state, count().last_error, book) == ("pending", "", ["counted"])


def test_it_survives_its_worker(db, count, kinds, drain, clock, book):
    recurring.ensure(kinds=kinds, at=clock())
    assert leases.claim(kinds=kinds, at=clock()) is not None
    clock.forward(Kind.lease + MINUTE)
    drain()
    assert (count().state, book) == ("pending", ["counted"])


def test_it_does_not_wait_behind_a_long_queue(db, count, promise, drain, clock, book, at):
    drain()
    book.clear()
    promise(*range(5), due_at=at - timedelta(hours=1))
    clock.forward(MINUTE)
    drain()
    assert book == ["counted", 0, 1, 2, 3, 4]


def test_a_row_that_ended_for_good_wakes_when_a_worker_starts(db, count, drain, kinds, clock, book, at):
    drain()
    for state in [Job.State.DEAD, Job.State.UNKNOWN, Job.State.DONE, Job.State.DROPPED]:
        Job.objects.update(state=state)
        clock.forward(MINUTE)
        drain()
        assert count().state == Job.State.PENDING
    assert book == ["counted"] * 5


def test_a_shorter_interval_is_followed_at_once(db, count, drain, kinds, clock, at):
    kinds["count"] = Kind(print, every=timedelta(days=30))
    drain()
    kinds["count"] = Kind(print, every=MINUTE)
    recurring.ensure(kinds=kinds, at=at)
    assert count().due_at == at + MINUTE
