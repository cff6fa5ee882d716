"""Stripe, spoken to through its own library, and only here. Never inside a transaction: an answer may take seconds.

Requests as stripe-python 16.1.0 and API version 2026-10-28.endive define them (read 2026-11-25). A write carries an
idempotency key, so that the library's own retries, and ours within a day, do the work once.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

import stripe
from django.conf import settings

from payments import stripe_reading as reading
from payments.stripe_shapes import Bill, Charge, Checkout, Claim, Event, GivenBack, Line, Payment, Payout, Plan

API_VERSION = "2026-10-28.endive"
TIMEOUT = (3, 15)  # seconds, to connect and for each piece of the answer
RETRIES = 2
PAGE = 100
LATER = (stripe.APIConnectionError, stripe.RateLimitError, stripe.AuthenticationError, stripe.PermissionError)
LAST_CHARGE = "latest_charge.balance_transaction"
CHECKOUT = [f"payment_intent.{LAST_CHARGE}"]
BILL = ["payments"]

Read = TypeVar("Read")


class Unavailable(Exception):
    """No answer, or none that can be used now: Stripe is out of reach, busy, broken, or does not know our key."""


class Spent(Unavailable):
    """Stripe failed (500), or knows the key with other parameters: the key brings the same again.

    What was asked may have been done, and is to be looked for.
    """


class Refused(Exception):
    """Stripe will not do this. `code` is its own word for why: `resource_missing`, `charge_already_refunded` …"""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code


class Forged(Exception):
    """A webhook that Stripe did not send, or that nobody can read."""


def create_checkout(params: Mapping[str, Any], *, key: str) -> Checkout:
    """Open a page for a payment; `payments.checkouts` writes the parameters."""
    return asked(reading.checkout, lambda: v1().checkout.sessions.create({**params, "expand": CHECKOUT}, keyed(key)))


def checkout(id: str) -> Checkout:
    """As it stands now, with its payment and the fee."""
    return asked(reading.checkout, lambda: v1().checkout.sessions.retrieve(id, {"expand": CHECKOUT}))


def find_checkout(reference: str, generation: int, *, since: datetime) -> Checkout | None:
    """The page that was opened for an attempt at a gift, by its uid; None if Stripe never heard of it."""
    found = listed(reading.checkout, v1().checkout.sessions.list, {"created": {"gte": seconds(since)}})
    return next((one for one in found if (one.reference, one.generation) == (reference, str(generation))), None)


def expire_checkout(id: str) -> Checkout:
    """Close a page. One that is complete, or closed already, is Refused."""
    return asked(reading.checkout, lambda: v1().checkout.sessions.expire(id, {"expand": CHECKOUT}))


def payment(id: str) -> Payment:
    return asked(reading.payment, lambda: v1().payment_intents.retrieve(id, {"expand": [LAST_CHARGE]}))


def charge(id: str) -> Charge:
    return asked(reading.charge, lambda: v1().charges.retrieve(id, {"expand": ["balance_transaction"]}))


def plan(id: str) -> Plan:
    """A subscription."""
    return asked(reading.plan, lambda: v1().subscriptions.retrieve(id))


def end_plan(id: str) -> Plan:
    """End a subscription now: nothing is charged any more, nothing given back. One that has ended is Refused."""
    return asked(reading.plan, lambda: v1().subscriptions.cancel(id))


def bill(id: str) -> Bill:
    """An invoice."""
    return asked(reading.bill, lambda: v1().invoices.retrieve(id, {"expand": BILL}))


def bill_of_payment(payment_intent_id: str) -> Bill | None:
    """The invoice that a payment is for; None for a single gift's."""
    params = {
        "payment": {"type": "payment_intent", "payment_intent": payment_intent_id},
        "expand": ["data.invoice.payments"],
        "limit": 1,
    }
    return next(listed(lambda said: reading.bill(said["invoice"]), v1().invoice_payments.list, params), None)


def bills(subscription_id: str) -> Iterator[Bill]:
    """All invoices of a subscription, the newest first."""
    params = {"subscription": subscription_id, "expand": ["data.payments"]}
    return listed(reading.bill, v1().invoices.list, params)


def paid_until(subscription_id: str) -> datetime | None:
    """Until when a subscription is paid: the end of the period of its last paid invoice; None before the first.

    The period that runs says nothing of it: it goes on while collection is paused and its invoices are void.
    """
    params = {"subscription": subscription_id, "status": "paid", "limit": 1}
    return next((one.until for one in listed(reading.bill, v1().invoices.list, params)), None)


def create_refund(payment_intent_id: str, *, cents: int, reference: str) -> GivenBack:
    """Give money back. Refused where more would be given back than was taken. `reference` is our refund's uid."""
    params: Any = {"payment_intent": payment_intent_id, "amount": cents, "metadata": {"refund": reference}}
    return asked(reading.given_back, lambda: v1().refunds.create(params, keyed(f"refund-{reference}")))


