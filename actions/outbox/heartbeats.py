"""Signs of life, one row a worker."""

from datetime import datetime

from actions.outbox.models import Heartbeat


def beat(*, worker: str, jobs_done: int, at: datetime) -> None:
    """Say that a worker is alive."""
    Heartbeat.objects.update_or_create(
        worker=worker,
        defaults={"seen_at": at, "jobs_done": jobs_done},
        create_defaults={"seen_at": at, "jobs_done": jobs_done, "started_at": at},
    )


def stop(*, worker: str) -> None:
    """Forget a worker that ended as it should."""
    Heartbeat.objects.filter(worker=worker).delete()
