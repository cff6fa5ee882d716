"""What a monitor sees at /healthz."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from actions.outbox import heartbeats, leases
from actions.outbox.kinds import Kind
from actions.outbox.models import Job

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ask(client, monkeypatch, clock):
    monkeypatch.setattr(timezone, "now", clock)
    return lambda: client.get("/healthz")


def test_an_empty_outbox_is_well(db, ask):
    response = ask()
    assert (response.status_code, response.json()) == (
        200,
        {"status": "ok", "oldest_job_late": 0, "worker_seen": None},
    )


def test_a_job_that_is_a_little_late_is_well(db, ask, promise, at):
    promise(1, due_at=at - 5 * MINUTE)
    assert (ask().status_code, ask().json()["oldest_job_late"]) == (200, 300)


@pytest.mark.parametrize("state", ["pending", "failed"])
def test_a_job_more_than_five_minutes_late_is_red(db, ask, promise, at, state):
    promise(1, due_at=at - 5 * MINUTE - timedelta(seconds=1))
    Job.objects.update(state=state)
    assert ask().status_code == 503
    assert ask().json() == {"status": "jobs are late", "oldest_job_late": 301, "worker_seen": None}


@pytest.mark.parametrize("state", ["done", "dead", "unknown", "dropped"])
def test_a_job_that_nobody_waits_for_is_well(db, ask, promise, at, state):
    promise(1, due_at=at - timedelta(days=1))
    Job.objects.update(state=state)
    assert ask().status_code == 200


def test_a_job_that_is_due_tomorrow_is_well(db, ask, promise, at):
    promise(1, due_at=at + timedelta(days=1))
    assert ask().json()["oldest_job_late"] == 0


def test_a_job_whose_worker_died_and_that_nobody_took_over_is_red(db, ask, promise, kinds, clock):
    promise(1)
    leases.claim(kinds=kinds, at=clock())
    clock.forward(Kind.lease + 5 * MINUTE)
    assert ask().status_code == 200
    clock.forward(MINUTE)
    assert ask().status_code == 503


def test_it_tells_when_a_worker_was_last_seen(db, ask, at):
    heartbeats.beat(worker="one", jobs_done=0, at=at - timedelta(hours=2))
    heartbeats.beat(worker="two", jobs_done=0, at=at - timedelta(seconds=9))
    assert ask().json()["worker_seen"] == 9


def test_a_database_that_does_not_answer_is_red(ask, monkeypatch):
    def refuse(at):
        raise DatabaseError("gone")

    monkeypatch.setattr(Job.objects, "due", refuse)
    assert (ask().status_code, ask().json()) == (503, {"status": "the database does not answer"})


def test_it_sets_no_cookie_and_is_kept_by_no_cache(db, ask):
    response = ask()
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def test_it_may_only_be_read(db, client):
    assert client.post("/healthz").status_code == 405
