"""Members of states' legislatures out of openstates' files, a file a person, and the seats known to be empty."""

from datetime import date

import pytest
import yaml

from actions.legislators.formats import openstates
from actions.legislators.records import LOWER, UPPER, MemberRecord, OfficeRecord, Unreadable, VacancyRecord

ID = "ocd-person/3088ff8e-d2d9-46b9-8ea3-bd35af9438c2"
OTHER_ID = "ocd-person/a76e0c0e-81d3-4f3b-8cc8-b8360d3cecb4"


def role(state="pa", **fields):
    jurisdiction = f"ocd-jurisdiction/country:us/state:{state}/government"
    return {"type": "lower", "jurisdiction": jurisdiction, "district": "187", **fields}


def person(**fields):
    return {
        "id": ID,
        "name": "Gary Day",
        "given_name": "Gary",
        "family_name": "Day",
        "email": "gday@pahousegop.com",
        "party": [{"name": "Independent", "end_date": "2020"}, {"name": "Republican"}],
        "roles": [role(start_date=date(2024, 12, 1)), role(end_date=date(2022, 11, 30), district="9")],
        "offices": [
            {"classification": "capitol", "address": "Room 432, Harrisburg, PA 17120", "voice": "717-787-1000"},
            {"classification": "district", "address": "3402 Brookside Road, Macungie, PA 18062"},
        ],
        "links": [{"url": "https://www.palegis.us/house/members/bio/1190"}, {"url": "https://example.org"}],
        **fields,
    }


@pytest.fixture
def put(write):
    """Write a person's file into a state's folder; gives the folder of all states."""

    def into(fields, name="Gary-Day.yml", state="pa"):
        return write(f"people/{state}/legislature/{name}", yaml.safe_dump(fields)).parents[2]

    return into


@pytest.fixture
def member(put):
    """Read one person, after some of her fields were set."""
    return lambda **fields: openstates.read(put(person(**fields)))[0][0]


def test_somebody_is_read_in_her_role_of_today_with_her_offices(put):
    assert openstates.read(put(person())) == (
        [
            MemberRecord(
                person=ID,
                name="Gary Day",
                given_name="Gary",
                family_name="Day",
                party="Republican",
                chamber=LOWER,
                state="PA",
                district="187",
                starts=date(2024, 12, 1),
                website="https://www.palegis.us/house/members/bio/1190",
                email="gday@pahousegop.com",
            )
        ],
        [
            OfficeRecord(ID, "capitol", address="Room 432, Harrisburg, PA 17120", phone="717-787-1000"),
            OfficeRecord(ID, "district", address="3402 Brookside Road, Macungie, PA 18062"),
        ],
    )


def test_a_role_with_an_end_is_kept_for_the_caller_to_decide(member):
    assert member(roles=[role(end_date="2026-11-30"), role(end_date="2020-01-01")]).ends == date(2026, 11, 30)


def test_a_year_or_month_begins_with_its_first_day_and_ends_with_its_last(member):
    found = member(roles=[role(start_date=2023, end_date="2028-02")])
    assert (found.starts, found.ends) == (date(2023, 1, 1), date(2028, 2, 29))


def test_a_role_outside_the_legislature_does_not_count(member):
    governor = role(type="governor", start_date="2026-01-01")
    assert member(roles=[governor, role(district="Hillsborough 1")]).district == "Hillsborough 1"


@pytest.mark.parametrize(("written", "district"), [("007", "7"), (29, "29"), ("1st Franklin", "1st Franklin")])
def test_a_district_is_a_number_or_a_name(member, written, district):
    assert member(roles=[role(district=written)]).district == district


def test_nebraskas_only_house_is_an_upper_one(member):
    found = member(roles=[role("ne", type="legislature")])
    assert (found.chamber, found.state) == (UPPER, "NE")


def test_an_address_of_a_page_is_no_email(member):
    assert member(email="https://example.org/contact").email == ""


def test_a_mailing_address_counts_as_an_office_and_a_home_does_not(put):
    kinds = ["capitol-mail", "district-mail", "home"]
    offices = [{"classification": kind, "address": "P.O. Box 1"} for kind in kinds]
    _, found = openstates.read(put(person(offices=[*offices, {"classification": "district", "fax": "1"}])))
    assert [office.kind for office in found] == ["capitol", "district"]


@pytest.mark.parametrize("part", ["", "pa", "pa/legislature"])
def test_the_root_a_state_and_its_legislature_can_be_named(put, part):
    root = put(person())
    assert len(openstates.read(root / part)[0]) == 1


