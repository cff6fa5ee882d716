"""Which files are understood: how each is recognised and read, where it is published, and how long it holds."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.legislators import seats
from actions.legislators.formats import (
    census_boundaries,
    census_zcta,
    congress,
    district_offices,
    openstates,
    senate_forms,
    senate_offices,
    zccd,
)
from actions.legislators.importing import Contents, Description, Record
from actions.legislators.models import DataSet
from actions.legislators.records import HOUSE, MemberRecord, Unreadable

KIND = DataSet.Kind
CC0, US_GOVERNMENT, FACTS = "CC0-1.0", "US Government work", "public facts"
ZCCD_CONGRESS = 119  # the file does not say; it was made on 2024-11-12 for the districts of January 2025


@dataclass(frozen=True)
class Source:
    """One published file. `pattern` is how its name goes; `url` is "" for one that is taken in from a path alone."""

    name: str
    kind: str
    pattern: str
    read: Callable[[Path], list[Record]]
    licence: str
    url: str = ""
    congress: Callable[[Path, list[Record]], int | None] = lambda path, records: None


def of_terms(path: Path, records: list[Record]) -> int | None:
    """The Congress in which most of a roster's terms in the House began."""
    house = (record for record in records if isinstance(record, MemberRecord) and record.chamber == HOUSE)
    starts = [member.starts for member in house if member.starts]
    return Counter(map(seats.sitting_congress, starts)).most_common(1)[0][0] if starts else None


SOURCES = (
    Source(
        "legislators-current",
        KIND.CONGRESS,
        "legislators-current*",
        lambda path: [*congress.read(path)],
        CC0,
        "https://unitedstates.github.io/congress-legislators/legislators-current.json",
        of_terms,
    ),
    Source(
        "legislators-district-offices",
        KIND.CONGRESS_OFFICES,
        "legislators-district-offices*",
        lambda path: [*district_offices.read(path)],
        CC0,
        "https://unitedstates.github.io/congress-legislators/legislators-district-offices.json",
    ),
    Source(
        "tab20_cd119_zcta520_natl",
        KIND.ZIPS,
        "tab20_cd*_zcta520_natl*",
        lambda path: [*census_zcta.read(path)],
        US_GOVERNMENT,
        "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld/tab20_cd11920_zcta520_natl.txt",
        lambda path, records: census_zcta.congress(path),
    ),
    Source(
        "zccd",
        KIND.ZIPS,
        "zccd*.csv",
        lambda path: [*zccd.read(path)],
        US_GOVERNMENT,
        congress=lambda path, records: ZCCD_CONGRESS,
    ),
    Source(
        "senate-contact-forms",
        KIND.SENATE_FORMS,
        "senate-contact-forms*",
        lambda path: [*senate_forms.read(path)],
        CC0,
    ),
    Source(
        "active_offices",
        KIND.SENATE_GATEWAY,
        "*active?offices*",
        lambda path: [*senate_offices.read(path)],
        FACTS,
        "https://soapbox.senate.gov/api/active_offices.json",
    ),
    Source(
        "cd_20m",
        KIND.BOUNDARIES,
        "*cd[0-9][0-9][0-9]_*.geojson",
        lambda path: [*census_boundaries.read(path)],
        US_GOVERNMENT,
        congress=lambda path, records: census_boundaries.congress(path),
    ),
    Source(
        "openstates vacancies",
        KIND.STATE_VACANCIES,
        "settings.yml",
        lambda path: [*openstates.vacancies(path)],
        CC0,
    ),
)


def read(path: Path, *, as_of: date | None = None, source: str = "") -> list[Contents]:
    """What a file, or a folder of openstates/people, holds; a folder gives one data set a state. Raises Unreadable.

    `as_of` is the day the file was made where that is known; `source` where it came from, else its name.
    """
    if path.is_dir():
        return states(path, as_of=as_of)
    known = recognised(path)
    records = known.read(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    number = known.congress(path, records)
    begins, ends = seats.years_of(number) if number else (None, None)
    description = Description(
        kind=known.kind,
        name=path.name,
        source=source or known.url or path.name,
        licence=known.licence,
        sha256=digest,
        congress=number,
        valid_from=begins,
        valid_until=ends,
        as_of=as_of,
    )
    return [Contents(description, records)]


def recognised(path: Path) -> Source:
    """What a file is, by its name. Raises Unreadable."""
    if not path.is_file():
        raise Unreadable(f"{path}: there is no such file.")
    for known in SOURCES:
        if path.match(known.pattern):
            return known
    names = ", ".join(known.pattern for known in SOURCES)
    raise Unreadable(f"{path.name}: no known file is called so. Known are {names}, and a folder of openstates/people.")


def states(folder: Path, *, as_of: date | None) -> list[Contents]:
    """The legislatures in a folder of openstates/people, a data set each."""
    members, offices = openstates.read(folder)
    found = []
    for state in sorted({member.state for member in members}):
        own = [member for member in members if member.state == state]
        persons = {member.person for member in own}
        records: list[Record] = [*own, *(office for office in offices if office.person in persons)]
        found.append(Contents(of_state(state, records, as_of), records))
    return found


def of_state(state: str, records: list[Record], as_of: date | None) -> Description:
    """What is known of a state's data set. Its terms end by the state's own calendar, which each member carries."""
    return Description(
        kind=KIND.STATE,
        region=state,
        name=f"openstates/people {state}",
        source="openstates/people",
        licence=CC0,
        sha256=hashlib.sha256("\n".join(map(repr, records)).encode()).hexdigest(),
        as_of=as_of,
    )
