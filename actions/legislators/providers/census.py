"""The US Census Bureau's geocoder: free, without a key, and the source of the maps that all others use.

Format: `geographies/onelineaddress` as read on 2026-11-23 in the client library censusgeocode 0.5.3 and in replies that
other projects recorded; nothing was read from the service itself, so each reply is checked. Without a vintage it
answers with the districts of the next Congress, and it passes over a layer that the vintage does not have.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from actions.legislators import states
from actions.legislators.providers import agreeing, asking
from actions.legislators.providers.found import Address, Found, OtherCongress, Unavailable

VINTAGES = {119: "ACS2025_Current", 120: "ACS2026_Current"}
AT_LARGE = {"00", "98"}  # of a state, of a delegate
UNDEFINED = "ZZ"  # water
DISTRICT = re.compile(rf"(\d\d)(\d\d|{UNDEFINED})")
CONGRESSIONAL = re.compile(r"(\d+)(?:st|nd|rd|th) Congressional Districts")
LEGISLATIVE = re.compile(r"(?:(\d{4}) )?State Legislative Districts - (Upper|Lower)")

Layers = dict[str, list[dict[str, Any]]]


def find(address: Address, *, congress: int, base_url: str, timeout: float, vintage: str | None = None) -> Found:
    """The districts of an address in a Congress. `base_url` ends before `/geographies`; `timeout` is in seconds.

    Raises NoMatch, SeveralMatches, OtherCongress or Unavailable; the last also for a Congress without a known vintage.
    """
    vintage = vintage or VINTAGES.get(congress)
    if not vintage:
        raise Unavailable(f"no vintage for the Congress of number {congress}")
    params = {
        "address": asking.one_line(address),
        "benchmark": "Public_AR_Current",
        "vintage": vintage,
        "layers": ",".join(layer_names(congress)),
        "format": "json",
    }
    said = asking.get(f"{base_url.rstrip('/')}/geographies/onelineaddress", params=params, timeout=timeout)
    return agreeing.agree(asking.understood(candidates, said, congress), state=address.state)


def layer_names(congress: int) -> list[str]:
    """The districts of a Congress, and of the state legislatures elected with it."""
    legislative = f"{elected_in(congress)} State Legislative Districts"
    return [f"{ordinal(congress)} Congressional Districts", f"{legislative} - Upper", f"{legislative} - Lower"]


def ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def elected_in(congress: int) -> int:
    return 1786 + 2 * congress


def candidates(said: dict[str, Any], congress: int) -> list[Found]:
    return [
        replace(found, point=point_of(match))
        for match in said["result"]["addressMatches"]
        for found in districts_of(match["geographies"], congress)
    ]


def point_of(match: dict[str, Any]) -> tuple[float, float] | None:
    """The latitude and the longitude of a matched address."""
    place = match.get("coordinates")
    return (float(place["y"]), float(place["x"])) if place else None


def districts_of(layers: Layers, congress: int) -> Iterator[Found]:
    """What the layers of one matched address say; nothing for one on water."""
    upper, lower = legislative(layers, "Upper", congress), legislative(layers, "Lower", congress)
    for entry in congressional(layers, congress):
        code = district_code(entry, congress)
        if code != UNDEFINED:
            district = "0" if code in AT_LARGE else str(int(code))
            yield Found("census", congress, states.BY_FIPS[entry["STATE"]].code, district, upper, lower)


def congressional(layers: Layers, congress: int) -> list[dict[str, Any]]:
    """The entries of the layer of that Congress. Raises OtherCongress if all, or an entry, are of others."""
    named = {int(name[1]): entries for key, entries in layers.items() if (name := CONGRESSIONAL.fullmatch(key))}
    if not named:
        raise Unavailable("no layer of congressional districts")
    if congress not in named or any(str(entry["CDSESSN"]) != str(congress) for entry in named[congress]):
        raise OtherCongress("another Congress")
    return named[congress]


def district_code(entry: dict[str, Any], congress: int) -> str:
    """Two characters. The ACS vintages give them only as the end of the GEOID, which begins with the state."""
    geoid = DISTRICT.fullmatch(entry["GEOID"])
    if not geoid or geoid[1] != entry["STATE"] or geoid[2] != (entry.get(f"CD{congress}") or geoid[2]):
        raise ValueError
    return geoid[2]


def legislative(layers: Layers, house: str, congress: int) -> str:
    """The district of the state's legislature, "" where none is given or the map is one that takes effect later."""
    named = {
        int(name[1] or 0): entries
        for key, entries in layers.items()
        if (name := LEGISLATIVE.fullmatch(key)) and name[2] == house
    }
    years = [year for year in named if year <= elected_in(congress)]
    if not years:
        return ""
    return agreeing.only(
        "" if entry["GEOID"].endswith(UNDEFINED) else entry["BASENAME"].lstrip("0") for entry in named[max(years)]
    )
