"""Which data sets are loaded, how old they are, and which of them are about to end."""

from dataclasses import dataclass
from datetime import date, timedelta

from actions.legislators.models import DataSet

WARNING = timedelta(days=30)  # before a data set ends
OLD = timedelta(days=45)  # a roster this old has missed somebody's swearing-in
ROSTERS = {DataSet.Kind.CONGRESS, DataSet.Kind.CONGRESS_OFFICES, DataSet.Kind.STATE}


@dataclass(frozen=True)
class Standing:
    """A data set in use, and what should be done about it."""

    data_set: DataSet
    days_left: int | None  # until it ends; below zero once it has; None where it does not end
    is_old: bool  # a roster that should be fetched anew

    @property
    def tells_who(self) -> bool:
        """Whether people are told who their legislators are by it; False for what is only drawn."""
        return self.data_set.kind != DataSet.Kind.BOUNDARIES

    @property
    def ends_soon(self) -> bool:
        return self.days_left is not None and self.days_left <= WARNING.days

    @property
    def has_ended(self) -> bool:
        return self.days_left is not None and self.days_left <= 0


def standings(*, on: date) -> list[Standing]:
    """Every data set in use."""
    return [standing(row, on) for row in DataSet.objects.filter(state=DataSet.State.CURRENT).order_by("kind", "region")]


def standing(row: DataSet, on: date) -> Standing:
    """How one data set stands. Its age is counted from the day it was made, else from the day it was taken in."""
    made = row.as_of or row.imported_at.date()
    left = (row.valid_until - on).days if row.valid_until else None
    return Standing(row, left, is_old=row.kind in ROSTERS and on - made > OLD)
