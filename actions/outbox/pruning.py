"""Clearing away what is finished and old."""

from datetime import datetime, timedelta

from actions.outbox.models import Heartbeat, Job

KEPT = timedelta(days=30)  # and so long a dedupe key keeps its promise after the job is done
SILENT = timedelta(days=1)
BATCH = 1000


def prune(*, at: datetime) -> int:
    """Delete finished jobs older than KEPT, in batches, and workers not seen for a day; return how many jobs went."""
    Heartbeat.objects.filter(seen_at__lt=at - SILENT).delete()
    old = Job.objects.filter(state__in=[Job.State.DONE, Job.State.DROPPED], finished_at__lt=at - KEPT)
    total = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        total += Job.objects.filter(pk__in=batch).delete()[0]
    return total
