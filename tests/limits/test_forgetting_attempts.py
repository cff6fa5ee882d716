"""What the limits knew is gone after two days."""

from datetime import timedelta

import pytest

from actions.limits import pruning
from actions.limits.models import Attempt

pytestmark = pytest.mark.django_db


def test_old_attempts_go_and_new_ones_stay(attempt, at):
    attempt(at=at - timedelta(days=2, seconds=1))
    attempt(at=at - timedelta(days=2))
    attempt()
    assert pruning.prune(at=at) == 1
    assert Attempt.objects.count() == 2


def test_more_than_one_batch_goes(at, monkeypatch):
    monkeypatch.setattr(pruning, "BATCH", 3)
    Attempt.objects.bulk_create(Attempt(action="petition:1", at=at - timedelta(days=3)) for _ in range(10))
    assert pruning.prune(at=at) == 10


def test_with_nothing_to_forget_nothing_happens(at):
    assert pruning.prune(at=at) == 0
