"""What happened, told to the site: signed, whole or thin, again and again until it answers 2xx."""

import heapq
import hmac
import json
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from advocacy.sandbox.stripe import happenings
from advocacy.sandbox.stripe.bad_day import Day
from advocacy.sandbox.stripe.clock import HOUR, MINUTE
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.world import World

Receiver = Callable[[bytes, dict[str, str]], int]  # body and headers to a status

TIMEOUT = 10  # seconds
PAUSES = (10, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, *[12 * HOUR] * 4)  # three days in all
NEWEST = 500


@dataclass
class Endpoint:
    """Who is told: an address, or a function in a test. `secrets`: all of them sign while one is rolled."""

    to: str | Receiver
    secrets: list[str]
    thin: bool = False
    events: Sequence[str] = ("*",)

    def wants(self, type: str) -> bool:
        """Whether it is told of such events."""
        return any(happenings.is_of(type, kind) for kind in self.events)


@dataclass
class Attempt:
    """One time that an event was sent. `status` is 0 where nobody answered."""

    event: str
    type: str
    status: int


@dataclass(order=True)
class Delivery:
    """An event on its way."""

    due: float
    number: int
    event: Json = field(compare=False)
    endpoint: Endpoint = field(compare=False)
    tried: int = field(default=0, compare=False)
    is_lost: bool = field(default=False, compare=False)


class Webhooks:
    """The endpoints, and what is on its way to them. Threads may deliver at once."""

    def __init__(self, world: World, day: Day) -> None:
        self.world, self.day = world, day
        self.lock = threading.Lock()
        self.endpoints: list[Endpoint] = []
        self.waiting: list[Delivery] = []
        self.attempts: list[Attempt] = []  # the newest of them
        self.number = 0

    def announce(self, event: Json) -> None:
        """Send an event on its way."""
        for endpoint in self.endpoints:
            if endpoint.wants(event["type"]):
                event["pending_webhooks"] += 1
                for sending in self.day.sendings(event["type"]):
                    self.put(event, endpoint, sending.after, is_lost=sending.is_lost)

    def put(self, event: Json, endpoint: Endpoint, after: float, *, tried: int = 0, is_lost: bool = False) -> None:
        """Have an event sent after some seconds."""
        with self.lock:
            self.number += 1
            due = self.world.clock.exactly() + after
            heapq.heappush(self.waiting, Delivery(due, self.number, event, endpoint, tried, is_lost))

    def deliver(self) -> int:
        """Send what is due; returns how many were sent."""
        sent = 0
        now = self.world.clock.exactly()
        while delivery := self.next_due(now):
            self.send(delivery)
            sent += 1
        return sent

    def next_due(self, now: float) -> Delivery | None:
        """Take one from the queue."""
        with self.lock:
            return heapq.heappop(self.waiting) if self.waiting and self.waiting[0].due <= now else None

    def send(self, delivery: Delivery) -> None:
        """Send one, and again later if nobody takes it."""
        event, endpoint = delivery.event, delivery.endpoint
        with self.world.lock:
            body = json.dumps(happenings.thin(self.world, event) if endpoint.thin else event).encode()
        status = 0 if delivery.is_lost else posted(endpoint, body)
        with self.lock:
            self.attempts = [*self.attempts[-NEWEST:], Attempt(event["id"], event["type"], status)]
        if 200 <= status < 300:
            event["pending_webhooks"] = max(0, event["pending_webhooks"] - 1)
        elif delivery.tried < len(PAUSES):
            self.put(event, endpoint, PAUSES[delivery.tried], tried=delivery.tried + 1)


def posted(endpoint: Endpoint, body: bytes) -> int:
    """Post a body with its signature; the status of the answer, 0 without one."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature": signature(body, endpoint.secrets, int(time.time())),
    }
    if callable(endpoint.to):
        return endpoint.to(body, headers)
    where = urlsplit(endpoint.to)
    connection = HTTPConnection(where.hostname or "", where.port, timeout=TIMEOUT)
    with suppress(OSError, HTTPException):
        try:
            connection.request("POST", f"{where.path}?{where.query}".rstrip("?"), body, headers)
            return connection.getresponse().status
        finally:
            connection.close()
    return 0


def signature(body: bytes, secrets: Sequence[str], at: int) -> str:
    """The header: one `v1` a secret. The moment is the real one, since its reader holds it against the real one."""
    signed = f"{at}.".encode() + body
    marks = [hmac.new(secret.encode(), signed, sha256).hexdigest() for secret in secrets]
    return ",".join([f"t={at}", *(f"v1={mark}" for mark in marks)])
