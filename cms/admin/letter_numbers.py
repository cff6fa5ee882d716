"""What a letter campaign's page in the admin shows as pictures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.legislators import boundaries
from actions.letters import deciding, reports
from actions.letters.models import Delivery, Letter, LetterCampaign
from actions.petitions.reports import Day, Share
from cms.admin import charts, keyset, letter_words, numbers
from cms.admin.district_map import DistrictMap, drawn

STATE = Delivery.State
DAYS, OFFICES = 30, 100
KEPT, LARGE, LARGE_KEPT = 60, 50_000, 600  # seconds; the breakdown reads every row
ORDER = list(STATE)
# What the bar of an office is made of: its class, its words, the states in it.
SEGMENTS: list[tuple[str, Any, set[str]]] = [
    ("done", gettext_lazy("Accepted, or done as the person says"), {STATE.ACCEPTED, STATE.REPORTED}),
    ("going", gettext_lazy("On its way"), {STATE.QUEUED, STATE.SENDING, STATE.OFFERED, STATE.OPENED}),
    ("stuck", gettext_lazy("Refused, given up, unknown or held back"), {*deciding.FAILED, STATE.HELD}),
]


@dataclass(frozen=True)
class Segment:
    """A part of a bar, in thousandths of it."""

    kind: str
    x: int
    width: int


@dataclass(frozen=True)
class OfficeRow:
    """One office's row of the table: a bar, and a number for each column."""

    recipient: str
    total: int
    bar: list[Segment]
    automatic: list[int]
    assisted: list[int]


@dataclass(frozen=True)
class OfficeTable:
    """The offices, with a column for each state that occurs; the platform's and the people's apart."""

    rows: list[OfficeRow]
    automatic: list[str]
    assisted: list[str]
    more: int
    keys: list[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """Something in words with its number, and the length of its bar in hundredths."""

    label: str
    number: int
    length: int


@dataclass(frozen=True)
class Breakdown:
    """All that is read from a campaign's rows, and when."""

    words: reports.Words
    offices: list[reports.OfficeNumbers]
    times: reports.Times | None
    days: list[reports.Day]
    languages: list[reports.Share]
    reasons: list[tuple[str, int]]
    held: list[tuple[str, int]]
    look_ups: list[tuple[str, int]]
    districts: dict[tuple[str, str], int]
    as_of: datetime


def read(campaign: LetterCampaign, *, at: datetime) -> Breakdown:
    """The breakdown, some minutes old at most."""
    key = f"admin:letters:{campaign.pk}"
    breakdown: Breakdown | None = cache.get(key)
    if breakdown is None:
        breakdown = Breakdown(
            words=reports.words(campaign),
            offices=reports.by_office(campaign),
            times=reports.time_to_acceptance(campaign),
            days=reports.by_day(campaign, days=DAYS, at=at),
            languages=reports.by_language(campaign),
            reasons=reports.top_reasons(campaign),
            held=reports.held(campaign),
            look_ups=reports.look_ups(campaign),
            districts=reports.by_district(campaign),
            as_of=at,
        )
        many = keyset.up_to(Letter.objects.filter(campaign=campaign), LARGE + 1) > LARGE
        cache.set(key, breakdown, LARGE_KEPT if many else KEPT)
    return breakdown


def of(campaign: LetterCampaign, *, at: datetime) -> dict[str, Any]:
    """What the page's templates expect."""
    found = read(campaign, at=at)
    platform = sum((office.automatic for office in found.offices), Counter())
    people = sum((office.assisted for office in found.offices), Counter())
    languages = [Share(share.code, share.written, share.personal) for share in found.languages]
    return {
        "words": found.words,
        "accepted": platform[STATE.ACCEPTED],
        "reported": people[STATE.REPORTED],
        "edited_percent": numbers.percent(found.words.edited, found.words.letters),
        "own_percent": numbers.percent(found.words.with_own_words, found.words.letters),
        "offices": office_table(found.offices),
        "median": letter_words.duration(found.times.median) if found.times else "",
        "p95": letter_words.duration(found.times.p95) if found.times else "",
        "chart": charts.by_day([Day(day.date, signed=day.written, confirmed=day.personal) for day in found.days]),
        "languages": charts.parts(languages, {code: str(name) for code, name in settings.LANGUAGES}),
        "reasons": lines((letter_words.reason(code), number) for code, number in found.reasons),
        "held": lines((str(Delivery.Held(code).label) or _("Not said"), number) for code, number in found.held),
        "look_ups": lines((str(letter_words.LOOK_UPS.get(code, code)), number) for code, number in found.look_ups),
        "as_of": found.as_of,
    }


def district_map(campaign: LetterCampaign, *, state: str, at: datetime) -> DistrictMap:
    """Letters by district of the House, of the country or of one state; small numbers are not told apart."""
    return drawn(
        read(campaign, at=at).districts,
        boundaries.in_use(),
        caption=_("Letters by district of the House"),
        heading=_("Letters"),
        state=state,
    )


def office_table(offices: Sequence[reports.OfficeNumbers]) -> OfficeTable:
    """The table of offices; beyond a hundred they are only counted."""
    automatic = [state for state in ORDER if any(office.automatic[state] for office in offices)]
    assisted = [state for state in ORDER if any(office.assisted[state] for office in offices)]
    return OfficeTable(
        rows=[
            OfficeRow(
                recipient=office.recipient,
                total=office.total,
                bar=bar(office),
                automatic=[office.automatic[state] for state in automatic],
                assisted=[office.assisted[state] for state in assisted],
            )
            for office in offices[:OFFICES]
        ],
        automatic=[str(state.label) for state in automatic],
        assisted=[str(state.label) for state in assisted],
        more=max(len(offices) - OFFICES, 0),
        keys=[(kind, str(label)) for kind, label, _states in SEGMENTS],
    )


def bar(office: reports.OfficeNumbers) -> list[Segment]:
    """What became of an office's letters, as lengths."""
    every = office.automatic + office.assisted
    segments, x = [], 0
    for kind, _label, states in SEGMENTS:
        width = round(1000 * sum(every[state] for state in states) / max(office.total, 1))
        segments.append(Segment(kind, x, width))
        x += width
    return [segment for segment in segments if segment.width]


def lines(found: Iterable[tuple[str, int]]) -> list[Line]:
    """Numbers with their words, and bars as long as the longest allows."""
    rows = list(found)
    longest = max((number for _label, number in rows), default=1)
    return [Line(label, number, round(100 * number / longest)) for label, number in rows]
