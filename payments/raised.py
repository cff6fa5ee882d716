"""How much a fundraiser has brought together, for the bar on its page."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import F, Sum

from payments import money
from payments.models import Fundraiser, Gift

CACHED = 60  # seconds
GONE = [Gift.State.DISPUTED, Gift.State.LOST]


@dataclass(frozen=True)
class Raised:
    """What is left of all gifts after refunds, in whole units, and the goal; in the currency's smallest unit."""

    cents: int
    goal_cents: int
    currency: str

    @property
    def sum(self) -> str:
        return money.written(self.cents, self.currency)

    @property
    def goal(self) -> str:
        return money.written(self.goal_cents, self.currency)

    @property
    def is_reached(self) -> bool:
        return self.cents >= self.goal_cents


def raised(fundraiser: Fundraiser) -> Raised | None:
    """How far it is; None where it has no goal. Up to a minute old."""
    if not fundraiser.goal_cents:
        return None
    key = f"payments.raised:{fundraiser.pk}:{fundraiser.currency}"
    cents: int | None = cache.get(key)
    if cents is None:
        kept = Gift.objects.given().filter(fundraiser=fundraiser, currency=fundraiser.currency).exclude(state__in=GONE)
        cents = kept.aggregate(sum=Sum(F("amount_cents") - F("refunded_cents")))["sum"] or 0
        cache.set(key, cents, CACHED)
    unit = 10 ** money.digits(fundraiser.currency)
    return Raised(cents // unit * unit, fundraiser.goal_cents, fundraiser.currency)
