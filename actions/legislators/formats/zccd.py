"""ZIP codes and districts of the House: `zccd.csv` of github.com/OpenSourceActivismTech/us-zipcodes-congress.

Made from the Census Bureau's files, a work of the US Government. The format was read on 2026-11-23. It holds the
Census Bureau's areas of ZIP codes, none in Guam, the Virgin Islands, American Samoa and the Northern Marianas.
"""

from pathlib import Path

from actions.legislators import states
from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import Unreadable, ZipRecord

COLUMNS = ("state_fips", "state_abbr", "zcta", "cd")


def read(path: Path) -> list[ZipRecord]:
    """Each district that each ZIP code touches, once. Raises Unreadable."""
    if not files.text(path).endswith("\n"):  # the district stands last: "13" cut to "1" would look whole
        raise Unreadable(f"{path.name}: the last line has no end; cut off?")
    return list(dict.fromkeys(record(row) for row in files.rows(path, delimiter=",", columns=COLUMNS)))


def record(row: Entry) -> ZipRecord:
    state = row.state("state_abbr")
    if row.needed("state_fips") != states.BY_CODE[state].fips:
        raise row.odd(f"state_fips {row.text('state_fips')!r} is not that of {state}")
    return ZipRecord(zip=row.zip("zcta"), state=state, district=districts.house(row.needed("cd"), of=row))
