"""Attempts by network, by mailbox and by everybody; what is let through and what is one too many."""

from datetime import timedelta

import pytest

from actions.limits import limits
from actions.limits.models import Attempt, Limit

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def small(db):
    """Limits that a test can reach: three a minute and five an hour for a network, two and four for a mailbox."""
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=3, sustained=5)
    Limit.objects.create(scope=Limit.Scope.MAILBOX, burst=2, sustained=4)
    Limit.objects.create(scope=Limit.Scope.PRESSURE, burst=4, sustained=8)
    Limit.objects.create(scope=Limit.Scope.GLOBAL, burst=6, sustained=12)


def test_an_attempt_names_nobody(attempt):
    attempt(ip="203.0.113.7", mailbox="ana@example.org")
    row = Attempt.objects.get()
    assert (len(row.network), len(row.mailbox)) == (32, 32)
    assert "ana" not in row.mailbox


def test_a_network_may_do_so_much_in_a_minute_and_no_more(small, attempt):
    assert [attempt().over for _ in range(5)] == [False, False, False, True, True]


def test_a_minute_later_it_may_again(small, attempt, at):
    for _ in range(3):
        attempt()
    assert attempt(at=at + 59 * SECOND).over
    assert not attempt(at=at + 61 * SECOND).over


def test_whoever_is_never_quick_still_meets_the_hour(small, attempt, at):
    verdicts = [attempt(at=at + n * 61 * SECOND).over for n in range(7)]
    assert verdicts == [False] * 5 + [True] * 2


def test_another_network_and_another_petition_have_their_own_allowance(small, attempt):
    for _ in range(4):
        attempt()
    limits.cache.delete("limits:crowd")
    assert attempt().over
    assert not attempt(ip="203.0.113.8").over
    assert not attempt(action="petition:2").over


def test_one_ipv6_household_has_one_allowance(small, attempt):
    assert [attempt(ip=f"2001:db8::{n}").over for n in range(1, 5)] == [False, False, False, True]


def test_a_mailbox_is_limited_over_all_petitions_and_networks(small, attempt):
    verdicts = [
        attempt(action=f"petition:{n}", ip=f"203.0.113.{n}", mailbox="ana@example.org").over for n in range(1, 4)
    ]
    assert verdicts == [False, False, True]
    assert not attempt(action="petition:9", ip="203.0.113.9", mailbox="bo@example.org").over


def test_an_unknown_network_is_not_taken_for_one(small, attempt):
    assert not any(attempt(ip="", mailbox=f"{n}@example.org").over for n in range(5))


def test_neither_address_nor_mailbox_is_no_error(small, attempt):
    assert not attempt(ip="", mailbox="").over


def test_everybody_together_is_limited_too(small, attempt):
    for n in range(7):
        attempt(ip=f"203.0.113.{n}")
    limits.cache.delete("limits:crowd")
    assert attempt(ip="198.51.100.1").over


def test_pressure_is_felt_before_anybody_is_refused(small, attempt, at):
    assert not limits.under_pressure(at=at)
    for n in range(5):
        attempt(ip=f"203.0.113.{n}")
    assert not limits.under_pressure(at=at)  # known to five seconds
    limits.cache.delete("limits:crowd")
    assert limits.under_pressure(at=at)
    assert not attempt(ip="198.51.100.1").over
    limits.cache.delete("limits:crowd")
    assert not limits.under_pressure(at=at + timedelta(hours=2))


def test_midnight_doubles_no_allowance(small, attempt, at):
    late = at.replace(hour=23, minute=59, second=50)
    before = [attempt(at=late, mailbox="ana@example.org").over for _ in range(2)]
    assert before == [False, False]
    assert attempt(at=late + 20 * SECOND, mailbox="ana@example.org").over
    assert Attempt.objects.values("network").distinct().count() == 2


def test_at_midnight_a_network_that_was_quiet_starts_afresh(small, attempt, at):
    for _ in range(4):
        attempt(at=at.replace(hour=20))
    assert not attempt(at=at.replace(hour=0) + timedelta(days=1)).over


def test_without_rows_the_defaults_hold(attempt):
    assert [attempt().over for _ in range(31)] == [False] * 30 + [True]


def test_a_row_that_staff_change_is_heeded_when_the_copy_is_old(small, attempt):
    assert not attempt().over
    Limit.objects.filter(scope=Limit.Scope.NETWORK).update(burst=1)
    assert not attempt().over
    limits.cache.delete("limits:rules")
    assert attempt().over


def test_the_steady_state_is_one_insert_and_one_count(attempt, queries, django_assert_num_queries):
    attempt(mailbox="ana@example.org")
    with django_assert_num_queries(queries):
        attempt(mailbox="bo@example.org")
