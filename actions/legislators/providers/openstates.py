"""Open States: the districts of a state's legislature at a point, by who sits for it.

Format: `GET /people.geo` of API v3 as read on 2026-11-23 in its documentation and in replies that other projects
recorded; nothing was read from the service itself. A free key allows ten questions a minute. It geocodes nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from actions.legislators import states
from actions.legislators.providers import agreeing, asking
from actions.legislators.providers.found import NoMatch

STATE = re.compile(r"ocd-jurisdiction/country:us/(?:state|district|territory):([a-z]{2})/government")
UPPER = {"upper", "legislature"}  # a legislature of one house counts as the upper one, as it does at the Census Bureau
LOWER = {"lower"}


@dataclass(frozen=True)
class StateDistricts:
    """The districts of a point, written as in `records`; "" where nobody sits there, or several districts are named."""

    state: str
    upper: str = ""
    lower: str = ""


def find(lat: float, lng: float, *, base_url: str, key: str, timeout: float) -> StateDistricts:
    """The districts at a point in degrees. `base_url` ends before `/people.geo`; `timeout` is in seconds.

    Raises NoMatch where nobody sits for it, and Unavailable, which it also is beyond its limits.
    """
    said = asking.get(
        f"{base_url.rstrip('/')}/people.geo",
        params={"lat": str(lat), "lng": str(lng)},
        headers={"X-API-KEY": key},
        timeout=timeout,
    )
    return asking.understood(districts, said)


def districts(said: dict[str, Any]) -> StateDistricts:
    seats = list(state_seats(said["results"]))
    if not seats:
        raise NoMatch("no state legislator")
    (state,) = {state for state, _, _ in seats}
    return StateDistricts(states.BY_CODE[state].code, district(seats, UPPER), district(seats, LOWER))


def state_seats(people: list[dict[str, Any]]) -> Iterable[tuple[str, str, str]]:
    """State, house and district of each person in a state's legislature; members of Congress are passed over."""
    for person in people:
        role, place = person["current_role"], STATE.fullmatch(person["jurisdiction"]["id"])
        if role and place:
            yield place[1].upper(), role["org_classification"], str(role["district"]).lstrip("0")


def district(seats: Iterable[tuple[str, str, str]], houses: set[str]) -> str:
    return agreeing.only(name for _, house, name in seats if house in houses)
