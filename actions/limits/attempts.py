"""Noting an attempt and asking whether it is one too many: in one round trip, and without waiting for the disk.

By hand, as in `questions`. What a power cut takes of these rows is missed by nobody, so PostgreSQL does not wait until
they are safe; the rows of the action itself, in a transaction of their own, it waits for.
"""

from datetime import datetime

from django.db import connection

from actions.limits import questions
from actions.limits.questions import Question, Statement

INSERT = 'INSERT INTO actions_attempt (action, network, mailbox, "at") VALUES (%s, %s, %s, %s)'
UNHURRIED: Statement = ("SET LOCAL synchronous_commit TO off", [])


def note(*, action: str, network: str, mailbox: str, at: datetime, asked: list[Question]) -> list[bool]:
    """Note an attempt by the day's hashes of its network and its mailbox; the answers to what is asked, it included."""
    insert: Statement = (INSERT, [action, network, mailbox, connection.ops.adapt_datetimefield_value(at)])
    if connection.vendor == "postgresql":
        return at_once(UNHURRIED, *turns(asked), insert, questions.statement(asked))
    with connection.cursor() as cursor:
        cursor.execute(*insert)
    return questions.answers(asked)


def turns(asked: list[Question]) -> list[Statement]:
    """Waiting until nobody else is asking about the same people: what is not committed yet would not be counted.

    In one order for all, so that no two wait for each other.
    """
    keys = sorted({int(digest[:15], 16) for question in asked for digest in question.hashes})
    return [("SELECT pg_advisory_xact_lock(%s)", [key]) for key in keys]


def at_once(*statements: Statement) -> list[bool]:
    """Send all in one message, which PostgreSQL takes for one transaction; what the last of them answers."""
    values = [value for _, own in statements for value in own]
    with connection.cursor() as cursor:
        cursor.execute("; ".join(words for words, _ in statements), values)
        while cursor.nextset():
            pass
        return [bool(answer) for answer in cursor.fetchone()]
