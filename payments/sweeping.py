"""Looking again at what a lost webhook, or a lost answer, may have left open."""

import logging
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from payments import checkouts, looking, offline_files, plans, stripe_client
from payments.models import Gift, Refund, Subscription

STATE = Gift.State
BATCH = 200
ANSWERED_BY = timedelta(minutes=5)  # all tries of one request are over long before
OPEN, SLOW, DAY, DAYS = timedelta(minutes=10), timedelta(hours=1), timedelta(days=1), timedelta(days=3)

logger = logging.getLogger(__name__)


def sweep(*, at: datetime) -> int:
    """Look at each gift that has waited too long; how many. Ends early while Stripe cannot be asked.

    Files of gifts that nobody confirmed are forgotten as well.
    """
    offline_files.prune(at=at)
    looked = 0
    rows: list[Gift | Subscription] = [*waiting(at), *overdue(at)]
    for row in rows:
        looked += 1
        try:
            look(row, at=at)
        except stripe_client.Unavailable:
            break
        except stripe_client.Refused as error:  # of this one; the others wait for nothing
            logger.error("%s: Stripe refuses to tell of it (%s).", row, error.code)
            type(row)._default_manager.filter(pk=row.pk).update(settled_at=at)
    return looked


def look(row: Gift | Subscription, *, at: datetime) -> None:
    """Look at one."""
    if isinstance(row, Subscription):
        plans.settle_all_of(row, at=at)
    elif row.state == STATE.CREATED and row.session_id is None and row.invoice_id is None:
        find(row, at=at)
    else:
        looking.gift(row, at=at)


def waiting(at: datetime) -> list[Gift]:
    """Those that nobody has looked at for a while, the longest first."""
    returning = Refund.objects.filter(gift=OuterRef("pk"), state__in=[Refund.State.ASKED, Refund.State.PENDING])
    rows = Gift.objects.filter(method=Gift.Method.STRIPE).annotate(seen=Coalesce("settled_at", "created_at"))
    rows = rows.filter(
        Q(state=STATE.CREATED, waits=False, seen__lt=at - ANSWERED_BY)
        | Q(state=STATE.CREATED, waits=True, seen__lt=at - DAY)
        | Q(state=STATE.CHECKOUT_OPEN, seen__lt=at - OPEN)
        | Q(state=STATE.PROCESSING, seen__lt=at - SLOW)
        | Q(paid_at__isnull=False, fee_cents=None, seen__lt=at - SLOW)
        | Q(Exists(returning), seen__lt=at - SLOW)
        | Q(state=STATE.DISPUTED, seen__lt=at - DAY)
    )
    return list(rows.order_by("seen", "pk")[:BATCH])


def overdue(at: datetime) -> list[Subscription]:
    """Those whose paid time is over, and nothing was heard; once a day where that was days ago, as with a pause."""
    rows = Subscription.objects.exclude(state=Subscription.State.CANCELLED)
    rows = rows.annotate(seen=Coalesce("settled_at", "created_at")).filter(
        Q(paid_until__gte=at - DAYS, paid_until__lt=at - SLOW, seen__lt=at - SLOW)
        | Q(paid_until__lt=at - DAYS, seen__lt=at - DAY)
        | Q(paid_until=None, seen__lt=at - DAY)
    )
    return list(rows.order_by("seen", "pk")[:BATCH])


def find(gift: Gift, *, at: datetime) -> None:
    """A gift whose page's answer was lost: Stripe has made the page, or never heard of it."""
    page = stripe_client.find_checkout(str(gift.uid), gift.generation, since=gift.created_at - checkouts.MARGIN)
    if page is not None and (adopted := looking.adopted(page, at=at)):
        looking.gift(adopted, at=at)
    else:
        lost = Gift.objects.filter(pk=gift.pk, generation=gift.generation, state=STATE.CREATED, session_id=None)
        lost.update(state=STATE.EXPIRED, open_key=None, settled_at=at)
