"""The stand-in for the Census Bureau's geocoder: which district it says, and in what words.

In the format that `actions.legislators.providers.census` describes: the ACS vintages name a district by its GEOID
alone, and for a vintage that it does not know it answers with the map of the next Congress.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from actions.legislators import seats, states, zip_prefixes
from actions.legislators.models import DataSet, ZipDistrict
from actions.legislators.providers import census

Districts = Callable[[str], Iterable[tuple[str, str]]]

CONGRESSES = {vintage: congress for congress, vintage in census.VINTAGES.items()}
NEXT_CONGRESS = max(CONGRESSES.values())
UNKNOWN_STREET = "nowhere"
LINE = re.compile(r"\s*(?P<number>\d+)\b(?P<street>.*?)\b(?P<zip>\d{5})(?:-\d{4})?\s*")


def of_the_database(zip: str) -> list[tuple[str, str]]:
    """The states and districts of a ZIP code by the table that is taken in, or where a state has a single one."""
    rows = ZipDistrict.objects.filter(zip=zip, data_set__state=DataSet.State.CURRENT)
    found = list(rows.values_list("state", "district").distinct())
    if found:
        return found
    state = zip_prefixes.state_of(zip)
    only = seats.house(state) if state in states.BY_CODE else []
    return [(state, seats.AT_LARGE)] if len(only) == 1 else []


def answer(query: dict[str, str], *, districts: Districts, matches: bool = True, late_map: bool = False) -> Any:
    """What the geocoder says to `geographies/onelineaddress`: not `matches`, it knows none; `late_map`, no other."""
    asked = query.get("vintage", "")
    congress = NEXT_CONGRESS if late_map else CONGRESSES.get(asked, NEXT_CONGRESS)
    line = query.get("address", "")
    found = district_of(line, districts) if matches else None
    named = {"address": {"address": line}, "vintage": {"vintageName": asked}}
    return {"result": {"input": named, "addressMatches": [match(line, *found, congress, asked)] if found else []}}


def district_of(line: str, districts: Districts) -> tuple[str, str] | None:
    """The state and the district of an address: in a split ZIP code one by the number of the house."""
    parts = LINE.fullmatch(line)
    if parts is None or UNKNOWN_STREET in line.lower():
        return None
    known = sorted(districts(parts["zip"]))
    return known[int(parts["number"]) % len(known)] if known else None


def match(line: str, state: str, district: str, congress: int, vintage: str) -> dict[str, Any]:
    """One matched address."""
    return {
        "matchedAddress": line.upper(),
        "coordinates": {"x": -73.994946871146, "y": 40.750268409951},
        "tigerLine": {"tigerLineId": "59653375", "side": "L"},
        "addressComponents": {"zip": line[-5:], "state": state},
        "geographies": {
            f"{census.ordinal(congress)} Congressional Districts": [entry(state, district, congress, vintage)]
        },
    }


def entry(state: str, district: str, congress: int, vintage: str) -> dict[str, str]:
    """A district: 00 at large, 98 of a delegate."""
    fips = states.BY_CODE[state].fips
    if district == seats.AT_LARGE:
        delegate = state in states.DELEGATES
        code = "98" if delegate else "00"
        base = "Delegate District (at Large)" if delegate else "Congressional District (at Large)"
    else:
        code, base = f"{int(district):02d}", district
    said = {
        "GEOID": f"{fips}{code}",
        "STATE": fips,
        "CDSESSN": str(congress),
        "BASENAME": base,
        "NAME": base if code != base and not base.isdecimal() else f"Congressional District {base}",
        "LSADC": "C2",
        "FUNCSTAT": "N",
        "MTFCC": "G5200",
    }
    return said if vintage.startswith("ACS") else {**said, f"CD{congress}": code}
