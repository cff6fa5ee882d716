"""What the books say of Stripe's movements, looked up by many ids at a time and never one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, F, Q, Value, When

from payments.models import Dispute, Gift, Refund
from payments.stripe_shapes import Line

CHUNK = 500  # ids in a query


class Charged(NamedTuple):
    """A gift's payment. `is_waiting`: a bank has not answered.

    What was booked, fee and net are in the account's currency, None and "" while Stripe has not said them.
    """

    gift: int
    id: str
    amount: int
    booked: int | None
    fee: int | None
    net: int | None
    currency: str
    booked_currency: str
    is_paid: bool
    is_waiting: bool


class Returned(NamedTuple):
    """A refund, or a dispute: `amount` left us, and Stripe took `fee` besides. `is_back`: the money came again.

    The fee is in `fee_currency`, "" where that is the other's.
    """

    gift: int
    id: str
    amount: int
    fee: int
    currency: str
    fee_currency: str
    is_back: bool


@dataclass(frozen=True)
class Books:
    """Rows of ours by Stripe's ids."""

    charges: dict[str, Charged] = field(default_factory=dict)
    refunds: dict[str, Returned] = field(default_factory=dict)
    disputes: dict[str, Returned] = field(default_factory=dict)


CHARGE = (
    "pk",
    "charge_id",
    "amount_cents",
    "booked_cents",
    "fee_cents",
    "net_cents",
    "currency",
    "booked_currency",
    "is_paid",
    "is_waiting",
)
IS_PAID, IS_WAITING = Q(paid_at__isnull=False), Q(paid_at=None, state=Gift.State.PROCESSING)
RETURN = ("gift_id", "stripe_id", "amount_cents", "fee", "gift__currency", "changed", "is_back")
IS_BACK = Q(state__in=[Refund.State.FAILED, Refund.State.CANCELLED])
TAKEN = Q(taken_cents__gt=0) | Q(state="won")  # an inquiry moves nothing


def of_lines(lines: Iterable[Line]) -> Books:
    """What we have of all that the lines are about."""
    ids = sorted({line.source_id for line in lines if line.source_id})
    books = Books()
    for chunk in chunks(ids):
        books.charges.update(charged(Gift.objects.filter(charge_id__in=chunk)))
        books.refunds.update(refunded(Refund.objects.filter(stripe_id__in=chunk)))
        books.disputes.update(disputed(Dispute.objects.filter(stripe_id__in=chunk)))
    return books


def of_span(since: datetime, until: datetime) -> Books:
    """What we have of a span of time: gifts that Stripe took in, and what it gave back or a bank took."""
    taken = Gift.objects.filter(method=Gift.Method.STRIPE, paid_at__gte=since, paid_at__lt=until)
    sent = [Refund.State.SUCCEEDED, Refund.State.PENDING]
    back = Refund.objects.filter(created_at__gte=since, created_at__lt=until, state__in=sent)
    claimed = Dispute.objects.filter(TAKEN, created_at__gte=since, created_at__lt=until)
    return Books(charged(taken), refunded(back.exclude(stripe_id=None)), disputed(claimed))


def charged(rows: Any) -> dict[str, Charged]:
    """Gifts by their charge. One that has none is under an id that no charge has."""
    known = rows.annotate(is_paid=whether(IS_PAID), is_waiting=whether(IS_WAITING)).values_list(*CHARGE)
    found = (Charged(*row) for row in known)
    return {one.id or f"gift {one.gift}": one for one in found}


def refunded(rows: Any) -> dict[str, Returned]:
    return returned(rows.annotate(fee=Value(0), changed=Value(""), is_back=whether(IS_BACK)))


def disputed(rows: Any) -> dict[str, Returned]:
    """A dispute's money is back once nothing of it is taken any more."""
    return returned(rows.annotate(fee=F("fee_cents"), changed=F("fee_currency"), is_back=whether(Q(taken_cents=0))))


def returned(rows: Any) -> dict[str, Returned]:
    return {row[1]: Returned(*row) for row in rows.values_list(*RETURN)}


def whether(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
