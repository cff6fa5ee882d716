"""Whether a data set may be believed. A file cut in half must not empty a campaign."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from actions.legislators.models import DataSet
from actions.legislators.records import HOUSE, SENATE, MemberRecord, ZipRecord

SENATORS, SENATORS_OFF = 100, 2
REPRESENTATIVES = 425
LARGEST_FALL = 0.05
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


def fall(number: int, before: DataSet) -> None:
    """Not many fewer entries than before."""
    if number < before.entries * (1 - LARGEST_FALL):
        raise Refused(f"It has {number:,} entries, and the one in use has {before.entries:,}: more than 5 % are gone.")
