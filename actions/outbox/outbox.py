"""Putting work into the outbox, and what a handler may say of it.

A handler is told the `Job`, runs outside any transaction, and must bear being run again: a worker may die after the
effect and before the note of it. It returns when the work is done, and raises one of the exceptions below when it knows
why it is not. Any other exception is a failure of unknown depth: tried again, unless the kind must never happen twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

# By hand: every action adds a job, and the ORM takes longer to write the words than the database to heed them.
INSERT = """
    INSERT INTO actions_job (kind, reference, dedupe_key, state, attempts, due_at, last_error, history, created_at)
    {rows} ON CONFLICT (dedupe_key) DO NOTHING
"""
ROW = "(%s, %s, %s, 'pending', 0, %s, '', '[]', %s)"
JOB = INSERT.format(rows="SELECT %s, id, replace(%s, '{{id}}', id::text), 'pending', 0, %s, '', '[]', %s FROM made")
BOTH = f"WITH made AS ({{words}}), job AS ({JOB}) SELECT id FROM made"  # noqa: S608


class Temporary(Exception):
    """It certainly did not happen, and may go better in a while: a refused connection, a "try again later"."""


class Permanent(Exception):
    """The work can never succeed, and trying again would only annoy the other side."""


class Unknown(Exception):
    """The work may or may not have happened, and a second time would do harm: a person decides."""


class Later(Exception):
    """Nothing has happened yet and nothing is wrong: try again in so many seconds. It does not count as an attempt."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Promise:
    """A job to be added: see `add`."""

    kind: str
    reference: int
    dedupe_key: str
    due_at: datetime


def add(*, kind: str, reference: int, dedupe_key: str, at: datetime, due_at: datetime | None = None) -> None:
    """Promise a side effect, inside the transaction of the row that causes it.

    One statement. A second call with the same `dedupe_key` changes nothing, for as long as the first job's row is kept
    (finished ones: see `pruning.KEPT`). `due_at` is the earliest moment; without it, at once.
    """
    add_all(Promise(kind, reference, dedupe_key, due_at or at), at=at)


def add_all(*promises: Promise, at: datetime) -> None:
    """Promise several at once, in one statement."""
    if not promises:
        return
    adapt = connection.ops.adapt_datetimefield_value
    created = adapt(at)
    values = [
        value for one in promises for value in (one.kind, one.reference, one.dedupe_key, adapt(one.due_at), created)
    ]
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(rows="VALUES " + ", ".join([ROW] * len(promises))), values)


def add_with(words: str, values: Sequence[Any], *, kind: str, dedupe_key: str, at: datetime) -> int | None:
    """Insert a row and promise a job about it, both or neither; the row's id.

    `words` are an INSERT … RETURNING id. Where one that does nothing ON CONFLICT finds such a row, nothing is promised,
    and there is no id. In `dedupe_key`, {id} stands for it. One statement; two on SQLite, which knows no INSERT inside
    another.
    """
    if connection.vendor == "postgresql":
        moment = connection.ops.adapt_datetimefield_value(at)
        with connection.cursor() as cursor:
            cursor.execute(BOTH.format(words=words), [*values, kind, dedupe_key, moment, moment])
            made = cursor.fetchone()
        return made and int(made[0])
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(words, values)
        made = cursor.fetchone()
        if made:
            add(kind=kind, reference=made[0], dedupe_key=dedupe_key.replace("{id}", str(made[0])), at=at)
    return made and int(made[0])
