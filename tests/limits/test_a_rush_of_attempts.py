"""Many attempts at the same moment: never more than the limit get through."""

import threading

import pytest
from django.db import connection

from actions.limits import limits, questions
from actions.limits.models import Attempt, Limit
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 12
ALLOWED = 4


@pytest.fixture(autouse=True)
def four_a_minute(db):
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=ALLOWED, sustained=100)


@pytest.fixture
def gate():
    """Nobody goes on before all have arrived: the worst moment, every time."""
    barrier = threading.Barrier(CROWD)
    return lambda: barrier.wait(timeout=30)


def test_counting_first_and_inserting_after_lets_everybody_through(at, gate):
    def count_then_insert(index):
        seen = Attempt.objects.filter(network="n", action="petition:1").count()
        gate()
        Attempt.objects.create(action="petition:1", network="n", at=at)
        return seen + 1 > ALLOWED

    assert at_once(count_then_insert, CROWD).count(False) == CROWD


def test_counting_after_the_insert_lets_no_more_than_the_limit_through(attempt, gate):
    def rush(index):
        gate()
        return attempt(mailbox=f"{index}@example.org").over

    through = at_once(rush, CROWD).count(False)
    assert through == ALLOWED if connection.vendor == "postgresql" else through <= ALLOWED
    assert Attempt.objects.count() == CROWD


@pytest.mark.skipif(connection.vendor == "postgresql", reason="There they take turns, and the moment cannot come.")
def test_nobody_slips_past_in_the_worst_moment(attempt, at, gate, monkeypatch):
    """All have inserted before the first of them counts."""
    answers = questions.answers

    def wait_for_all(asked):
        gate()
        return answers(asked)

    limits.under_pressure(at=at)  # known by now
    monkeypatch.setattr(questions, "answers", wait_for_all)
    assert at_once(lambda index: attempt().over, CROWD) == [True] * CROWD


def test_one_after_the_other_exactly_the_limit_gets_through(attempt):
    assert [attempt().over for _ in range(CROWD)].count(False) == ALLOWED
