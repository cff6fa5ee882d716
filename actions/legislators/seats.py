"""Which seats there are, who may sit in them, and which Congress sits when. Facts of law, until the census of 2030."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from actions.legislators.records import HOUSE, LOWER, SENATE, UPPER
from actions.legislators.states import DELEGATES

CAPITOL = ZoneInfo("America/New_York")  # terms begin and end by the Capitol's calendar
AT_LARGE = "0"

# Apportionment of 2020. Whoever is not named has one seat.
REPRESENTATIVES = {
    "CA": 52, "TX": 38, "FL": 28, "NY": 26, "IL": 17, "PA": 17, "OH": 15, "GA": 14, "NC": 14, "MI": 13, "NJ": 12,
    "VA": 11, "WA": 10, "AZ": 9, "IN": 9, "MA": 9, "TN": 9, "CO": 8, "MD": 8, "MN": 8, "MO": 8, "WI": 8, "AL": 7,
    "SC": 7, "KY": 6, "LA": 6, "OR": 6, "CT": 5, "OK": 5, "AR": 4, "IA": 4, "KS": 4, "MS": 4, "NV": 4, "UT": 4,
    "NE": 3, "NM": 3, "HI": 2, "ID": 2, "ME": 2, "MT": 2, "NH": 2, "RI": 2, "WV": 2,
}  # fmt: skip

ONE_HOUSE = {"NE", "DC", "GU", "VI"}  # whose legislature has one house, which counts as the upper one

# The two of the Senate's three classes that a state elects.
CLASSES = {
    ("1", "2"): "DE MA ME MI MN MS MT NE NJ NM RI TN TX VA WV WY",
    ("1", "3"): "AZ CA CT FL HI IN MD MO ND NV NY OH PA UT VT WA WI",
    ("2", "3"): "AK AL AR CO GA IA ID IL KS KY LA NC NH OK OR SC SD",
}


@dataclass(frozen=True, order=True)
class Seat:
    """A seat in a legislature, written as in `records`. It outlives whoever sits in it."""

    chamber: str
    state: str
    district: str

    @property
    def key(self) -> str:
        """A name for it that never changes: house:NY:6, senate:NY:1, upper:PA:26."""
        return f"{self.chamber}:{self.state}:{self.district}"

    @cached_property
    def votes(self) -> bool:
        """False for the delegates and the resident commissioner, who speak in the House and do not vote."""
        return not (self.chamber == HOUSE and self.state in DELEGATES)

    @property
    def is_at_large(self) -> bool:
        return self.chamber == HOUSE and self.district == AT_LARGE


def senate(state: str) -> list[Seat]:
    """A state's two seats in the Senate; none for the District of Columbia and the territories."""
    for classes, states in CLASSES.items():
        if state in states.split():
            return [Seat(SENATE, state, number) for number in classes]
    return []


def house(state: str) -> list[Seat]:
    """All seats of a state, of the District or of a territory in the House."""
    number = REPRESENTATIVES.get(state, 1)
    districts = [AT_LARGE] if number == 1 else [str(district + 1) for district in range(number)]
    return [Seat(HOUSE, state, district) for district in districts]


def houses(state: str) -> set[str]:
    """The houses of a state's own legislature."""
    return {UPPER} if state in ONE_HOUSE else {UPPER, LOWER}


def today(at: datetime) -> date:
    """The day at the Capitol."""
    return at.astimezone(CAPITOL).date()


def sitting_congress(on: date) -> int:
    """The number of the Congress that sits on a day; a new one begins on 3 January of each odd year."""
    year = on.year if (on.month, on.day) >= (1, 3) else on.year - 1
    return (year - 1789) // 2 + 1


def years_of(congress: int) -> tuple[date, date]:
    """The day on which a Congress begins to sit, and that on which the next one does."""
    begins = 1789 + 2 * (congress - 1)
    return date(begins, 1, 3), date(begins + 2, 1, 3)
