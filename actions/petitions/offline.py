"""Signatures collected on paper: dated entries with who and why, and their sum."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum

from actions.petitions.models import OfflineEntry, Petition


class Negative(Exception):
    """A correction would leave fewer than no signatures on paper. It carries what there is to correct."""

    def __init__(self, total: int) -> None:
        super().__init__(f"there are {total} signatures on paper")
        self.total = total


@transaction.atomic
def enter(
    *, petition: Petition, number: int, collected_on: date, reason: str, entered_by: str, at: datetime
) -> OfflineEntry:
    """Add an entry, or with a negative number a correction, and bring the petition's total up to date with it.

    Raises Negative, and keeps nothing, if the total would fall below zero.
    """
    Petition.objects.select_for_update(no_key=True).get(pk=petition.pk)
    entries = OfflineEntry.objects.filter(petition=petition)
    total = entries.aggregate(total=Sum("number"))["total"] or 0
    if total + number < 0:
        raise Negative(total)
    entry = OfflineEntry.objects.create(
        petition=petition,
        number=number,
        collected_on=collected_on,
        reason=reason,
        entered_by=entered_by,
        entered_at=at,
    )
    Petition.objects.filter(pk=petition.pk).update(offline_count=total + number)
    petition.offline_count = total + number
    return entry
