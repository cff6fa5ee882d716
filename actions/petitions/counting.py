"""How many have signed.

A request never touches a petition's numbers: it marks its signature `uncounted`, and a job folds those in every few
seconds. A second job compares the numbers with the rows.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import BooleanField, Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from actions.petitions import goals
from actions.petitions.models import Petition, Signature

BATCH = 500
SIGNED = Q(state=Signature.State.VALID)
CONFIRMED = SIGNED & Q(confirmed_at__isnull=False)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counts:
    """A petition's numbers at a moment. `count` is the one shown large, by the petition's policy; paper is apart."""

    count: int
    confirmed: int
    offline: int
    goal: int
    as_of: datetime

    @property
    def total(self) -> int:
        """With paper: how far the bar is filled, for the goal counts both."""
        return self.count + self.offline


def counts(petition: Petition, *, at: datetime) -> Counts:
    """The true numbers: what was folded and what still waits for it, read in one query so that neither is missed."""
    row = (
        Petition.objects.filter(pk=petition.pk)
        .annotate(
            signed=F("signed_count") + waiting(SIGNED, Q(counted_signed=True)),
            confirmed=F("confirmed_count") + waiting(CONFIRMED, Q(counted_confirmed=True)),
        )
        .values("signed", "confirmed", "offline_count")
        .get()
    )
    count = row["signed"] if petition.counts_at_once else row["confirmed"]
    return Counts(
        count=count,
        confirmed=row["confirmed"],
        offline=row["offline_count"],
        goal=goals.next_goal(count + row["offline_count"], petition.first_goal),
        as_of=at,
    )


def waiting(now: Q, counted: Q) -> Coalesce:
    """By how many the uncounted signatures of the outer petition will change one of its numbers."""
    rows = Signature.objects.filter(petition=OuterRef("pk"), uncounted=True).order_by().values("petition")
    change = rows.values(change=Count("pk", filter=now) - Count("pk", filter=counted))
    return Coalesce(Subquery(change), 0)


def fold(*, at: datetime) -> int:
    """Bring every uncounted signature into its petition's numbers; return how many there were.

    Any number may run at once: each takes rows that no other holds.
    """
    folded = batch = fold_batch(at=at)
    while batch == BATCH:
        batch = fold_batch(at=at)
        folded += batch
    return folded


@transaction.atomic
def fold_batch(*, at: datetime) -> int:
    """Add one batch's differences to its petitions and clear its marks, all or nothing. Returns the batch's size."""
    rows = list(
        uncounted().values_list("pk", "petition_id", "state", "confirmed_at", "counted_signed", "counted_confirmed")
    )
    signed: dict[int, int] = defaultdict(int)
    confirmed: dict[int, int] = defaultdict(int)
    for _, petition_id, state, confirmed_at, counted_signed, counted_confirmed in rows:
        is_signed = state == Signature.State.VALID
        signed[petition_id] += is_signed - counted_signed
        confirmed[petition_id] += (is_signed and confirmed_at is not None) - counted_confirmed
    Signature.objects.filter(pk__in=[row[0] for row in rows]).update(
        counted_signed=flag(SIGNED), counted_confirmed=flag(CONFIRMED), uncounted=False
    )
    for petition_id in sorted(signed):  # one order for all, so that two folds cannot wait for each other
        Petition.objects.filter(pk=petition_id).update(
            signed_count=Greatest(F("signed_count") + signed[petition_id], 0),
            confirmed_count=Greatest(F("confirmed_count") + confirmed[petition_id], 0),
            counted_at=at,
        )
    return len(rows)


def uncounted() -> QuerySet[Signature]:
    """A batch of what waits, locked. Rows that somebody holds are left for the next time, not waited for."""
    waiting = Signature.objects.filter(uncounted=True).order_by("petition_id", "pk")
    return waiting.select_for_update(skip_locked=True)[:BATCH]


def flag(condition: Q) -> Case:
    """The condition as a column's value."""
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def compare(*, at: datetime) -> int:
    """Compare every petition's numbers with its rows and mend what differs; return how many differed.

    Each difference is a fault somewhere, and logged as an error.
    """
    return sum(mend(petition_id=petition.pk, at=at) for petition in Petition.objects.all() if not agrees(petition))


def agrees(petition: Petition) -> bool:
    """Whether a petition's numbers are those of its rows' marks, and every mark is as its row's state says.

    Rows still to be folded count as their marks say. Unless the petition is locked, a fold in between may look like a
    difference.
    """
    true = Signature.objects.filter(petition=petition).aggregate(
        signed=Count("pk", filter=Q(counted_signed=True)),
        confirmed=Count("pk", filter=Q(counted_confirmed=True)),
        strays=Count("pk", filter=stray()),
    )
    return true == {"signed": petition.signed_count, "confirmed": petition.confirmed_count, "strays": 0}


def stray() -> Q:
    """A row whose state was changed without marking it uncounted."""
    return Q(uncounted=False) & ~Q(counted_signed=flag(SIGNED), counted_confirmed=flag(CONFIRMED))


@transaction.atomic
def mend(*, petition_id: int, at: datetime) -> bool:
    """Look again with the petition locked, and make its numbers equal to its rows. True if they still differed."""
    petition = Petition.objects.select_for_update(no_key=True).get(pk=petition_id)
    if agrees(petition):
        return False
    signatures = Signature.objects.filter(petition=petition)
    strays = signatures.filter(stray()).update(uncounted=True)
    was = petition.signed_count, petition.confirmed_count
    petition.signed_count = signatures.filter(counted_signed=True).count()
    petition.confirmed_count = signatures.filter(counted_confirmed=True).count()
    petition.counted_at = at
    petition.save(update_fields=["signed_count", "confirmed_count", "counted_at"])
    now = petition.signed_count, petition.confirmed_count
    logger.error("Petition %s counted %s, its rows say %s; %s rows changed unmarked", petition_id, was, now, strays)
    return True
