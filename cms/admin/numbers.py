"""What a petition's page in the admin shows as pictures."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from actions.petitions import counting, reports
from actions.petitions.models import Petition, Signature
from cms.admin import charts

DAYS = 30
KEPT, LARGE, LARGE_KEPT = 60, 50_000, 600  # seconds; a breakdown reads every signature, some seconds for a million


@dataclass(frozen=True)
class Breakdown:
    """The numbers that are read from all of a petition's rows, and when."""

    days: list[reports.Day]
    languages: list[reports.Share]
    sources: list[reports.Share]
    states: dict[Signature.State, int]
    as_of: datetime


@dataclass(frozen=True)
class Numbers:
    """A petition in numbers. The counts are of this moment, the breakdown may be some minutes old."""

    counts: counting.Counts
    unconfirmed: int
    percent: int
    chart: charts.Chart
    languages: list[charts.Part]
    sources: list[charts.Part]
    states: dict[Signature.State, int]
    as_of: datetime


def of(petition: Petition, *, at: datetime) -> Numbers:
    """The numbers of a petition."""
    counts = counting.counts(petition, at=at)
    kept = LARGE_KEPT if counts.count > LARGE else KEPT
    key = f"admin:breakdown:{petition.pk}"
    breakdown: Breakdown | None = cache.get(key)
    if breakdown is None:
        breakdown = read(petition, at)
        cache.set(key, breakdown, kept)
    return Numbers(
        counts=counts,
        unconfirmed=max(counts.count - counts.confirmed, 0),
        percent=percent(counts.count + counts.offline, counts.goal),
        chart=charts.by_day(breakdown.days),
        languages=charts.parts(breakdown.languages, {code: str(name) for code, name in settings.LANGUAGES}),
        sources=charts.parts(breakdown.sources, {"": _("No source given")}),
        states=breakdown.states,
        as_of=breakdown.as_of,
    )


def read(petition: Petition, at: datetime) -> Breakdown:
    """The breakdown from the rows."""
    return Breakdown(
        days=reports.by_day(petition, days=DAYS, at=at),
        languages=reports.by_language(petition),
        sources=reports.by_source(petition),
        states=reports.by_state(petition),
        as_of=at,
    )


def percent(number: int, goal: int) -> int:
    """How far a number is on its way, in hundredths, never above a hundred."""
    return min(round(100 * number / goal), 100) if goal else 0
