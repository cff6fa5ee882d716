"""The roster of Congress becomes a member a person, in the seat that she holds now."""

from copy import deepcopy
from datetime import date

import pytest
import yaml

from actions.legislators.formats import congress
from actions.legislators.records import HOUSE, SENATE, MemberRecord, Unreadable

SENATOR = {
    "id": {"bioguide": "C000127"},
    "name": {"first": "Maria", "last": "Cantwell", "official_full": "Maria E. Cantwell"},
    "terms": [
        {"type": "rep", "start": "1993-01-05", "end": "1995-01-03", "state": "WA", "district": 1, "party": "Democrat"},
        {
            "type": "sen",
            "start": "2025-01-03",
            "end": "2031-01-03",
            "state": "WA",
            "class": 1,
            "party": "Democrat",
            "url": "https://www.cantwell.senate.gov",
            "phone": "202-224-3441",
            "address": "511 Hart Senate Office Building Washington DC 20510",
            "contact_form": "https://www.cantwell.senate.gov/contact",
        },
    ],
}
DELEGATE = {
    "id": {"bioguide": "N000147"},
    "name": {"first": "Eleanor", "last": "Norton"},
    "terms": [
        {"type": "rep", "start": "2025-01-03", "end": "2027-01-03", "state": "DC", "district": 0, "party": "Democrat"}
    ],
}


@pytest.fixture
def read(write):
    """Read the senator and the delegate, after something was done to them."""

    def after(change=lambda senator, delegate: None):
        people = deepcopy([SENATOR, DELEGATE])
        change(*people)
        return congress.read(write("legislators-current.json", people))

    return after


def test_a_senator_is_read_from_her_last_term(read):
    assert read()[0] == MemberRecord(
        person="C000127",
        name="Maria E. Cantwell",
        given_name="Maria",
        family_name="Cantwell",
        party="Democrat",
        chamber=SENATE,
        state="WA",
        district="1",
        starts=date(2025, 1, 3),
        ends=date(2031, 1, 3),
        website="https://www.cantwell.senate.gov",
        phone="202-224-3441",
        address="511 Hart Senate Office Building Washington DC 20510",
        form_url="https://www.cantwell.senate.gov/contact",
    )


def test_a_delegate_is_at_large_and_is_called_by_both_her_names(read):
    delegate = read()[1]
    assert (delegate.chamber, delegate.state, delegate.district) == (HOUSE, "DC", "0")
    assert delegate.name == "Eleanor Norton"


def test_yaml_says_the_same_as_json(read, write):
    assert congress.read(write("legislators-current.yaml", yaml.safe_dump([SENATOR, DELEGATE]))) == read()


def test_days_without_quotes_in_yaml_are_days(write):
    text = yaml.safe_dump([SENATOR]).replace("'", "")
    assert congress.read(write("legislators-current.yml", text))[0].ends == date(2031, 1, 3)


def test_an_ended_term_is_kept_for_the_import_to_decide(read):
    def end(senator, delegate):
        senator["terms"][-1]["end"] = "2026-11-03"

    assert read(end)[0].ends == date(2026, 11, 3)


def test_a_mistyped_address_of_a_form_is_left_out(read):
    def mistype(senator, delegate):
        senator["terms"][-1].update(contact_form="hhttps://example.org", url="javascript:alert(1)")

    senator = read(mistype)[0]
    assert (senator.form_url, senator.website) == ("", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s, d: s.pop("name"), "entry 1, name: no fields"),
        (lambda s, d: s["id"].pop("bioguide"), "entry 1, id: bioguide is missing"),
        (lambda s, d: s["id"].update(bioguide="Cantwell"), "entry 1, id: bioguide is 'Cantwell', not a Bioguide id"),
        (lambda s, d: d.update(terms=[]), "entry 2: terms are missing"),
        (lambda s, d: d.pop("terms"), "entry 2: terms are missing"),
        (lambda s, d: d.update(terms="none"), "entry 2: not a list, but str"),
        (lambda s, d: s["terms"][-1].update(type="judge"), "entry 1, terms 2: type 'judge' is unknown"),
        (lambda s, d: s["terms"][-1].update(state="XX"), "entry 1, terms 2: state 'XX' is unknown"),
        (lambda s, d: s["terms"][-1].update({"class": 4}), "entry 1, terms 2: class '4' is unknown"),
        (lambda s, d: s["terms"][-1].pop("end"), "entry 1, terms 2: end is missing"),
        (lambda s, d: s["terms"][-1].update(end="3 November"), "end is '3 November', not a day"),
        (lambda s, d: s["terms"][-1].update(end="2026-02-30"), "end is '2026-02-30', not a day"),
        (lambda s, d: d["terms"][-1].update(district=-1), "terms 1: '-1' is no number of a district"),
        (lambda s, d: d["terms"][-1].update(district=True), "district is no text, but bool"),
        (lambda s, d: s["name"].update(last="Cant\0well"), "last holds a NUL character"),
        (lambda s, d: d["id"].update(s["id"]), "C000127 stands in it twice"),
    ],
)
def test_what_is_odd_is_said_with_its_place(read, change, said):
    with pytest.raises(Unreadable) as refusal:
        read(change)
    assert str(refusal.value).startswith("legislators-current.json")
    assert said in str(refusal.value)


def test_the_real_roster_has_everybody(shared):
    members = congress.read(shared / "legislators-current.json")
    chambers = [member.chamber for member in members]
    assert (len(members), chambers.count(HOUSE), chambers.count(SENATE)) == (537, 437, 100)
    assert {member.district for member in members if member.chamber == SENATE} == {"1", "2", "3"}
    assert congress.read(shared / "legislators-current.yaml") == members
