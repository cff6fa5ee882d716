"""Letting signatures out of quarantine, when staff see that they are people's."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from actions.petitions import signing
from actions.petitions.models import Signature
from actions.supporters import people
from actions.supporters.models import Supporter

BATCH = 500


def release(*, signatures: QuerySet[Signature], at: datetime) -> int:
    """Count those that are in quarantine as if they had just been signed, send their mails, and return how many.

    In batches, each of them whole; a second call goes on with what is left.
    """
    quarantined = signatures.filter(state=Signature.State.QUARANTINED).order_by("pk")
    released = batch = release_batch(quarantined, at)
    while batch == BATCH:
        batch = release_batch(quarantined, at)
        released += batch
    return released


@transaction.atomic
def release_batch(quarantined: QuerySet[Signature], at: datetime) -> int:
    """One batch, locked; rows that somebody else is releasing are his."""
    rows = quarantined.select_related("petition", "supporter")
    batch = list(rows.select_for_update(skip_locked=True, of=("self",))[:BATCH])
    outside = beyond_household(batch)
    for signature in batch:
        counts = signature.petition.counts_at_once and signature.supporter_id not in outside
        signature.state = Signature.State.VALID if counts else Signature.State.PENDING
        signature.state_reason = ""
        signature.uncounted = True
        signing.mail("confirm", signature, at=at)
    Signature.objects.bulk_update(batch, ["state", "state_reason", "uncounted"])
    return len(batch)


def beyond_household(batch: list[Signature]) -> set[int]:
    """The ids of those who must confirm by mail before they count, since others fill their household."""
    households: dict[int, list[Supporter]] = defaultdict(list)
    for supporter in Supporter.objects.filter(mailbox__in={signature.supporter.mailbox_id for signature in batch}):
        households[supporter.mailbox_id].append(supporter)
    return {supporter.pk for household in households.values() for supporter in people.beyond(household)}
