"""One message given to a gateway, and what its answer means. The address holds the key: nothing of it goes further.

Status and errors as clients of the gateways have recorded them (read 2026-11-23): any 2xx is an acceptance, 400 brings
`<Error>` nodes. What fails is told outside the block that caught it, so that our exception carries no other, and
urllib3, which writes each address into its log, is silent meanwhile.

A thread keeps its connection for the next letter of a crowd. One that has rested is not used again: the far side may
be closing it at that very moment, and nobody could say what became of the letter.
"""

import io
import json
import re
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy

import requests
from django.conf import settings
from urllib3.exceptions import HTTPError

from actions.legislators.providers.asking import silence
from actions.letters.channels import cwc_errors
from actions.letters.channels.message import AnswerLost, Closed, Message, NotTaken, Receipt, Rejected

CONNECT = 5.0  # seconds; to wait for an answer, CWC_TIMEOUT
RESTED = 2.0  # seconds; servers keep an idle connection for five at least
LARGEST = 2**16  # bytes of an answer
LONGEST_WAIT = 24 * 60 * 60.0
CLOSED = {401, 404, 405, 410}  # a wrong key, or not the gateway's address
# 500, 502 and 504 may come from beyond a gateway that took it. 403: an unknown network, or one letter's words that
# something before the gateway dislikes; only many of them tell which.
LATER = {403, 408, 425, 429, 503}
TOO_LARGE = 413
NUMBER = re.compile(r"[\w.:-]{1,40}")


class Body(io.BytesIO):
    """What is sent, which knows whether sending it has begun: before that nothing can have arrived."""

    begun = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.begun = True
        return super().read(size)


class Connections(threading.local):
    """A thread's own connections to the gateways. No cookie is kept, and no password is looked for in a `.netrc`."""

    def __init__(self) -> None:
        self.sessions: dict[str, requests.Session] = {}
        self.used_at = time.monotonic()

    def fresh(self, url: str) -> requests.Session:
        """The session for an address, without connections that have rested."""
        if time.monotonic() - self.used_at > RESTED:
            for session in self.sessions.values():
                session.close()
        if url not in self.sessions:
            self.sessions[url] = opened(url)
        return self.sessions[url]


def opened(url: str) -> requests.Session:
    """A session with the machine's proxies and certificates, read once and not for each letter."""
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    around = session.merge_environment_settings(url, {}, None, None, None)
    session.trust_env = False
    session.proxies, session.verify, session.cert = around["proxies"], around["verify"], around["cert"]
    return session


connections = Connections()


@dataclass(frozen=True)
class Answer:
    """What came back: an HTTP status, and the beginning of the body, b"" where it could not be read."""

    status: int
    retry_after: str
    body: bytes = field(repr=False)


def post(xml: bytes, message: Message, *, url: str, key: str) -> Receipt:
    """Give a message, written as `xml`, to a gateway. Never inside a transaction: it may wait for CWC_TIMEOUT seconds.

    Raises Rejected, NotTaken, Closed or AnswerLost; none of them names the key, the person or her address.
    """
    body = Body(xml)
    with silence():
        answer = answered(body, url, key)
    if answer is None:
        raise AnswerLost("no answer") if body.begun else NotTaken("no connection")
    return understood(answer, message)


def answered(body: Body, url: str, key: str) -> Answer | None:
    """The answer, None where there is none. A redirect is an answer, and never followed."""
    try:
        with connections.fresh(url).post(
            url,
            params={"apikey": key},
            data=body,
            headers={"Content-Type": "application/xml", "Accept": "application/xml, application/json"},
            timeout=(min(CONNECT, settings.CWC_TIMEOUT), settings.CWC_TIMEOUT),
            allow_redirects=False,
            stream=True,
        ) as response:
            return Answer(response.status_code, response.headers.get("Retry-After", ""), beginning(response))
    except (requests.RequestException, HTTPError, OSError, ValueError):
        return None
    finally:
        connections.used_at = time.monotonic()


def beginning(response: requests.Response) -> bytes:
    """As much of the body as is looked at. The status holds without it."""
    try:
        return response.raw.read(LARGEST, decode_content=True) or b""
    except (requests.RequestException, HTTPError, OSError, ValueError):
        return b""


def understood(answer: Answer, message: Message) -> Receipt:
    """What an answer comes to; raises what is no receipt."""
    status = answer.status
    if 200 <= status < 300:
        return Receipt(" ".join(filter(None, [str(status), number(answer.body)])))
    if status in CLOSED:
        raise Closed(f"HTTP status {status}")
    if status in LATER:
        busy = status == requests.codes.too_many_requests
        raise NotTaken(f"HTTP status {status}", wait=wait(answer.retry_after), busy=busy)
    reasons = cwc_errors.reasons(answer.body, message)
    if status == requests.codes.bad_request or (400 <= status < 500 and reasons != cwc_errors.NONE):
        raise Rejected(reasons)
    if status == TOO_LARGE:
        raise Rejected(cwc_errors.TOO_LARGE)
    raise AnswerLost(f"HTTP status {status}")


def number(body: bytes) -> str:
    """The number that the gateway gave the message, where it says one in JSON; "" else."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    given = next((str(said[name]) for name in ("messageId", "id") if said.get(name)), "")
    return given if NUMBER.fullmatch(given) else ""


def wait(retry_after: str) -> float | None:
    """The seconds of a `Retry-After`, which may be a number or a date; None for one that says neither."""
    if retry_after.strip().isdecimal():
        return min(float(retry_after), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    seconds = (until if until.tzinfo else until.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(seconds.total_seconds(), 0.0), LONGEST_WAIT)
