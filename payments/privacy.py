"""What this room holds about a person, told and forgotten. Called by `advocacy.privacy`, which asks every room."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from actions.supporters.models import Supporter
from payments.models import Gift, Receipt, Statement, Subscription

GIVES = [Subscription.State.ACTIVE, Subscription.State.PAST_DUE, Subscription.State.PAUSED, Subscription.State.STARTING]
UNKNOWN: dict[str, Any] = {
    "name": "",
    "email": "",
    "address": {},
    "tribute_name": "",
    "tribute_email": "",
    "tribute_note": "",
    "employer": "",
    "source": "",
    "referrer": "",
    "utm": {},
    "network": "",
    "note": "",
    "checkout_url": "",
    "open_key": None,
}


class StillGives(Exception):
    """Money of hers is still to come: a gift that comes again must be ended at Stripe, a bank payment waited for."""


def export(*, supporter: Supporter) -> dict[str, Any]:
    """Her gifts with all that was kept with them, her receipts word by word, and what comes again, as JSON takes it."""
    gifts = Gift.objects.filter(supporter=supporter).select_related("fundraiser").order_by("created_at", "pk")
    recurring = Subscription.objects.filter(supporter=supporter).order_by("pk")
    return {
        "gifts": [told(gift) for gift in gifts],
        "receipts": [
            {"number": row.number, "lines": row.lines, "issued_at": moment(row.issued_at)}
            for row in Receipt.objects.filter(gift__in=gifts).order_by("number")
        ],
        "recurring": [
            {
                "state": row.state,
                "interval": row.interval,
                "amount_cents": row.amount_cents,
                "currency": row.currency,
                "name": row.name,
                "email": row.email,
                "stripe_customer": row.customer_id,
                "started_at": moment(row.started_at),
                "ended_at": moment(row.ended_at),
            }
            for row in recurring
        ],
        "statements": [
            {"year": row.year, "lines": row.lines, "sent_at": moment(row.sent_at)}
            for row in Statement.objects.filter(supporter=supporter).order_by("year", "pk")
        ],
    }


def told(gift: Gift) -> dict[str, Any]:
    """One gift."""
    kept = [name for name in UNKNOWN if name not in {"checkout_url", "open_key", "network"}]
    own = {name: getattr(gift, name) for name in kept}
    money = (
        "amount_cents",
        "benefit",
        "benefit_cents",
        "refunded_cents",
        "disputed_cents",
        "currency",
        "state",
        "frequency",
        "method",
        "language",
        "page_url",
        "page_title",
    )
    return {
        "fundraiser": gift.fundraiser.name,
        **own,
        **{name: getattr(gift, name) for name in money},
        "created_at": moment(gift.created_at),
        "paid_at": moment(gift.paid_at),
    }


def erase(*, supporter: Supporter) -> None:
    """Take out of her gifts all that tells whose they were; the books keep their amounts, and receipts their words.

    Raises StillGives.
    """
    forget(Gift.objects.filter(supporter=supporter), Subscription.objects.filter(supporter=supporter))
    statements = Statement.objects.filter(supporter=supporter)
    statements.update(name="", email="", lines={})


def erase_unrecorded(*, address: str) -> int:
    """The same for gifts with an address for which no record was made, since it stands for too many; how many gifts.

    Raises StillGives.
    """
    nobodys = Q(supporter=None, email__iexact=address)
    Statement.objects.filter(nobodys).update(name="", email="", lines={})
    return forget(Gift.objects.filter(nobodys), Subscription.objects.filter(nobodys))


def running(*, supporters: Iterable[Supporter], typed: Iterable[str]) -> list[Subscription]:
    """The gifts of some people, and of nobody on record at some addresses, that still come again."""
    whose = Q(supporter__in=list(supporters))
    for address in typed:
        whose |= Q(supporter=None, email__iexact=address)
    return list(Subscription.objects.filter(whose, state__in=GIVES).order_by("pk"))


def forget(gifts: QuerySet[Gift], subscriptions: QuerySet[Subscription]) -> int:
    """Empty the columns that tell of a person, unless money is still to come."""
    if subscriptions.filter(state__in=GIVES).exists():
        raise StillGives("A monthly or yearly gift still runs. End it at Stripe first; then forget.")
    if gifts.filter(state=Gift.State.PROCESSING).exists():
        raise StillGives("A bank payment is on its way. Wait until it has come or failed; then forget.")
    subscriptions.update(name="", email="")
    return gifts.update(**UNKNOWN)


def moment(at: Any) -> str | None:
    return at.isoformat() if at else None
