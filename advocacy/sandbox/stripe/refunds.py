"""Refunds: never more than was paid, at once to a card, some days later to a bank; the fee is not returned."""

from advocacy.sandbox.stripe import balance, listing, people
from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Json, Refused, money, play_only
from advocacy.sandbox.stripe.shapes.money import REFUND
from advocacy.sandbox.stripe.world import World

BANK_DAYS = 3


def create(world: World, params: Json) -> Json:
    """Give back all that is left, or a part of it."""
    charge = charge_of(world, params)
    amount = refundable(charge, params.get("amount"))
    by_bank = charge["payment_method_details"]["type"] != "card"
    refund = world.make(
        REFUND,
        amount=amount,
        charge=charge["id"],
        currency=charge["currency"],
        destination_details=destination(charge["payment_method_details"]["type"]),
        metadata=params.get("metadata") or {},
        payment_intent=charge["payment_intent"],
        reason=params.get("reason"),
        status="pending" if by_bank else "succeeded",
    )
    kind = "payment_refund" if by_bank else "refund"
    line = balance.enter(world, refund, type=kind, amount=-amount, category="refund", days=0)
    refund["balance_transaction"] = line["id"]
    refunded = charge["amount_refunded"] + amount
    before = world.change(charge, amount_refunded=refunded, refunded=refunded == charge["amount"])
    world.emit("refund.created", refund)
    world.emit("charge.refunded", charge, before)
    if by_bank:
        world.clock.later(world.clock.now() + BANK_DAYS * DAY, arrive, world, refund)
    return refund


def charge_of(world: World, params: Json) -> Json:
    """What is to be refunded."""
    if ("charge" in params) == ("payment_intent" in params):
        raise Refused(
            "One of the following params should be provided: `charge` or `payment_intent`.", code="parameter_missing"
        )
    play_only(params, {"amount", "charge", "payment_intent", "reason", "metadata", "expand"})
    if "charge" in params:
        return world.find("charge", params["charge"], param="charge")
    intent = world.find("payment_intent", params["payment_intent"], param="payment_intent")
    if intent["status"] != "succeeded":
        said = f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund."
        raise Refused(said, param="payment_intent")
    return world.find("charge", intent["latest_charge"])


def refundable(charge: Json, asked: int | None) -> int:
    """The amount that may be refunded, or Stripe's refusal."""
    left = charge["amount"] - charge["amount_refunded"]
    if charge["status"] != "succeeded":
        raise Refused(f"Charge {charge['id']} has not succeeded.", param="charge")
    if charge["disputed"]:
        raise Refused(f"Charge {charge['id']} has been charged back; cannot issue a refund.", code="charge_disputed")
    if left == 0:
        raise Refused(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    if asked is None:
        return int(left)
    if asked < 1:
        raise Refused(
            "This value must be greater than or equal to 1.", code="parameter_invalid_integer", param="amount"
        )
    if asked > left:
        than = "unrefunded amount on charge" if charge["amount_refunded"] else "charge amount"
        wanted, there = (money(cents, charge["currency"]) for cents in (asked, left))
        said = f"Refund amount ({wanted}) is greater than {than} ({there})"
        raise Refused(said, code="amount_too_large", param="amount")
    return asked


def destination(method: str) -> Json:
    """Where the money goes."""
    if method == "card":
        return {"type": "card", "card": {"type": "refund", "reference_status": "pending"}}
    return {"type": method, method: {}}


def arrive(world: World, refund: Json) -> None:
    """A bank has taken it."""
    if before := world.change(refund, status="succeeded") if refund["status"] == "pending" else {}:
        world.emit("refund.updated", refund, before)


def fail(world: World, id: str) -> Json:
    """A bank sent it back: the money is ours again, and the charge may be refunded once more."""
    refund = world.find("refund", id)
    if refund["status"] in {"failed", "canceled"}:
        raise Refused("This refund has failed already.")
    charge = world.find("charge", refund["charge"])
    line = balance.enter(world, refund, type="refund_failure", amount=refund["amount"], days=0)
    before = world.change(refund, status="failed")
    refund.update(failure_balance_transaction=line["id"], failure_reason="declined")
    world.change(charge, amount_refunded=charge["amount_refunded"] - refund["amount"], refunded=False)
    world.emit("refund.updated", refund, before)
    world.emit("refund.failed", refund)
    return refund


def update(world: World, params: Json, id: str) -> Json:
    """Change its metadata."""
    refund = world.find("refund", id)
    if before := world.change(refund, metadata=people.merged(refund["metadata"], params.get("metadata", {}))):
        world.emit("refund.updated", refund, before)
    return refund


def of_charge(world: World, params: Json, id: str) -> Json:
    """Those of one charge."""
    world.find("charge", id)
    return listing.page(world, "refund", {**params, "charge": id}, f"/v1/charges/{id}/refunds")
