"""Asking Open States for the districts of a state's legislature at a point."""

import logging

import pytest

from actions.legislators.providers import openstates
from actions.legislators.providers.found import NoMatch, Unavailable
from actions.legislators.providers.openstates import StateDistricts
from tests.legislators import replying
from tests.legislators.replying import with_json, with_page
from tests.legislators.silence import assert_untold

KEY, LAT, LNG = "key-that-is-secret", 38.8876543, -77.0912345


@pytest.fixture
def service():
    with replying.service() as service:
        yield service


def person(house, district, place="state:va"):
    return {
        "id": "ocd-person/00000000-0000-0000-0000-000000000000",
        "name": "Somebody",
        "current_role": {"title": "Delegate", "org_classification": house, "district": district},
        "jurisdiction": {"id": f"ocd-jurisdiction/country:us/{place}/government", "classification": "state"},
    }


CONGRESSWOMAN = {
    **person("lower", "VA-8"),
    "jurisdiction": {"id": "ocd-jurisdiction/country:us/government", "classification": "country"},
}


def people(*each):
    return with_json({"results": list(each), "pagination": {"per_page": 10, "page": 1, "max_page": 1}})


def find(service, timeout=2.0):
    return openstates.find(LAT, LNG, base_url=service.url, key=KEY, timeout=timeout)


def refusal(service, reply, kind, **changes):
    service.says(reply)
    with pytest.raises(kind) as refused:
        find(service, **changes)
    return refused.value


def test_a_point_has_a_district_in_each_house(service):
    service.says(people(person("lower", "02"), person("upper", 40), CONGRESSWOMAN))
    assert find(service) == StateDistricts("VA", upper="40", lower="2")
    ((path, query, headers),) = service.asked
    assert (path, query) == ("/people.geo", {"lat": "38.8876543", "lng": "-77.0912345"})
    assert headers["X-API-KEY"] == KEY


def test_several_who_share_a_district_are_one(service):
    service.says(people(person("lower", "15A"), person("lower", "15A"), person("upper", "15")))
    assert find(service) == StateDistricts("VA", upper="15", lower="15A")


def test_a_house_that_names_two_districts_is_left_open(service):
    service.says(people(person("lower", "1"), person("lower", "2"), person("upper", "15")))
    assert find(service) == StateDistricts("VA", upper="15")


def test_an_only_house_is_the_upper_one(service):
    service.says(people(person("legislature", "12", "state:ne")))
    assert find(service) == StateDistricts("NE", upper="12")


def test_somebody_without_a_seat_is_passed_over(service):
    service.says(people({**person("lower", "1"), "current_role": None}, person("lower", "2")))
    assert find(service).lower == "2"


@pytest.mark.parametrize("reply", [people(), people(CONGRESSWOMAN)])
def test_a_point_where_nobody_sits_is_no_match(service, reply):
    refusal(service, reply, NoMatch)


@pytest.mark.parametrize(
    "reply",
    [
        with_json({"detail": "exceeded limit of 10/min: 11"}, 429),
        with_json({"detail": f"bad key {KEY}"}, 403),
        with_page(f"<html>{LAT}</html>", 502),
        with_page(f"<html>{LAT}</html>"),
        with_json({"results": [{"name": str(LAT)}]}),
        people(person("lower", "1"), person("lower", "1", "state:md")),
        people(person("lower", "1", "state:zz")),
        replying.hanging_up,
    ],
)
def test_beyond_its_limits_and_in_other_shapes_it_is_unavailable(service, reply, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, reply, Unavailable), caplog, KEY, str(LAT), str(LNG))


def test_what_comes_too_late_is_no_answer(service, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, replying.too_late, Unavailable, timeout=0.2), caplog, KEY, str(LAT), str(LNG))
