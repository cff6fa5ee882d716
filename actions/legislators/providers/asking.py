"""One question to an outside service and its answer. The URL holds where somebody lives: nothing of it goes further.

What fails is told outside the block that caught it, so that our exception carries no other, and urllib3, which writes
each URL into its log, is silent meanwhile.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, TypeVar

import requests
from urllib3.exceptions import HTTPError, ProtocolError

from actions.legislators.providers.found import Address, NoMatch, Unavailable

TRIES = 2  # where the connection breaks; what is late is not asked again
LONGEST = 200  # characters of an address
LARGEST = 2**20  # bytes; a real answer has a few thousand
LOGGERS = ["connection", "connectionpool", "poolmanager", "response", "util.retry"]
CLOSED, LATE, UNREADABLE = -1, -2, -3  # in the place of an HTTP status

Read = TypeVar("Read")

silent: ContextVar[bool] = ContextVar("silent", default=False)


def unless_silent(record: logging.LogRecord) -> bool:
    return not silent.get()


for logger in LOGGERS:
    logging.getLogger(f"urllib3.{logger}").addFilter(unless_silent)


class Refused(Unavailable):
    """The service answered with an HTTP status other than 200; a redirect too, which is never followed."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP status {status}")
        self.status = status


def one_line(address: Address) -> str:
    """An address as geocoders take it best: `421 8th Ave, New York, NY 10001`.

    Raises NoMatch for more than anybody's address has: refused by the service, it would count as the service's failure.
    """
    parts = [address.street, address.city, f"{address.state} {address.zip}"]
    line = ", ".join(filter(None, (" ".join(part.split()) for part in parts)))
    if len(line) > LONGEST:
        raise NoMatch("too long")
    return line.encode(errors="replace").decode()


def get(
    url: str, *, params: Mapping[str, str], timeout: float, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The JSON object that a service answers with. Raises Unavailable for all else, an error told with status 200 too.

    `timeout` is in seconds, to connect, and then for each piece of the answer.
    """
    with silence():
        for _ in range(TRIES):
            status, body = answer(url, params=params, timeout=timeout, headers=headers)
            if status != CLOSED:
                break
    if status in {CLOSED, LATE, UNREADABLE}:
        raise Unavailable({CLOSED: "no connection", LATE: "no answer in time", UNREADABLE: "no answer"}[status])
    if status != requests.codes.ok:
        raise Refused(status)
    return understood(parsed, body)


@contextmanager
def silence() -> Iterator[None]:
    """Nothing that this thread makes urllib3 say reaches a log."""
    before = silent.set(True)
    try:
        yield
    finally:
        silent.reset(before)


def answer(
    url: str, *, params: Mapping[str, str], timeout: float, headers: Mapping[str, str] | None
) -> tuple[int, bytes]:
    """The HTTP status and the body, cut where it is too long; or why there is none."""
    try:
        with requests.get(
            url, params=params, headers=headers, timeout=timeout, allow_redirects=False, stream=True
        ) as response:
            return response.status_code, response.raw.read(LARGEST, decode_content=True)
    except requests.Timeout:
        return LATE, b""
    except (requests.ConnectionError, ProtocolError):
        return CLOSED, b""
    except (requests.RequestException, HTTPError, ValueError):
        return UNREADABLE, b""


def parsed(body: bytes) -> dict[str, Any]:
    said = json.loads(body)
    if said.get("error") or said.get("errors"):
        raise ValueError
    return dict(said)


def understood(read: Callable[..., Read], *said: Any) -> Read:
    """What a function reads out of an answer. Raises Unavailable where the answer has another shape than it expects."""
    with suppress(LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return read(*said)
    raise Unavailable("not understood")
