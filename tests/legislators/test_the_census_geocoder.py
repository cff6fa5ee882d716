"""Asking the Census Bureau for somebody's districts: only those of the Congress that was asked for, or none."""

import copy
import logging

import pytest
import requests

from actions.legislators.providers import census
from actions.legislators.providers.found import Address, Found, NoMatch, OtherCongress, SeveralMatches, Unavailable
from tests.legislators import replying
from tests.legislators.replying import with_body, with_json, with_page
from tests.legislators.silence import STREET, assert_untold

HOME = Address(STREET, "10001", "New York", "NY")
NEW_YORK = {"STATE": "36", "GEOID": "3612", "CD119": "12", "CDSESSN": "119", "BASENAME": "12"}
SENATE_27 = {"GEOID": "36027", "BASENAME": "27", "NAME": "State Senate District 27", "STATE": "36"}
ASSEMBLY_75 = {"GEOID": "36075", "BASENAME": "075", "NAME": "Assembly District 75", "STATE": "36"}
LEGISLATURE = {
    "2024 State Legislative Districts - Upper": [SENATE_27],
    "2024 State Legislative Districts - Lower": [ASSEMBLY_75],
}


@pytest.fixture
def service():
    with replying.service() as service:
        yield service


def matching(*layers):
    """A reply with a matched address for each dictionary of layers, as recorded and trimmed in July 2026."""
    matches = [
        {
            "matchedAddress": "421 ZYZZYVA AVE, NEW YORK, NY, 10001",
            "coordinates": {"x": -73.994946871146, "y": 40.750268409951},
            "tigerLine": {"tigerLineId": "59653375", "side": "L"},
            "addressComponents": {"zip": "10001", "city": "NEW YORK", "state": "NY"},
            "geographies": each,
        }
        for each in layers
    ]
    asked = {"address": {"address": f"{STREET}, New York, NY 10001"}, "vintage": {"vintageName": "Current_Current"}}
    return with_json({"result": {"input": asked, "addressMatches": matches}})


def of_119th(**changes):
    return {"119th Congressional Districts": [{**NEW_YORK, **changes}], **LEGISLATURE}


def find(service, home=HOME, **changes):
    asked = {"congress": 119, "base_url": f"{service.url}/geocoder/", "timeout": 2.0, **changes}
    return census.find(home, **asked)


def refusal(service, reply, kind, **changes):
    service.says(reply)
    with pytest.raises(kind) as refused:
        find(service, **changes)
    return refused.value


def test_an_address_has_a_district_in_each_house(service):
    service.says(matching(of_119th()))
    assert find(service) == Found("census", 119, "NY", "12", upper="27", lower="75")


def test_it_asks_for_the_map_of_the_congress_that_sits(service):
    service.says(matching(of_119th()))
    find(service)
    ((path, query, _),) = service.asked
    assert path == "/geocoder/geographies/onelineaddress"
    assert query == {
        "address": f"{STREET}, New York, NY 10001",
        "benchmark": "Public_AR_Current",
        "vintage": "ACS2025_Current",
        "layers": "119th Congressional Districts,2024 State Legislative Districts - Upper,"
        "2024 State Legislative Districts - Lower",
        "format": "json",
    }


def test_the_next_congress_has_a_map_of_its_own(service):
    entry = {"GEOID": "3612", "STATE": "36", "CDSESSN": "120", "BASENAME": "12"}
    service.says(matching({"120th Congressional Districts": [entry]}))
    assert find(service, congress=120) == Found("census", 120, "NY", "12")
    assert service.asked[0][1]["vintage"] == "ACS2026_Current"
    assert service.asked[0][1]["layers"].startswith("120th Congressional Districts,2026 State")


def test_a_vintage_can_be_set_for_a_congress_that_has_none_yet(service):
    entry = {"GEOID": "3612", "STATE": "36", "CDSESSN": "121", "BASENAME": "12"}
    service.says(matching({"121st Congressional Districts": [entry]}))
    assert find(service, congress=121, vintage="ACS2028_Current").district == "12"
    assert service.asked[0][1]["layers"].startswith("121st Congressional Districts,2028 State")


