"""What a monitor asks: does the database answer, and does the outbox keep up?"""

from datetime import datetime, timedelta

from django import db
from django.db.models import Max, Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from actions.outbox.models import Heartbeat, Job

LATE = timedelta(minutes=5)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while all is well; 503 when the oldest due job is more than five minutes late or the database is silent.

    Ages are in whole seconds. `worker_seen` is null where no worker runs, as between two drains from cron.
    """
    now = timezone.now()
    try:
        late = now - min(oldest_due(now), now)
        seen = Heartbeat.objects.aggregate(at=Max("seen_at"))["at"]
    except db.Error:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse(
        {
            "status": "jobs are late" if late > LATE else "ok",
            "oldest_job_late": int(late.total_seconds()),
            "worker_seen": None if seen is None else int((now - seen).total_seconds()),
        },
        status=503 if late > LATE else 200,
    )


def oldest_due(now: datetime) -> datetime:
    """When the job that waits longest should have been taken, or was abandoned by its worker; `now` if none waits."""
    waiting = Job.objects.due(now).aggregate(at=Min("due_at"))["at"]
    abandoned = Job.objects.abandoned(now).aggregate(at=Min("leased_until"))["at"]
    return min(waiting or now, abandoned or now)
