"""The measurements, each repeated in turn with the others, so that a slow moment falls on all of them alike."""

import html.parser
import secrets
import statistics
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from actions.limits.models import Limit
from actions.limits.quiet import MINIMUM_SECONDS
from actions.outbox import working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job
from actions.petitions import counting
from advocacy.bench import load

CAMPAIGN = "/en/citizenship-for-all/"
PETITION = f"{CAMPAIGN}sign/"
SITE = "advocacy.bench.site_settings"
BARE = "advocacy.bench.bare_settings"
PORT = 8571
JOBS = 2000
NO_LIMIT = 10**9


@dataclass(frozen=True)
class Servers:
    """The addresses of the three servers that are compared."""

    bare: str
    cached: str
    uncached: str


def start(stack: ExitStack) -> Servers:
    """Bring all servers up; they end with the stack."""
    return Servers(
        bare=stack.enter_context(load.serving(BARE, PORT)),
        cached=stack.enter_context(load.serving(SITE, PORT + 1)),
        uncached=stack.enter_context(load.serving(SITE, PORT + 2, PAGE_CACHE_SECONDS="0")),
    )


def lift_limits() -> None:
    """Let the load through: what is measured is signing, not being set aside."""
    for scope in Limit.Scope:
        Limit.objects.update_or_create(scope=scope, defaults={"burst": NO_LIMIT, "sustained": NO_LIMIT})


def measures(servers: Servers) -> dict[str, Callable[[int], float]]:
    """Everything measured over HTTP, by name; each takes seconds and gives requests a second."""
    return {
        "bare view": lambda seconds: load.rate(f"{servers.bare}/hello", seconds=seconds),
        "campaign, kept": lambda seconds: load.rate(servers.cached + CAMPAIGN, seconds=seconds),
        "petition, kept": lambda seconds: load.rate(servers.cached + PETITION, seconds=seconds),
        "petition, rendered": lambda seconds: load.rate(servers.uncached + PETITION, seconds=seconds),
        "bare inserts": lambda seconds: load.rate(f"{servers.bare}/insert", seconds=seconds),
        "signing": lambda seconds: sign(servers.cached, seconds),
    }


def medians(servers: Servers, *, rounds: int, seconds: int, progress: Callable[[str], None]) -> dict[str, float]:
    """The median rate of each, over rounds in which every one has its turn; a first, short round warms up."""
    chosen = measures(servers)
    rates: dict[str, list[float]] = {name: [] for name in chosen}
    for number in range(rounds + 1):
        progress(f"Round {number} of {rounds}" if number else "Warming up")
        for name, measure in chosen.items():
            found = measure(seconds if number else 1)
            if number:
                rates[name].append(found)
        counting.fold(at=timezone.now())
    return {name: statistics.median(found) for name, found in rates.items()}


def sign(address: str, seconds: int) -> float:
    """Signatures a second, each by another person from another network, each answered with the way to the thanks."""
    with urllib.request.urlopen(address + PETITION) as page:  # noqa: S310
        fields = Fields()
        fields.feed(page.read().decode())
    time.sleep(MINIMUM_SECONDS + 1)
    person = {"name": "Bench WHO", "email": "WHO@example.net", "zip": "10001"}
    body = urlencode({**fields.found, **person})
    arguments = (body, address, secrets.token_hex(4))
    return load.rate(address + PETITION, seconds=seconds, script="sign.lua", arguments=arguments)


class Fields(html.parser.HTMLParser):
    """The hidden fields of a page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a browser would send unasked."""
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.found[str(given["name"])] = given.get("value") or ""


def queries(path: str) -> int:
    """How many queries a page makes when it is rendered, the process's small caches being warm."""
    visitor = Client(SERVER_NAME="127.0.0.1")
    with override_settings(PAGE_CACHE_SECONDS=0):
        visitor.get(path)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(path)
    return len(captured)


def work() -> float:
    """Jobs a second through one worker, with a handler that does nothing."""
    now = timezone.now()
    Job.objects.all().delete()
    Job.objects.bulk_create(
        Job(kind="bench", dedupe_key=f"bench:{number}", due_at=now, created_at=now) for number in range(JOBS)
    )
    begun = time.monotonic()
    working.drain(kinds={"bench": Kind(lambda job: None)})
    return JOBS / (time.monotonic() - begun)
