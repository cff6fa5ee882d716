"""Stand-ins for the Census geocoder and the message gateways of the House and the Senate, on 127.0.0.1.

Paths and answers as the real ones' are known from their clients (read 2026-11-23); messages are held against the same
grammar that `actions.letters` sends by. How each behaves is a `Script`, what the gateways took a `Tray`.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Any

from django.db import connection

from actions.legislators import seats, states
from actions.legislators.models import DataSet, GatewayOffice, Member
from advocacy.sandbox import census, gateway_server
from advocacy.sandbox.received import Tray
from advocacy.sandbox.scripts import Script

HOST = "127.0.0.1"
HOUSE_KEY, SENATE_KEY = "sandbox-house-key", "sandbox-senate-key"


def house_offices() -> frozenset[str]:
    """The codes of all seats in the House: 00 at large, and of a delegate."""
    every = [seat for state in states.STATES for seat in seats.house(state.code)]
    return frozenset(f"H{seat.state}{int(seat.district):02d}" for seat in every)


def senate_offices() -> list[dict[str, str]]:
    """The offices that the data set of SCWC names, as the Senate's own list does."""
    current = {"data_set__state": DataSet.State.CURRENT}
    names = dict(Member.objects.filter(**current).values_list("person", "name"))
    rows = GatewayOffice.objects.filter(**current).order_by("code").values_list("person", "code")
    return [
        {"name": f"{names.get(person, person)} [bioguide_id: {person}]", "office_code": code} for person, code in rows
    ]


@dataclass
class Gateway:
    """One gateway: the key that it knows, its behaviour, and what it took. Validating only leaves nothing in `tray`."""

    letter: str  # with which its offices' codes begin
    key: str
    offices: frozenset[str] = frozenset()  # those that take messages; empty: all
    script: Script = field(default_factory=Script)
    tray: Tray = field(default_factory=Tray)


@dataclass
class Playing:
    """The three stand-ins. `url` is "" while they do not run. Tests give districts and active offices of their own."""

    url: str = ""
    districts: census.Districts = census.of_the_database
    active_offices: Callable[[], Iterable[dict[str, str]]] = senate_offices
    census: Script = field(default_factory=Script)
    house: Gateway = field(default_factory=lambda: Gateway("H", HOUSE_KEY, house_offices()))
    senate: Gateway = field(default_factory=lambda: Gateway("S", SENATE_KEY))
    over: threading.Event = field(default_factory=threading.Event)

    def reset(self) -> None:
        """As at the beginning: all behave well, nothing was received."""
        for gateway in (self.house, self.senate):
            gateway.script.reset()
            gateway.tray.clear()
        self.census.reset()

    @property
    def settings(self) -> dict[str, str]:
        """The settings under which the site speaks to them."""
        return {
            "CENSUS_URL": f"{self.url}/geocoder",
            "CWC_HOUSE_URL": self.url,
            "CWC_HOUSE_KEY": self.house.key,
            "CWC_SENATE_URL": f"{self.url}/api",
            "CWC_SENATE_KEY": self.senate.key,
            "CWC_AGENT": "Sandbox",
            "CWC_ACK_EMAIL": "gateways@example.org",
            "CWC_CONTACT_NAME": "Sandbox",
            "CWC_CONTACT_EMAIL": "gateways@example.org",
            "CWC_CONTACT_PHONE": "202-555-0100",
        }


PLAYING = Playing()  # those that the demo runs, and its page shows and switches


class Server(ThreadingHTTPServer):
    """Lets a crowd wait its turn, and does not wait for who hangs when it ends."""

    request_queue_size = 128
    daemon_threads = True
    playing: Playing

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and let go of the database that this thread may have looked into."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            connection.close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who went away before the answer is no news."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


@contextmanager
def running(port: int = 0, *, playing: Playing | None = None) -> Iterator[Playing]:
    """Play all three in a thread until the end of the block; on a free port, unless one is given."""
    playing = playing or Playing()
    playing.over.clear()
    with Server((HOST, port), gateway_server.Handler) as server:
        server.playing = playing
        playing.url = f"http://{HOST}:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield playing
        finally:
            playing.over.set()
            server.shutdown()
            thread.join()
            playing.url = ""
