"""The speed of telling whose seats stand for a ZIP code, with as many codes and members as there are."""

import hashlib
import statistics
import time
from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actions.legislators import importing, lookup, seats
from actions.legislators.importing import Contents, Description, Record
from actions.legislators.models import DataSet
from actions.legislators.records import MemberRecord, ZipRecord
from actions.legislators.states import BY_CODE

ZIPS = 33_774  # of which a fifth lies in two districts, as in the real table
LOOKUPS = 500


def fill(at: datetime) -> None:
    """A member for every seat in Congress, and a table of made-up ZIP codes."""
    every = [seat for state in BY_CODE for seat in (*seats.senate(state), *seats.house(state))]
    members = [
        MemberRecord(seat.key, seat.key, "", seat.key, "", seat.chamber, seat.state, seat.district) for seat in every
    ]
    districts = [seat for seat in every if seat.chamber == "house"]
    zips = []
    for number in range(ZIPS):
        first = districts[number % len(districts)]
        among = [first, *(seat for seat in seats.house(first.state) if seat != first)][: 2 if number % 5 == 0 else 1]
        zips += [ZipRecord(f"{number:05}", seat.state, seat.district) for seat in among]
    take_in(DataSet.Kind.CONGRESS, [*members], at)
    take_in(DataSet.Kind.ZIPS, [*zips], at)


def take_in(kind: str, records: list[Record], at: datetime) -> None:
    """One data set of today's Congress."""
    today: date = seats.today(at)
    description = Description(
        kind=kind,
        name="bench",
        source="made up",
        licence="none",
        sha256=hashlib.sha256(kind.encode()).hexdigest(),
        congress=seats.sitting_congress(today),
        valid_until=today + timedelta(days=30),
    )
    importing.take_in(Contents(description, records), at=at)


def look_up() -> tuple[float, int]:
    """The median of many look-ups in milliseconds, and the queries of one."""
    at = timezone.now()
    fill(at)
    asked = [f"{number:05}" for number in range(0, ZIPS, ZIPS // LOOKUPS)]
    taken = []
    for zip in asked:
        begun = time.perf_counter()
        lookup.by_zip(zip, at=at)
        taken.append(time.perf_counter() - begun)
    with CaptureQueriesContext(connection) as captured:
        lookup.by_zip(asked[-1], at=at)
    return 1000 * statistics.median(taken), len(captured)
