"""How a job ends. Each transition holds only while the lease is still ours: a late worker cannot overwrite."""

import re
from datetime import datetime, timedelta
from typing import Any

from actions.outbox.kinds import Kind
from actions.outbox.models import Job

HISTORY = 20
NOTE = 200
ERROR = 2000
ADDRESS = re.compile(r"[^\s<>()\[\]'\",;:]{1,64}@[^\s<>()\[\]'\",;:]{1,255}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def done(*, job: Job, kind: Kind, at: datetime) -> bool:
    """The work is done. A recurring job waits for its next turn. False if another worker holds the job by now."""
    if kind.every:
        return _move(job, Job.State.PENDING, at, due_at=at + kind.every, attempts=0, finished_at=at, last_error="")
    return _move(job, Job.State.DONE, at, finished_at=at, last_error="")


def failed(*, job: Job, kind: Kind, error: str, at: datetime) -> bool:
    """It did not happen: try again after a while, until the kind's attempts are used up.

    A recurring job waits for its next turn.
    """
    if kind.every:
        return _move(job, Job.State.FAILED, at, error, due_at=at + kind.every, attempts=0)
    if job.attempts >= kind.attempts:
        return dead(job=job, error=error, at=at)
    return _move(job, Job.State.FAILED, at, error, due_at=at + kind.delay(job.attempts))


def crashed(*, job: Job, kind: Kind, error: str, at: datetime) -> bool:
    """The handler broke, and nobody knows how far it came: `unknown` where a second time could do harm."""
    if kind.never_twice:
        return unknown(job=job, kind=kind, error=error, at=at)
    return failed(job=job, kind=kind, error=error, at=at)


def refused(*, job: Job, kind: Kind, error: str, at: datetime) -> bool:
    """It can never succeed: given up at once. A recurring job still has its next turn."""
    return failed(job=job, kind=kind, error=error, at=at) if kind.every else dead(job=job, error=error, at=at)


def later(*, job: Job, seconds: float, at: datetime) -> bool:
    """Nothing happened yet: back to waiting, and the attempt is not counted."""
    return _move(job, Job.State.PENDING, at, due_at=at + timedelta(seconds=seconds), attempts=max(job.attempts - 1, 0))


def dead(*, job: Job, error: str, at: datetime) -> bool:
    """Given up; only a person brings it back."""
    return _move(job, Job.State.DEAD, at, error, finished_at=at)


def unknown(*, job: Job, kind: Kind, error: str, at: datetime) -> bool:
    """It may have happened; only a person decides whether it is done again. A recurring job has its next turn."""
    if kind.every:
        return failed(job=job, kind=kind, error=error, at=at)
    return _move(job, Job.State.UNKNOWN, at, error, finished_at=at)


def abandoned(*, job: Job, kind: Kind | None, at: datetime) -> bool:
    """End a lease that ran out. The job keeps its place in the queue, within the kind's attempts.

    False if its worker finished or renewed it in the meantime, or another one ended it first.
    """
    error = "The lease ran out: the worker died, or took longer than the lease of this kind."
    held = {"leased_until": job.leased_until}
    if kind is not None and not kind.every:
        if kind.never_twice:
            return _move(job, Job.State.UNKNOWN, at, error, held, finished_at=at)
        if job.attempts >= kind.attempts:
            return _move(job, Job.State.DEAD, at, error, held, finished_at=at)
    return _move(job, Job.State.FAILED, at, error, held)


def entry(state: str, at: datetime, note: str) -> dict[str, str]:
    """One line of a job's history."""
    return {"at": at.isoformat(timespec="seconds"), "state": state, "note": note[:NOTE]}


def safe(text: str) -> str:
    """An error as it may be kept: no mail address, nothing that a database refuses, not endless."""
    return masked(text)[:ERROR]


def masked(text: str) -> str:
    """The text without mail addresses, and without what a database or a log refuses."""
    text = CONTROL.sub(" ", text).encode(errors="replace").decode()
    return ADDRESS.sub("…@…", text)


def _move(
    job: Job, state: Job.State, at: datetime, error: str = "", held: dict[str, Any] | None = None, **columns: Any
) -> bool:
    """Leave `leased`, if the token still matches; the one statement behind every transition."""
    note = safe(error)
    if error:
        columns["last_error"] = note
    ours = Job.objects.filter(pk=job.pk, state=Job.State.LEASED, lease_token=job.lease_token, **(held or {}))
    history = [*job.history, entry(state, at, note)][-HISTORY:]
    return bool(ours.update(state=state, history=history, lease_token=None, leased_until=None, **columns))
