"""Work that comes again by the clock: one row a kind, put back to waiting each time it ends."""

from datetime import datetime

from actions.outbox import outbox
from actions.outbox.kinds import Kinds
from actions.outbox.models import Job

PREFIX = "every:"


def key(name: str) -> str:
    """The dedupe key of a recurring kind's one row."""
    return PREFIX + name


def is_recurring(job: Job) -> bool:
    """Whether the row is a recurring kind's."""
    return job.dedupe_key.startswith(PREFIX)


def ensure(*, kinds: Kinds, at: datetime) -> None:
    """Make the rows of the recurring kinds, wake those that ended for good, and follow an interval made shorter."""
    for name, kind in kinds.items():
        if kind.every is None:
            continue
        outbox.add(kind=name, reference=0, dedupe_key=key(name), at=at)
        row = Job.objects.filter(dedupe_key=key(name))
        ended = row.exclude(state__in=[Job.State.PENDING, Job.State.FAILED, Job.State.LEASED])
        ended.update(state=Job.State.PENDING, due_at=at, attempts=0, finished_at=None)
        row.filter(due_at__gt=at + kind.every).update(due_at=at + kind.every)
