"""Forgetting: what the limits need to know is gone after two days."""

from datetime import datetime, timedelta

from actions.limits import networks
from actions.limits.models import Attempt, NetworkKey, TableWindow

KEPT = timedelta(days=2)
TABLE_ADDRESS_KEPT = timedelta(days=1)
BATCH = 1000


def prune(*, at: datetime) -> int:
    """Delete old attempts, the keys of their hashes and the addresses of venues; return how many attempts went.

    Without its key a hash says no more of whose it was, and it stays on signatures as nothing but "the same network".
    """
    NetworkKey.objects.filter(day__lt=networks.day(at - KEPT)).delete()
    TableWindow.objects.filter(closes_at__lt=at - TABLE_ADDRESS_KEPT, network__isnull=False).update(network=None)
    old = Attempt.objects.filter(at__lt=at - KEPT)
    total = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        total += Attempt.objects.filter(pk__in=batch).delete()[0]
    return total
