"""Speaking to the sandbox's Stripe, and hearing what it says."""

import json

import stripe

BACK = {"success_url": "https://example.org/thanks?s={CHECKOUT_SESSION_ID}", "cancel_url": "https://example.org/give"}


def client_of(playing, **options):
    """stripe-python, as the site would use it."""
    options = {"max_network_retries": 0, "http_client": stripe.RequestsClient(timeout=10), **options}
    return stripe.StripeClient(playing.key, base_addresses={"api": playing.url}, **options)


class Heard(list):
    """What was sent to the site: kinds of events, in the order that they came."""

    def __init__(self):
        self.headers, self.bodies, self.status = [], [], 200

    def __call__(self, body, headers):
        self.append(json.loads(body)["type"])
        self.bodies.append(body)
        self.headers.append(headers)
        return self.status
