"""Giving in numbers: what is there is counted, what went back is not."""

from datetime import UTC, datetime, timedelta

import pytest

from payments import raised, reports
from payments.models import Gift, Subscription

AT = datetime(2026, 11, 25, 17, tzinfo=UTC)


@pytest.fixture
def add(fundraiser):
    """A paid gift of some days ago."""

    def write(cents, *, ago=0, **columns):
        paid_at = columns.pop("paid_at", AT - timedelta(days=ago))
        known = {"currency": "usd", "state": Gift.State.PAID, "name": "Ana", "created_at": AT}
        return Gift.objects.create(fundraiser=fundraiser, amount_cents=cents, paid_at=paid_at, **{**known, **columns})

    return write


@pytest.fixture
def subscribe(fundraiser):
    """Somebody who gives each month since some days, and ended it some days ago."""

    def write(name, *, since, ended=None, state=Subscription.State.ACTIVE):
        return Subscription.objects.create(
            fundraiser=fundraiser,
            state=state if ended is None else Subscription.State.CANCELLED,
            amount_cents=1000,
            currency="usd",
            name=name,
            language="en",
            stripe_id=f"sub_{name}",
            started_at=AT - timedelta(days=since),
            ended_at=None if ended is None else AT - timedelta(days=ended),
            created_at=AT,
        )

    return write


def test_today_this_month_and_this_year(add):
    add(1000)
    add(2000, ago=3)
    add(3000, ago=100)
    add(9000, ago=400)
    (given,) = reports.given(at=AT)
    assert (given.today, given.month, given.year, given.average) == (1000, 3000, 6000, 2000)


def test_a_day_ends_at_midnight_in_new_york(add):
    add(1000, paid_at=datetime(2026, 11, 25, 4, 59, tzinfo=UTC))
    assert reports.given(at=AT)[0].today == 0
    assert [day.all for day in reports.by_day(currency="usd", days=2, at=AT)] == [1000, 0]


def test_what_went_back_is_not_counted(add):
    add(1000, refunded_cents=400, state="partially_refunded")
    add(1000, state="disputed", disputed_cents=1000)
    add(1000, state="lost", disputed_cents=1000)
    add(1000, state="won")
    add(1000, state="processing", paid_at=None)
    assert reports.given(at=AT)[0].today == 1600


BECAME = {
    "partly refunded": ({"state": "partially_refunded", "refunded_cents": 400}, 600),
    "refunded": ({"state": "refunded", "refunded_cents": 1000}, 0),
    "partly disputed": ({"state": "disputed", "disputed_cents": 300}, 700),
    "partly lost": ({"state": "lost", "disputed_cents": 300}, 700),
    "disputed": ({"state": "disputed", "disputed_cents": 1000}, 0),
    "disputed over nothing": ({"state": "disputed"}, 1000),
    "won": ({"state": "won"}, 1000),
    "partly refunded, the rest disputed": ({"state": "disputed", "refunded_cents": 400, "disputed_cents": 600}, 0),
    "partly refunded, partly lost": ({"state": "lost", "refunded_cents": 400, "disputed_cents": 100}, 500),
    "refunded and disputed as well": ({"state": "lost", "refunded_cents": 1000, "disputed_cents": 1000}, 0),
    "taken back by a bank": ({"state": "failed", "paid_at": None}, 0),
}


@pytest.mark.parametrize(("columns", "left"), BECAME.values(), ids=BECAME)
def test_what_is_left_of_a_gift_is_counted_everywhere_to_the_cent(add, fundraiser, columns, left):
    add(5000)
    gift = add(1000, **columns)
    fundraiser.goal_cents = 100_000
    kept = 5000 + left
    assert gift.kept_cents == left
    assert raised.raised(fundraiser).cents == kept // 100 * 100
    (given,) = reports.given(at=AT)
    assert (given.today, given.month, given.year, given.average) == (kept, kept, kept, kept // (2 if left else 1))
    assert [day.all for day in reports.by_day(currency="usd", days=1, at=AT)] == [kept]


def test_currencies_are_never_added_up(add):
    add(1000)
    add(2000)
    add(30000, currency="krw")
    assert [(one.currency, one.today) for one in reports.given(at=AT)] == [("usd", 3000), ("krw", 30000)]


def test_nothing_is_nothing(db):
    assert reports.given(at=AT) == []
    assert reports.recurring(at=AT) == reports.Recurring(0, 0, 0, None)


def test_who_began_who_ended_and_who_stayed(subscribe):
    subscribe("new", since=2)
    subscribe("late", since=60, state=Subscription.State.PAST_DUE)
    subscribe("gone", since=60, ended=3)
    subscribe("long gone", since=500, ended=400)
    subscribe("left", since=500, ended=50)
    for name in ("stayed", "stays", "still"):
        subscribe(name, since=500)
    subscribe("not begun", since=1, state=Subscription.State.STARTING)
    assert reports.recurring(at=AT) == reports.Recurring(number=5, gained=1, lost=1, retention=75)


def test_recurring_gifts_are_a_part_of_a_days(add):
    add(1000)
    add(500, frequency="month")
    (day,) = reports.by_day(currency="usd", days=1, at=AT)
    assert (day.all, day.recurring) == (1500, 500)
