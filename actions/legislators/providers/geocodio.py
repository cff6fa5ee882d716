"""Geocodio: paid, with a key, and its replies say which Congress they are of.

Format: `GET /geocode` of API v1.8 to v1.12 with `fields=cd,stateleg`, as read on 2026-11-23 in its documentation and in
replies that other projects recorded; nothing was read from the service itself. Older versions give an object where
newer ones give a list. Status 422 refuses an address that it cannot take apart (the documentation of pygeocodio).
"""

import re
from collections.abc import Iterator
from typing import Any

from actions.legislators import states
from actions.legislators.providers import agreeing, asking
from actions.legislators.providers.found import Address, Found, NoMatch, OtherCongress

COARSE = {"place", "state"}
AT_LARGE = {"0", "98"}
UNPROCESSABLE = 422
STATE = re.compile(r"country:us/(?:state|district|territory):([a-z]{2})\b")


def find(address: Address, *, congress: int, base_url: str, timeout: float, key: str) -> Found:
    """The districts of an address in a Congress. `base_url` ends before `/geocode`; `timeout` is in seconds.

    Raises NoMatch, also where only the town or the ZIP code was found, SeveralMatches, OtherCongress or Unavailable.
    """
    try:
        said = asking.get(
            f"{base_url.rstrip('/')}/geocode",
            params={"q": asking.one_line(address), "fields": "cd,stateleg"},
            headers={"Authorization": f"Bearer {key}"},
            timeout=timeout,
        )
    except asking.Refused as refused:
        if refused.status == UNPROCESSABLE:
            raise NoMatch("refused") from None
        raise
    return agreeing.agree(asking.understood(candidates, said, congress), state=address.state)


def candidates(said: dict[str, Any], congress: int) -> list[Found]:
    """The districts of the most exact results, none for a place or a state."""
    exact = [result for result in said["results"] if result["accuracy_type"] not in COARSE]
    best = max((result["accuracy"] for result in exact), default=0)
    return [found for result in exact if result["accuracy"] == best for found in districts_of(result, congress)]


def districts_of(result: dict[str, Any], congress: int) -> Iterator[Found]:
    """Each district in which a result lies, by whatever share of it."""
    legislature = result["fields"].get("state_legislative_districts") or {}
    upper, lower = legislative(legislature.get("senate")), legislative(legislature.get("house"))
    for entry in congressional(result["fields"]["congressional_districts"], congress):
        number = str(int(entry["district_number"]))
        yield Found("geocodio", congress, state_of(entry, result), "0" if number in AT_LARGE else number, upper, lower)


def congressional(entries: Any, congress: int) -> list[dict[str, Any]]:
    """The entries of that Congress. Raises OtherCongress if there are only others."""
    listed = as_list(entries)
    of_congress = [entry for entry in listed if re.fullmatch(rf"{congress}\D*", str(entry["congress_number"]))]
    if listed and not of_congress:
        raise OtherCongress("another Congress")
    return [entry for entry in of_congress if entry.get("proportion", 1) != 0]


def as_list(entries: Any) -> list[dict[str, Any]]:
    return entries if isinstance(entries, list) else [entries]


def state_of(entry: dict[str, Any], result: dict[str, Any]) -> str:
    named = STATE.search(entry.get("ocd_id") or "")
    return states.BY_CODE[named[1].upper() if named else result["address_components"]["state"]].code


def legislative(entries: Any) -> str:
    """The district of one house, "" where there is none or several; the next election's map is passed over."""
    sitting = [entry for entry in as_list(entries or []) if not entry.get("is_upcoming_state_legislative_district")]
    return agreeing.only(str(entry["district_number"]).lstrip("0") for entry in sitting)
