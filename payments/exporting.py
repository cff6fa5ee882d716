"""The books: every gift that was paid in a span of time, a row each, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from payments import money
from payments.models import Gift

BATCH = 2000


@dataclass(frozen=True)
class Row:
    """One gift. Amounts in the currency's main unit, but what Stripe has booked, fee and net in that of the account.

    These are None while Stripe has not said them.
    """

    paid_at: datetime
    number: int
    state: str
    name: str
    email: str
    currency: str
    gross: Decimal
    account_currency: str
    booked: Decimal | None
    fee: Decimal | None
    net: Decimal | None
    refunded: Decimal
    disputed: Decimal  # what a bank has taken back
    kept: Decimal
    fundraiser: str
    fund: str
    source: str
    method: str
    frequency: str
    payment_intent_id: str
    charge_id: str
    balance_id: str
    invoice_id: str
    subscription_id: str
    note: str

    @property
    def values(self) -> tuple[Any, ...]:
        """The cells, in the order of the columns."""
        return tuple(vars(self).values())


def rows(*, since: datetime, until: datetime) -> Iterator[Row]:
    """The gifts paid from one moment until before another, in one query; memory does not grow with their number."""
    gifts = Gift.objects.filter(paid_at__gte=since, paid_at__lt=until).select_related("fundraiser", "subscription")
    for gift in gifts.order_by("paid_at", "pk").iterator(BATCH):
        yield row(gift)


def row(gift: Gift) -> Row:
    """A gift as the books have it."""
    return Row(
        paid_at=gift.paid_at,  # type: ignore[arg-type]  # that is how they were found
        number=gift.pk,
        state=gift.state,
        name=gift.name,
        email=gift.email,
        currency=gift.currency.upper(),
        gross=amount(gift.amount_cents, gift.currency),
        account_currency=gift.account_currency.upper(),
        booked=maybe(gift.booked_cents, gift),
        fee=maybe(gift.fee_cents, gift),
        net=maybe(gift.net_cents, gift),
        refunded=amount(gift.refunded_cents, gift.currency),
        disputed=amount(gift.disputed_cents, gift.currency),
        kept=amount(gift.kept_cents, gift.currency),
        fundraiser=gift.fundraiser.name,
        fund=gift.fundraiser.fund,
        source=gift.source,
        method=gift.method,
        frequency=gift.frequency,
        payment_intent_id=gift.payment_intent_id or "",
        charge_id=gift.charge_id or "",
        balance_id=gift.balance_id,
        invoice_id=gift.invoice_id or "",
        subscription_id=gift.subscription.stripe_id if gift.subscription else "",
        note=gift.note,
    )


def amount(cents: int, currency: str) -> Decimal:
    return Decimal(money.plain(cents, currency))


def maybe(cents: int | None, gift: Gift) -> Decimal | None:
    """An amount of the account's, where it is known."""
    return None if cents is None else amount(cents, gift.account_currency)
