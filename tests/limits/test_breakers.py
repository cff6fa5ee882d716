"""A service that fails is left alone, by every process, and asked again by one."""

import threading
from datetime import timedelta

import pytest

from actions.limits import breakers
from tests.threads import at_once

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def fail(times, at, name="census"):
    for _ in range(times):
        breakers.failed(name, at=at)


def test_a_service_that_nobody_asked_may_be_asked(at):
    assert breakers.lets_through("census", at=at)


def test_four_failures_are_borne_and_the_fifth_is_not(at):
    fail(4, at)
    assert breakers.lets_through("census", at=at)
    fail(1, at)
    assert not breakers.lets_through("census", at=at)


def test_an_answer_in_between_begins_anew(at):
    fail(4, at)
    breakers.succeeded("census")
    fail(4, at)
    assert breakers.lets_through("census", at=at)


def test_another_service_is_not_meant(at):
    fail(5, at)
    assert breakers.lets_through("geocodio", at=at)


def test_after_two_minutes_one_may_ask(at):
    fail(5, at)
    assert not breakers.lets_through("census", at=at + 1.9 * MINUTE)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)
    assert not breakers.lets_through("census", at=at + 2 * MINUTE)


def test_whoever_asked_and_died_does_not_close_it_for_ever(at):
    fail(5, at)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)
    assert breakers.lets_through("census", at=at + 4 * MINUTE)


def test_an_answer_closes_it(at):
    fail(5, at)
    breakers.lets_through("census", at=at + 2 * MINUTE)
    breakers.succeeded("census")
    assert breakers.lets_through("census", at=at + 2 * MINUTE)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)


def test_each_time_it_is_left_alone_for_longer_up_to_an_hour(at):
    fail(5, at)
    for minutes in (4, 8, 16, 32, 60, 60):
        fail(1, at)
        assert not breakers.lets_through("census", at=at + (minutes - 0.1) * MINUTE)
    assert breakers.lets_through("census", at=at + 60 * MINUTE)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_asks(at):
    fail(5, at)
    gate = threading.Barrier(6)

    def rush(index):
        gate.wait(timeout=30)
        return breakers.lets_through("census", at=at + 3 * MINUTE)

    assert at_once(rush, 6).count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_no_failure_of_many_at_once_is_lost(at):
    at_once(lambda index: fail(1, at), 5)
    assert not breakers.lets_through("census", at=at)
