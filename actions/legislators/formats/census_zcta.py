"""ZIP code areas and districts of the House: `tab20_cd11920_zcta520_natl.txt` of the US Census Bureau.

One of its relationship files, from www.census.gov/geographies/reference-files; a work of the US Government. The
format was read on 2026-11-23: fields between "|", UTF-8 with a byte order mark, the Congress in the columns' names. A
row is a part that an area and a district share; what lies outside all areas or all districts lacks one of the two.
"""

import re
from pathlib import Path

from actions.legislators import states
from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import ZipRecord

DISTRICT = "GEOID_CD([0-9]+)_20"
ZIP = "GEOID_ZCTA5_20"
LAND = "AREALAND_PART"  # square metres
NOWHERE = "ZZ"  # water that no district holds


def read(path: Path) -> list[ZipRecord]:
    """Each district in which each ZIP code has some land, once. Raises Unreadable."""
    table = rows(path)
    column = district_column(table[0])
    parts = [row for row in table if has_land(row) and row.text(ZIP) and row.text(column)]
    found = [record(row, column) for row in parts if not row.text(column).endswith(NOWHERE)]
    return files.some(path, list(dict.fromkeys(found)))


def congress(path: Path) -> int:
    """The Congress of whose districts the file tells. Raises Unreadable."""
    return int(re.sub(DISTRICT, r"\1", district_column(rows(path)[0])))


def rows(path: Path) -> list[Entry]:
    return files.rows(path, delimiter="|", columns=(DISTRICT, ZIP, LAND))


def district_column(row: Entry) -> str:
    return next(name for name in row.fields if re.fullmatch(DISTRICT, name))


def has_land(row: Entry) -> bool:
    return int(row.like(LAND, "[0-9]+", "an area in square metres")) > 0


def record(row: Entry, column: str) -> ZipRecord:
    geoid = row.like(column, "[0-9]{4}", "four digits of a state and a district")
    state = states.BY_FIPS.get(geoid[:2])
    if state is None:
        raise row.odd(f"{column} {geoid!r} is of an unknown state")
    return ZipRecord(zip=row.zip(ZIP), state=state.code, district=districts.house(geoid[2:], of=row))
