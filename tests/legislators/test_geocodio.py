"""Asking Geocodio for somebody's districts: only those of the Congress that was asked for, and one, or none."""

import logging

import pytest

from actions.legislators.providers import geocodio
from actions.legislators.providers.found import Address, Found, NoMatch, OtherCongress, SeveralMatches, Unavailable
from tests.legislators import replying
from tests.legislators.replying import with_json, with_page
from tests.legislators.silence import STREET, assert_untold

HOME = Address(STREET, "22203", "Arlington", "VA")
KEY = "key-that-is-secret"
VA_8 = {
    "name": "Congressional District 8",
    "district_number": 8,
    "ocd_id": "ocd-division/country:us/state:va/cd:8",
    "congress_number": "119th",
    "congress_years": "2025-2027",
    "proportion": 1,
    "current_legislators": [],
}
HOUSE_2 = {"name": "State House District 2", "district_number": "2", "is_upcoming_state_legislative_district": False}
SENATE_40 = {"name": "State Senate District 40", "district_number": "040", "proportion": 1}


@pytest.fixture
def service():
    with replying.service() as service:
        yield service


def result(*districts, house=(HOUSE_2,), senate=(SENATE_40,), **changes):
    fields = {
        "congressional_districts": list(districts or [VA_8]),
        "state_legislative_districts": {"house": house, "senate": senate},
    }
    return {"formatted_address": STREET, "accuracy": 1, "accuracy_type": "rooftop", "fields": fields, **changes}


def results(*each):
    return with_json({"input": {}, "results": list(each)})


def district(number, state="va", **changes):
    ocd_id = f"ocd-division/country:us/state:{state}/cd:{number}"
    return {**VA_8, "district_number": number, "ocd_id": ocd_id, **changes}


def find(service, home=HOME, **changes):
    return geocodio.find(
        home, **{"congress": 119, "base_url": f"{service.url}/v1.8", "timeout": 2.0, "key": KEY, **changes}
    )


def refusal(service, reply, kind, **changes):
    service.says(reply)
    with pytest.raises(kind) as refused:
        find(service, **changes)
    return refused.value


def test_an_address_has_a_district_in_each_house(service):
    service.says(results(result()))
    assert find(service) == Found("geocodio", 119, "VA", "8", upper="40", lower="2")


def test_the_key_is_not_in_the_url(service):
    service.says(results(result()))
    find(service)
    ((path, query, headers),) = service.asked
    assert (path, query) == ("/v1.8/geocode", {"q": f"{STREET}, Arlington, VA 22203", "fields": "cd,stateleg"})
    assert headers["Authorization"] == f"Bearer {KEY}"


def test_older_versions_give_objects(service):
    older = result(house=HOUSE_2, senate=SENATE_40)
    older["fields"]["congressional_districts"] = VA_8
    service.says(results(older))
    assert find(service) == Found("geocodio", 119, "VA", "8", upper="40", lower="2")


def test_the_next_elections_map_of_the_legislature_is_passed_over(service):
    upcoming = {"district_number": "3", "is_upcoming_state_legislative_district": True}
    service.says(results(result(house=[HOUSE_2, upcoming])), results(result(house=[upcoming])))
    assert find(service).lower == "2"
    assert find(service).lower == ""


def test_without_a_legislature_its_districts_are_unknown(service):
    bare = result()
    del bare["fields"]["state_legislative_districts"]
    service.says(results(bare))
    assert find(service) == Found("geocodio", 119, "VA", "8")


@pytest.mark.parametrize(
    ("ocd_id", "number", "state"),
    [
        ("ocd-division/country:us/state:wy", 0, "WY"),
        ("ocd-division/country:us/district:dc", 98, "DC"),
        ("ocd-division/country:us/territory:pr", 98, "PR"),
        (None, "0", "WY"),
    ],
)
def test_at_large_is_district_0_for_delegates_too(service, ocd_id, number, state):
    entry = district(number, ocd_id=ocd_id)
    service.says(results(result(entry, address_components={"state": state})))
    found = find(service, Address(STREET, "82001", "", state))
    assert (found.state, found.district) == (state, "0")


def test_the_next_congress_alone_is_refused(service):
    refusal(service, results(result(district(8, congress_number="120th"))), OtherCongress)


def test_of_two_the_asked_one_is_read(service):
    service.says(results(result(district(11, congress_number="120th"), VA_8)))
    assert find(service).district == "8"


def test_another_state_than_the_zip_codes_is_refused(service):
    refusal(service, results(result(district(8, "md"))), OtherCongress)


def test_shares_of_several_districts_are_all_told(service):
    shared = result(district(8, proportion=0.532), district(11, proportion=0.453), district(10, proportion=0.015))
    error = refusal(service, results(shared), SeveralMatches)
    assert [found.district for found in error.found] == ["8", "11", "10"]


def test_a_less_exact_result_is_passed_over(service):
    service.says(results(result(), result(district(11), accuracy=0.8, accuracy_type="range_interpolation")))
    assert find(service).district == "8"


def test_two_that_are_as_exact_are_both_told(service):
    refusal(service, results(result(), result(district(11))), SeveralMatches)


@pytest.mark.parametrize("coarse", ["place", "state"])
def test_a_town_or_a_state_is_no_address(service, coarse):
    refusal(service, results(result(accuracy_type=coarse)), NoMatch)


def test_no_result_and_a_refused_address_are_no_match(service, caplog):
    caplog.set_level(logging.DEBUG)
    refusal(service, results(), NoMatch)
    assert_untold(refusal(service, with_json({"error": f"Could not geocode {STREET}"}, 422), NoMatch), caplog, KEY)


@pytest.mark.parametrize(
    "reply",
    [
        with_json({"error": f"Invalid API key {KEY}"}, 403),
        with_json({"error": "Too many requests"}, 429),
        with_page(f"<html>{STREET}</html>", 500),
        with_page(f"<html>{STREET}</html>"),
        with_json({"error": STREET}),
        with_json({"results": [{"accuracy": STREET}]}),
        results(result(district(STREET))),
        results(result(district(8, "zz"))),
        replying.hanging_up,
    ],
)
def test_what_cannot_be_understood_is_no_answer_and_tells_nothing(service, reply, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, reply, Unavailable), caplog, KEY)


def test_what_comes_too_late_is_no_answer(service, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, replying.too_late, Unavailable, timeout=0.2), caplog, KEY)
