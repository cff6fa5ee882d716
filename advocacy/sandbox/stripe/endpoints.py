"""The table of paths: what each is called, which of stripe-python's parameters it takes, and who does it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from advocacy.sandbox.stripe import (
    catalog,
    disputes,
    happenings,
    listing,
    payouts,
    people,
    portal,
    refunds,
    sessions,
    subscriptions,
)  # fmt: skip
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.world import World

Work = Callable[..., Json]


@dataclass(frozen=True)
class Endpoint:
    """One path. `name` is the one that scripts know."""

    name: str
    method: str
    path: str
    takes: str
    work: Work

    @property
    def pattern(self) -> re.Pattern[str]:
        """What a path of it looks like."""
        return re.compile(re.escape(self.path).replace(r"\{id\}", "(?P<id>[A-Za-z0-9_]+)"))


def retrieving(kind: str) -> Work:
    """The work of answering with one object."""

    def work(world: World, params: Json, id: str) -> Json:
        return world.find(kind, id)

    return work


def listing_of(kind: str, url: str) -> Work:
    """The work of listing a kind by its own fields."""

    def work(world: World, params: Json) -> Json:
        return listing.page(world, kind, params, url)

    return work


def resource(
    name: str, path: str, kind: str, params: str, *, find_all: Work | None = None, **others: tuple[str, str, str, Work]
) -> list[Endpoint]:
    """Retrieve and list, as most things have, and `others`: a method, what follows the path, parameters, work."""
    usual = [
        Endpoint(f"{name}.list", "GET", path, f"{params}ListParams", find_all or listing_of(kind, path)),
        Endpoint(f"{name}.retrieve", "GET", f"{path}/{{id}}", f"{params}RetrieveParams", retrieving(kind)),
    ]
    return usual + [
        Endpoint(f"{name}.{verb}", method, f"{path}{rest}", f"{params}{takes}", work)
        for verb, (method, rest, takes, work) in others.items()
    ]


def payments_of_invoices(world: World, params: Json) -> Json:
    """How invoices were paid, also by the payment."""
    asked, known = params.get("payment") or {}, {"invoice", "status", "payment"}

    def matches(one: Json) -> bool:
        fits = all(one[name] == params[name] for name in ("invoice", "status") if name in params)
        return fits and asked.get("payment_intent") in {None, one["payment"]["payment_intent"]}

    return listing.page(world, "invoice_payment", params, "/v1/invoice_payments", knows=known, matches=matches)


def invoices_of(world: World, params: Json) -> Json:
    """Invoices by customer, state, or the subscription that they come from."""
    wanted, known = params.get("subscription"), {"customer", "status", "collection_method", "subscription"}

    def matches(one: Json) -> bool:
        fits = all(one[name] == params[name] for name in ("customer", "status", "collection_method") if name in params)
        return fits and wanted in {None, one["parent"]["subscription_details"]["subscription"]}

    return listing.page(world, "invoice", params, "/v1/invoices", knows=known, matches=matches)


ENDPOINTS = [
    *resource(
        "customers", "/v1/customers", "customer", "Customer",
        create=("POST", "", "CreateParams", people.create),
        update=("POST", "/{id}", "UpdateParams", people.update),
    ),
    *resource(
        "checkout.sessions", "/v1/checkout/sessions", "checkout.session", "checkout.Session",
        find_all=sessions.find_all,
        create=("POST", "", "CreateParams", sessions.create),
        expire=("POST", "/{id}/expire", "ExpireParams", sessions.expire),
        line_items=("GET", "/{id}/line_items", "ListLineItemsParams", sessions.line_items),
    ),
    *resource("payment_intents", "/v1/payment_intents", "payment_intent", "PaymentIntent"),
    *resource(
        "charges", "/v1/charges", "charge", "Charge",
        refunds=("GET", "/{id}/refunds", "ListRefundsParams", refunds.of_charge),
    ),
    *resource(
        "refunds", "/v1/refunds", "refund", "Refund",
        create=("POST", "", "CreateParams", refunds.create),
        update=("POST", "/{id}", "UpdateParams", refunds.update),
    ),
    *resource(
        "products", "/v1/products", "product", "Product", create=("POST", "", "CreateParams", catalog.create_product),
    ),
    *resource("prices", "/v1/prices", "price", "Price", create=("POST", "", "CreateParams", catalog.create_price)),
    *resource(
        "subscriptions", "/v1/subscriptions", "subscription", "Subscription",
        find_all=subscriptions.find_all,
        update=("POST", "/{id}", "UpdateParams", subscriptions.update),
        cancel=("DELETE", "/{id}", "CancelParams", subscriptions.cancel),
    ),
    *resource("invoices", "/v1/invoices", "invoice", "Invoice", find_all=invoices_of),
    *resource(
        "invoice_payments", "/v1/invoice_payments", "invoice_payment", "InvoicePayment", find_all=payments_of_invoices,
    ),
    *resource(
        "disputes", "/v1/disputes", "dispute", "Dispute",
        update=("POST", "/{id}", "UpdateParams", disputes.update),
        close=("POST", "/{id}/close", "CloseParams", disputes.close),
    ),
    *resource(
        "balance_transactions", "/v1/balance_transactions", "balance_transaction", "BalanceTransaction",
        find_all=payouts.lines,
    ),
    *resource("payouts", "/v1/payouts", "payout", "Payout", find_all=payouts.find_all),
    *resource("events", "/v1/events", "event", "Event", find_all=happenings.find_all),
    *resource(
        "radar.early_fraud_warnings", "/v1/radar/early_fraud_warnings", "radar.early_fraud_warning",
        "radar.EarlyFraudWarning",
    ),
    Endpoint(
        "billing_portal.sessions.create", "POST", "/v1/billing_portal/sessions", "billing_portal.SessionCreateParams",
        portal.create,
    ),
    Endpoint("v2.core.events.retrieve", "GET", "/v2/core/events/{id}", "", retrieving("v2.core.event")),
]  # fmt: skip
PATTERNS = [(endpoint.method, endpoint.pattern, endpoint) for endpoint in ENDPOINTS]


def found(method: str, path: str) -> tuple[Endpoint, dict[str, Any]] | None:
    """Whose path it is, and the id in it."""
    for asked, pattern, endpoint in PATTERNS:
        if asked == method and (parts := pattern.fullmatch(path)):
            return endpoint, parts.groupdict()
    return None
