"""The stand-ins for the geocoder and the gateways: spoken to by HTTP, scripted by a test, switched on their page."""

import threading
import time
from contextlib import suppress

import pytest
import requests

from actions.legislators.models import DataSet, GatewayOffice, Member, ZipDistrict
from actions.legislators.providers import census
from actions.legislators.providers.found import Address, NoMatch, OtherCongress, Unavailable
from actions.letters.channels import cwc, house, senate
from actions.letters.channels.message import AnswerLost
from advocacy.sandbox import census as geocoder
from advocacy.sandbox import gateways
from advocacy.sandbox.received import NEWEST, Delivery, Tray
from advocacy.sandbox.scripts import Behaviour, Script
from tests.legislators.silence import SECRET
from tests.letters.posting import letter, playing
from tests.threads import at_once

DISTRICTS = {
    "10001": [("NY", "12"), ("NY", "10")],
    "82001": [("WY", "0")],
    "20001": [("DC", "0")],
    "00901": [("PR", "0")],
}


@pytest.fixture
def played(settings):
    senators = [{"name": "Kirsten E. Gillibrand [bioguide_id: G000555]", "office_code": "SNY01"}]
    districts = {"districts": lambda zip: DISTRICTS.get(zip, []), "active_offices": lambda: senators}
    with playing(settings, **districts) as played:
        yield played


def find(played, street=f"42 {SECRET} Ave", zip="10001", **changes):
    asked = {"congress": 119, "base_url": played.settings["CENSUS_URL"], "timeout": 2.0, **changes}
    return census.find(Address(street, zip), **asked)


def ask(played, path, **query):
    return requests.get(f"{played.url}{path}", params=query, timeout=5)


def give(played, path, xml=None, key=gateways.HOUSE_KEY, **headers):
    headers = {"Content-Type": "application/xml", **headers}
    return requests.post(f"{played.url}{path}?apikey={key}", data=xml, headers=headers, timeout=5)


# The geocoder


def test_a_split_zip_code_has_a_district_a_house(played):
    assert [find(played, f"{number} Main St").district for number in (42, 43, 44)] == ["10", "12", "10"]


@pytest.mark.parametrize(("zip", "state"), [("82001", "WY"), ("20001", "DC"), ("00901", "PR")])
def test_a_state_with_one_seat_and_a_delegate_are_at_large(played, zip, state):
    found = find(played, zip=zip)
    assert (found.state, found.district, found.congress) == (state, "0", 119)


def test_it_answers_in_the_words_of_the_real_one(played):
    query = {"address": "421 8th Ave, New York, NY 10001", "vintage": "ACS2025_Current"}
    said = ask(played, "/geocoder/geographies/onelineaddress", **query).json()
    (match,) = said["result"]["addressMatches"]
    assert match["matchedAddress"] == "421 8TH AVE, NEW YORK, NY 10001"
    ((layer, (entry,)),) = match["geographies"].items()
    assert layer == "119th Congressional Districts"
    assert (entry["GEOID"], entry["STATE"], entry["CDSESSN"], entry["BASENAME"]) == ("3612", "36", "119", "12")
    assert "CD119" not in entry


@pytest.mark.parametrize("street", ["1 Nowhere St", "PO Box 12", ""])
def test_some_streets_are_not_known(played, street):
    with pytest.raises(NoMatch):
        find(played, street)


def test_nor_is_a_zip_code_without_a_district(played):
    with pytest.raises(NoMatch):
        find(played, zip="99999")


def test_a_vintage_that_it_does_not_know_gets_the_next_map(played):
    with pytest.raises(OtherCongress):
        find(played, vintage="Current_Current")
    assert find(played, congress=120).congress == 120


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (Behaviour.NO_MATCH, NoMatch),
        (Behaviour.NEXT_CONGRESS, OtherCongress),
        (Behaviour.UNAVAILABLE, Unavailable),
        (Behaviour.TOO_MANY, Unavailable),
        (Behaviour.HANG, Unavailable),
    ],
)
def test_it_can_fail_in_each_way(played, behaviour, kind):
    played.census.next(behaviour)
    with pytest.raises(kind):
        find(played, timeout=0.3)
    assert find(played).district == "10"


def test_hanging_up_is_asked_twice(played):
    played.census.next(Behaviour.CLOSED)
    assert find(played).district == "10"
    played.census.always(Behaviour.CLOSED)
    with pytest.raises(Unavailable):
        find(played)


def test_without_a_function_it_looks_into_the_table(db, at):
    rows = DataSet.objects.create(kind="zips", entries=1, imported_at=at)
    ZipDistrict.objects.create(data_set=rows, zip="11355", state="NY", district="6")
    ZipDistrict.objects.create(data_set=rows, zip="11354", state="NY", district="3")
    assert geocoder.of_the_database("11355") == [("NY", "6")]
    assert geocoder.of_the_database("82001") == [("WY", "0")]
    assert geocoder.of_the_database("10001") == []
    assert geocoder.of_the_database("09012") == []


# The gateways


