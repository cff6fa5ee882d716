"""What staff do with jobs that failed: try again, or drop."""

from datetime import datetime

from django.utils.translation import gettext as _

from actions.outbox import finishing, recurring
from actions.outbox.models import Job


class Refused(Exception):
    """The job cannot be tried again or dropped; the message says why, for staff."""


def retry(*, job: Job, at: datetime, by: str = "") -> None:
    """Put a job that failed back to waiting, due at once, with all its attempts before it.

    Raises Refused if it no longer stands where the person saw it: someone else, or a worker, was quicker.
    """
    _move(job, Job.State.PENDING, at, f"Tried again by {by}" if by else "", due_at=at, attempts=0, finished_at=None)


def drop(*, job: Job, at: datetime, by: str = "") -> None:
    """Give a job up for good. Its row is kept as long as that of a job done. Raises Refused like `retry`."""
    if recurring.is_recurring(job):
        raise Refused(_("This job comes again by the clock and cannot be dropped."))
    _move(job, Job.State.DROPPED, at, f"Dropped by {by}" if by else "", finished_at=at)


def _move(job: Job, state: Job.State, at: datetime, note: str, **columns: object) -> None:
    seen = Job.objects.troubled().filter(pk=job.pk, state=job.state, due_at=job.due_at, attempts=job.attempts)
    history = [*job.history, finishing.entry(state, at, note)][-finishing.HISTORY :]
    if not seen.update(state=state, history=history, **columns):
        raise Refused(_("This job has changed in the meantime. Look at it again."))