def test_without_one_nothing_is_asked(service):
    assert "121" in str(refusal(service, matching(of_119th()), Unavailable, congress=121))
    assert not service.asked


def test_the_acs_vintage_names_the_district_in_its_geoid_alone(service):
    layers = of_119th(GEOID="3606")
    del layers["119th Congressional Districts"][0]["CD119"]
    service.says(matching(layers))
    assert find(service).district == "6"


@pytest.mark.parametrize(
    ("fips", "code", "state"), [("56", "00", "WY"), ("11", "98", "DC"), ("72", "98", "PR"), ("66", "98", "GU")]
)
def test_at_large_is_district_0_for_delegates_too(service, fips, code, state):
    service.says(
        matching(of_119th(STATE=fips, GEOID=f"{fips}{code}", CD119=code, BASENAME="Delegate District (at Large)"))
    )
    found = find(service, Address(STREET, "82001", "", state))
    assert (found.state, found.district) == (state, "0")


def test_a_reply_with_the_next_congress_alone_is_refused(service):
    entry = {"GEOID": "3612", "STATE": "36", "CDSESSN": "120", "CD120": "12", "BASENAME": "12"}
    refusal(service, matching({"120th Congressional Districts": [entry]}), OtherCongress)


def test_so_is_a_layer_whose_districts_are_of_another(service):
    refusal(service, matching(of_119th(CDSESSN="118")), OtherCongress)


def test_of_two_maps_the_asked_one_is_read(service):
    later = {"120th Congressional Districts": [{"GEOID": "3610", "STATE": "36", "CDSESSN": "120"}]}
    service.says(matching({**later, **of_119th()}))
    assert find(service).district == "12"


def test_another_state_than_the_zip_codes_is_refused(service):
    refusal(service, matching(of_119th(STATE="34", GEOID="3412")), OtherCongress)


def test_without_a_state_any_is_taken(service):
    service.says(matching(of_119th(STATE="34", GEOID="3412")))
    assert find(service, Address(STREET, "10001")).state == "NJ"
    assert service.asked[0][1]["address"] == f"{STREET}, 10001"


def test_no_match_is_told(service):
    refusal(service, matching(), NoMatch)


def test_water_is_no_district(service):
    refusal(service, matching(of_119th(GEOID="36ZZ", CD119="ZZ")), NoMatch)


def test_two_matches_in_one_district_are_one(service):
    other = copy.deepcopy(of_119th())
    other["2024 State Legislative Districts - Upper"][0]["BASENAME"] = "28"
    service.says(matching(of_119th(), other))
    assert find(service) == Found("census", 119, "NY", "12", upper="", lower="75")


def test_two_in_two_districts_are_both_told(service):
    error = refusal(service, matching(of_119th(), of_119th(GEOID="3610", CD119="10")), SeveralMatches)
    assert [found.district for found in error.found] == ["12", "10"]


def test_of_two_the_one_in_the_zip_codes_state_is_taken(service):
    service.says(matching(of_119th(STATE="34", GEOID="3412"), of_119th()))
    assert find(service).state == "NY"


def test_a_legislature_that_is_elected_later_is_passed_over(service):
    later = {"2026 State Legislative Districts - Upper": [{**SENATE_27, "BASENAME": "30"}]}
    service.says(matching({**of_119th(), **later}), matching({"119th Congressional Districts": [NEW_YORK], **later}))
    assert find(service).upper == "27"
    assert find(service).upper == ""


def test_a_district_of_a_legislature_may_have_a_name(service):
    named = {"State Legislative Districts - Lower": [{"GEOID": "25001", "BASENAME": "1st Barnstable", "STATE": "25"}]}
    service.says(matching({"119th Congressional Districts": [NEW_YORK], **named}))
    assert find(service).lower == "1st Barnstable"


