"""How a stand-in behaves: always, for one office, or the next few times. Tests and the demo's page change it."""

import threading
from collections import Counter
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERYBODY = ""


class Behaviour(StrEnum):
    """What a stand-in does with what it is asked."""

    OK = "ok"
    ONE_ERROR = "one_error"
    TWO_ERRORS = "two_errors"
    DISABLED = "disabled"
    UNAUTHORIZED = "unauthorized"
    TOO_MANY = "too_many"
    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    HANG = "hang"
    CLOSED = "closed"  # after the work is done
    BROKEN = "broken"  # after the work is done
    RESET = "reset"  # before it
    NO_MATCH = "no_match"
    NEXT_CONGRESS = "next_congress"


LABELS: dict[Behaviour, str | Promise] = {
    Behaviour.OK: _("Takes what is right"),
    Behaviour.ONE_ERROR: _("Refuses: the mail address (400)"),
    Behaviour.TWO_ERRORS: _("Refuses: mail address and postal address (400)"),
    Behaviour.DISABLED: _("Refuses: the office takes no messages (400)"),
    Behaviour.UNAUTHORIZED: _("Does not know the key (401)"),
    Behaviour.TOO_MANY: _("Too many at once (429)"),
    Behaviour.UNAVAILABLE: _("Out of order (503)"),
    Behaviour.SLOW: _("Answers slowly"),
    Behaviour.HANG: _("Never answers"),
    Behaviour.CLOSED: _("Takes it, and hangs up without a word"),
    Behaviour.BROKEN: _("Does it, and says that it failed (500)"),
    Behaviour.RESET: _("Hangs up before it has done anything"),
    Behaviour.NO_MATCH: _("Knows no address"),
    Behaviour.NEXT_CONGRESS: _("Answers with the next Congress's districts"),
}
BOTH = [Behaviour.UNAVAILABLE, Behaviour.TOO_MANY, Behaviour.SLOW, Behaviour.HANG, Behaviour.CLOSED]
OF_A_GATEWAY = [
    Behaviour.OK, Behaviour.ONE_ERROR, Behaviour.TWO_ERRORS, Behaviour.DISABLED, Behaviour.UNAUTHORIZED, *BOTH,
]  # fmt: skip
OF_STRIPE = [Behaviour.OK, *BOTH, Behaviour.BROKEN, Behaviour.RESET]
OF_THE_CENSUS = [Behaviour.OK, Behaviour.NO_MATCH, Behaviour.NEXT_CONGRESS, *BOTH]


class Script:
    """The behaviour of one stand-in. Threads may change and ask it at once.

    `delay` is how many seconds "slowly" is, `retry_after` how many "too many" names.
    """

    def __init__(self, *, delay: float = 3.0, retry_after: int = 30) -> None:
        self.delay, self.retry_after = delay, retry_after
        self.lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Take what is right from everybody, and forget what was asked."""
        with self.lock:
            self.standing: dict[str, Behaviour] = {}
            self.coming: dict[str, list[Behaviour]] = {}
            self.done: Counter[Behaviour] = Counter()

    def always(self, behaviour: Behaviour, *, office: str = EVERYBODY) -> None:
        """From now on, for all offices that have no behaviour of their own, or for one."""
        with self.lock:
            self.standing[office] = Behaviour(behaviour)

    def next(self, *behaviours: Behaviour, office: str = EVERYBODY) -> None:
        """The next times, one after another, before what is always done; for whoever asks, or for one office."""
        with self.lock:
            self.coming.setdefault(office, []).extend(map(Behaviour, behaviours))

    def forget(self, office: str) -> None:
        """Let an office have no behaviour of its own."""
        with self.lock:
            self.standing.pop(office, None)
            self.coming.pop(office, None)

    def turn(self, office: str = EVERYBODY) -> Behaviour:
        """What is to be done this time, which is counted."""
        with self.lock:
            for name in (office, EVERYBODY):
                if self.coming.get(name):
                    behaviour = self.coming[name].pop(0)
                    break
            else:
                behaviour = self.standing.get(office) or self.standing.get(EVERYBODY) or Behaviour.OK
            self.done[behaviour] += 1
            return behaviour

    def rules(self) -> dict[str, Behaviour]:
        """What is always done, by office; for all others under ""."""
        with self.lock:
            return {EVERYBODY: Behaviour.OK, **self.standing}

    def counts(self) -> Counter[Behaviour]:
        """How often each was done."""
        with self.lock:
            return self.done.copy()
