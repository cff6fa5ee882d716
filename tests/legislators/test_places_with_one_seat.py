"""Wyoming, the District and the five territories answer through every provider: one seat, and who votes in it."""

from datetime import UTC, datetime

import pytest

from actions.legislators import importing, lookup, seats, streets
from actions.legislators.importing import Contents, Description
from actions.legislators.lookup import Status
from actions.legislators.models import DataSet
from actions.legislators.providers import census, geocodio
from actions.legislators.providers.found import Address, Found
from actions.legislators.records import MemberRecord
from actions.legislators.seating import State
from actions.legislators.states import BY_CODE, DELEGATES
from advocacy.sandbox import gateways
from advocacy.sandbox.gateways import Playing
from tests.legislators import replying

NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
PLACES = {
    "WY": ("82001", "state:wy"),
    "DC": ("20001", "district:dc"),
    "PR": ("00901", "territory:pr"),
    "GU": ("96910", "territory:gu"),
    "AS": ("96799", "territory:as"),
    "VI": ("00801", "territory:vi"),
    "MP": ("96950", "territory:mp"),
}


@pytest.fixture
def roster(db):
    """Somebody in every seat of Congress."""
    members = [
        MemberRecord(code, f"Member of {code}", "", code, "", seat.chamber, seat.state, seat.district)
        for state in BY_CODE
        for seat in (*seats.house(state), *seats.senate(state))
        for code in [f"{seat.chamber}{state}{seat.district}"]
    ]
    description = Description(
        kind=DataSet.Kind.CONGRESS, name="roster", source="", licence="", sha256="0", congress=119
    )
    importing.take_in(Contents(description, members), at=NOW)


@pytest.mark.parametrize("state", PLACES)
def test_by_zip_code(roster, state):
    answer = lookup.by_zip(PLACES[state][0], at=NOW)
    assert answer.status == Status.RESOLVED
    house = [one for one in answer.seats if one.seat.chamber == "house"]
    assert [(one.seat.key, one.state) for one in house] == [(f"house:{state}:0", State.SEATED)]
    assert house[0].seat.votes == (state not in DELEGATES)
    assert len(answer.seats) == (3 if state == "WY" else 1)


@pytest.mark.parametrize("state", PLACES)
def test_by_the_census(state):
    with gateways.running(playing=Playing(districts=lambda zip: [(state, "0")])) as played:
        address = Address("1 Main Street", PLACES[state][0], "Town", state)
        found = census.find(address, congress=119, base_url=f"{played.url}/geocoder", timeout=5)
    assert found == Found("census", 119, state, "0")


@pytest.mark.parametrize("state", PLACES)
def test_by_geocodio(state):
    zip, division = PLACES[state]
    district = {
        "district_number": 0 if state == "WY" else 98,
        "ocd_id": f"ocd-division/country:us/{division}",
        "congress_number": "119th",
        "proportion": 1,
    }
    result = {"accuracy": 1, "accuracy_type": "rooftop", "fields": {"congressional_districts": [district]}}
    with replying.service() as service:
        service.says(replying.with_json({"results": [result]}))
        address = Address("1 Main Street", zip, "Town", state)
        found = geocodio.find(address, congress=119, base_url=service.url, timeout=5, key="key")
    assert found == Found("geocodio", 119, state, "0")


@pytest.mark.parametrize("name", ["census", "geocodio"])
@pytest.mark.parametrize("state", PLACES)
@pytest.mark.parametrize(("own", "status"), [("3", Status.RESOLVED), ("", Status.UNAVAILABLE)])
def test_by_street_whichever_provider_is_asked(roster, state, name, own, status, monkeypatch, settings):
    found = Found(name, 119, state, "0", upper=own, lower=own if "lower" in seats.houses(state) else "")
    monkeypatch.setitem(streets.PROVIDERS, name, lambda address, congress: found)
    settings.DISTRICT_PROVIDERS = [name]
    home = Address("1 Main St", PLACES[state][0], "Town", state)
    answer = streets.by_address(home, at=NOW, legislature={"upper", "lower"})
    assert answer.status == status
    assert f"house:{state}:0" in [one.seat.key for one in answer.seats]


def test_an_empty_seat_of_a_whole_roster_is_vacant_in_a_territory_too(roster):
    row = DataSet.objects.get(kind=DataSet.Kind.CONGRESS)
    row.members.filter(state="GU").delete()
    (seat,) = lookup.by_zip("96910", at=NOW).seats
    assert seat.state == State.VACANT
