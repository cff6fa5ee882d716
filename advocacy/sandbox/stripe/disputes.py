"""Disputes: the money is taken at once with a fee, and comes back when the case is won. A bank's return is final."""

from advocacy.sandbox.stripe import balance, people
from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Json, Refused, play_only
from advocacy.sandbox.stripe.shapes.money import DISPUTE, WARNING
from advocacy.sandbox.stripe.world import World

DAYS_TO_ANSWER = 7
OPEN = {"needs_response", "under_review", "warning_needs_response", "warning_under_review"}


def begin(world: World, charge_id: str, *, amount: int | None = None, reason: str = "") -> Json:
    """Somebody tells the bank that this charge was not wanted."""
    charge = disputable(world, charge_id)
    is_final = charge["payment_method_details"]["type"] != "card"
    dispute = about(
        world,
        charge,
        amount,
        reason=reason or ("bank_cannot_process" if is_final else "fraudulent"),
        status="lost" if is_final else "needs_response",
    )
    if is_final:
        dispute["evidence_details"]["due_by"] = None
    world.emit("charge.dispute.created", dispute)
    enter(world, dispute, -dispute["amount"], balance.DISPUTE_FEE, "dispute")
    world.emit("charge.dispute.funds_withdrawn", dispute)
    world.emit("charge.updated", charge, {"disputed": False})
    if is_final:
        world.emit("charge.dispute.closed", dispute)
    return dispute


def inquire(world: World, charge_id: str, *, amount: int | None = None) -> Json:
    """The bank asks, and takes nothing yet."""
    charge = disputable(world, charge_id)
    dispute = about(world, charge, amount, reason="general", status="warning_needs_response")
    world.emit("charge.dispute.created", dispute)
    world.emit("charge.updated", charge, {"disputed": False})
    return dispute


def disputable(world: World, charge_id: str) -> Json:
    """A charge that nobody disputes yet."""
    charge = world.find("charge", charge_id)
    if charge["status"] != "succeeded" or charge["disputed"]:
        raise Refused(f"Charge {charge_id} cannot be disputed.")
    return charge


def about(world: World, charge: Json, amount: int | None, *, reason: str, status: str) -> Json:
    """A dispute of a charge, of all that is left of it or of an amount."""
    method = charge["payment_method_details"]["type"]
    dispute = world.make(
        DISPUTE,
        amount=charge["amount"] - charge["amount_refunded"] if amount is None else amount,
        charge=charge["id"],
        currency=charge["currency"],
        payment_intent=charge["payment_intent"],
        payment_method_details={"type": method} | (of_card() if method == "card" else {}),
        reason=reason,
        status=status,
    )
    dispute["evidence_details"]["due_by"] = world.clock.now() + DAYS_TO_ANSWER * DAY
    charge["disputed"] = True
    return dispute


def of_card() -> Json:
    """What is known of a card's case."""
    return {"card": {"brand": "visa", "case_type": "chargeback", "network_reason_code": "10.4"}}


def enter(world: World, dispute: Json, amount: int, fee: int, category: str) -> None:
    """A line of the balance, which the dispute shows whole."""
    line = balance.enter(world, dispute, type="adjustment", amount=amount, fee=fee, category=category, days=0)
    dispute["balance_transactions"].append(line)


def end(world: World, id: str, *, won: bool) -> Json:
    """The bank decides."""
    dispute = world.find("dispute", id)
    if dispute["status"] not in OPEN:
        raise Refused("This dispute is already closed.", param="dispute")
    if dispute["status"].startswith("warning"):
        return end_inquiry(world, dispute, goes_on=not won)
    before = world.change(dispute, status="won" if won else "lost")
    world.emit("charge.dispute.updated", dispute, before)
    if won:
        enter(world, dispute, dispute["amount"], -balance.DISPUTE_FEE, "dispute_reversal")
        charge = world.find("charge", dispute["charge"])
        charge["disputed"] = False
        world.emit("charge.dispute.funds_reinstated", dispute)
    world.emit("charge.dispute.closed", dispute)
    return dispute


def end_inquiry(world: World, dispute: Json, *, goes_on: bool) -> Json:
    """The bank is content with the answer, or takes the money: then it is a dispute as any other."""
    before = world.change(dispute, status="needs_response" if goes_on else "warning_closed")
    world.emit("charge.dispute.updated", dispute, before)
    if goes_on:
        enter(world, dispute, -dispute["amount"], balance.DISPUTE_FEE, "dispute")
        world.emit("charge.dispute.funds_withdrawn", dispute)
    else:
        world.find("charge", dispute["charge"])["disputed"] = False
        world.emit("charge.dispute.closed", dispute)
    return dispute


def update(world: World, params: Json, id: str) -> Json:
    """Answer with evidence, which is handed in at once unless it says otherwise."""
    dispute = world.find("dispute", id)
    if dispute["status"] not in OPEN:
        raise Refused("This dispute is already closed.", param="dispute")
    play_only(params, {"evidence", "metadata", "submit", "expand"})
    evidence, details = params.get("evidence") or {}, dispute["evidence_details"]
    is_sent = bool(evidence) and params.get("submit", True)
    before = world.change(
        dispute,
        evidence={**dispute["evidence"], **{name: value or None for name, value in evidence.items()}},
        metadata=people.merged(dispute["metadata"], params.get("metadata", {})),
        status=dispute["status"].replace("needs_response", "under_review") if is_sent else dispute["status"],
    )
    details.update(
        has_evidence=bool(evidence) or details["has_evidence"], submission_count=details["submission_count"] + is_sent
    )
    if before:
        world.emit("charge.dispute.updated", dispute, before)
    return dispute


def close(world: World, params: Json, id: str) -> Json:
    """Accept that it is lost."""
    return end(world, id, won=False)


def warn(world: World, charge_id: str) -> Json:
    """The network thinks that this charge is a fraud, before anybody disputes it."""
    charge = world.find("charge", charge_id)
    warning = world.make(WARNING, charge=charge_id, payment_intent=charge["payment_intent"])
    world.emit("radar.early_fraud_warning.created", warning)
    return warning
