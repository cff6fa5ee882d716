"""A sign-up table at a venue: many people, one network, some hours."""

from datetime import timedelta

import pytest

from actions.limits import limits, pruning
from actions.limits.models import Limit, TableWindow

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def table(at):
    """The church hall's table for the river petition, this afternoon."""
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=2, sustained=3)
    return TableWindow.objects.create(
        action="petition:1",
        network="203.0.113.7",
        venue="Church hall",
        opens_at=at - HOUR,
        closes_at=at + HOUR,
        reason="Sunday lunch",
        created_by="organiser",
    )


def test_a_table_takes_as_many_as_come_by(table, attempt):
    verdicts = [attempt() for _ in range(10)]
    assert not any(verdict.over for verdict in verdicts)
    assert {verdict.table for verdict in verdicts} == {table}


@pytest.mark.parametrize(
    "other", [{"ip": "203.0.113.8"}, {"action": "petition:2"}, {"hours": 1}, {"hours": -2}], ids=str
)
def test_elsewhere_and_at_other_times_the_limit_holds(table, attempt, at, other):
    when = at + other.pop("hours", 0) * HOUR
    verdicts = [attempt(at=when, **other) for _ in range(3)]
    assert [verdict.over for verdict in verdicts] == [False, False, True]
    assert {verdict.table for verdict in verdicts} == {None}


def test_at_a_table_one_mailbox_still_has_its_limit(table, attempt):
    verdicts = [attempt(mailbox="ana@example.org").over for _ in range(6)]
    assert verdicts == [False] * 5 + [True]


def test_a_venue_with_ipv6_is_its_whole_network(table, attempt):
    TableWindow.objects.update(network="2001:db8:1:2::1")
    assert attempt(ip="2001:db8:1:2:a:b:c:d").table == table
    assert attempt(ip="2001:db8:1:3::1").table is None


def test_a_table_that_staff_deleted_a_moment_ago_is_not_named(table, attempt):
    assert attempt().table == table
    TableWindow.objects.all().delete()
    assert attempt().table is None


def test_a_table_costs_others_no_query(table, attempt, queries, django_assert_num_queries):
    attempt()
    with django_assert_num_queries(queries):
        attempt(ip="203.0.113.9")


def test_a_day_after_its_end_the_venues_address_is_gone_and_the_log_stays(table, attempt, at):
    pruning.prune(at=at + 24 * HOUR)
    table.refresh_from_db()
    assert table.network == "203.0.113.7"
    pruning.prune(at=at + 26 * HOUR)
    table.refresh_from_db()
    assert (table.network, table.venue, table.reason) == (None, "Church hall", "Sunday lunch")
    limits.cache.clear()
    assert attempt().table is None
