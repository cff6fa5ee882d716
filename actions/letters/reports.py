"""Numbers about a letter campaign for staff, read from the rows.

Letters that look like a machine's are in none of them until staff release them; see `deciding`.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from actions.letters.deciding import STAFF, STAFF_ARRIVED
from actions.letters.models import Delivery, Letter, LetterCampaign, LookUp

AUTOMATIC = (Delivery.Channel.HOUSE, Delivery.Channel.SENATE, Delivery.Channel.EMAIL)
NUMBERS: dict[str, Any] = {
    "written": Count("pk"),
    "personal": Count("pk", filter=Q(is_edited=True) | Q(has_own_words=True)),
}
BATCH = 2000


@dataclass(frozen=True)
class OfficeNumbers:
    """One office's deliveries in each state: those that the platform carried, apart from those that people did."""

    office: str
    recipient: str
    automatic: Counter[str] = field(default_factory=Counter)
    assisted: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.automatic.total() + self.assisted.total()


@dataclass(frozen=True)
class Times:
    """How long it took until an office's system took a letter: half of them, and all but the slowest twentieth."""

    number: int
    median: timedelta
    p95: timedelta


@dataclass(frozen=True)
class Day:
    """The letters of one day. The personal ones, changed or with own words, are among the written."""

    date: date
    written: int = 0
    personal: int = 0


@dataclass(frozen=True)
class Share:
    """What was written in one language. The personal ones are among the written."""

    code: str
    written: int = 0
    personal: int = 0


@dataclass(frozen=True)
class Words:
    """How many letters there are, and in how many their writers' own hand is seen. `set_aside`: a machine's."""

    letters: int
    edited: int
    with_own_words: int
    set_aside: int


def letters(campaign: LetterCampaign) -> QuerySet[Letter]:
    """A campaign's letters but those that are set aside."""
    return Letter.objects.filter(campaign=campaign, state_reason="")


def by_office(campaign: LetterCampaign) -> list[OfficeNumbers]:
    """Each office's deliveries by state, the offices with most letters first. A rewritten name counts as one office."""
    rows = (
        Delivery.objects.filter(campaign=campaign, letter__state_reason="")
        .values("office", "channel", "state")
        .annotate(number=Count("pk"), recipient=Max("recipient"))
        .order_by()
    )
    found: dict[str, OfficeNumbers] = {}
    for row in rows:
        office = found.setdefault(row["office"], OfficeNumbers(row["office"], row["recipient"]))
        counter = office.automatic if row["channel"] in AUTOMATIC else office.assisted
        counter[row["state"]] += row["number"]
    return sorted(found.values(), key=lambda office: (-office.total, office.recipient, office.office))


def time_to_acceptance(campaign: LetterCampaign, *, office: str = "") -> Times | None:
    """How long the accepted deliveries took, of one office or of all; None while there is none.

    Sorted by the database, which hands out two rows. What staff learned by asking has no time of its own.
    """
    accepted = Delivery.objects.filter(campaign=campaign, state=Delivery.State.ACCEPTED, ended_at__isnull=False)
    accepted = accepted.exclude(gateway_status=STAFF_ARRIVED)
    if office:
        accepted = accepted.filter(office=office)
    number = accepted.count()
    if not number:
        return None
    took = ExpressionWrapper(F("ended_at") - F("created_at"), output_field=DurationField())
    ordered = accepted.annotate(took=took).order_by("took", "pk").values_list("took", flat=True)
    median, p95 = (ordered[ceil(number * part / 100) - 1] for part in (50, 95))
    return Times(number, median, p95)


def top_reasons(campaign: LetterCampaign, *, limit: int = 10) -> list[tuple[str, int]]:
    """Why deliveries were refused or given up: codes with the number of deliveries that name each, most first."""
    rows = Delivery.objects.filter(campaign=campaign, letter__state_reason="").exclude(reasons=[])
    numbers: Counter[str] = Counter()
    for reasons, number in rows.values_list("reasons").annotate(Count("pk")).order_by().iterator(BATCH):
        for code in {str(reason.get("code", "")) for reason in reasons}:
            if not code.startswith(STAFF):
                numbers[code] += number
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))[:limit]


def held(campaign: LetterCampaign) -> list[tuple[str, int]]:
    """Why deliveries are held back, with their numbers, most first."""
    rows = Delivery.objects.filter(campaign=campaign, state=Delivery.State.HELD)
    return list(rows.values_list("held").annotate(number=Count("pk")).order_by("-number", "held"))


def words(campaign: LetterCampaign) -> Words:
    """How many letters were changed, and how many have words of their writer's own."""
    fair = Q(state_reason="")
    return Words(
        **Letter.objects.filter(campaign=campaign).aggregate(
            letters=Count("pk", filter=fair),
            edited=Count("pk", filter=fair & Q(is_edited=True)),
            with_own_words=Count("pk", filter=fair & Q(has_own_words=True)),
            set_aside=Count("pk", filter=~fair),
        )
    )


def by_day(campaign: LetterCampaign, *, days: int, at: datetime) -> list[Day]:
    """The last `days` days up to the day of `at`, oldest first, days without a letter too, in the site's time."""
    today = timezone.localdate(at)
    first = today - timedelta(days=days - 1)
    since = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    written = letters(campaign).filter(written_at__gte=since)
    rows = written.values(date=TruncDate("written_at")).annotate(**NUMBERS).order_by()
    found = {row["date"]: Day(**row) for row in rows}
    dates = (first + timedelta(days=number) for number in range(days))
    return [found.get(day, Day(day)) for day in dates]


def by_language(campaign: LetterCampaign) -> list[Share]:
    """The languages that people wrote in, most first."""
    rows = letters(campaign).values(code=F("language")).annotate(**NUMBERS).order_by()
    return sorted((Share(**row) for row in rows), key=lambda share: (-share.written, share.code))


def by_district(campaign: LetterCampaign) -> dict[tuple[str, str], int]:
    """Letters by the state and the district of the House; those without a known district are left out."""
    rows = letters(campaign).exclude(district="").values_list("state", "district").annotate(Count("pk")).order_by()
    numbers: dict[tuple[str, str], int] = defaultdict(int)
    for state, district, number in rows:
        numbers[state, district] += number
    return dict(numbers)


def look_ups(campaign: LetterCampaign) -> list[tuple[str, int]]:
    """What came of people's looking their legislators up: outcomes with their numbers, most first."""
    rows = LookUp.objects.filter(campaign=campaign).values_list("status")
    return list(rows.annotate(number=Count("pk")).order_by("-number", "status"))
