"""What the sandbox's Stripe tells the site: signed for real, whole or thin, until somebody takes it."""

import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import stripe

from tests.sandbox.stripe.speaking import Heard

OLD, NEW = "whsec_old", "whsec_new"


def test_a_webhook_is_signed_with_every_secret_of_a_roll(api, playing, give):
    heard = Heard()
    endpoint = playing.webhooks_to(heard, secrets=[OLD, NEW], events=["checkout.session.*"])
    playing.pay(give().id)
    playing.deliver()
    assert heard == ["checkout.session.completed"]
    assert playing.settings["STRIPE_WEBHOOK_SECRETS"] == [OLD, NEW]
    header = heard.headers[0]["Stripe-Signature"]
    for secret in (OLD, NEW):
        event = api.construct_event(heard.bodies[0], header, secret)
        assert event.data.object.payment_status == "paid"
    with pytest.raises(stripe.SignatureVerificationError):
        api.construct_event(heard.bodies[0], header, "whsec_other")
    endpoint.secrets.remove(OLD)
    playing.pay(give().id)
    playing.deliver()
    with pytest.raises(stripe.SignatureVerificationError):
        api.construct_event(heard.bodies[1], heard.headers[1]["Stripe-Signature"], OLD)


def test_a_thin_webhook_leads_to_its_object(api, playing, give):
    heard = Heard()
    playing.webhooks_to(heard, secrets=[NEW], thin=True)
    session = give()
    playing.pay(session.id)
    playing.deliver()
    sent = heard.bodies[-1], heard.headers[-1]["Stripe-Signature"], NEW
    notice = api.parse_event_notification(*sent)
    assert notice.type == "v1.checkout.session.completed"
    assert notice.fetch_related_object().id == session.id
    whole = api.v2.core.events.retrieve(notice.id)
    assert whole.snapshot_event == playing.all("event")[-1]["id"]
    assert notice.fetch_event().id == notice.id
    with pytest.raises(ValueError, match="thin"):
        api.construct_event(*sent)


def test_a_webhook_that_is_not_taken_comes_again(playing, give, heard):
    heard.status = 500
    playing.pay(give().id)
    playing.deliver()
    first = len(heard)
    heard.status = 200
    assert playing.deliver() == 0
    playing.advance(timedelta(seconds=11))
    assert playing.deliver() == first
    assert heard[:first] == heard[first:]
    assert playing.all("event")[-1]["pending_webhooks"] == 0
    assert playing.deliver_all() == 0


def test_after_three_days_it_is_given_up(playing, give, heard):
    heard.status = 404
    session = give()
    playing.pay(session.id)
    playing.deliver_all()
    assert heard.count("checkout.session.completed") == 12
    (event,) = [event for event in playing.all("event") if event["data"]["object"]["id"] == session.id]
    assert event["pending_webhooks"] == 1


def test_an_event_holds_the_object_as_it_was(playing, give, heard):
    playing.pay(give().id)
    playing.deliver()
    said = dict(zip(heard, map(json.loads, heard.bodies), strict=True))
    assert said["charge.succeeded"]["data"]["object"]["balance_transaction"] is None
    assert said["charge.updated"]["data"]["previous_attributes"] == {"balance_transaction": None}
    assert said["charge.updated"]["data"]["object"]["balance_transaction"]


class Site(BaseHTTPRequestHandler):
    """Takes a POST, and leads the second one elsewhere."""

    def do_POST(self):
        self.server.taken.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200 if len(self.server.taken) == 1 else 302)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        """Nothing."""


def test_an_address_is_posted_to_and_a_redirect_is_no_yes(playing, give):
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        site.taken = []
        Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        playing.webhooks_to(f"http://127.0.0.1:{site.server_port}/stripe/hook/", events=["charge.*"])
        playing.pay(give().id)
        playing.deliver()
        site.shutdown()
    assert [path for path, _body in site.taken] == ["/stripe/hook/"] * 2
    assert [attempt.status for attempt in playing.webhooks.attempts] == [200, 302]
    playing.advance(timedelta(seconds=11))
    playing.deliver()
    assert playing.webhooks.attempts[-1].status == 0


def test_an_event_that_a_request_caused_says_so(api, playing):
    api.v1.customers.create({"name": "Ana"}, {"idempotency_key": "k"})
    (event,) = api.v1.events.list({"type": "customer.created"}).data
    assert event.request.idempotency_key == "k"
    assert event.request.id.startswith("req_")