def refund(id: str) -> GivenBack:
    return asked(reading.given_back, lambda: v1().refunds.retrieve(id))


def refunds(payment_intent_id: str) -> list[GivenBack]:
    """All refunds of a payment, those that failed too."""
    return list(listed(reading.given_back, v1().refunds.list, {"payment_intent": payment_intent_id}))


def refunds_since(since: datetime) -> Iterator[GivenBack]:
    return listed(reading.given_back, v1().refunds.list, {"created": {"gte": seconds(since)}})


def disputes_since(since: datetime) -> Iterator[Claim]:
    return listed(reading.claim, v1().disputes.list, {"created": {"gte": seconds(since)}})


def dispute(id: str) -> Claim:
    return asked(reading.claim, lambda: v1().disputes.retrieve(id))


def disputes(payment_intent_id: str) -> list[Claim]:
    return list(listed(reading.claim, v1().disputes.list, {"payment_intent": payment_intent_id}))


def portal(customer_id: str, *, return_url: str, language: str) -> str:
    """The address of a page on which a donor changes card and amount, pauses or stops; good for a few minutes."""
    params: Any = {"customer": customer_id, "return_url": return_url, "locale": language}
    return asked(lambda said: str(said["url"]), lambda: v1().billing_portal.sessions.create(params))


def lines(*, since: datetime, until: datetime) -> Iterator[Line]:
    """All movements on the account from one moment until before another, the newest first."""
    params = {"created": {"gte": seconds(since), "lt": seconds(until)}}
    return listed(reading.line, v1().balance_transactions.list, params)


def lines_of(payout_id: str) -> Iterator[Line]:
    """The movements that an automatic payout gathers, its own line among them."""
    return listed(reading.line, v1().balance_transactions.list, {"payout": payout_id})


def payouts(*, since: datetime, until: datetime) -> Iterator[Payout]:
    params = {"created": {"gte": seconds(since), "lt": seconds(until)}}
    return listed(reading.payout, v1().payouts.list, params)


def events(*, since: datetime) -> Iterator[Event]:
    """What happened since then, the newest first; Stripe keeps thirty days."""
    return listed(reading.event, v1().events.list, {"created": {"gte": seconds(since)}})


def verified(body: bytes, signature: str | None) -> Event:
    """A webhook's event, once one of the secrets has signed it; there are two while one is replaced. Raises Forged."""
    try:
        for number, secret in enumerate(settings.STRIPE_WEBHOOK_SECRETS, 1):
            try:
                stripe.WebhookSignature.verify_header(body, signature, secret, stripe.Webhook.DEFAULT_TOLERANCE)
                break
            except stripe.SignatureVerificationError:
                if number == len(settings.STRIPE_WEBHOOK_SECRETS):
                    raise
        else:
            raise Forged("no secret is set")
        return reading.event(json.loads(body))
    except Exception as error:  # the library has many ways to fail on what is no webhook
        raise Forged(type(error).__name__) from None


def v1() -> Any:
    """The client's methods of API v1, for the key and the address that are set."""
    return client(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE).v1


@cache
def client(key: str, base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        key or "none",
        stripe_version=API_VERSION,
        max_network_retries=RETRIES,
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
        base_addresses={"api": base} if base else {},
    )


def asked(read: Callable[[dict[str, Any]], Read], call: Callable[[], Any]) -> Read:
    """What Stripe answers. Raises Unavailable or Refused; neither repeats what was sent."""
    try:
        said = call().to_dict()
    except LATER as error:
        raise Unavailable(type(error).__name__) from None
    except stripe.InvalidRequestError as error:
        raise Refused(error.code or "invalid_request", (error.user_message or "")[:200]) from None
    except stripe.CardError as error:
        raise Refused(error.code or "card_error", "") from None
    except stripe.StripeError as error:
        told = f"{type(error).__name__} {error.http_status or ''}".strip()
        # 409: the same key is at work for another request of ours, and will bring its answer.
        raise (Unavailable if error.http_status == 409 else Spent)(told) from None
    return read(said)


def listed(
    read: Callable[[dict[str, Any]], Read], call: Callable[..., Any], params: Mapping[str, Any]
) -> Iterator[Read]:
    """A list, page after page. Raises as `asked` does."""
    given = {"limit": PAGE, **params}
    while True:
        rows, more = asked(lambda said: (said["data"], said["has_more"]), lambda: call(given))
        yield from map(read, rows)
        if not more or given["limit"] != PAGE:
            return
        given["starting_after"] = rows[-1]["id"]


def keyed(key: str) -> Any:
    return {"idempotency_key": key}


def seconds(at: datetime) -> int:
    return int(at.timestamp())