def test_a_letter_that_comes_again_is_the_same(played):
    for _ in range(2):
        house.send(letter())
    (taken,) = played.house.tray.newest()
    assert (taken.times, played.house.tray.total) == (2, 1)
    assert played.house.tray.find(taken.delivery_id) == taken
    assert SECRET not in repr(taken)


def test_validating_leaves_nothing(played):
    assert give(played, "/v2/validate", cwc.written(letter())).status_code == 200
    assert give(played, "/v2/validate", b"<CWC/>").status_code == 400
    assert played.house.tray.newest() == []


@pytest.mark.parametrize("path", ["/v2/message", "/api/messages/"])
def test_what_is_no_message_is_refused_in_the_gateways_words(played, path):
    key = gateways.HOUSE_KEY if path.startswith("/v2") else gateways.SENATE_KEY
    wrong = cwc.written(letter()).replace(b"ana@example.org", b"ana@").replace(b"11355", b"1135")
    said = give(played, path, wrong, key)
    assert said.status_code == 400
    assert said.text.count("<Error>") == 2
    assert "The 'Zip' element is invalid - The value '1135' is invalid" in said.text
    for broken in (b"", b"<CWC>", b"\xff", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'):
        assert give(played, path, broken, key).status_code == 400


def test_what_it_is_not_asked_in_the_right_way_is_told(played):
    xml = cwc.written(letter())
    assert give(played, "/v2/message", xml, **{"Content-Type": "text/plain"}).status_code == 415
    assert give(played, "/v2/message", xml, key="wrong").status_code == 401
    assert give(played, "/v3/message", xml).status_code == 404
    assert give(played, "/v2/message", b" " * (2**20 + 1)).status_code == 413
    assert ask(played, "/nothing").status_code == 404


def test_the_offices_are_listed(played):
    codes = ask(played, "/offices", apikey=gateways.HOUSE_KEY).json()
    assert {"HNY06", "HWY00", "HDC00", "HPR00"} <= set(codes)
    assert len(codes) == 441
    assert ask(played, "/offices", apikey="wrong").status_code == 401
    for listed in (
        ask(played, "/api/active_offices/", apikey=gateways.SENATE_KEY),
        ask(played, "/api/active_offices.json"),
    ):
        assert listed.json()[0]["office_code"] == "SNY01"
    assert ask(played, "/api/active_offices/").status_code == 401


def test_the_senates_are_those_of_the_data_set(db, at):
    rows = DataSet.objects.create(kind="senate_gateway", entries=1, imported_at=at)
    roster = DataSet.objects.create(kind="congress", entries=1, imported_at=at)
    GatewayOffice.objects.create(data_set=rows, person="G000555", code="SNY01")
    Member.objects.create(
        data_set=roster, person="G000555", chamber="senate", state="NY", district="1", name="Kirsten Gillibrand"
    )
    expected = [{"name": "Kirsten Gillibrand [bioguide_id: G000555]", "office_code": "SNY01"}]
    assert gateways.senate_offices() == expected


def test_a_crowd_is_taken_whole(played):
    at_once(lambda number: house.send(letter(delivery_id=f"{number:032d}")), 20)
    assert played.house.tray.total == 20
    assert played.house.script.counts() == {Behaviour.OK: 20}


def test_only_the_newest_are_kept(at):
    tray = Tray()
    sent = [Delivery(f"{number:032d}", "", "HNY06", "", at) for number in range(NEWEST + 5)]
    for delivery in sent:
        tray.take(delivery)
    assert [one.delivery_id for one in tray.newest()] == [one.delivery_id for one in reversed(sent[5:])]
    assert tray.total == NEWEST + 5


def quietly(sent):
    with suppress(AnswerLost):
        senate.send(sent)


def test_it_ends_while_somebody_hangs(settings):
    with playing(settings) as played:
        played.senate.script.always(Behaviour.HANG)
        settings.CWC_TIMEOUT = 30
        waiting = threading.Thread(target=quietly, args=[letter(destination="SNY01")])
        waiting.start()
        while not played.senate.script.counts():
            time.sleep(0.01)
        begun = time.monotonic()
    waiting.join(5)
    assert time.monotonic() - begun < 5


# The script


def test_what_comes_next_is_done_before_what_is_always_done():
    script = Script()
    script.always(Behaviour.UNAVAILABLE)
    script.always(Behaviour.DISABLED, office="HNY06")
    script.next(Behaviour.SLOW, Behaviour.OK)
    script.next(Behaviour.CLOSED, office="HNY06")
    assert [script.turn("HNY06") for _ in range(4)] == ["closed", "slow", "ok", "disabled"]
    assert script.turn("HNY07") == Behaviour.UNAVAILABLE
    assert script.rules() == {"": Behaviour.UNAVAILABLE, "HNY06": Behaviour.DISABLED}
    script.forget("HNY06")
    assert script.turn("HNY06") == Behaviour.UNAVAILABLE
    script.reset()
    assert (script.turn("HNY06"), script.counts()) == (Behaviour.OK, {Behaviour.OK: 1})


def test_a_word_that_is_no_behaviour_is_refused():
    with pytest.raises(ValueError, match="loudly"):
        Script().always("loudly")
