"""How much a fundraiser has brought together, for the bar on its page."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Sum

from payments import money
from payments.models import Fundraiser, Gift
from payments.models.gift import KEPT

CACHED = 60  # seconds


@dataclass(frozen=True)
class Raised:
    """What is left of all gifts, in whole units, and the goal; in the currency's smallest unit."""

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
        kept = Gift.objects.kept().filter(fundraiser=fundraiser, currency=fundraiser.currency)
        cents = kept.aggregate(sum=Sum(KEPT))["sum"] or 0
        cache.set(key, cents, CACHED)
    unit = 10 ** money.digits(fundraiser.currency)
    return Raised(cents // unit * unit, fundraiser.goal_cents, fundraiser.currency)
