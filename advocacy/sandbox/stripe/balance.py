"""The lines of the balance: what came in, what Stripe took, and what went out again."""

from advocacy.sandbox.stripe.clock import DAY, midnight
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.shapes.money import TRANSACTION
from advocacy.sandbox.stripe.world import World

CARD_FEE_PER_MILLE, CARD_FEE_CENTS = 29, 30
BANK_FEE_PER_MILLE, BANK_FEE_MOST = 8, 500
DISPUTE_FEE = 1500
DAYS_UNTIL_AVAILABLE = 2


def fee_of(amount: int, method: str) -> int:
    """What Stripe takes of a charge, half a cent rounded up."""
    if method == "us_bank_account":
        return min((amount * BANK_FEE_PER_MILLE + 500) // 1000, BANK_FEE_MOST)
    return (amount * CARD_FEE_PER_MILLE + 500) // 1000 + CARD_FEE_CENTS


def enter(
    world: World,
    source: Json,
    *,
    type: str,
    amount: int,
    fee: int = 0,
    category: str = "",
    days: int = DAYS_UNTIL_AVAILABLE,
) -> Json:
    """A line for what an object did to the balance; `fee` is taken beside it, or given back where it is negative."""
    available = midnight(world.clock.now() + (days - 1) * DAY) if days else world.clock.now()
    fees = {"amount": fee, "application": None, "currency": source["currency"], "type": "stripe_fee"}
    line = world.make(
        TRANSACTION,
        type=type,
        reporting_category=category or type,
        source=source["id"],
        amount=amount,
        currency=source["currency"],
        description=source.get("description"),
        fee=fee,
        fee_details=[{**fees, "description": "Stripe processing fees"}] if fee else [],
        net=amount - fee,
        available_on=available,
        status="pending" if days else "available",
    )
    if days:
        world.clock.later(available, line.update, {"status": "available"})
    return line
