"""A service that fails is left alone, by every process, and asked again by one."""

import threading
from datetime import timedelta

import pytest

from actions.limits import breakers
from actions.limits.models import Breaker
from tests.threads import at_once

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def fail(times, at, name="census", began_at=None):
    for _ in range(times):
        breakers.failed(name, began_at=began_at or at, at=at)


def test_a_service_that_nobody_asked_may_be_asked(at):
    assert breakers.lets_through("census", at=at)


def test_four_failures_are_borne_and_the_fifth_is_not(at):
    fail(4, at)
    assert breakers.lets_through("census", at=at)
    fail(1, at)
    assert not breakers.lets_through("census", at=at)


def test_an_answer_in_between_begins_anew(at):
    fail(4, at)
    breakers.succeeded("census", began_at=at)
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
    breakers.succeeded("census", began_at=at + 2 * MINUTE)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)


def test_each_time_it_is_left_alone_for_longer_up_to_an_hour(at):
    fail(5, at)
    over = at + 2 * MINUTE
    for minutes in (4, 8, 16, 32, 60, 60):
        assert breakers.lets_through("census", at=over)
        fail(1, over)
        assert not breakers.lets_through("census", at=over + (minutes - 0.1) * MINUTE)
        over += minutes * MINUTE
    assert breakers.lets_through("census", at=over)


def test_what_began_before_it_opened_and_fails_later_changes_nothing(at):
    fail(5, at)
    fail(3, at + MINUTE, began_at=at)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)


def test_nor_does_it_while_one_asks_who_alone_doubles_the_pause(at):
    fail(5, at)
    asked = at + 2 * MINUTE
    assert breakers.lets_through("census", at=asked)
    fail(3, asked + MINUTE, began_at=at)
    assert not breakers.lets_through("census", at=asked + 1.9 * MINUTE)
    fail(1, asked + MINUTE, began_at=asked)
    fail(3, asked + MINUTE, began_at=at)
    assert not breakers.lets_through("census", at=asked + 4.9 * MINUTE)
    assert breakers.lets_through("census", at=asked + 5 * MINUTE)


def test_a_late_answer_does_not_end_a_pause_and_one_to_who_asked_does(at):
    breakers.pause("census", until=at + 10 * MINUTE)
    breakers.succeeded("census", began_at=at)
    assert not breakers.lets_through("census", at=at + 9 * MINUTE)
    assert breakers.lets_through("census", at=at + 10 * MINUTE)
    breakers.succeeded("census", began_at=at + 10 * MINUTE)
    assert breakers.lets_through("census", at=at + 10 * MINUTE)
    assert breakers.lets_through("census", at=at + 10 * MINUTE)


def test_a_shorter_pause_does_not_end_a_longer_one(at):
    breakers.pause("census", until=at + 10 * MINUTE)
    breakers.pause("census", until=at + 5 * MINUTE)
    assert not breakers.lets_through("census", at=at + 9 * MINUTE)


def test_who_is_not_let_in_opens_it_at_once_and_once(at):
    for _ in range(3):
        breakers.trip("census", began_at=at, at=at)
    assert not breakers.lets_through("census", at=at + 1.9 * MINUTE)
    asked = at + 2 * MINUTE
    assert breakers.lets_through("census", at=asked)
    breakers.trip("census", began_at=asked, at=asked)
    assert not breakers.lets_through("census", at=asked + 3.9 * MINUTE)
    assert breakers.lets_through("census", at=asked + 4 * MINUTE)


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


@pytest.mark.django_db(transaction=True)
def test_eight_failures_at_once_open_it_once(at):
    at_once(lambda index: fail(1, at), 8)
    assert not breakers.lets_through("census", at=at + 1.9 * MINUTE)
    assert breakers.lets_through("census", at=at + 2 * MINUTE)
    assert Breaker.objects.get().trips == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_eight_failures_at_once_would_be_one(at, monkeypatch):
    Breaker.objects.create(name="census")
    read = threading.Barrier(8)

    def unlocked(name):
        row = Breaker.objects.get(name=name)
        read.wait(timeout=30)
        return row

    monkeypatch.setattr(breakers, "locked", unlocked)
    at_once(lambda index: fail(1, at), 8)
    assert Breaker.objects.get().failures == 1
