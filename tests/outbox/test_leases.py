"""A lease that ran out, and workers that come back from the dead."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.outbox import finishing, leases, outbox, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job

MINUTE = timedelta(minutes=1)


@pytest.fixture
def claim(kinds, clock):
    """Takes the next job, as a worker would before it dies."""
    return lambda **words: leases.claim(kinds=kinds, at=clock(), **words)


def test_claiming_is_one_statement(db, promise, claim):
    promise(1, 2)
    with CaptureQueriesContext(connection) as queries:
        job = claim()
    assert (len(queries), job.reference, job.state, job.attempts) == (1, 1, "leased", 1)


def test_nothing_due_is_nothing_claimed(db, claim):
    assert claim() is None


def test_a_claimed_job_is_not_claimed_again(db, promise, claim):
    promise(1)
    assert claim() is not None
    assert claim() is None


def test_a_lease_lasts_as_long_as_the_kind_says(db, promise, kinds, claim, clock):
    kinds["slow"] = Kind(print, lease=timedelta(hours=2))
    promise(1)
    promise(2, kind="slow")
    assert [claim().leased_until - clock() for _ in range(2)] == [Kind.lease, timedelta(hours=2)]


def test_a_job_whose_worker_died_is_done_by_the_next_one(db, promise, claim, clock, drain, book):
    job = promise(1)
    claim()
    clock.forward(Kind.lease)
    assert drain() == 0
    clock.forward(MINUTE)
    assert drain() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, book) == ("done", 2, [1])
    assert [line["state"] for line in job.history] == ["failed", "done"]


def test_a_job_that_kills_every_worker_is_given_up(db, promise, kinds, claim, clock, book):
    kinds["note"] = Kind(lambda job: book.append(job.reference), attempts=2)
    job = promise(1)
    for _ in range(2):
        assert claim() is not None
        clock.forward(Kind.lease + MINUTE)
        leases.reclaim(kinds=kinds, at=clock())
    job.refresh_from_db()
    assert (job.state, claim(), book) == ("dead", None, [])
    assert "lease ran out" in job.last_error


def test_what_must_never_happen_twice_is_unknown_after_its_worker_died(db, promise, kinds, claim, clock, drain, book):
    kinds["note"] = Kind(lambda job: book.append(job.reference), never_twice=True)
    job = promise(1)
    claim()
    clock.forward(Kind.lease + MINUTE)
    drain()
    job.refresh_from_db()
    assert (job.state, book) == ("unknown", [])


@pytest.mark.parametrize(
    "ending",
    [
        lambda job, at: finishing.done(job=job, kind=Kind(print), at=at),
        lambda job, at: finishing.failed(job=job, kind=Kind(print), error="late", at=at),
        lambda job, at: finishing.dead(job=job, error="late", at=at),
        lambda job, at: finishing.unknown(job=job, kind=Kind(print), error="late", at=at),
        lambda job, at: finishing.later(job=job, seconds=5, at=at),
        lambda job, at: finishing.abandoned(job=job, kind=Kind(print), at=at),
    ],
    ids=["done", "failed", "dead", "unknown", "later", "abandoned"],
)
def test_a_zombie_cannot_overwrite_what_the_next_worker_wrote(db, promise, claim, kinds, clock, ending):
    promise(1)
    zombie = claim()
    clock.forward(Kind.lease + MINUTE)
    leases.reclaim(kinds=kinds, at=clock())
    living = claim()
    before = Job.objects.values().get()
    assert ending(zombie, clock()) is False
    assert Job.objects.values().get() == before
    assert ending(living, clock()) is True


def test_a_worker_that_is_late_but_still_holds_the_job_may_finish_it(db, promise, claim, clock):
    promise(1)
    job = claim()
    clock.forward(Kind.lease + MINUTE)
    assert finishing.done(job=job, kind=Kind(print), at=clock()) is True


def test_long_work_renews_its_lease(db, promise, claim, clock, kinds):
    promise(1)
    job = claim()
    clock.forward(Kind.lease - MINUTE)
    leases.renew(job=job, lease=Kind.lease, at=clock())
    clock.forward(2 * MINUTE)
    assert leases.reclaim(kinds=kinds, at=clock()) == 0


def test_a_lease_renewed_after_it_was_seen_to_have_run_out_is_not_ended(db, promise, claim, clock):
    promise(1)
    job = claim()
    clock.forward(Kind.lease + MINUTE)
    seen = Job.objects.abandoned(clock()).get()
    leases.renew(job=job, lease=Kind.lease, at=clock())
    assert finishing.abandoned(job=seen, kind=Kind(print), at=clock()) is False


def test_long_work_whose_job_was_taken_over_stops_and_writes_nothing(db, promise, clock):
    def slow(job):
        clock.forward(Kind.lease + MINUTE)
        assert leases.reclaim(kinds=kinds, at=clock()) == 1
        assert leases.claim(kinds=kinds, at=clock()).pk == job.pk
        leases.renew(job=job, lease=Kind.lease, at=clock())
        raise AssertionError("It went on.")

    kinds = {"note": Kind(slow)}
    job = promise(1)
    assert working.drain(kinds=kinds, clock=clock) == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("leased", 2)


def test_a_job_added_again_while_it_is_being_done_stays_one(db, at, promise, claim):
    promise(1)
    claim()
    outbox.add(kind="note", reference=1, dedupe_key="note:1", at=at)
    assert (Job.objects.count(), claim()) == (1, None)
