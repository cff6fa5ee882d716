"""The sandbox's own time: so much ahead of the real one, and what is to happen when."""

import heapq
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds


class Clock:
    """Time that can be moved on, and an agenda that is worked off in its order. Not for several threads at once."""

    def __init__(self) -> None:
        self.ahead = 0.0  # seconds
        self.at: int | None = None  # the moment of what is done just now
        self.agenda: list[tuple[int, int, Callable[..., Any], tuple[Any, ...]]] = []
        self.noted = 0

    def now(self) -> int:
        """Seconds since 1970."""
        return self.at if self.at is not None else int(time.time() + self.ahead)

    def exactly(self) -> float:
        """The same, to a fraction."""
        return time.time() + self.ahead

    def later(self, due: int, action: Callable[..., Any], *args: Any) -> None:
        """Do something at a moment."""
        self.noted += 1
        heapq.heappush(self.agenda, (due, self.noted, action, args))

    def advance(self, by: timedelta) -> None:
        """Move on. What falls due on the way is done by `catch_up`."""
        self.ahead += by.total_seconds()

    def catch_up(self) -> None:
        """Do what is due, each as if it were its moment."""
        if self.at is not None:
            return
        try:
            while self.agenda and self.agenda[0][0] <= int(time.time() + self.ahead):
                self.at, _number, action, args = heapq.heappop(self.agenda)
                action(*args)
        finally:
            self.at = None


def midnight(after: int) -> int:
    """The next midnight, UTC."""
    return (after // DAY + 1) * DAY


def a_period_later(moment: int, interval: str, count: int, anchor: int) -> int:
    """The end of a billing period: months and years keep the day of the anchor where there is one."""
    if interval in {"day", "week"}:
        return moment + count * DAY * (7 if interval == "week" else 1)
    start, day = datetime.fromtimestamp(moment, UTC), datetime.fromtimestamp(anchor, UTC).day
    months = start.month - 1 + count * (12 if interval == "year" else 1)
    first = start.replace(year=start.year + months // 12, month=months % 12 + 1, day=1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return int(first.replace(day=min(day, last.day)).timestamp())
