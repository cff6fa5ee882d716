"""Payouts: what is available goes to the bank, by itself every midnight, and says of which lines it was made."""

from advocacy.sandbox.stripe import balance, listing
from advocacy.sandbox.stripe.clock import DAY, midnight
from advocacy.sandbox.stripe.refusals import Json, Refused
from advocacy.sandbox.stripe.shapes.money import PAYOUT
from advocacy.sandbox.stripe.world import World

SAME = ("type", "source", "currency")  # by which lines are found
REFUSED_BY_BANK = "The bank account of the destination has been closed."


def every_night(world: World) -> None:
    """Pay out, and come back the next midnight."""
    if payout := make(world):
        world.clock.later(payout["arrival_date"], arrive, world, payout)
    world.clock.later(midnight(world.clock.now()), every_night, world)


def make(world: World) -> Json | None:
    """A payout of all that is available in one currency, or None where that is nothing or a debt."""
    lines = [line for line in waiting(world) if line["status"] == "available"]
    if not lines:
        return None
    currency = lines[0]["currency"]
    of_currency = [line for line in lines if line["currency"] == currency]
    amount = sum(line["net"] for line in of_currency)
    if amount <= 0:
        return None
    payout = world.make(PAYOUT, amount=amount, currency=currency, arrival_date=world.clock.now() + DAY)
    own = balance.enter(world, payout, type="payout", amount=-amount, days=0)
    payout["balance_transaction"] = own["id"]
    for line in [*of_currency, own]:
        world.hidden(line["id"])["payout"] = payout["id"]
    world.emit("payout.created", payout)
    return payout


def waiting(world: World) -> list[Json]:
    """The lines that no payout has taken yet, oldest first."""
    lines = world.all("balance_transaction")
    start = world.hidden("payouts").setdefault("start", 0)
    while start < len(lines) and "payout" in world.hidden(lines[start]["id"]):
        start += 1
    world.hidden("payouts")["start"] = start
    return [line for line in lines[start:] if "payout" not in world.hidden(line["id"])]


def arrive(world: World, payout: Json) -> None:
    """The bank has it."""
    if payout["status"] == "in_transit":
        payout.update(
            status="paid", trace_id={"status": "supported", "value": f"SANDBOX{world.places[payout['id']]:08d}"}
        )
        world.emit("payout.paid", payout)


def fail(world: World, id: str) -> Json:
    """The bank refuses it, also after it was thought paid: the money is in the balance again."""
    payout = world.find("payout", id)
    if payout["status"] not in {"in_transit", "paid"}:
        raise Refused("This payout has failed already.")
    line = balance.enter(
        world, payout, type="payout_failure", amount=payout["amount"], category="payout_reversal", days=0
    )
    payout.update(status="failed", failure_code="account_closed", failure_message=REFUSED_BY_BANK)
    payout["failure_balance_transaction"] = line["id"]
    world.emit("payout.failed", payout)
    return payout


def lines(world: World, params: Json) -> Json:
    """Lines of the balance, also those of one payout, its own among them."""
    same = {name: params[name] for name in SAME if name in params}

    def matches(line: Json) -> bool:
        if "payout" in params and world.hidden(line["id"]).get("payout") != params["payout"]:
            return False
        return all(line[name] == value for name, value in same.items())

    return listing.page(
        world, "balance_transaction", params, "/v1/balance_transactions", knows={*SAME, "payout"}, matches=matches
    )


def find_all(world: World, params: Json) -> Json:
    """Payouts by status and the day that they arrive."""
    same = {name: params[name] for name in ("status", "destination") if name in params}

    def matches(payout: Json) -> bool:
        arrives = {**payout, "created": payout["arrival_date"]}
        return all(payout[n] == v for n, v in same.items()) and listing.is_between(arrives, params.get("arrival_date"))

    return listing.page(
        world, "payout", params, "/v1/payouts", knows={"status", "destination", "arrival_date"}, matches=matches
    )
