"""Whose seats stand for a ZIP code or an address. Nothing of the address is kept, logged, or named in an exception."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from actions.legislators import seating, seats, sitting, zip_prefixes
from actions.legislators.models import DataSet, ZipDistrict
from actions.legislators.records import HOUSE
from actions.legislators.seating import Seating
from actions.legislators.seats import Seat
from actions.legislators.states import BY_CODE

ZIP_TABLE = "zip"
CURRENT = DataSet.State.CURRENT


class Status(StrEnum):
    """RESOLVED: every seat is known. NEED_ADDRESS: only the street decides. MILITARY: such a ZIP code says where mail
    goes, not where somebody votes. UPDATING: the districts in use are not those that the tables know.
    UNKNOWN_ZIP: there is none such. Of a street: SEVERAL districts fit it, there is NO_MATCH for it, or no provider
    answered (UNAVAILABLE); the candidates are then hers to choose from."""

    RESOLVED = "resolved"
    NEED_ADDRESS = "need_address"
    MILITARY = "military"
    UPDATING = "updating"
    UNKNOWN_ZIP = "unknown_zip"
    SEVERAL = "several"
    NO_MATCH = "no_match"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Answer:
    """What is known of somebody's legislators.

    `seats` are hers for certain; `candidates` are those of which some may be. `as_of` is the day of the roster.
    `is_held_back`: no provider was asked about a street, since too many were asked about already.
    """

    status: Status
    congress: int
    provider: str
    seats: tuple[Seating, ...] = ()
    candidates: tuple[Seating, ...] = ()
    data_set: str = ""
    as_of: date | None = None
    is_sample: bool = False
    is_held_back: bool = False


@dataclass(frozen=True)
class Area:
    """The districts in which a ZIP code lies. `doubtful`: the table is of another Congress, or past its time."""

    districts: tuple[Seat, ...]
    table: DataSet | None = None
    doubtful: bool = False

    @property
    def states(self) -> list[str]:
        return sorted({seat.state for seat in self.districts})


def by_zip(zip: str, *, at: datetime) -> Answer:
    """The legislators in Congress of a ZIP code's people, with two queries.

    The House seat is named only where the ZIP code has one district in one state, by a table that holds today and is of
    the Congress that sits; a state with one seat needs no table. `zip` is five digits.
    """
    on = seats.today(at)
    place = zip_prefixes.state_of(zip)
    if place == zip_prefixes.MILITARY:
        return Answer(Status.MILITARY, seats.sitting_congress(on), ZIP_TABLE)
    area = area_of(zip, place, on)
    if not area.districts:
        return Answer(Status.UNKNOWN_ZIP, seats.sitting_congress(on), ZIP_TABLE)
    return answer(area, on)


def area_of(zip: str, place: str, on: date) -> Area:
    """What the table says; for a ZIP code that it does not hold, every district of the state it was given to."""
    rows = list(ZipDistrict.objects.filter(zip=zip, data_set__state=CURRENT).select_related("data_set"))
    if not rows:
        return Area(tuple(seats.house(place)) if place in BY_CODE else ())
    table = rows[0].data_set
    districts = sorted((Seat(HOUSE, row.state, row.district) for row in rows), key=by_number)
    doubtful = not table.holds(on) or table.congress != seats.sitting_congress(on)
    return Area(tuple(districts), table, doubtful)


def by_number(seat: Seat) -> tuple[str, int]:
    return seat.state, int(seat.district)


def answer(area: Area, on: date) -> Answer:
    """Seat the members of an area's districts and states; say what is certain, and what the street would decide."""
    doubtful = area.doubtful and not all(seat.is_at_large for seat in area.districts)
    districts = every_district(area.states) if doubtful else area.districts
    senators = [seat for state in area.states for seat in seats.senate(state)]
    roster, members = sitting.congress(area.states)
    house = tuple(seating.of(districts, members, data_set=roster, on=on))
    senate = tuple(seating.of(senators, members, data_set=roster, on=on))
    known = Answer(
        Status.NEED_ADDRESS,
        seats.sitting_congress(on),
        ZIP_TABLE,
        data_set=area.table.name if area.table else "",
        as_of=roster.as_of if roster else None,
        is_sample=any(row is not None and row.is_sample for row in (roster, area.table)),
    )
    if len(area.states) > 1:
        return replace(known, candidates=senate + house)
    if doubtful:
        return replace(known, status=Status.UPDATING, seats=senate, candidates=house)
    if len(house) > 1:
        return replace(known, seats=senate, candidates=house)
    return replace(known, status=Status.RESOLVED, seats=senate + house)


def every_district(states: list[str]) -> tuple[Seat, ...]:
    """All seats in the House: new lines may have put anybody into any district of her state."""
    return tuple(seat for state in states for seat in seats.house(state))
