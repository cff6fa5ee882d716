"""Circuit breakers: an outside service that fails again and again is left alone, and asked by one of us after a while.

The state is in the database, so that all processes on all machines heed it, and a new one does not begin by failing.
Many calls may be under way when it opens. What comes of a call that began before the pause was over changes nothing
any more: only what comes of one that began afterwards closes it, or opens it for longer.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Q

from actions.limits.models import Breaker

FAILURES = 5  # in a row, until it opens
FIRST, LONGEST = timedelta(minutes=2), timedelta(minutes=60)


class Passage(NamedTuple):
    """Whether a service may be asked, and whether failures are counted against it."""

    is_open: bool
    is_counted: bool


def lets_through(*names: str, at: datetime) -> bool:
    """Whether a service may be asked; of several names, all of them must be.

    Once its time has passed, one caller may; the others wait for the outcome.
    """
    return passage(*names, at=at).is_open


def passage(*names: str, at: datetime) -> Passage:
    """The same, and whether anything is counted against it, which a success would have to clear."""
    if not is_counted(names):
        return Passage(is_open=True, is_counted=False)
    rows = Breaker.objects.filter(name__in=names, open_until__isnull=False)
    if any(row.is_open(at) for row in rows):
        return Passage(is_open=False, is_counted=True)
    probing = [
        Breaker.objects.filter(pk=row.pk, open_until=row.open_until, probed_until=row.probed_until).update(
            probed_until=at + FIRST
        )
        for row in rows
    ]
    return Passage(is_open=all(probing), is_counted=True)


def is_counted(names: Sequence[str]) -> bool:
    """Whether anything is known against one of these. By hand: nothing is, as a rule, and each delivery asks."""
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM actions_breaker WHERE name IN ({places}) LIMIT 1", names)  # noqa: S608
        return cursor.fetchone() is not None


def succeeded(*names: str, began_at: datetime) -> None:
    """It answered a call that began then: whatever was counted against it is forgotten."""
    counted = Breaker.objects.filter(Q(failures__gt=0) | Q(open_until__isnull=False), name__in=names)
    closed = Q(open_until__isnull=True) | Q(open_until__lte=began_at)
    counted.filter(closed).update(failures=0, trips=0, open_until=None, probed_until=None)


def pause(name: str, *, until: datetime) -> None:
    """It asked to be left alone until a moment, which is no failure. A longer pause stays."""
    Breaker.objects.get_or_create(name=name)
    shorter = Q(open_until__isnull=True) | Q(open_until__lt=until)
    Breaker.objects.filter(shorter, name=name).update(open_until=until)


def trip(name: str, *, began_at: datetime, at: datetime) -> None:
    """It does not let us in at all: it is left alone at once, as after five failures."""
    count(name, FAILURES, began_at=began_at, at=at)


def failed(name: str, *, began_at: datetime, at: datetime) -> None:
    """It did not answer a call that began then.

    After five times in a row it is left alone for two minutes, and twice as long each time one has asked in vain.
    """
    count(name, 1, began_at=began_at, at=at)


@transaction.atomic
def count(name: str, failures: int, *, began_at: datetime, at: datetime) -> None:
    Breaker.objects.get_or_create(name=name)
    row = locked(name)
    if row.open_until is not None and began_at < row.open_until:
        return
    row.failures += failures
    if row.failures >= FAILURES:
        row.open_until = at + min(FIRST * 2**row.trips, LONGEST)
        row.trips = min(row.trips + 1, 10)
    row.save(update_fields=["failures", "trips", "open_until"])


def locked(name: str) -> Breaker:
    """The row, which nobody else counts at meanwhile."""
    return Breaker.objects.select_for_update().get(name=name)
