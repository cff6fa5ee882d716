"""Asking the database whether there are more attempts than a number, in one round trip and without counting further.

By hand: this runs for each attempt, and the ORM takes longer to write the words than the database to answer them.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

BY_NETWORK = """EXISTS (SELECT 1 FROM actions_attempt
    WHERE network IN (%s, %s) AND action = %s AND "at" > %s LIMIT 1 OFFSET %s)"""
BY_MAILBOX = """EXISTS (SELECT 1 FROM actions_attempt
    WHERE mailbox IN (%s, %s) AND "at" > %s LIMIT 1 OFFSET %s)"""
BY_ANYBODY = """EXISTS (SELECT 1 FROM actions_attempt WHERE "at" > %s LIMIT 1 OFFSET %s)"""


Statement = tuple[str, list[Any]]  # its words and its values


class Question(NamedTuple):
    """One of the above: whose attempts (see each), since when, and more than how many."""

    words: str
    whose: tuple[str, ...]
    since: datetime
    number: int

    @property
    def hashes(self) -> tuple[str, ...]:
        """Whose attempts, today's hash and yesterday's; none for anybody's."""
        return self.whose[:2]


def answers(questions: list[Question]) -> list[bool]:
    """The answers, in order."""
    if not questions:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement(questions))
        return [bool(answer) for answer in cursor.fetchone()]


def statement(questions: list[Question]) -> Statement:
    """All of them in one; none of them has an empty answer."""
    values: list[Any] = []
    for question in questions:
        values += [*question.whose, connection.ops.adapt_datetimefield_value(question.since), question.number]
    return "SELECT " + ", ".join(question.words for question in questions), values
