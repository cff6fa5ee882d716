"""Local offices of members of Congress, each with the address that people write to or the number that they ring."""

from copy import deepcopy

import pytest
import yaml

from actions.legislators.formats import district_offices
from actions.legislators.records import OfficeRecord, Unreadable

CULLMAN = {
    "id": "A000055-jasper",
    "address": "1710 Alabama Ave.",
    "suite": "247",
    "building": "Carl Elliott Building",
    "city": "Jasper",
    "state": "AL",
    "zip": "02458",
    "phone": "205-221-2310",
}


@pytest.fixture
def read(write):
    """Read an office of one member's, after some of its fields were set, or taken out with None."""

    def after(**fields):
        office = {name: value for name, value in {**deepcopy(CULLMAN), **fields}.items() if value is not None}
        people = [{"id": {"bioguide": "A000055"}, "offices": [office, CULLMAN]}]
        return district_offices.read(write("legislators-district-offices.json", people))

    return after


def test_address_suite_and_building_are_one_text(read):
    assert read()[0] == OfficeRecord(
        person="A000055",
        kind="district",
        address="1710 Alabama Ave., Suite 247, Carl Elliott Building",
        city="Jasper",
        state="AL",
        zip="02458",
        phone="205-221-2310",
    )


@pytest.mark.parametrize(("suite", "address"), [("2nd Floor", "1 Main St., 2nd Floor"), (None, "1 Main St.")])
def test_a_suite_with_a_word_keeps_it(read, suite, address):
    assert read(address="1 Main St.", suite=suite, building=None)[0].address == address


def test_an_office_with_a_telephone_alone_is_kept(read):
    assert len(read(address="", suite=None, building=None, zip="")) == 2


def test_an_office_with_an_address_alone_is_kept(read):
    assert len(read(phone=None)) == 2


def test_an_office_with_neither_is_left_out(read):
    assert len(read(address=None, suite=None, building=None, phone=None)) == 1


def test_yaml_is_read_too(read, write):
    text = yaml.safe_dump([{"id": {"bioguide": "A000055"}, "offices": [CULLMAN]}])
    assert district_offices.read(write("legislators-district-offices.yaml", text)) == read()[:1]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"zip": "2458"}, "zip is '2458', not a ZIP code"),
        ({"zip": 2458}, "zip is '2458', not a ZIP code"),
        ({"state": "Alabama"}, "state 'Alabama' is unknown"),
        ({"phone": ["205-221-2310"]}, "phone is no text, but list"),
    ],
)
def test_what_is_odd_is_said_with_its_place(read, fields, said):
    with pytest.raises(Unreadable) as refusal:
        read(**fields)
    assert f"legislators-district-offices.json, entry 1, offices 1: {said}" in str(refusal.value)


def test_a_file_without_offices_is_refused(write):
    with pytest.raises(Unreadable, match="nothing in it"):
        district_offices.read(write("offices.json", [{"id": {"bioguide": "A000055"}, "offices": []}]))


def test_the_real_file_has_all_offices(shared):
    offices = district_offices.read(shared / "legislators-district-offices.yaml")
    assert len(offices) == 1312
    assert all(office.phone or office.address for office in offices)
