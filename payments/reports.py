"""Giving in numbers, read from the rows: of each gift what is left after refunds and what a bank has taken back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from payments import spans
from payments.models import Gift, Subscription
from payments.models.gift import KEPT

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Given:
    """What was given in one currency and is left, in its smallest unit; the average is of this year's gifts."""

    currency: str
    today: int
    month: int
    year: int
    average: int


@dataclass(frozen=True)
class Recurring:
    """Those whose gifts come again. `retention`: of a hundred who gave so a year ago, how many still do."""

    number: int
    gained: int
    lost: int
    retention: int | None


@dataclass(frozen=True)
class Day:
    """What was given on a day, in the currency's smallest unit; `recurring` is a part of `all`."""

    date: date
    all: int = 0
    recurring: int = 0


def given(*, at: datetime) -> list[Given]:
    """Today, this month and this year in the site's time, for each currency; the one with most gifts first."""
    today = timezone.localdate(at)
    begins = {"today": today, "month": today.replace(day=1), "year": today.replace(month=1, day=1)}
    since = {name: spans.midnight(day) for name, day in begins.items()}
    sums: dict[str, Any] = {name: Sum(KEPT, filter=Q(paid_at__gte=moment)) for name, moment in since.items()}
    rows: Any = (
        Gift.objects.kept().filter(paid_at__gte=since["year"]).values("currency").annotate(number=Count("pk"), **sums)
    )
    return [
        Given(
            currency=row["currency"],
            **{name: row[name] or 0 for name in since},
            average=(row["year"] or 0) // row["number"],
        )
        for row in rows.order_by("-number", "currency")
    ]


def recurring(*, at: datetime) -> Recurring:
    """Who gives again and again now, who began and who ended this month, and who stayed a year."""
    month = spans.midnight(timezone.localdate(at).replace(day=1))
    begun = Subscription.objects.exclude(state=Subscription.State.STARTING).exclude(started_at=None)
    going = Q(ended_at__isnull=True)
    then = Q(started_at__lte=at - YEAR) & (going | Q(ended_at__gt=at - YEAR))
    numbers = begun.aggregate(
        number=Count("pk", filter=going),
        gained=Count("pk", filter=Q(started_at__gte=month)),
        lost=Count("pk", filter=Q(ended_at__gte=month)),
        then=Count("pk", filter=then),
        stayed=Count("pk", filter=then & going),
    )
    before, stayed = numbers.pop("then"), numbers.pop("stayed")
    return Recurring(**numbers, retention=round(100 * stayed / before) if before else None)


def by_day(*, currency: str, days: int, at: datetime) -> list[Day]:
    """The last days up to this one, oldest first, those without a gift too, in the site's time."""
    first = timezone.localdate(at) - timedelta(days=days - 1)
    gifts = Gift.objects.kept().filter(paid_at__gte=spans.midnight(first), currency=currency)
    sums: dict[str, Any] = {"all": Sum(KEPT), "recurring": Sum(KEPT, filter=~Q(frequency=Gift.Frequency.ONCE))}
    rows: Any = gifts.values(date=TruncDate("paid_at")).annotate(**sums).order_by()
    found = {row["date"]: Day(row["date"], row["all"] or 0, row["recurring"] or 0) for row in rows}
    dates = (first + timedelta(days=number) for number in range(days))
    return [found.get(day, Day(day)) for day in dates]
