"""Whether a data set may be believed. A file cut in half must not empty a campaign."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from actions.legislators import projecting
from actions.legislators import seats as all_seats
from actions.legislators.models import DataSet
from actions.legislators.records import HOUSE, SENATE, BoundaryRecord, MemberRecord, ZipRecord
from actions.legislators.states import BY_CODE

SENATORS, SENATORS_OFF = 100, 2
REPRESENTATIVES = 425
LARGEST_FALL = 0.05
LARGEST_MAP = 400_000  # characters of all paths, which a page holds whole
STATES_WITH_ZIPS = 51  # fifty, and the District of Columbia
KIND = DataSet.Kind


class Refused(Exception):
    """What was read cannot be the whole truth, so nothing was changed. Says why in a sentence."""


def check(records: Sequence[Any], *, kind: str, before: DataSet | None) -> None:
    """Compare with what is known of the world, and with the data set `before`. Raises Refused."""
    if not records:
        raise Refused("It holds no entries.")
    twice(records)
    if kind == KIND.CONGRESS:
        congress([record for record in records if isinstance(record, MemberRecord)])
    if kind == KIND.ZIPS:
        zips([record for record in records if isinstance(record, ZipRecord)])
    if kind == KIND.BOUNDARIES:
        boundaries([record for record in records if isinstance(record, BoundaryRecord)])
    if before and not before.is_sample and kind != KIND.STATE_VACANCIES:
        fall(len(records), before)


def twice(records: Sequence[Any]) -> None:
    """Nobody is in a data set twice, and no district stands twice for a ZIP code."""
    persons = Counter(record.person for record in records if isinstance(record, MemberRecord))
    again = [person for person, number in persons.items() if number > 1]
    if again:
        raise Refused(f"{again[0]} is in it twice.")


def congress(members: Iterable[MemberRecord]) -> None:
    """As many senators and representatives as there are, but for a few empty seats; nobody in another's."""
    seats = Counter((member.chamber, member.state, member.district) for member in members)
    shared = [seat for seat, number in seats.items() if number > 1]
    if shared:
        raise Refused(f"Two members sit in one seat: {' '.join(shared[0])}.")
    chambers = Counter(chamber for chamber, _, _ in seats)
    if abs(chambers[SENATE] - SENATORS) > SENATORS_OFF:
        raise Refused(f"It has {chambers[SENATE]} senators, and there are {SENATORS}, {SENATORS_OFF} more or less.")
    if chambers[HOUSE] < REPRESENTATIVES:
        raise Refused(f"It has {chambers[HOUSE]} representatives, and {REPRESENTATIVES} are the least.")
    states = Counter(state for chamber, state, _ in seats if chamber == SENATE)
    crowded = [state for state, number in states.items() if number > 2]
    if crowded:
        raise Refused(f"{crowded[0]} has more than two senators in it.")


def zips(records: Iterable[ZipRecord]) -> None:
    """Every state has some."""
    found = len({record.state for record in records})
    if found < STATES_WITH_ZIPS:
        raise Refused(f"It has ZIP codes of {found} states, and {STATES_WITH_ZIPS} are the least.")


def boundaries(records: Sequence[BoundaryRecord]) -> None:
    """Every district that has a place on the map and none besides, drawn in so few points that a page can hold them."""
    drawn = {(record.state, record.district) for record in records}
    there = {
        (seat.state, seat.district)
        for state in BY_CODE
        if state not in projecting.ELSEWHERE
        for seat in all_seats.house(state)
    }
    for words, districts in (("lacks", there - drawn), ("has unknown", drawn - there)):
        if districts:
            named = ", ".join(f"{state} {district}" for state, district in sorted(districts)[:5])
            raise Refused(f"It {words} {len(districts)} districts: {named}{', …' if len(districts) > 5 else ''}.")
    length = sum(len(record.path) for record in records)
    if length > LARGEST_MAP:
        raise Refused(f"The map would be {length:,} characters long: take the file of 1:20,000,000 (`_20m`).")


def fall(number: int, before: DataSet) -> None:
    """Not many fewer entries than before."""
    if number < before.entries * (1 - LARGEST_FALL):
        raise Refused(f"It has {number:,} entries, and the one in use has {before.entries:,}: more than 5 % are gone.")
