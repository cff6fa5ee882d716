"""Noting an attempt, in one round trip and without waiting for the disk.

By hand, as in `questions`. What a power cut takes of these rows is missed by nobody, so PostgreSQL does not wait until
they are safe; the rows of the action itself, in a transaction of their own, it waits for.
"""

from datetime import datetime

from django.db import connection

INSERT = 'INSERT INTO actions_attempt (action, network, mailbox, "at") VALUES (%s, %s, %s, %s)'
UNHURRIED = f"SET LOCAL synchronous_commit TO off; {INSERT}"


def add(*, action: str, network: str, mailbox: str, at: datetime) -> None:
    """Note an attempt by the day's hashes of its network and its mailbox; it is seen by everybody from now on."""
    statement = UNHURRIED if connection.vendor == "postgresql" else INSERT
    with connection.cursor() as cursor:
        cursor.execute(statement, [action, network, mailbox, connection.ops.adapt_datetimefield_value(at)])
