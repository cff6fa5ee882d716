"""Whose seats stand for a street address, by the services that know maps. Nothing of the address is kept or logged."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from django.conf import settings

from actions.legislators import lookup, seating, seats, sitting
from actions.legislators.lookup import Answer, Status
from actions.legislators.providers import census, geocodio, openstates
from actions.legislators.providers.found import (
    Address,
    Found,
    NoMatch,
    OtherCongress,
    SeveralMatches,
    Unavailable,
)
from actions.legislators.records import HOUSE, LOWER, UPPER
from actions.legislators.seats import Seat
from actions.limits import breakers

OPEN = {Status.NEED_ADDRESS, Status.UPDATING}  # what a street may decide


def ask_census(address: Address, congress: int) -> Found:
    """The Census Bureau's geocoder."""
    return census.find(
        address, congress=congress, base_url=settings.CENSUS_URL, timeout=settings.DISTRICT_PROVIDER_TIMEOUT
    )


def ask_geocodio(address: Address, congress: int) -> Found:
    """Geocodio, with the organisation's key."""
    return geocodio.find(
        address,
        congress=congress,
        base_url=settings.GEOCODIO_URL,
        timeout=settings.DISTRICT_PROVIDER_TIMEOUT,
        key=settings.GEOCODIO_KEY,
    )


PROVIDERS: dict[str, Callable[[Address, int], Found]] = {"census": ask_census, "geocodio": ask_geocodio}


def by_address(address: Address, *, at: datetime, legislature: Collection[str] = ()) -> Answer:
    """The legislators of an address: those of its ZIP code where that decides, else by asking each provider in turn.

    Called outside any transaction, since it may wait for the network: `DISTRICT_PROVIDER_TIMEOUT` seconds for each of
    `DISTRICT_PROVIDERS`. Where none can say, the answer is that of the ZIP code with the reason as its status.
    `legislature`: of which houses of the state's own the seats are wanted, so that providers are asked though the ZIP
    code decides on Congress, and the next one where one did not know them all. Where none does, all seats that were
    found come as UNAVAILABLE.
    """
    near, told = lookup.by_zip(address.zip, at=at), None
    decided = near.status == Status.RESOLVED
    if near.status not in OPEN and not (legislature and decided):
        return near
    states = {seating.seat.state for seating in (*near.seats, *near.candidates)}
    reason = Status.UNAVAILABLE
    for name in settings.DISTRICT_PROVIDERS:
        if not breakers.lets_through(f"lookup:{name}", at=at):
            continue
        try:
            found = ask(name, address, near.congress, states, at)
        except NoMatch:
            reason = Status.NO_MATCH
        except SeveralMatches as several:
            if decided or told:
                continue
            return replace(near, status=Status.SEVERAL, provider=name, candidates=candidates(near, several.found))
        except (OtherCongress, Unavailable):
            continue
        else:
            told = with_state_districts(joined(told, found), legislature, at)
            if not missing(told, legislature):
                return resolved(told, near, at)
    return replace(resolved(told, near, at), status=Status.UNAVAILABLE) if told else replace(near, status=reason)


def ask(name: str, address: Address, congress: int, states: set[str], at: datetime) -> Found:
    """Ask one provider, and remember for all processes whether it answers. Raises as the provider does."""
    service = f"lookup:{name}"
    try:
        found = PROVIDERS[name](address, congress)
    except Unavailable:
        breakers.failed(service, began_at=at, at=at)
        raise
    except (NoMatch, SeveralMatches, OtherCongress):
        breakers.succeeded(service, began_at=at)
        raise
    breakers.succeeded(service, began_at=at)
    if found.congress != congress or found.state not in states:
        raise OtherCongress("another Congress or state")
    return found


def joined(told: Found | None, found: Found) -> Found:
    """What two providers know together: the first, with what the second adds for the same district of the House."""
    if told is None or (told.state, told.district) != (found.state, found.district):
        return told or found
    return replace(
        told, upper=told.upper or found.upper, lower=told.lower or found.lower, point=told.point or found.point
    )


def missing(found: Found, legislature: Collection[str]) -> set[str]:
    """The wanted houses of the state's legislature whose districts were not found; not those that there are not."""
    known = {house for house, district in ((UPPER, found.upper), (LOWER, found.lower)) if district}
    return (set(legislature) & seats.houses(found.state)) - known


def with_state_districts(found: Found, legislature: Collection[str], at: datetime) -> Found:
    """The districts of the state's legislature too, by Open States, where the provider did not know them.

    Only with a key; where it does not answer, what was found stays as it is.
    """
    service = "lookup:openstates"
    enough = (found.upper or found.lower) and not missing(found, legislature)
    if enough or found.point is None or not settings.OPENSTATES_KEY:
        return found
    if not breakers.lets_through(service, at=at):
        return found
    try:
        districts = openstates.find(
            *found.point,
            base_url=settings.OPENSTATES_URL,
            key=settings.OPENSTATES_KEY,
            timeout=settings.DISTRICT_PROVIDER_TIMEOUT,
        )
    except NoMatch:
        return found
    except Unavailable:
        breakers.failed(service, began_at=at, at=at)
        return found
    breakers.succeeded(service, began_at=at)
    if districts.state != found.state:
        return found
    return replace(found, upper=found.upper or districts.upper, lower=found.lower or districts.lower)


def candidates(near: Answer, found: tuple[Found, ...]) -> tuple[seating.Seating, ...]:
    """Of the ZIP code's candidates those that the provider could not tell apart; all, where they are none of them."""
    named = {Seat(HOUSE, one.state, one.district) for one in found}
    return tuple(each for each in near.candidates if each.seat in named) or near.candidates


def resolved(found: Found, near: Answer, at: datetime) -> Answer:
    """All seats of the districts that were found: in Congress, and in the state's legislature where that is known."""
    on = seats.today(at)
    wanted = [*seats.senate(found.state), Seat(HOUSE, found.state, found.district)]
    roster, members = sitting.congress({found.state})
    seated = seating.of(wanted, members, data_set=roster, on=on)
    own = [Seat(UPPER, found.state, found.upper)] * bool(found.upper) + [Seat(LOWER, found.state, found.lower)] * bool(
        found.lower
    )
    return replace(
        near,
        status=Status.RESOLVED,
        provider=found.provider,
        seats=(*seated, *sitting.legislature(own, found.state, on)),
        candidates=(),
    )
