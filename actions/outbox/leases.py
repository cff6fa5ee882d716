"""Leases: a worker holds a job for a while, under a token that nobody else knows.

One job is claimed at a time. A batch would make its last jobs wait on, or lose, a lease that began before their work
did, and a worker that dies would take the whole batch with it; see docs/decisions/0001-outbox.md.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Field, UUIDField

from actions.outbox import finishing, recurring
from actions.outbox.kinds import Kind, Kinds
from actions.outbox.models import Job

ABANDONED_AT_ONCE = 100

# `= (SELECT … LIMIT 1)` is evaluated once; the states are literals so that both databases use the partial index.
CLAIM = """
    UPDATE actions_job
    SET state = 'leased', attempts = attempts + 1, lease_token = %(token)s, leased_until = {until}
    WHERE id = (
        SELECT id FROM actions_job
        WHERE state IN ('pending', 'failed') AND due_at <= %(at)s {only}
        ORDER BY due_at, id LIMIT 1 {lock}
    )
    RETURNING *
"""


class Lost(Exception):
    """Another worker holds the job by now: stop, and change nothing more."""


def claim(*, kinds: Kinds, at: datetime, only_recurring: bool = False) -> Job | None:
    """Take the job that has been due longest, or None. Its lease begins now and lasts as long as its kind says.

    One statement: any number of workers may call it at once, and each job goes to one of them. `only_recurring` looks
    no further than the recurring kinds, so that a long queue of mail does not hold up the counting.
    """
    params: dict[str, Any] = {"token": _stored(UUIDField(), uuid.uuid4()), "at": _stored(DateTimeField(), at)}
    until = _until(kinds, at, params)
    only = ""
    if only_recurring:
        keys = [recurring.key(name) for name, kind in kinds.items() if kind.every]
        if not keys:
            return None
        params |= {f"key{number}": key for number, key in enumerate(keys)}
        only = f"AND dedupe_key IN ({', '.join(f'%(key{number})s' for number in range(len(keys)))})"
    lock = "FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
    claimed = list(Job.objects.raw(CLAIM.format(until=until, only=only, lock=lock), params))
    return claimed[0] if claimed else None


def renew(*, job: Job, lease: timedelta, at: datetime) -> None:
    """Hold a job longer, called by a handler between the parts of long work. Raises Lost if another worker has it."""
    held = Job.objects.filter(pk=job.pk, state=Job.State.LEASED, lease_token=job.lease_token)
    if not held.update(leased_until=at + lease):
        raise Lost(f"job {job.pk} is held by another worker")
    job.leased_until = at + lease


def reclaim(*, kinds: Kinds, at: datetime) -> int:
    """End the leases that ran out, as failures: tried again at once, or `unknown` where that could do harm."""
    ended = 0
    for job in Job.objects.abandoned(at).order_by("leased_until")[:ABANDONED_AT_ONCE]:
        ended += finishing.abandoned(job=job, kind=kinds.get(job.kind), at=at)
    return ended


def _until(kinds: Kinds, at: datetime, params: dict[str, Any]) -> str:
    """The SQL for the end of the lease: the default, or what the job's kind says."""
    params["until"] = _stored(DateTimeField(), at + Kind.lease)
    cases = ""
    for number, (name, kind) in enumerate(kinds.items()):
        if kind.lease != Kind.lease:
            params |= {f"kind{number}": name, f"until{number}": _stored(DateTimeField(), at + kind.lease)}
            cases += f" WHEN %(kind{number})s THEN %(until{number})s"
    return f"CASE kind{cases} ELSE %(until)s END" if cases else "%(until)s"


def _stored(field: Field, value: Any) -> Any:
    """A value as the column holds it: SQLite keeps times and tokens as text of one exact shape."""
    return field.get_db_prep_value(value, connection)
