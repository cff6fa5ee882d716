"""After a long outage: what no event tells of any more. Stripe keeps events for thirty days, and all else for ever.

Jobs are promised for all that may have changed, and the worker looks at each as it does at a webhook's hint.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from actions.outbox.outbox import Promise
from payments import plans, settling, stripe_client
from payments.models import Gift, Subscription

KEPT = timedelta(days=29)  # of the thirty days one is left out, so that nothing falls between
CHUNK = 500

logger = logging.getLogger(__name__)


def promise(*, since: datetime, at: datetime) -> int:
    """Promise a look at all that events since then do not tell of; at how many. Nothing where they go back so far.

    Raises stripe_client.Unavailable and Refused.
    """
    if since >= at - KEPT:
        return 0
    gifts, subscriptions = gone_back(since), going_on(since)
    promises = [a_look("catch_up_plan", pk, at) for pk in subscriptions]
    promises += [a_look("catch_up_gift", pk, at) for pk in gifts]
    for start in range(0, len(promises), CHUNK):
        outbox.add_all(*promises[start : start + CHUNK], at=at)
    return len(promises)


def a_look(kind: str, pk: int, at: datetime) -> Promise:
    return Promise(f"payments.{kind}", pk, f"payments.{kind}:{pk}:{at.isoformat()}", at)


def going_on(since: datetime) -> list[int]:
    """Subscriptions that may have been renewed since then."""
    return list(Subscription.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since)).values_list("pk", flat=True))


def gone_back(since: datetime) -> list[int]:
    """Gifts of which money went back since then, or was disputed."""
    payments = {one.payment_intent_id for one in stripe_client.refunds_since(since)}
    payments |= {one.payment_intent_id for one in stripe_client.disputes_since(since)}
    ids, found = sorted(filter(None, payments)), list[int]()
    for start in range(0, len(ids), CHUNK):
        found += Gift.objects.filter(payment_intent_id__in=ids[start : start + CHUNK]).values_list("pk", flat=True)
    return found


def look_at_plan(job: Job) -> None:
    """A subscription and all its invoices. Raises outbox.Temporary while Stripe cannot be asked."""
    if row := Subscription.objects.filter(pk=job.reference).first():
        try:
            plans.settle_all_of(row, at=timezone.now())
        except stripe_client.Unavailable as error:
            raise outbox.Temporary(str(error)) from None
        except stripe_client.Refused as error:
            logger.error("%s: Stripe refuses to tell of it (%s).", row, error.code)


def look_at_gift(job: Job) -> None:
    """A gift, with refunds and disputes that may be over already. Raises as the other does."""
    try:
        settling.settle(gift_id=job.reference, at=timezone.now(), thoroughly=True)
    except stripe_client.Unavailable as error:
        raise outbox.Temporary(str(error)) from None
    except stripe_client.Refused as error:
        logger.error("Gift %s: Stripe refuses to tell of it (%s).", job.reference, error.code)
