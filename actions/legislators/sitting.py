"""The members in use: who sits for a state in Congress, who in its own legislature, who in some seats."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from actions.legislators import seating
from actions.legislators.models import DataSet, Member
from actions.legislators.records import LOWER, UPPER
from actions.legislators.seating import Seating
from actions.legislators.seats import Seat

CURRENT = DataSet.State.CURRENT
OF_STATES = {UPPER, LOWER}


def congress(states: Iterable[str], districts: Iterable[str] = ()) -> tuple[DataSet | None, list[Member]]:
    """The roster of Congress in use, and its members of these states, of some districts alone where any are given.

    One query, and one more where it names nobody.
    """
    found = Member.objects.filter(
        state__in=states, data_set__state=CURRENT, data_set__kind=DataSet.Kind.CONGRESS
    ).select_related("data_set")
    members = list(found.filter(district__in=districts) if districts else found)
    if members:
        return members[0].data_set, members
    return DataSet.objects.filter(kind=DataSet.Kind.CONGRESS, state=CURRENT).first(), []


def legislature(wanted: Sequence[Seat], state: str, on: date) -> list[Seating]:
    """A state's own seats; nobody is known in them where no data set of that state's legislature is loaded."""
    row = DataSet.objects.filter(kind=DataSet.Kind.STATE, region=state, state=CURRENT).first()
    if row is None or not wanted:
        return seating.of(wanted, [], data_set=None, on=on)
    members = list(Member.objects.filter(data_set=row, district__in={seat.district for seat in wanted}))
    return seating.of(wanted, members, data_set=row, on=on)


def in_seats(wanted: Sequence[Seat], on: date) -> list[Seating]:
    """Who sits in these seats today, those of Congress first."""
    federal = [seat for seat in wanted if seat.chamber not in OF_STATES]
    found: list[Seating] = []
    if federal:
        roster, members = congress({seat.state for seat in federal}, {seat.district for seat in federal})
        found = seating.of(federal, members, data_set=roster, on=on)
    for state in sorted({seat.state for seat in wanted if seat.chamber in OF_STATES}):
        own = [seat for seat in wanted if seat.chamber in OF_STATES and seat.state == state]
        found += legislature(own, state, on)
    return found


def named(persons: Iterable[str]) -> dict[str, Member]:
    """The members of these ids in the rosters in use."""
    wanted = list(persons)
    if not wanted:
        return {}
    kinds = Q(data_set__kind=DataSet.Kind.CONGRESS) | Q(data_set__kind=DataSet.Kind.STATE)
    rows = Member.objects.filter(kinds, person__in=wanted, data_set__state=CURRENT)
    return {member.person: member for member in rows}
