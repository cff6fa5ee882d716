"""What the books say of Stripe's movements, looked up by many ids at a time and never one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from payments.models import Dispute, Gift, Refund
from payments.stripe_shapes import Line

CHUNK = 500  # ids in a query


class Charged(NamedTuple):
    """A gift's payment. Fee and net are None while Stripe has not said them."""

    gift: int
    id: str
    amount: int
    fee: int | None
    net: int | None
    currency: str


class Returned(NamedTuple):
    """A refund, or a dispute; `amount` is what left us."""

    gift: int
    id: str
    amount: int
    currency: str


@dataclass(frozen=True)
class Books:
    """Rows of ours by Stripe's ids."""

    charges: dict[str, Charged] = field(default_factory=dict)
    refunds: dict[str, Returned] = field(default_factory=dict)
    disputes: dict[str, Returned] = field(default_factory=dict)


CHARGE = ("pk", "charge_id", "amount_cents", "fee_cents", "net_cents", "currency")
RETURN = ("gift_id", "stripe_id", "amount_cents", "gift__currency")


def of_lines(lines: Iterable[Line]) -> Books:
    """What we have of all that the lines are about."""
    ids = sorted({line.source_id for line in lines if line.source_id})
    books = Books()
    for chunk in chunks(ids):
        books.charges.update(charged(Gift.objects.filter(charge_id__in=chunk)))
        books.refunds.update(returned(Refund.objects.filter(stripe_id__in=chunk)))
        books.disputes.update(returned(Dispute.objects.filter(stripe_id__in=chunk)))
    return books


def of_span(since: datetime, until: datetime) -> Books:
    """What we have of a span of time: gifts that Stripe took in, and what it gave back."""
    taken = Gift.objects.filter(method=Gift.Method.STRIPE, paid_at__gte=since, paid_at__lt=until)
    sent = [Refund.State.SUCCEEDED, Refund.State.PENDING]
    back = Refund.objects.filter(created_at__gte=since, created_at__lt=until, state__in=sent)
    return Books(charged(taken), returned(back.exclude(stripe_id=None)))


def charged(rows: Any) -> dict[str, Charged]:
    """Gifts by their charge. One that has none is under an id that no charge has."""
    found = (Charged(*row) for row in rows.values_list(*CHARGE))
    return {one.id or f"gift {one.gift}": one for one in found}


def returned(rows: Any) -> dict[str, Returned]:
    return {row[1]: Returned(*row) for row in rows.values_list(*RETURN)}


def chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
