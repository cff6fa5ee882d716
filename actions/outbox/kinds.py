"""What the worker is told of each kind of job; the table itself is composed at the top, in `advocacy.work`."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from actions.outbox.models import Job

_dice = secrets.SystemRandom()


@dataclass(frozen=True)
class Kind:
    """How one kind of job is done.

    `attempts` and the delays reach over about nine hours by default, so that mail survives an evening's outage.
    `lease` must be longer than the handler can take with all its timeouts; a long one calls `leases.renew` on its way.
    `never_twice` is for work whose far side cannot tell a repeat: a lease that ran out, or an exception other than
    those of `outbox`, becomes `unknown` instead of a second try. `every` makes it recurring: one row, put back
    to waiting each time it ends, and never given up.
    """

    handler: Callable[[Job], None]
    attempts: int = 24
    first_delay: timedelta = timedelta(seconds=20)
    longest_delay: timedelta = timedelta(hours=1)
    lease: timedelta = timedelta(minutes=3)
    never_twice: bool = False
    every: timedelta | None = None

    def delay(self, attempts: int) -> timedelta:
        """How long to wait after so many failures: anything up to a doubling ceiling, so that no crowd comes back."""
        ceiling = min(self.first_delay * 2 ** min(attempts - 1, 30), self.longest_delay)
        return ceiling * _dice.random()


Kinds = Mapping[str, Kind]
