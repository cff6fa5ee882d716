"""How fast letters go to one office, so that a crowd neither floods it nor keeps other offices waiting.

Each letter takes the office's next slot once, when a worker first looks at it, and waits for it outside the queue's
head: ten thousand letters to one senator become ten thousand later moments, and the next senator's letter is looked
at. What a power cut takes of this is missed by nobody, so PostgreSQL does not wait until it is safe on the disk.
"""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection

# By hand: one statement, so that any number of workers may ask at once.
NEXT = """
    INSERT INTO actions_officepace (office, next_at) VALUES (%(office)s, %(now)s + %(between)s)
    ON CONFLICT (office) DO UPDATE SET next_at = %(between)s
        + CASE WHEN actions_officepace.next_at > %(now)s THEN actions_officepace.next_at ELSE %(now)s END
    RETURNING next_at
"""

UNHURRIED = "SET LOCAL synchronous_commit TO off; "


def slot(office: str, *, at: datetime) -> datetime:
    """The moment at which the next letter may go to an office: at once for a few, then one after the other."""
    between = 60 / settings.OFFICE_PER_MINUTE
    now = at.timestamp()
    values: dict[str, Any] = {"office": office, "now": now, "between": between}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(UNHURRIED + NEXT, values)  # in one message, which is one transaction
            cursor.nextset()
        else:
            cursor.execute(NEXT, values)
        (next_at,) = cursor.fetchone()
    free = next_at - between * settings.OFFICE_AT_ONCE
    return datetime.fromtimestamp(free, UTC) if free > now else at
