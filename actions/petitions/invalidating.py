"""Taking signatures out by conditions, and putting them back.

Staff look at the number first; the work is done by the worker in batches, and goes on after a kill where it stopped.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from actions.petitions.models import Invalidation, Signature
from actions.supporters import names

BATCH = 500
TAKEN_OUT_FROM = [Signature.State.PENDING, Signature.State.VALID, Signature.State.QUARANTINED]


class NoConditions(Exception):
    """An invalidation without a condition would take out everybody."""


class NotNow(Exception):
    """The invalidation is not in a state to do this: it was started or undone before, or is still running."""


def preview(invalidation: Invalidation) -> int:
    """How many signatures the conditions match now. Raises NoConditions."""
    return matching(invalidation).count()


def matching(invalidation: Invalidation) -> QuerySet[Signature]:
    """The signatures that would be taken out. All conditions must hold. Raises NoConditions."""
    conditions = Q(**{lookup: value for lookup, value in lookups(invalidation) if value})
    if invalidation.mail_domain:
        ending = "@" + invalidation.mail_domain.strip().lstrip("@").lower()
        mailbox = "supporter__mailbox"
        conditions &= Q(**{f"{mailbox}__canonical__endswith": ending}) | Q(**{f"{mailbox}__address__iendswith": ending})
    if not conditions:
        raise NoConditions
    found = Signature.objects.filter(conditions, petition=invalidation.petition_id, state__in=TAKEN_OUT_FROM)
    return found.filter(confirmed_at__isnull=True) if invalidation.only_unconfirmed else found


def lookups(invalidation: Invalidation) -> Iterable[tuple[str, str | datetime | None]]:
    """The conditions that are one column's."""
    yield "supporter__folded_name__contains", names.folded(invalidation.name_contains)
    yield "network", invalidation.network.strip()
    yield "zip", invalidation.zip.strip()
    yield "signed_at__gte", invalidation.signed_from
    yield "signed_at__lte", invalidation.signed_until


@transaction.atomic
def start(*, invalidation: Invalidation, at: datetime) -> None:
    """Begin, in the worker. Raises NoConditions, or NotNow if it was begun before."""
    invalidation.matched = preview(invalidation)
    move(invalidation, Invalidation.State.DRAFT, Invalidation.State.RUNNING, at)
    invalidation.save(update_fields=["matched"])


@transaction.atomic
def revert(*, invalidation: Invalidation, at: datetime) -> None:
    """Put back, in the worker, all that it took out. Raises NotNow unless it is done."""
    move(invalidation, Invalidation.State.DONE, Invalidation.State.REVERTING, at)


def move(invalidation: Invalidation, before: Invalidation.State, after: Invalidation.State, at: datetime) -> None:
    """The step from one state to the next, which only one caller makes, and its job."""
    if not Invalidation.objects.filter(pk=invalidation.pk, state=before).update(state=after):
        raise NotNow
    invalidation.state = after
    outbox.add(
        kind="petitions.invalidate",
        reference=invalidation.pk,
        dedupe_key=f"petitions.invalidate:{invalidation.pk}:{after}",
        at=at,
    )


def run_batch(job: Job) -> None:
    """The worker's part: one batch, and the job again until none is left."""
    if take_batch(invalidation_id=job.reference, at=timezone.now()):
        raise outbox.Later(0)


@transaction.atomic
def take_batch(*, invalidation_id: int, at: datetime) -> bool:
    """Take out, or put back, one batch as the invalidation's state says. False when there was nothing left to do."""
    invalidation = Invalidation.objects.select_for_update().get(pk=invalidation_id)
    match invalidation.state:
        case Invalidation.State.RUNNING:
            changed, ending = take_out(invalidation), Invalidation.State.DONE
        case Invalidation.State.REVERTING:
            changed, ending = put_back(invalidation), Invalidation.State.REVERTED
        case _:
            return False
    if not changed:
        invalidation.state = ending
    invalidation.save(update_fields=["state", "changed", "cursor"])
    return bool(changed)


def take_out(invalidation: Invalidation) -> int:
    """The next batch that matches, out of the count; each row remembers what it was."""
    batch = matching(invalidation).filter(pk__gt=invalidation.cursor).order_by("pk")
    ids = list(batch.select_for_update(of=("self",)).values_list("pk", flat=True)[:BATCH])
    Signature.objects.filter(pk__in=ids).update(
        state_before=F("state"),
        state=Signature.State.INVALIDATED,
        reason_before=F("state_reason"),
        state_reason=invalidation.reason,
        invalidation=invalidation,
        uncounted=True,
    )
    invalidation.cursor = max(ids, default=invalidation.cursor)
    invalidation.changed += len(ids)
    return len(ids)


def put_back(invalidation: Invalidation) -> int:
    """The next batch that it took out, back to what each was."""
    batch = Signature.objects.filter(invalidation=invalidation, state=Signature.State.INVALIDATED).order_by("pk")
    ids = list(batch.select_for_update().values_list("pk", flat=True)[:BATCH])
    Signature.objects.filter(pk__in=ids).update(
        state=F("state_before"),
        state_before="",
        state_reason=F("reason_before"),
        reason_before="",
        invalidation=None,
        uncounted=True,
    )
    invalidation.changed -= len(ids)
    return len(ids)
