"""Staff try jobs again, or drop them."""

from datetime import timedelta

import pytest

from actions.outbox import recurring, retrying, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job


@pytest.fixture
def failed(db, promise, clock):
    """A job that failed, once for each way to fail."""

    def make(state):
        job = promise(1)
        Job.objects.filter(pk=job.pk).update(state=state, attempts=5, last_error="busy", finished_at=clock())
        job.refresh_from_db()
        return job

    return make


@pytest.mark.parametrize("state", ["failed", "dead", "unknown"])
def test_a_job_tried_again_is_due_at_once_with_all_its_attempts(failed, drain, book, at, state):
    job = failed(state)
    retrying.retry(job=job, at=at, by="Mina")
    job.refresh_from_db()
    assert (job.state, job.attempts, job.due_at, job.finished_at) == ("pending", 0, at, None)
    assert job.history[-1] == {"at": at.isoformat(), "state": "pending", "note": "Tried again by Mina"}
    drain()
    assert book == [1]


@pytest.mark.parametrize("state", ["failed", "dead", "unknown"])
def test_a_dropped_job_is_not_tried_again_and_does_not_claim_to_be_done(failed, promise, drain, book, at, state):
    job = failed(state)
    retrying.drop(job=job, at=at, by="Mina")
    promise(1)
    drain()
    job.refresh_from_db()
    assert (job.state, job.finished_at, job.last_error, book) == ("dropped", at, "busy", [])
    assert not Job.objects.troubled().exists()


@pytest.mark.parametrize("verb", [retrying.retry, retrying.drop])
@pytest.mark.parametrize("state", ["pending", "leased", "done"])
def test_a_job_that_is_in_no_trouble_is_left_alone(failed, at, verb, state):
    job = failed(state)
    with pytest.raises(retrying.Refused, match="changed in the meantime"):
        verb(job=job, at=at)
    assert Job.objects.get().state == state


@pytest.mark.parametrize("verb", [retrying.retry, retrying.drop])
def test_the_second_click_is_refused(failed, at, verb):
    job = failed("dead")
    retrying.retry(job=job, at=at)
    with pytest.raises(retrying.Refused):
        verb(job=job, at=at)


def test_a_job_that_failed_again_since_it_was_seen_is_not_dropped(failed, promise, clock):
    seen = failed("failed")
    clock.forward(timedelta(hours=1))
    Job.objects.update(due_at=clock())
    working.drain(kinds={"note": Kind(lambda job: 1 / 0)}, clock=clock)
    with pytest.raises(retrying.Refused):
        retrying.drop(job=seen, at=clock())


def test_a_recurring_job_may_be_tried_early_but_not_dropped(db, kinds, at):
    kinds["count"] = Kind(print, every=timedelta(hours=1))
    recurring.ensure(kinds=kinds, at=at)
    Job.objects.update(state=Job.State.FAILED, due_at=at + timedelta(hours=1))
    with pytest.raises(retrying.Refused, match="comes again"):
        retrying.drop(job=Job.objects.get(), at=at)
    retrying.retry(job=Job.objects.get(), at=at)
    assert Job.objects.get().due_at == at
