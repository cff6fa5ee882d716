"""How the stand-ins of `gateways` are spoken to by HTTP: which path is whose, and what each behaviour is in bytes."""

import json
import socket
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from lxml import etree

from actions.letters.channels import cwc_grammar
from advocacy.sandbox import census
from advocacy.sandbox.received import Delivery
from advocacy.sandbox.scripts import Behaviour, Script

LARGEST = 2**20  # bytes of a message
XML, JSON = "application/xml", "application/json"
EMAIL = (
    "The 'Email' element is invalid - The value '{value}' is invalid according to its datatype 'email_type' - The "
    "Pattern constraint failed."
)
FAULT = "The '{name}' element is invalid - The value '{value}' is invalid according to its datatype."
ADDRESS = "Address invalid: {street}, {city}, {state} {zip}"
DISABLED = "Message delivery is not enabled for {office}"
MESSAGES = {
    "/v2/message": ("house", True),
    "/v2/validate": ("house", False),
    "/api/messages/": ("senate", True),
    "/api/testing-messages/": ("senate", True),
}
AS_HTTP = {Behaviour.UNAUTHORIZED: 401, Behaviour.TOO_MANY: 429, Behaviour.UNAVAILABLE: 503}


class Handler(BaseHTTPRequestHandler):
    """One request. Nothing of it is logged: it says where somebody lives."""

    server: Any
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer is two pieces, and a kept connection would wait for the second
    timeout = 60  # seconds for a client that falls silent

    def do_GET(self) -> None:
        """An address, or a list of offices."""
        path, query = self.asked()
        playing = self.server.playing
        if path == "/geocoder/geographies/onelineaddress":
            self.geocode(query)
        elif path == "/offices" and query.get("apikey") == playing.house.key:
            self.say(200, json.dumps(sorted(playing.house.offices)))
        elif path in {"/api/active_offices/", "/api/active_offices.json"}:
            self.list_offices(public=path.endswith(".json"), key=query.get("apikey", ""))
        else:
            self.say(401 if path == "/offices" else 404)

    def list_offices(self, *, public: bool, key: str) -> None:
        """The Senate's offices that take part: for everybody, or for who has the key."""
        playing = self.server.playing
        if public or key == playing.senate.key:
            self.say(200, json.dumps(list(playing.active_offices())))
        else:
            self.say(401)

    def do_POST(self) -> None:
        """A message."""
        path, query = self.asked()
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > LARGEST or path not in MESSAGES:
            self.close_connection = True
            self.say(404 if path not in MESSAGES else 413)
            return
        body = self.rfile.read(int(length))
        name, keeps = MESSAGES[path]
        gateway = getattr(self.server.playing, name)
        if query.get("apikey") != gateway.key:
            self.say(401)
        elif self.headers.get_content_type() not in {XML, "text/xml"}:
            self.say(415)
        else:
            self.take(body, gateway, keeps)

    def take(self, body: bytes, gateway: Any, keeps: bool) -> None:
        """Do with a message as the gateway's script says for its office."""
        tree = parsed(body)
        office = (tree.findtext("Recipient/MemberOffice") or "") if tree is not None else ""
        behaviour = gateway.script.turn(office)
        if self.does_without_work(behaviour, gateway.script):
            return
        errors = errors_of(tree, office, gateway, behaviour)
        if tree is not None and not errors and keeps:
            gateway.tray.take(delivery(tree, office, body))
        if behaviour == Behaviour.CLOSED:
            self.hang_up()
        elif errors:
            self.say(
                400, "<Errors>" + "".join(f"<Error>{escape(error)}</Error>" for error in errors) + "</Errors>", XML
            )
        else:
            self.say(200, json.dumps({"status": "ok"}))

    def geocode(self, query: dict[str, str]) -> None:
        """Say the district of an address, or do as the script says."""
        playing = self.server.playing
        behaviour = playing.census.turn()
        if self.does_without_work(behaviour, playing.census):
            return
        if behaviour == Behaviour.CLOSED:
            self.hang_up()
            return
        said = census.answer(
            query,
            districts=playing.districts,
            matches=behaviour != Behaviour.NO_MATCH,
            late_map=behaviour == Behaviour.NEXT_CONGRESS,
        )
        self.say(200, json.dumps(said))

    def does_without_work(self, behaviour: Behaviour, script: Script) -> bool:
        """Whether this behaviour has answered already, without looking. Who is slow waits here, and looks then."""
        if behaviour == Behaviour.HANG:
            self.server.playing.over.wait()
            self.hang_up()
            return True
        if behaviour == Behaviour.SLOW:
            self.server.playing.over.wait(script.delay)
        if behaviour in AS_HTTP:
            headers = {"Retry-After": str(script.retry_after)} if behaviour == Behaviour.TOO_MANY else {}
            self.say(AS_HTTP[behaviour], **headers)
            return True
        return False

    def asked(self) -> tuple[str, dict[str, str]]:
        """The path and the first value of each word of the query."""
        split = urlsplit(self.path)
        return split.path, {name: values[0] for name, values in parse_qs(split.query).items()}

    def say(self, status: int, body: str = "", kind: str = JSON, **headers: str) -> None:
        """Answer."""
        content = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def hang_up(self) -> None:
        """Close the connection without a word."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def parsed(body: bytes) -> etree._Element | None:
    """A message's tree, None for what is no XML."""
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def errors_of(tree: etree._Element | None, office: str, gateway: Any, behaviour: Behaviour) -> list[str]:
    """What the gateway has against a message, in the words that the real ones use; they repeat what was sent."""
    if tree is None:
        return ["The XML document is not well formed."]
    faults = [FAULT.format(name=name, value=tree.findtext(f".//{name}") or "") for name in cwc_grammar.faults(tree)]
    if faults:
        return faults
    if behaviour == Behaviour.DISABLED or not is_taken(office, gateway):
        return [DISABLED.format(office=office)]
    email = EMAIL.format(value=tree.findtext("Constituent/Email"))
    if behaviour == Behaviour.ONE_ERROR:
        return [email]
    if behaviour == Behaviour.TWO_ERRORS:
        part = {name: tree.findtext(f"Constituent/{name}") for name in ("Address1", "City", "StateAbbreviation", "Zip")}
        street, city, state, zip = part.values()
        return [email, ADDRESS.format(street=street, city=city, state=state, zip=zip), email]
    return []


def is_taken(office: str, gateway: Any) -> bool:
    """Whether an office is the gateway's, and takes messages."""
    return office.startswith(gateway.letter) and (not gateway.offices or office in gateway.offices)


def delivery(tree: etree._Element, office: str, body: bytes) -> Delivery:
    """A message as it is kept."""
    return Delivery(
        delivery_id=tree.findtext("Delivery/DeliveryId") or "",
        campaign_id=tree.findtext("Delivery/CampaignId") or "",
        office=office,
        subject=tree.findtext("Message/Subject") or "",
        at=datetime.now(UTC),
        xml=body,
    )
