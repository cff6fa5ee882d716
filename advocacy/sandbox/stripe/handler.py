"""How the stand-in is spoken to by HTTP: who asks, how often the same, and what a bad day makes of the answer."""

import json
import socket
from base64 import b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import checking, decoding, endpoints, expanding
from advocacy.sandbox.stripe.idempotency import Kept
from advocacy.sandbox.stripe.refusals import Json, Refused

LARGEST = 2**20  # bytes of a request
AT_ONCE = {Behaviour.TOO_MANY: 429, Behaviour.UNAVAILABLE: 503, Behaviour.UNAUTHORIZED: 401}
TOO_MANY = "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits."
BROKEN = "Sorry! There was an error while talking to one of our backends. Support has been notified."


@dataclass
class Asked:
    """A request that is understood."""

    endpoint: endpoints.Endpoint
    ids: dict[str, Any]
    params: Json
    key: str  # "" without one


class Handler(BaseHTTPRequestHandler):
    """One request after another on a connection. Nothing is logged."""

    server: Any
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds for a client that falls silent
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """A question, or a page."""
        self.serve("GET")

    def do_POST(self) -> None:
        """Work, or a button of a page."""
        self.serve("POST")

    def do_DELETE(self) -> None:
        """The end of something."""
        self.serve("DELETE")

    def serve(self, method: str) -> None:
        """Answer."""
        split = urlsplit(self.path)
        body = self.body()
        if body is None:
            return
        if not split.path.startswith(("/v1/", "/v2/")):
            self.say_page(
                self.server.playing.pages.answer(method, split.path, body.decode(errors="replace"), self.headers)
            )
            return
        self.request_id = self.server.playing.request_id()
        try:
            self.hold_against_account()
            asked = self.understood(method, split.path, body.decode() if method == "POST" else split.query)
            self.answer(asked, split.path)
        except UnicodeDecodeError:
            self.refuse(Refused("Invalid request: the body is not UTF-8."))
        except Refused as refused:
            self.refuse(refused)

    def body(self) -> bytes | None:
        """What was sent; None after saying that it is too much."""
        length = self.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > LARGEST:
            self.close_connection = True
            self.refuse(Refused("The request is too large.", status=413))
            return None
        return self.rfile.read(int(length))

    def hold_against_account(self) -> None:
        """The key and the version; a key that is live is never taken, and never repeated."""
        key = self.key_of_account()
        if key.startswith(("sk_live_", "rk_live_")):
            raise Refused("This is a sandbox: it takes no live keys.", status=401, code="secret_key_required")
        if not key:
            raise Refused("You did not provide an API key.", status=401)
        if key != self.server.playing.key:
            raise Refused(f"Invalid API Key provided: {key[:8]}****", status=401)
        if (version := self.headers.get("Stripe-Version")) != checking.VERSION:
            raise Refused(f"Invalid Stripe API version: {version}. The sandbox speaks {checking.VERSION} alone.")

    def key_of_account(self) -> str:
        """What stands in the header, as Bearer or as Basic."""
        kind, _space, value = (self.headers.get("Authorization") or "").partition(" ")
        if kind.lower() == "basic":
            try:
                return b64decode(value, validate=True).decode().partition(":")[0]
            except (NotBase64, UnicodeDecodeError):
                return ""
        return value.strip() if kind.lower() == "bearer" else ""

    def understood(self, method: str, path: str, text: str) -> Asked:
        """The endpoint and its parameters, as Python values."""
        if (found := endpoints.found(method, path)) is None:
            raise Refused(f"Unrecognized request URL ({method}: {path}).", status=404)
        endpoint, ids = found
        params = checking.checked(decoding.decoded(text), endpoint.takes)
        key = (self.headers.get("Idempotency-Key") or "") if method == "POST" else ""
        return Asked(endpoint, ids, params, key)

    def answer(self, asked: Asked, path: str) -> None:
        """Answer as the day is, from what was answered before if the key is the same."""
        playing = self.server.playing
        behaviour = playing.day.turn(asked.endpoint.name, writes=asked.endpoint.method != "GET")
        if self.does_without_work(behaviour):
            return
        kept = playing.keys.begin(asked.key, path, asked.params, playing.world.clock.now()) if asked.key else None
        if kept and kept.answer:
            status, body, request_id = kept.answer
            self.say(status, body, **{"Idempotent-Replayed": "true", "Original-Request": request_id})
            return
        status, body = self.worked(asked, behaviour, kept)
        if behaviour == Behaviour.CLOSED:
            self.hang_up()
        else:
            self.say(status, body, **({"Stripe-Should-Retry": "false"} if status >= 500 else {}))

    def worked(self, asked: Asked, behaviour: Behaviour, kept: Kept | None) -> tuple[int, bytes]:
        """Do the work, and keep what is answered under its key, a failure too. Who is slow waits here."""
        playing = self.server.playing
        try:
            if behaviour == Behaviour.SLOW:
                playing.over.wait(playing.day.script.delay)
            status, body = self.done(asked)
        except BaseException:
            if kept:
                playing.keys.let_go(asked.key, kept)
            raise
        if behaviour == Behaviour.BROKEN:
            status, body = 500, written(Refused(BROKEN, type="api_error").body)
        if kept:
            playing.keys.finish(kept, status, body, self.request_id)
        return status, body

    def done(self, asked: Asked) -> tuple[int, bytes]:
        """Do the work."""
        world = self.server.playing.world
        with world.lock:
            world.clock.catch_up()
            world.asking = {"id": self.request_id, "idempotency_key": asked.key or None}
            try:
                answer = asked.endpoint.work(world, asked.params, **asked.ids)
                return 200, written(expanding.expanded(world, answer, asked.params.get("expand") or []))
            except Refused as refused:
                return refused.status, written(refused.body)
            finally:
                world.asking = {"id": None, "idempotency_key": None}

    def does_without_work(self, behaviour: Behaviour) -> bool:
        """Whether this behaviour has answered already, before anything was done."""
        if behaviour == Behaviour.HANG:
            self.server.playing.over.wait()
        if behaviour in {Behaviour.HANG, Behaviour.RESET}:
            self.hang_up()
            return True
        if behaviour in AT_ONCE:
            refused = Refused(TOO_MANY if behaviour == Behaviour.TOO_MANY else BROKEN, status=AT_ONCE[behaviour])
            if behaviour == Behaviour.TOO_MANY:
                refused.error["code"] = "rate_limit"
            self.refuse(refused)
            return True
        return False

    def refuse(self, refused: Refused) -> None:
        """Answer with an error."""
        self.say(refused.status, written(refused.body))

    def say(self, status: int, body: bytes, **headers: str) -> None:
        """Answer in JSON."""
        usual = {"Content-Type": "application/json", "Request-Id": getattr(self, "request_id", "")}
        usual["Stripe-Version"] = checking.VERSION
        self.send(status, body, {**usual, **headers})

    def say_page(self, page: Any) -> None:
        """Answer with a page, or lead on to another."""
        self.send(page.status, page.body, page.headers)

    def send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        """Write it."""
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self) -> None:
        """Close the connection without a word."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def written(answer: Json) -> bytes:
    """An answer as it is sent."""
    return json.dumps(answer).encode()
