from datetime import timedelta

import pytest

from actions.outbox import heartbeats, pruning, working
from actions.outbox.models import Heartbeat, Job
from advocacy.work import KINDS

DAY = timedelta(days=1)


@pytest.fixture
def old(promise, at):
    """Jobs of every state that ended, or stood, just over a month ago."""
    states = list(Job.State)
    promise(*range(len(states)))
    for number, state in enumerate(states):
        Job.objects.filter(reference=number).update(state=state, finished_at=at - pruning.KEPT - DAY)


def test_what_was_done_or_dropped_a_month_ago_goes_and_nothing_else(db, old, at):
    assert pruning.prune(at=at) == 2
    assert set(Job.objects.values_list("state", flat=True)) == set(Job.State) - {"done", "dropped"}


def test_what_was_done_since_is_kept(db, old, at):
    Job.objects.update(finished_at=at - pruning.KEPT + DAY)
    assert pruning.prune(at=at) == 0


def test_many_go_in_batches(db, promise, at, monkeypatch):
    monkeypatch.setattr(pruning, "BATCH", 2)
    promise(*range(5))
    Job.objects.update(state="done", finished_at=at - pruning.KEPT - DAY)
    assert pruning.prune(at=at) == 5


def test_workers_not_seen_for_a_day_are_forgotten(db, at):
    heartbeats.beat(worker="old", jobs_done=3, at=at - 2 * DAY)
    heartbeats.beat(worker="new", jobs_done=3, at=at)
    pruning.prune(at=at)
    assert Heartbeat.objects.get().worker == "new"


def test_the_worker_clears_away_by_itself(db, old, at, clock):
    working.drain(kinds={"outbox.prune": KINDS["outbox.prune"]}, clock=clock)
    assert Job.objects.get(kind="outbox.prune").state == "pending"
