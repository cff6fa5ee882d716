"""A worker outlives its database, its handlers and its own mistakes, and stops when told."""

import threading

import pytest
from django.db import OperationalError, connection

from actions.outbox import finishing, heartbeats, leases, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Heartbeat, Job


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(working, "IDLE", 0.01)
    monkeypatch.setattr(working, "LONGEST_PAUSE", 0.01)


@pytest.fixture
def stop():
    return threading.Event()


@pytest.fixture
def until_done(kinds, stop):
    """Runs a worker in a thread until the handler of `note` has seen so many jobs."""

    def run(number, before=lambda job: None):
        seen = []

        def handler(job):
            seen.append(job.reference)
            if len(seen) == number:
                stop.set()
            before(job)

        kinds["note"] = Kind(handler)
        worker = threading.Thread(target=working.run, kwargs={"kinds": kinds, "stop": stop})
        worker.start()
        worker.join(timeout=20)
        assert not worker.is_alive()
        return seen

    return run


def states():
    return list(Job.objects.order_by("reference").values_list("state", flat=True))


def test_it_finishes_the_job_in_hand_and_stops(transactional_db, promise, until_done):
    promise(1, 2, 3)
    assert until_done(2) == [1, 2]
    assert states() == ["done", "done", "pending"]


def test_a_connection_lost_during_a_job_loses_neither_the_job_nor_its_outcome(transactional_db, promise, until_done):
    """What a restart of the database looks like from inside a job: the socket is dead, and nobody said so."""
    promise(1, 2, 3)
    assert until_done(3, before=lambda job: connection.connection.close()) == [1, 2, 3]
    assert states() == ["done", "done", "done"]


@pytest.mark.postgres
def test_a_connection_ended_by_the_server_is_made_again(transactional_db, promise, until_done):
    def end_it(job):
        connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")

    promise(1)
    until_done(1, before=end_it)
    assert states() == ["failed"]


def test_a_database_that_is_away_for_a_while_is_waited_for(transactional_db, promise, until_done, monkeypatch):
    answers = iter([OperationalError("starting up"), OperationalError("starting up")])
    claim = leases.claim

    def claim_when_up(**words):
        if error := next(answers, None):
            raise error
        return claim(**words)

    monkeypatch.setattr(leases, "claim", claim_when_up)
    promise(1)
    assert until_done(1) == [1]


def test_the_outcome_is_written_as_soon_as_the_database_is_back(transactional_db, promise, until_done, monkeypatch):
    """The mail has left: the job must not be done again because the note of it could not be made at once."""
    answers = iter([OperationalError("shutting down"), OperationalError("starting up")])
    done = finishing.done

    def done_when_up(**words):
        if error := next(answers, None):
            raise error
        return done(**words)

    monkeypatch.setattr(finishing, "done", done_when_up)
    promise(1)
    assert until_done(1) == [1]
    assert list(Job.objects.values_list("state", "attempts")) == [("done", 1)]


def test_an_outcome_that_cannot_be_written_is_left_when_its_lease_is_over(
    transactional_db, promise, kinds, clock, monkeypatch
):
    def never(**words):
        clock.forward(Kind.lease)
        raise OperationalError("gone")

    monkeypatch.setattr(finishing, "done", never)
    promise(1)
    with pytest.raises(OperationalError):
        working.drain(kinds=kinds, clock=clock)
    assert states() == ["leased"]


def test_a_mistake_in_the_worker_itself_does_not_end_it(transactional_db, promise, until_done, monkeypatch):
    answers = iter([ValueError("a bug")])
    beat = heartbeats.beat

    def beat_after_a_bug(**words):
        if error := next(answers, None):
            raise error
        beat(**words)

    monkeypatch.setattr(heartbeats, "beat", beat_after_a_bug)
    promise(1)
    assert until_done(1) == [1]


def test_drain_does_not_wait_for_a_database_that_is_away(db, kinds, monkeypatch):
    def refuse(**words):
        raise OperationalError("gone")

    monkeypatch.setattr(leases, "claim", refuse)
    with pytest.raises(OperationalError):
        working.drain(kinds=kinds)


def test_a_running_worker_shows_a_heartbeat_and_takes_it_away_when_it_stops(transactional_db, promise, until_done):
    seen = []
    promise(1)
    until_done(1, before=lambda job: seen.extend(Heartbeat.objects.values_list("worker", flat=True)))
    assert len(seen) == 1
    assert not Heartbeat.objects.exists()


def test_a_drain_leaves_its_heartbeat_for_the_health_page(db, promise, drain, clock):
    promise(1, 2)
    drain()
    assert Heartbeat.objects.values_list("jobs_done", "seen_at").get() == (2, clock())
