"""Whose seats stand for a street address, by the services that know maps. Nothing of the address is kept or logged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.conf import settings

from actions.legislators import lookup, seating, seats
from actions.legislators.lookup import Answer, Status
from actions.legislators.models import DataSet, Member
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


def by_address(address: Address, *, at: datetime) -> Answer:
    """The legislators of an address: those of its ZIP code where that decides, else by asking each provider in turn.

    Called outside any transaction, since it may wait for the network: `DISTRICT_PROVIDER_TIMEOUT` seconds for each of
    `DISTRICT_PROVIDERS`. Where none can say, the answer is that of the ZIP code with the reason as its status.
    """
    near = lookup.by_zip(address.zip, at=at)
    if near.status not in OPEN:
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
            return replace(near, status=Status.SEVERAL, provider=name, candidates=candidates(near, several.found))
        except (OtherCongress, Unavailable):
            continue
        else:
            return resolved(with_state_districts(found, at), near, at)
    return replace(near, status=reason)


def ask(name: str, address: Address, congress: int, states: set[str], at: datetime) -> Found:
    """Ask one provider, and remember for all processes whether it answers. Raises as the provider does."""
    service = f"lookup:{name}"
    try:
        found = PROVIDERS[name](address, congress)
    except Unavailable:
        breakers.failed(service, at=at)
        raise
    except (NoMatch, SeveralMatches, OtherCongress):
        breakers.succeeded(service)
        raise
    breakers.succeeded(service)
    if found.congress != congress or found.state not in states:
        raise OtherCongress("another Congress or state")
    return found


def with_state_districts(found: Found, at: datetime) -> Found:
    """The districts of the state's legislature too, by Open States, where the provider did not know them.

    Only with a key; where it does not answer, what was found stays as it is.
    """
    service = "lookup:openstates"
    if found.upper or found.lower or found.point is None or not settings.OPENSTATES_KEY:
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
        breakers.failed(service, at=at)
        return found
    breakers.succeeded(service)
    return replace(found, upper=districts.upper, lower=districts.lower) if districts.state == found.state else found


def candidates(near: Answer, found: tuple[Found, ...]) -> tuple[seating.Seating, ...]:
    """Of the ZIP code's candidates those that the provider could not tell apart; all, where they are none of them."""
    named = {Seat(HOUSE, one.state, one.district) for one in found}
    return tuple(each for each in near.candidates if each.seat in named) or near.candidates


def resolved(found: Found, near: Answer, at: datetime) -> Answer:
    """All seats of the districts that were found: in Congress, and in the state's legislature where that is known."""
    on = seats.today(at)
    wanted = [*seats.senate(found.state), Seat(HOUSE, found.state, found.district)]
    roster, members = lookup.sitting({found.state})
    seated = seating.of(wanted, members, data_set=roster, on=on)
    own = [Seat(UPPER, found.state, found.upper)] * bool(found.upper) + [Seat(LOWER, found.state, found.lower)] * bool(
        found.lower
    )
    return replace(
        near,
        status=Status.RESOLVED,
        provider=found.provider,
        seats=(*seated, *legislature(own, found.state, at)),
        candidates=(),
    )


def legislature(wanted: list[Seat], state: str, at: datetime) -> list[seating.Seating]:
    """A state's own seats; none where no data set of that state's legislature is loaded."""
    row = DataSet.objects.filter(kind=DataSet.Kind.STATE, region=state, state=DataSet.State.CURRENT).first()
    if row is None or not wanted:
        return []
    members = list(Member.objects.filter(data_set=row, district__in={seat.district for seat in wanted}))
    return seating.of(wanted, members, data_set=row, on=seats.today(at))
