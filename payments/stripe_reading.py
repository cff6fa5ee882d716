"""Reading what Stripe says into `stripe_shapes`."""

from datetime import UTC, datetime
from typing import Any

from payments.stripe_shapes import Bill, Charge, Checkout, Claim, Event, GivenBack, Line, Payment, Payout, Plan

Said = dict[str, Any]
LONGEST = 120  # characters of an id or a type; Stripe's are far shorter


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def maybe(seconds: int | None) -> datetime | None:
    return moment(seconds) if seconds else None


def named(said: Any) -> str:
    """The id of what is named or, where it was expanded, given whole."""
    if isinstance(said, dict):
        return str(said["id"])
    return said or ""


def word(said: Any) -> str:
    """An id or a type, as no database minds it: letters, digits and signs of ASCII. Raises ValueError."""
    if isinstance(said, str) and len(said) <= LONGEST and said.isascii() and said.isprintable():
        return said
    raise ValueError("no word of Stripe's")


def charge(said: Said) -> Charge:
    line = said.get("balance_transaction")
    known = line if isinstance(line, dict) else {}
    return Charge(
        id=said["id"],
        payment_intent_id=named(said.get("payment_intent")),
        status=said["status"],
        amount=said["amount"],
        refunded=said["amount_refunded"],
        disputed=said["disputed"],
        currency=said["currency"],
        customer_id=named(said.get("customer")),
        at=moment(said["created"]),
        balance_id=named(line),
        booked=known.get("amount"),
        booked_currency=known.get("currency", ""),
        fee=known.get("fee"),
        net=known.get("net"),
    )


def payment(said: Said) -> Payment:
    last = said.get("latest_charge")
    return Payment(
        id=said["id"],
        reference=(said.get("metadata") or {}).get("gift", ""),
        status=said["status"],
        amount=said["amount"],
        currency=said["currency"],
        customer_id=named(said.get("customer")),
        declined=bool(said.get("last_payment_error")),
        charge=charge(last) if isinstance(last, dict) else None,
    )


def checkout(said: Said) -> Checkout:
    paid = said.get("payment_intent")
    return Checkout(
        id=said["id"],
        reference=said.get("client_reference_id") or "",
        generation=(said.get("metadata") or {}).get("generation", ""),
        url=said.get("url") or "",
        status=said["status"] or "",
        payment_status=said["payment_status"],
        amount=said.get("amount_total") or 0,
        currency=said.get("currency") or "",
        payment=payment(paid) if isinstance(paid, dict) else None,
        subscription_id=named(said.get("subscription")),
        at=moment(said["created"]),
    )


def plan(said: Said) -> Plan:
    item = said["items"]["data"][0]
    price = item["price"]
    cancels = said.get("cancel_at") or (item.get("current_period_end") if said.get("cancel_at_period_end") else None)
    return Plan(
        id=said["id"],
        reference=(said.get("metadata") or {}).get("gift", ""),
        generation=(said.get("metadata") or {}).get("generation", ""),
        status=said["status"],
        is_paused=bool(said.get("pause_collection")) or said["status"] == "paused",
        amount=(price["unit_amount"] or 0) * (item.get("quantity") or 0),  # 0 of what others sell by use
        currency=price["currency"],
        interval=price["recurring"]["interval"],
        customer_id=named(said["customer"]),
        started_at=moment(said["start_date"]),
        ends_at=maybe(cancels),
        ended_at=maybe(said.get("ended_at")),
    )


def bill(said: Said) -> Bill:
    details = (said.get("parent") or {}).get("subscription_details") or {}
    tries = sorted((said.get("payments") or {}).get("data", []), key=lambda one: one["status"] != "paid")
    paid = [one["payment"] for one in tries]
    return Bill(
        id=said["id"],
        subscription_id=named(details.get("subscription")),
        is_first=said.get("billing_reason") == "subscription_create",
        status=said["status"] or "",
        amount=said["amount_paid"] or said["amount_due"],
        currency=said["currency"],
        payment_intent_id=next((named(one.get("payment_intent")) for one in paid if one.get("payment_intent")), ""),
        tries=said.get("attempt_count") or 0,
        until=maybe(max((line["period"]["end"] for line in (said.get("lines") or {}).get("data", [])), default=None)),
        at=moment(said["created"]),
    )


def given_back(said: Said) -> GivenBack:
    return GivenBack(
        id=said["id"],
        reference=(said.get("metadata") or {}).get("refund", ""),
        payment_intent_id=named(said.get("payment_intent")),
        charge_id=named(said.get("charge")),
        status=said["status"] or "",
        amount=said["amount"],
        balance_id=named(said.get("balance_transaction")),
        failure=said.get("failure_reason") or "",
        at=moment(said["created"]),
    )


def claim(said: Said) -> Claim:
    due = (said.get("evidence_details") or {}).get("due_by")
    lines = [line for line in said.get("balance_transactions") or [] if isinstance(line, dict)]
    return Claim(
        id=said["id"],
        payment_intent_id=named(said.get("payment_intent")),
        charge_id=named(said["charge"]),
        status=said["status"],
        amount=said["amount"],
        taken=taken(said, lines),
        fee=sum(line["fee"] for line in lines),
        fee_currency=lines[0]["currency"] if lines else said["currency"],
        balance_id=lines[0]["id"] if lines else "",
        reason=said["reason"],
        due_at=maybe(due),
        at=moment(said["created"]),
    )


def taken(said: Said, lines: list[Said]) -> int:
    """What a dispute has taken and not given back, in its own currency."""
    moved = -sum(line["amount"] for line in lines)
    if any(line["currency"] != said["currency"] for line in lines):
        moved = said["amount"] if moved > 0 else 0
    return max(moved, 0)


def line(said: Said) -> Line:
    return Line(
        id=said["id"],
        type=said["type"],
        source_id=named(said.get("source")),
        amount=said["amount"],
        fee=said["fee"],
        net=said["net"],
        currency=said["currency"],
        at=moment(said["created"]),
        available_on=moment(said["available_on"]),
        description=said.get("description") or "",
    )


def payout(said: Said) -> Payout:
    return Payout(
        id=said["id"],
        status=said["status"],
        amount=said["amount"],
        currency=said["currency"],
        balance_id=named(said.get("balance_transaction")),
        arrives_at=moment(said["arrival_date"]),
        at=moment(said["created"]),
    )


def event(said: Said) -> Event:
    """A snapshot (`event`), or a thin one (`v2.core.event`), which only names its object."""
    if said["object"] == "v2.core.event":
        about = said.get("related_object") or {}
        names = word(said["id"]), word(said["type"]), word(about.get("id") or "")
        return Event(*names, said["livemode"] is True, "", True)
    about = said["data"]["object"]
    names = word(said["id"]), word(said["type"]), word(about.get("id") or "")
    return Event(*names, said["livemode"] is True, word(said.get("api_version") or ""), False)
