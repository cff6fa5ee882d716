"""Webhooks: kept once by Stripe's id, answered at once; a job then looks at what they hint at.

Order, repeats, the version of the payload, snapshot or thin: none of it matters, since nothing but the id is believed.
"""

from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from payments import checkouts, guarding, looking, stripe_client
from payments.models import StripeEvent
from payments.stripe_shapes import Event

# By hand: Stripe waits for the answer, and tells all that happened during an outage within minutes.
INSERT = """
    INSERT INTO payments_stripeevent (event_id, type, object_id, api_version, is_thin, received_at, outcome)
    VALUES (%s, %s, %s, %s, %s, %s, '') ON CONFLICT (event_id) DO NOTHING RETURNING id
"""
DECLINED = "payment_intent.payment_failed"


class WrongMode(Exception):
    """A live event came to a site in test mode, or the other way round."""


def take(*, body: bytes, signature: str | None, at: datetime) -> bool:
    """Keep an event and promise to look; False if it was kept before. Raises stripe_client.Forged and WrongMode."""
    event = stripe_client.verified(body, signature)
    if event.livemode != settings.STRIPE_LIVE:
        raise WrongMode(event.id)
    return keep(event, at=at)


def keep(event: Event, *, at: datetime) -> bool:
    """Keep one event, from a webhook or from Stripe's list of them."""
    received_at = connection.ops.adapt_datetimefield_value(at)
    values = [event.id, event.type, event.object_id, event.api_version[:40], event.is_thin, received_at]
    kept = outbox.add_with(INSERT, values, kind="payments.event", dedupe_key=f"payments.event:{event.id}", at=at)
    return kept is not None


def process(job: Job) -> None:
    """Look at what an event hints at. Raises outbox.Temporary while Stripe cannot be asked."""
    row = StripeEvent.objects.filter(pk=job.reference).first()
    if row is None or row.processed_at:
        return
    at = timezone.now()
    try:
        outcome = looking.at_object(type=row.type, object_id=row.object_id, at=at)
        if row.type.removeprefix("v1.") == DECLINED and not guarding.count_decline(
            payment_intent_id=row.object_id, at=at
        ):
            outcome = guarding.NO_PAGE
    except (stripe_client.Unavailable, checkouts.Busy) as error:
        raise outbox.Temporary(str(error)) from None
    row.processed_at, row.outcome = timezone.now(), outcome
    row.save(update_fields=["processed_at", "outcome"])


def backfill(*, since: datetime, at: datetime) -> tuple[int, int]:
    """After an outage: keep what Stripe told since then; how many there were, and how many of them were new."""
    seen = new = 0
    for event in stripe_client.events(since=since):
        seen += 1
        new += keep(event, at=at)
    return seen, new
