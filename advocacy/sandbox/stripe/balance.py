"""The lines of the balance: what came in, what Stripe took, and what went out again.

What moves in a currency in which the account is not kept is changed; Stripe's fees are in that of the account.
"""

from decimal import ROUND_HALF_UP, Decimal

from advocacy.sandbox.stripe.clock import DAY, midnight
from advocacy.sandbox.stripe.refusals import WHOLE, Json
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


def changed(world: World, amount: int, currency: str) -> tuple[int, str, float | None]:
    """An amount as the account is kept: its smallest units, its currency, and the rate where it was changed."""
    if currency not in world.rates:
        return amount, currency, None
    own, rate = world.rates[currency]
    units = Decimal(amount) * rate * (1 if own in WHOLE else 100) / (1 if currency in WHOLE else 100)
    return int(units.to_integral_value(ROUND_HALF_UP)), own, float(rate)


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
    amount, currency, rate = changed(world, amount, source["currency"])
    available = midnight(world.clock.now() + (days - 1) * DAY) if days else world.clock.now()
    fees = {"amount": fee, "application": None, "currency": currency, "type": "stripe_fee"}
    line = world.make(
        TRANSACTION,
        type=type,
        reporting_category=category or type,
        source=source["id"],
        amount=amount,
        currency=currency,
        exchange_rate=rate,
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
