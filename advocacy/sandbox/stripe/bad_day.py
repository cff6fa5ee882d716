"""What goes wrong by itself unless the day is calm, so that nothing comes to rely on luck. A seed brings it again."""

import random
import threading
from collections import Counter
from dataclasses import dataclass

from advocacy.sandbox.scripts import Behaviour, Script

# Shares of the requests, up to which each happens.
OF_WRITING = [(0.015, Behaviour.CLOSED), (0.03, Behaviour.BROKEN), (0.05, Behaviour.TOO_MANY), (0.08, Behaviour.SLOW)]
OF_READING = [(0.01, Behaviour.CLOSED), (0.02, Behaviour.TOO_MANY), (0.05, Behaviour.SLOW)]
TWICE, DROPPED = 0.10, 0.05  # of the webhooks
SPREAD = 5.0  # seconds, within which their order is lost


@dataclass(frozen=True)
class Sending:
    """One time that a webhook is sent: after how many seconds, and whether it gets lost on the way."""

    after: float
    is_lost: bool = False


class Day:
    """A calm one or a bad one. A script says what comes before that, for one endpoint or for all."""

    def __init__(self, seed: int, *, calm: bool) -> None:
        self.seed, self.calm = seed, calm
        self.script = Script(delay=0.4, retry_after=1)
        self.lock = threading.Lock()
        self.seen: Counter[str] = Counter()

    def dice(self, what: str) -> random.Random:
        """The chances of the next of a kind, whatever else goes on at the same time."""
        with self.lock:
            self.seen[what] += 1
            return random.Random(f"{self.seed} {what} {self.seen[what]}")  # noqa: S311 - no secret

    def turn(self, endpoint: str, *, writes: bool) -> Behaviour:
        """How a request is answered."""
        said = self.script.turn(endpoint)
        if said != Behaviour.OK or self.calm:
            return said
        chance = self.dice(endpoint).random()
        return next((what for share, what in (OF_WRITING if writes else OF_READING) if chance < share), Behaviour.OK)

    def sendings(self, type: str) -> list[Sending]:
        """When a webhook is sent, and how often."""
        if self.calm:
            return [Sending(0.0)]
        dice = self.dice(f"webhook {type}")
        is_lost = dice.random() < DROPPED
        times = 2 if dice.random() < TWICE else 1
        return [Sending(dice.uniform(0, SPREAD), is_lost and n == 0) for n in range(times)]
