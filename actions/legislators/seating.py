"""Who sits in a seat today: somebody, nobody, or nobody that is known yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from actions.legislators import seats
from actions.legislators.models import DataSet, Member
from actions.legislators.records import HOUSE
from actions.legislators.seats import Seat


class State(StrEnum):
    """SEATED; VACANT: a whole and valid data set names nobody; UPDATING: a term ended, and who follows is not known."""

    SEATED = "seated"
    VACANT = "vacant"
    UPDATING = "updating"


@dataclass(frozen=True)
class Seating:
    """A seat and whoever sits in it; nobody unless it is SEATED."""

    seat: Seat
    state: State
    member: Member | None = None


def of(wanted: Iterable[Seat], members: Iterable[Member], *, data_set: DataSet | None, on: date) -> list[Seating]:
    """The seats in the order given, each with its member among those of one data set.

    Where a state elects several members in one district, the seat stands once for each.
    """
    sitting: dict[Seat, list[Member | None]] = {}
    for member in members:
        sitting.setdefault(member.seat, []).append(member)
    return [seating(seat, member, data_set, on) for seat in wanted for member in sitting.get(seat, [None])]


def seating(seat: Seat, member: Member | None, data_set: DataSet | None, on: date) -> Seating:
    """A term that has ended is never shown as one that goes on, nor is its seat left out."""
    if member is not None and (member.ends is None or on < member.ends):
        return Seating(seat, State.SEATED, member)
    if member is not None or data_set is None or data_set.is_sample or is_old(seat, data_set, on):
        return Seating(seat, State.UPDATING)
    return Seating(seat, State.VACANT)


def is_old(seat: Seat, data_set: DataSet, on: date) -> bool:
    """Whether a data set was made before a new House, and so cannot say that a seat of it is empty."""
    return seat.chamber == HOUSE and data_set.congress != seats.sitting_congress(on)
