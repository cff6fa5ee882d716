"""The sample that comes with the program: small, true, and read as strictly as any file."""

import csv
import json
import tomllib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from actions.legislators import starting, states
from actions.legislators.formats import starter
from actions.legislators.models import DataSet, GatewayOffice
from actions.legislators.records import HOUSE, SENATE, Unreadable, ZipRecord

TOP = Path(__file__).parents[2]
FOLDER = TOP / "actions/legislators/starter"
OUTSIDE = TOP.parent / "shared/data"
needs_the_files = pytest.mark.skipif(
    not OUTSIDE.exists(), reason="../shared/data IS NOT HERE: THE SAMPLE WAS NOT COMPARED"
)


@pytest.fixture(scope="module")
def members():
    return starter.read(FOLDER)[0]


@pytest.fixture(scope="module")
def zips():
    return starter.read(FOLDER)[1]


def districts(zips):
    """The districts of each ZIP code."""
    found = defaultdict(set)
    for record in zips:
        found[record.zip].add((record.state, record.district))
    return found


def test_five_states_have_two_senators_and_a_few_representatives(members):
    assert {member.state for member in members} == {"NY", "PA", "VA", "IL", "TX"}
    senators = Counter(member.state for member in members if member.chamber == SENATE)
    representatives = Counter(member.state for member in members if member.chamber == HOUSE)
    assert set(senators.values()) == {2}
    assert all(3 <= number <= 6 for number in representatives.values())


def test_nobody_and_no_seat_is_there_twice(members):
    assert len({member.person for member in members}) == len(members)
    assert len({(member.chamber, member.state, member.district) for member in members}) == len(members)


def test_each_can_be_reached(members):
    assert all(member.phone and member.address and member.website for member in members)
    assert all(member.starts < date(2026, 6, 15) < member.ends for member in members)


def test_each_district_of_a_zip_code_has_its_member(members, zips):
    seats = {(member.state, member.district) for member in members if member.chamber == HOUSE}
    assert {(record.state, record.district) for record in zips} == seats


def test_there_are_split_zip_codes_and_whole_ones(zips):
    found = districts(zips)
    assert 50 <= len(found) <= 70
    assert found["10001"] == {("NY", "10"), ("NY", "12")}
    assert found["11354"] == {("NY", "3"), ("NY", "6"), ("NY", "14")}
    assert found["19104"] == {("PA", "3")}
    assert {"11355", "22003", "60601", "77036", "75201"} <= set(found)


def test_every_senator_has_a_code_at_the_gateway_if_wished(db, at):
    starting.start(at=at)
    assert not GatewayOffice.objects.exists()
    starting.start(at=at, with_gateways=True)
    codes = dict(GatewayOffice.objects.values_list("person", "code"))
    assert len(codes) == 10
    assert (codes["G000555"], codes["S000148"], codes["W000805"]) == ("SNY01", "SNY03", "SVA02")
    assert DataSet.objects.get(kind=DataSet.Kind.SENATE_GATEWAY).is_sample


def test_a_real_list_of_them_is_kept(db, at):
    real = DataSet.objects.create(kind=DataSet.Kind.SENATE_GATEWAY, entries=0, imported_at=at)
    starting.start(at=at, with_gateways=True)
    assert DataSet.objects.get(kind=DataSet.Kind.SENATE_GATEWAY) == real


def test_it_says_what_it_is_and_until_when():
    about = tomllib.loads((FOLDER / "about.toml").read_text())
    assert (about["congress"], about["licence"], about["sample"]) == (119, "public facts", True)
    assert (about["valid_from"], about["valid_until"]) == (date(2025, 1, 3), date(2027, 1, 3))
    assert about["as_of"] == date(2026, 6, 15)
    assert about["name"]
    assert about["source"]


@needs_the_files
def test_it_names_all_districts_that_the_table_names(zips):
    with (OUTSIDE / "zccd.csv").open() as file:
        table = districts(ZipRecord(row["zcta"], row["state_abbr"], row["cd"]) for row in csv.DictReader(file))
    assert {code: named for code, named in districts(zips).items() if named != table[code]} == {}


@needs_the_files
def test_it_says_of_its_members_what_the_roster_says(members):
    roster = {one["id"]["bioguide"]: one for one in json.loads((OUTSIDE / "legislators-current.json").read_text())}
    for member in members:
        term, name = roster[member.person]["terms"][-1], roster[member.person]["name"]
        assert member.name == name["official_full"]
        assert (member.given_name, member.family_name) == (name["first"], name["last"])
        assert (member.party, member.state) == (term["party"], term["state"])
        assert member.district == str(term["district"] if member.chamber == HOUSE else term["class"])
        assert [str(member.starts), str(member.ends)] == [term["start"], term["end"]]
        assert (member.website, member.phone, member.address) == (term["url"], term["phone"], term["address"])


MEMBER = {
    "person": "M001188", "name": "Grace Meng", "given_name": "Grace", "family_name": "Meng", "party": "Democrat",
    "chamber": "house", "state": "NY", "district": "6", "starts": "2025-01-03", "ends": "2027-01-03",
    "website": "https://meng.house.gov", "phone": "202-225-2601", "address": "2468 Rayburn House Office Building",
}  # fmt: skip
ZIP = {"zip": "11355", "state": "NY", "district": "6"}


def folder(path, members, zips):
    for name, rows in (("members.csv", members), ("zips.csv", zips)):
        with (path / name).open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    return path


def test_what_it_reads_is_what_stands_there(tmp_path):
    ((member,), (code,)) = starter.read(folder(tmp_path, [{**MEMBER, "ends": ""}], [{**ZIP, "district": "06"}]))
    assert (member.person, member.chamber, member.state, member.district) == ("M001188", "house", "NY", "6")
    assert (member.starts, member.ends) == (date(2025, 1, 3), None)
    assert code == ZipRecord("11355", "NY", "6")


@pytest.mark.parametrize(
    "change",
    [
        {"person": "Meng"},
        {"name": ""},
        {"chamber": "upper"},
        {"state": "XX"},
        {"district": "VI"},
        {"chamber": "senate", "district": "4"},
        {"starts": "3 January 2025"},
    ],
)
def test_a_wrong_member_is_told_with_the_line(tmp_path, change):
    with pytest.raises(Unreadable, match=r"members\.csv, line 3"):
        starter.read(folder(tmp_path, [{**MEMBER, "district": "5"}, {**MEMBER, **change}], [ZIP]))


@pytest.mark.parametrize("change", [{"zip": "1135"}, {"state": "XX"}, {"district": ""}])
def test_a_wrong_zip_code_is_told_with_the_line(tmp_path, change):
    with pytest.raises(Unreadable, match=r"zips\.csv, line 2"):
        starter.read(folder(tmp_path, [MEMBER], [{**ZIP, **change}]))


def test_a_seat_or_a_row_that_stands_there_twice_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="twice"):
        starter.read(folder(tmp_path, [MEMBER, {**MEMBER, "person": "M001189"}], [ZIP]))
    with pytest.raises(Unreadable, match="twice"):
        starter.read(folder(tmp_path, [MEMBER], [ZIP, ZIP]))


def test_a_missing_file_or_column_is_refused(tmp_path):
    with pytest.raises(Unreadable, match=r"members\.csv"):
        starter.read(tmp_path)
    without = {column: value for column, value in MEMBER.items() if column != "phone"}
    with pytest.raises(Unreadable, match="phone"):
        starter.read(folder(tmp_path, [without], [ZIP]))


def test_its_states_are_states(zips):
    assert {record.state for record in zips} <= set(states.BY_CODE)
