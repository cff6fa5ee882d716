"""Numbers for staff, read from the rows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from actions.petitions.models import Petition, Signature

STATE = Signature.State
NUMBERS: dict[str, Any] = {
    "signed": Count("pk", filter=Q(state=STATE.VALID)),
    "confirmed": Count("pk", filter=Q(state=STATE.VALID, confirmed_at__isnull=False)),
    "pending": Count("pk", filter=Q(state=STATE.PENDING)),
    "quarantined": Count("pk", filter=Q(state=STATE.QUARANTINED)),
}


@dataclass(frozen=True)
class Day:
    """What became of the signatures of one day. The confirmed are among the signed."""

    date: date
    signed: int = 0
    confirmed: int = 0
    pending: int = 0
    quarantined: int = 0


@dataclass(frozen=True)
class Share:
    """What came of one source, or in one language. The confirmed are among the signed."""

    code: str
    signed: int
    confirmed: int


def by_day(petition: Petition, *, days: int, at: datetime) -> list[Day]:
    """The last `days` days up to the day of `at`, oldest first, days without a signature too, in the site's time."""
    today = timezone.localdate(at)
    first = today - timedelta(days=days - 1)
    since = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    signatures = Signature.objects.filter(petition=petition, signed_at__gte=since)
    rows = signatures.values(date=TruncDate("signed_at")).annotate(**NUMBERS).order_by()
    found = {row["date"]: Day(**row) for row in rows}
    dates = (first + timedelta(days=number) for number in range(days))
    return [found.get(day, Day(day)) for day in dates]


def by_source(petition: Petition) -> list[Share]:
    """Where signers came from by the code in the page's address, most first; "" came without one."""
    return shares(Signature.objects.filter(petition=petition), "source")


def by_language(petition: Petition) -> list[Share]:
    """The languages that signers read the page in, most first."""
    return shares(Signature.objects.filter(petition=petition), "language")


def shares(signatures: QuerySet[Signature], column: str) -> list[Share]:
    """Signatures by the values of one column; values that no valid signature has are left out."""
    numbers = {name: NUMBERS[name] for name in ("signed", "confirmed")}
    rows = signatures.values(column).annotate(**numbers).filter(signed__gt=0).order_by("-signed", column)
    return [Share(row[column], row["signed"], row["confirmed"]) for row in rows]


def by_state(petition: Petition) -> dict[Signature.State, int]:
    """How many signatures are in each state, those of none too."""
    rows = Signature.objects.filter(petition=petition).values_list("state").annotate(Count("pk")).order_by()
    found = dict(rows)
    return {state: found.get(state, 0) for state in STATE}