@pytest.mark.parametrize(
    "reply",
    [
        with_page("<html><body>Service unavailable for 421 Zyzzyva Ave</body></html>"),
        with_page("<html>421 Zyzzyva Ave</html>", 500),
        with_json({"error": {"code": 400, "message": "Invalid field for 421 Zyzzyva Ave"}}),
        with_json({"errors": ["421 Zyzzyva Ave"], "status": "400"}, 400),
        with_json(["421 Zyzzyva Ave"]),
        with_json({"result": {"421 Zyzzyva Ave": []}}),
        with_json({"result": {"addressMatches": None}}),
        matching({"Counties": []}),
        matching({"119th Congressional Districts": None}),
        matching(of_119th(GEOID="3412")),
        matching(of_119th(GEOID="36012")),
        matching(of_119th(GEOID="421 Zyzzyva Ave")),
        matching(of_119th(GEOID="9912", STATE="99")),
        matching(of_119th(CD119="11")),
        with_body(b"[" * 100_000),
        with_body(b"\xff\xfe421 Zyzzyva Ave"),
        with_body(b" " * 2_000_000 + b"{}"),
        with_body(b"421 Zyzzyva Ave", **{"Content-Encoding": "gzip"}),
        with_body(b"", 302, Location="/421-Zyzzyva-Ave"),
        replying.hanging_up,
        replying.broken_off,
    ],
)
def test_what_cannot_be_understood_is_no_answer_and_tells_nothing(service, reply, caplog):
    caplog.set_level(logging.DEBUG)
    error = refusal(service, reply, Unavailable)
    assert_untold(error, caplog)
    assert error.__cause__ is error.__context__ is None


def test_what_comes_too_late_is_no_answer_and_is_not_asked_again(service, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, replying.too_late, Unavailable, timeout=0.2), caplog)
    assert len(service.asked) == 1


def test_a_broken_connection_is_tried_twice(service, caplog):
    caplog.set_level(logging.DEBUG)
    service.says(replying.hanging_up, matching(of_119th()))
    assert find(service).district == "12"
    assert len(service.asked) == 2
    assert not caplog.records


def test_and_not_three_times(service):
    refusal(service, replying.hanging_up, Unavailable)
    assert len(service.asked) == 2


def test_an_error_is_not_asked_again(service):
    refusal(service, with_page("", 503), Unavailable)
    assert len(service.asked) == 1


def test_where_nobody_listens_nothing_is_told_either(service, caplog):
    caplog.set_level(logging.DEBUG)
    with replying.service() as gone:
        pass
    assert_untold(refusal(gone, with_page(""), Unavailable), caplog)


def test_half_a_character_is_asked_as_a_question_mark(service, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, matching(), NoMatch, home=Address(f"{STREET}\ud800", "10001")), caplog)
    assert service.asked[0][1]["address"] == f"{STREET}?, 10001"


def test_a_page_of_text_is_no_address_and_not_asked(service, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, matching(), NoMatch, home=Address(STREET * 20, "10001")), caplog)
    assert not service.asked


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (matching(), NoMatch),
        (matching(of_119th(CDSESSN="120")), OtherCongress),
        (matching(of_119th(), of_119th(GEOID="3610", CD119="10")), SeveralMatches),
    ],
)
def test_no_refusal_tells_the_address(service, reply, kind, caplog):
    caplog.set_level(logging.DEBUG)
    assert_untold(refusal(service, reply, kind), caplog)


def test_without_our_care_the_address_would_be_in_the_log(service, caplog):
    """And what others ask may still be logged, before and after."""
    caplog.set_level(logging.DEBUG)
    service.says(matching())
    for _ in range(2):
        requests.get(service.url, params={"address": STREET}, timeout=2)
        assert "Zyzzyva" in caplog.text
        caplog.clear()
        with pytest.raises(NoMatch):
            find(service)
        assert not caplog.records
