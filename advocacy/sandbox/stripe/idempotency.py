"""The answers to requests that carry a key: the first one is kept, whatever it was, and given again for a day."""

import threading
from dataclasses import dataclass
from typing import Any

from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Refused

LONGEST = 255
OTHER = "Keys for idempotent requests can only be used with the same parameters they were first used with."
IN_USE = "There is currently another in-progress request using this Idempotent Key."


@dataclass
class Kept:
    """What was asked under a key, and what was answered; nothing yet while it is being done."""

    asked: Any
    path: str
    at: int
    answer: tuple[int, bytes, str] | None = None  # status, body, the request's id


class Keys:
    """The keys of a day. Threads may use it at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.kept: dict[str, Kept] = {}

    def begin(self, key: str, path: str, asked: Any, now: int) -> Kept:
        """Take a key, or find what was answered before. Refuses other parameters, and two at the same moment."""
        if not 1 <= len(key) <= LONGEST:
            raise Refused(f"An idempotency key has 1 to {LONGEST} characters.", type="idempotency_error")
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or (kept.answer and now - kept.at > DAY):
                kept = self.kept[key] = Kept(asked, path, now)
                return kept
            if kept.path != path or kept.asked != asked:
                raise Refused(f"{OTHER} Try using a key other than '{key}'.", type="idempotency_error")
            if kept.answer is None:
                raise Refused(IN_USE, status=409, type="idempotency_error", code="idempotency_key_in_use")
            return kept

    def finish(self, kept: Kept, status: int, body: bytes, request_id: str) -> None:
        """Keep the answer."""
        with self.lock:
            kept.answer = (status, body, request_id)

    def let_go(self, key: str, kept: Kept) -> None:
        """Nothing was done after all: the key is free again."""
        with self.lock:
            if self.kept.get(key) is kept and kept.answer is None:
                del self.kept[key]

    def forget_old(self, now: int) -> None:
        """Drop those of before yesterday."""
        with self.lock:
            self.kept = {key: kept for key, kept in self.kept.items() if now - kept.at <= DAY or kept.answer is None}
