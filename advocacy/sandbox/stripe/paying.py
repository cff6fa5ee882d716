"""Payment intents and their charges: a card is charged at once or declined, a bank is asked and answers days later.

A bank's payment is booked when the bank is asked, and booked back should it fail, also after it was thought paid
(support.stripe.com/questions/changes-to-balance-transaction-behavior-for-debit-payment-methods, read 2026-11-28).
Who is waiting for the end of a payment (a session, an invoice) says so as `then` and is told whether it succeeded.
"""

from collections.abc import Callable
from typing import Any

from advocacy.sandbox.stripe import balance, shapes
from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Json, Refused
from advocacy.sandbox.stripe.shapes.money import BANK, CARD, CHARGE, INTENT, OUTCOME
from advocacy.sandbox.stripe.world import World

CARD_METHOD, BANK_METHOD = "card", "us_bank_account"
BANK_DAYS = 4
FEE_KNOWN_AFTER = 2  # seconds, for who is not hasty
DECLINED = "Your card was declined."
REFUSAL = {
    **OUTCOME, "network_status": "declined_by_network", "reason": "generic_decline", "seller_message": DECLINED,
    "type": "issuer_declined",
}  # fmt: skip
RETURNED = "The customer's account has insufficient funds to cover this payment."

Then = Callable[[bool], None]


def intend(world: World, *, amount: int, currency: str, **fields: Any) -> Json:
    """A payment that nobody has tried yet."""
    intent = world.make(INTENT, amount=amount, currency=currency, **fields)
    intent["client_secret"] = f"{intent['id']}_secret_{world.ids.next('secret')}"
    world.emit("payment_intent.created", intent)
    return intent


def charge_card(world: World, intent: Json, *, details: Json | None = None) -> Json:
    """A card that is good."""
    charge = a_charge(world, intent, CARD, details, outcome=OUTCOME)
    world.emit("charge.succeeded", charge)
    intent.update(
        status="succeeded", amount_received=intent["amount"], latest_charge=charge["id"], last_payment_error=None
    )
    intent["payment_method"] = charge["payment_method"]
    world.emit("payment_intent.succeeded", intent)
    book(world, charge, CARD_METHOD)
    return charge


def decline_card(world: World, intent: Json, *, details: Json | None = None) -> Json:
    """A card that is not."""
    charge = a_charge(world, intent, CARD, details, outcome=REFUSAL, status="failed", paid=False, captured=False)
    charge.update(amount_captured=0, failure_code="card_declined", failure_message=DECLINED)
    world.emit("charge.failed", charge)
    fail(world, intent, charge, code="card_declined", decline_code="generic_decline", message=DECLINED)
    return charge


def ask_bank(world: World, intent: Json, *, then: Then, details: Json | None = None) -> Json:
    """A bank is asked, and believed in the balance; it pays after some days unless `settle` is called before."""
    charge = a_charge(world, intent, BANK, details, outcome=OUTCOME, status="pending", paid=False)
    intent.update(status="processing", latest_charge=charge["id"], last_payment_error=None)
    intent["payment_method"] = charge["payment_method"]
    world.emit("payment_intent.processing", intent)
    world.emit("charge.pending", charge)
    book(world, charge, BANK_METHOD)
    world.hidden(intent["id"])["then"] = then
    world.clock.later(world.clock.now() + BANK_DAYS * DAY, settle, world, intent, charge)
    return charge


def settle(world: World, intent: Json, charge: Json, succeeds: bool = True) -> None:
    """The bank answers. The second time nothing happens."""
    if charge["status"] != "pending":
        return
    if succeeds:
        charge.update(status="succeeded", paid=True)
        world.emit("charge.succeeded", charge)
        intent.update(status="succeeded", amount_received=intent["amount"])
        world.emit("payment_intent.succeeded", intent)
    else:
        send_back(world, intent, charge)
    world.hidden(intent["id"])["then"](succeeds)


def send_back(world: World, intent: Json, charge: Json) -> None:
    """A bank does not pay, or takes back what it had paid: what was booked is booked back, with the fee."""
    charge.update(status="failed", paid=False, failure_code="insufficient_funds", failure_message=RETURNED)
    if booked := world.objects.get(charge["balance_transaction"] or ""):
        back = {"amount": -charge["amount"], "fee": -booked["fee"], "category": "charge_failure"}
        line = balance.enter(world, charge, type="payment_failure_refund", **back)
        charge["failure_balance_transaction"] = line["id"]
    world.emit("charge.failed", charge)
    fail(world, intent, charge, code="payment_intent_payment_attempt_failed", message=RETURNED)


def take_back(world: World, id: str) -> Json:
    """A bank takes back a payment that had succeeded, without a dispute."""
    charge = world.find("charge", id)
    if charge["status"] != "succeeded" or charge["payment_method_details"]["type"] != BANK_METHOD:
        raise Refused(f"No bank has paid charge {id}.")
    intent = world.find("payment_intent", charge["payment_intent"])
    intent["amount_received"] = 0
    send_back(world, intent, charge)
    return charge


def fail(world: World, intent: Json, charge: Json, *, code: str, message: str, decline_code: str | None = None) -> None:
    """A payment may be tried again."""
    error = {
        "type": "card_error",
        "code": code,
        "decline_code": decline_code,
        "message": message,
        "charge": charge["id"],
    }
    intent.update(status="requires_payment_method", latest_charge=charge["id"], last_payment_error=error)
    intent["payment_method"] = None
    world.emit("payment_intent.payment_failed", intent)


def a_charge(world: World, intent: Json, method: Json, details: Json | None, **fields: Any) -> Json:
    """One try."""
    same = {name: intent[name] for name in ("amount", "currency", "customer", "description", "receipt_email")}
    charge = world.make(
        CHARGE,
        **same,
        amount_captured=intent["amount"],
        metadata=dict(intent["metadata"]),
        payment_intent=intent["id"],
        payment_method=world.ids.next("pm"),
        payment_method_details=shapes.copied(method),
        **shapes.copied(fields),
    )
    charge["billing_details"].update({name: (details or {}).get(name) for name in ("email", "name")})
    charge["receipt_url"] = f"{world.url}/receipts/{charge['id']}"
    return charge


def book(world: World, charge: Json, method: str) -> None:
    """Enter a charge into the balance: at once, or as Stripe mostly does, a little later."""
    if world.hasty:
        enter(world, charge, method)
    else:
        world.clock.later(world.clock.now() + FEE_KNOWN_AFTER, enter, world, charge, method)


def enter(world: World, charge: Json, method: str) -> None:
    """The line of a charge; none of one that failed before it was booked."""
    if charge["status"] == "failed":
        return
    type, amount = "charge" if method == CARD_METHOD else "payment", charge["amount"]
    days = balance.DAYS_UNTIL_AVAILABLE + (0 if charge["status"] == "succeeded" else BANK_DAYS)
    fee = balance.fee_of(balance.changed(world, amount, charge["currency"])[0], method)
    line = balance.enter(world, charge, type=type, amount=amount, fee=fee, category="charge", days=days)
    world.emit("charge.updated", charge, world.change(charge, balance_transaction=line["id"]))
