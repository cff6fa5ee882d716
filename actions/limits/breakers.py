"""Circuit breakers: an outside service that fails again and again is left alone, and asked by one of us after a while.

The state is in the database, so that all processes on all machines heed it, and a new one does not begin by failing.
"""

from datetime import datetime, timedelta

from django.db import transaction

from actions.limits.models import Breaker

FAILURES = 5  # in a row, until it opens
FIRST, LONGEST = timedelta(minutes=2), timedelta(minutes=60)


def lets_through(name: str, *, at: datetime) -> bool:
    """Whether a service may be asked. Once its time has passed, one caller may; the others wait for the outcome."""
    row = Breaker.objects.filter(name=name).first()
    if row is None or row.open_until is None:
        return True
    if at < row.open_until:
        return False
    probing = Breaker.objects.filter(pk=row.pk, open_until=row.open_until)
    return bool(probing.update(open_until=at + FIRST))


def succeeded(name: str) -> None:
    """It answered: whatever was counted against it is forgotten."""
    Breaker.objects.filter(name=name, failures__gt=0).update(failures=0, trips=0, open_until=None)


@transaction.atomic
def failed(name: str, *, at: datetime) -> None:
    """It did not answer. After five times in a row it is left alone: for two minutes, and twice as long each time."""
    Breaker.objects.get_or_create(name=name)
    row = Breaker.objects.select_for_update().get(name=name)
    row.failures += 1
    if row.failures >= FAILURES:
        row.open_until = at + min(FIRST * 2**row.trips, LONGEST)
        row.trips = min(row.trips + 1, 10)
    row.save(update_fields=["failures", "trips", "open_until"])
