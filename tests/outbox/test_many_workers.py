"""Workers side by side: every job once."""

import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import chain

import pytest
from django.db import connection, transaction

from actions.outbox import finishing, leases, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job

WORKERS = 4


def claim_all(kinds, at):
    """What one worker gets that only claims."""
    claimed = []
    while job := leases.claim(kinds=kinds, at=at):
        claimed.append(job.reference)
    return claimed


def claim_and_part(kinds, at):
    """The same in another thread, whose connection must not stay."""
    try:
        return claim_all(kinds, at)
    finally:
        connection.close()


def test_the_race_is_real_without_the_lock(transactional_db, promise, at, in_threads):
    """Reading first and writing afterwards, as one would without a claim in one statement, gives a job to everybody."""
    promise(1)
    all_have_read = threading.Barrier(WORKERS)

    def claim_in_two_steps():
        job = Job.objects.due(at).first()
        all_have_read.wait(timeout=10)
        Job.objects.filter(pk=job.pk).update(state=Job.State.LEASED, lease_token=uuid.uuid4())
        return job.reference

    assert in_threads(claim_in_two_steps, WORKERS) == [1] * WORKERS


@pytest.mark.postgres
@pytest.mark.parametrize(("lock", "second_claim"), [("", [1]), ("FOR UPDATE SKIP LOCKED", [])])
def test_on_postgresql_one_statement_needs_skip_locked(
    transactional_db, promise, at, in_threads, monkeypatch, lock, second_claim
):
    """A claim that begins while another is not yet committed: without the lock it waits, then takes the same job."""
    monkeypatch.setattr(leases, "CLAIM", leases.CLAIM.replace("{lock}", lock))
    promise(1)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            assert claim_all({}, at) == [1]
            claim = other.submit(claim_and_part, {}, at)
            wait([claim], timeout=0.5)
        assert claim.result() == second_claim


def test_each_job_is_claimed_by_one_worker(transactional_db, promise, kinds, at, in_threads):
    promise(*range(100))
    claimed = in_threads(lambda: claim_all(kinds, at), WORKERS)
    assert sorted(chain.from_iterable(claimed)) == list(range(100))


def test_workers_side_by_side_do_every_job_once(transactional_db, promise, in_threads, clock):
    promise(*range(60))
    done = Counter()
    kinds = {"note": Kind(lambda job: done.update([job.reference]))}
    in_threads(lambda: working.drain(kinds=kinds, clock=clock), WORKERS)
    assert done == Counter(range(60))
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}


def test_a_dead_workers_job_goes_back_once_however_many_find_it(transactional_db, promise, kinds, clock, in_threads):
    promise(1)
    leases.claim(kinds=kinds, at=clock())
    clock.forward(Kind.lease * 2)
    all_have_read = threading.Barrier(WORKERS)

    def reclaim():
        job = Job.objects.abandoned(clock()).get()
        all_have_read.wait(timeout=10)
        return finishing.abandoned(job=job, kind=kinds["note"], at=clock())

    assert sorted(in_threads(reclaim, WORKERS)) == [False] * (WORKERS - 1) + [True]
    assert len(Job.objects.get().history) == 1