def test_the_root_holds_several_states_and_congress_is_left_out(put):
    put(person())
    put(person(id=OTHER_ID, roles=[role("ny")]), state="ny")
    congress = person(roles=[role()], id="of no use")
    assert [found.state for found in openstates.read(put(congress, state="us"))[0]] == ["NY", "PA"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": "Day"}, "id is 'Day', not an Open Civic Data id"),
        ({"name": None}, "name is missing"),
        ({"roles": []}, "no role in a legislature"),
        ({"roles": [role("xx")]}, "roles 1: jurisdiction 'ocd-jurisdiction/country:us/state:xx/government' is not"),
        ({"roles": [role(jurisdiction="ocd-jurisdiction/country:us/government")]}, "is not a known state's"),
        ({"roles": [role(district=None)]}, "roles 1: district is missing"),
        ({"roles": [role(end_date="soon")]}, "roles 1: end_date is 'soon', not a day"),
        ({"offices": "none"}, "not a list, but str"),
    ],
)
def test_what_is_odd_is_said_with_its_file(put, fields, said):
    with pytest.raises(Unreadable) as refusal:
        openstates.read(put(person(**fields)))
    assert str(refusal.value).startswith("Gary-Day.yml")
    assert said in str(refusal.value)


@pytest.mark.parametrize("text", ["", "id: [ocd-person", "- id: 1\n", b"name: Mar\xeda"])
def test_a_broken_file_among_many_is_named(put, write, text):
    root = put(person())
    write("people/pa/legislature/Broken.yml", text)
    with pytest.raises(Unreadable, match=r"^Broken\.yml"):
        openstates.read(root)


def test_somebody_in_two_files_is_refused(put):
    put(person())
    with pytest.raises(Unreadable, match="stands in it twice"):
        openstates.read(put(person(), name="Gary-Day-again.yml"))


def test_a_folder_without_a_legislature_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="no folder called legislature"):
        openstates.read(tmp_path)


def test_an_empty_legislature_is_refused(put):
    root = put(person())
    (root / "ny" / "legislature").mkdir(parents=True)
    with pytest.raises(Unreadable, match=r"ny/legislature: no \.yml files"):
        openstates.read(root)


SETTINGS = """
ar:
  vacancies:
  - {chamber: lower, district: '044', vacant_until: 2026-09-01}
hi:
  vacancies: []
ne:
  vacancies:
  - {chamber: legislature, district: 29}
us:
  vacancies:
  - {chamber: lower, district: CA-14, vacant_until: 2027-01-01}
"""


def test_empty_seats_of_states_are_known_with_the_day_until_which(write):
    assert openstates.vacancies(write("settings.yml", SETTINGS)) == [
        VacancyRecord(LOWER, "AR", "44", date(2026, 9, 1)),
        VacancyRecord(UPPER, "NE", "29"),
    ]


def test_there_may_be_no_empty_seat(write):
    assert openstates.vacancies(write("settings.yml", "hi:\n  vacancies: []\n")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("{}\n", "nothing in it"),
        ("- hi\n", "no fields with names, but list"),
        ("xx: {vacancies: []}\n", "the state 'xx' is unknown"),
        ("1: {vacancies: []}\n", "the state 1 is unknown"),
        ("hi:\n", "hi: no fields with names, but NoneType"),
        ("hi: {vacancies: [{chamber: middle, district: 1}]}\n", "hi, vacancies 1: chamber 'middle' is unknown"),
        ("hi: {vacancies: [{chamber: lower}]}\n", "hi, vacancies 1: district is missing"),
        ("hi: {vacancies: [{chamber: lower, district: 1, vacant_until: soon}]}\n", "'soon', not a day"),
        (SETTINGS + "ar2: {", "no YAML, or cut off"),
    ],
)
def test_odd_settings_are_refused(write, text, said):
    with pytest.raises(Unreadable) as refusal:
        openstates.vacancies(write("settings.yml", text))
    assert str(refusal.value).startswith("settings.yml")
    assert said in str(refusal.value)


@pytest.mark.parametrize(("state", "number"), [("ny", 213), ("pa", 252), ("va", 139), ("il", 176), ("tx", 181)])
def test_the_real_folders_have_everybody(shared, state, number):
    members, offices = openstates.read(shared / "openstates" / state)
    assert len(members) == number
    assert {member.state for member in members} == {state.upper()}
    assert {office.person for office in offices} <= {member.person for member in members}
    assert len({(member.chamber, member.district) for member in members}) == number


def test_the_real_settings_know_empty_seats(shared):
    empty = openstates.vacancies(shared / "openstates" / "settings.yml")
    assert VacancyRecord(UPPER, "IL", "59", date(2026, 12, 5)) in empty
    assert VacancyRecord(LOWER, "ME", "29", date(2026, 7, 1)) in empty
    assert "US" not in {vacancy.state for vacancy in empty}
