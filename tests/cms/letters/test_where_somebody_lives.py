"""The first step: a ZIP code where it is certain, the street where it is not, her own choice where nobody can tell."""

from datetime import UTC, date, datetime

import pytest

from actions.legislators import zip_prefixes
from actions.legislators.models import DataSet, Member, ZipDistrict
from actions.legislators.providers.found import NoMatch, SeveralMatches, Unavailable
from actions.letters.models import LookUp, Target
from tests.cms.letters.conftest import URL
from tests.cms.letters.forms import Writer

STREET = {"street": "421 8th Ave", "city": "New York"}
WHO = {"name": "Ana Reyes", "email": "ana@example.org"}


def zips(*rows):
    """Further ZIP codes in the table in use: `("30165", "GA", "14")`."""
    table = DataSet.objects.get(kind=DataSet.Kind.ZIPS, state="current")
    for code, state, district in rows:
        ZipDistrict.objects.create(data_set=table, zip=code, state=state, district=district)


def test_only_a_zip_code_is_asked_at_first(writer):
    assert {"street", "city", "district"} & writer.fields.keys() == set()
    assert "zip" in writer.fields


@pytest.mark.parametrize("typed", ["", "1135", "Seoul", "00000", "<script>alert(1)</script>", "1" * 5000])
def test_what_is_no_zip_code_is_told_beside_its_field(writer, typed):
    writer.press(zip=typed)
    assert (writer.step, writer.response.status_code) == ("where", 422)
    assert 'id="id_zip_error"' in writer.page
    assert "<script>alert" not in writer.page
    assert writer.fields["zip"] == typed
    assert not LookUp.objects.exists()


def test_a_military_zip_code_says_why_it_does_not_do(writer):
    writer.press(zip="09012")
    assert writer.response.status_code == 422
    assert "This is a military ZIP code" in writer.page
    assert writer.fields["zip"] == "09012"


def test_a_zip_code_that_there_is_not_is_told(writer, monkeypatch):
    monkeypatch.setattr(zip_prefixes, "state_of", lambda zip: "")
    writer.press(zip="99999")
    assert writer.response.status_code == 422
    assert "We do not know this ZIP code." in writer.page


def test_a_split_zip_code_shows_all_candidates_and_asks_for_the_street(writer):
    writer.press(zip="10001")
    assert (writer.step, writer.response.status_code) == ("where", 200)
    assert "This ZIP code lies in more than one district." in writer.page
    assert "New York, district 10: Daniel S. Goldman, Democrat" in writer.page
    assert "New York, district 12: Jerrold Nadler, Democrat" in writer.page
    assert "https://www.house.gov/representatives/find-your-representative" in writer.page
    assert "Kirsten E. Gillibrand" in writer.page  # her senators wait for nothing
    assert writer.fields["zip"] == "10001"
    assert 'class="field-error"' not in writer.page


def test_the_street_decides_and_is_not_asked_again(writer, provider, goldman, sent, gateways):
    asked = provider(goldman)
    writer.press(zip="10001").press(**STREET)
    assert writer.step == "details"
    assert "street" not in writer.fields
    assert [(one.street, one.city, one.zip) for one in asked] == [("421 8th Ave", "New York", "10001")]
    writer.press(**WHO, first_name="Ana", last_name="Reyes").press()
    assert (sent[0]["district"], sent[0]["provider"]) == ("10", "census")
    assert (sent[0]["sealed"]["street"], sent[0]["sealed"]["city"]) == ("421 8th Ave", "New York")
    assert sent[0]["sealed"]["address_validated"] is True
    assert list(LookUp.objects.values_list("status", "provider")) == [("need_address", "zip"), ("resolved", "census")]


@pytest.mark.parametrize("missing", ["street", "city"])
def test_a_missing_part_of_the_address_is_named(writer, provider, goldman, missing):
    asked = provider(goldman)
    writer.press(zip="10001").press(**STREET | {missing: ""})
    assert writer.response.status_code == 422
    assert f'id="id_{missing}_error"' in writer.page
    assert {name: writer.fields[name] for name in STREET} == STREET | {missing: ""}
    assert asked == []


def test_she_may_choose_her_district_herself(writer, sent):
    writer.press(zip="10001").press("choose", district="house:NY:12")
    assert "Jerrold Nadler" in writer.page
    writer.press(**WHO).press()
    assert (sent[0]["district"], sent[0]["provider"], sent[0]["state"]) == ("12", "self", "NY")
    assert len(sent[0]["choices"]) == 3
    assert LookUp.objects.filter(provider="self").count() == 1


def test_she_may_write_to_her_senators_without_knowing_her_district(writer, sent):
    writer.press(zip="10001").press("choose", district="known:NY").press(**WHO).press()
    assert (sent[0]["district"], len(sent[0]["choices"])) == ("", 2)


@pytest.mark.parametrize("chosen", [{}, {"district": "house:TX:7"}, {"district": "known:TX"}, {"district": "<b>"}])
def test_a_choice_that_is_none_is_asked_for_again(writer, chosen):
    writer.press(zip="10001").press("choose", **chosen)
    assert (writer.step, writer.response.status_code) == ("where", 422)
    assert "Choose one of these." in writer.page


@pytest.mark.parametrize(
    ("trouble", "status", "words"),
    [
        (NoMatch(), 422, "We could not find this address."),
        (Unavailable(), 200, "The map of districts does not answer at the moment."),
    ],
)
def test_a_street_that_nobody_knows_loses_nothing_and_leaves_the_choice(writer, provider, trouble, status, words):
    provider(trouble)
    writer.press(zip="10001").press(**STREET)
    assert (writer.step, writer.response.status_code) == ("where", status)
    assert words in writer.page
    assert {name: writer.fields[name] for name in STREET} == STREET
    writer.press("choose", district="house:NY:10")
    assert "Daniel S. Goldman" in writer.page


def test_of_several_districts_only_those_that_fit_are_shown(writer, provider, goldman):
    zips(("10001", "NY", "7"))
    provider(SeveralMatches((goldman,)))
    writer.press(zip="10001").press(**STREET)
    assert "This address fits more than one district." in writer.page
    assert "Goldman" in writer.page
    assert "Nadler" not in writer.page


def test_a_zip_code_in_two_states_asks_for_the_state_too(writer, sent):
    zips(("30165", "PA", "1"), ("30165", "VA", "8"))
    writer.press(zip="30165")
    assert "This ZIP code lies in more than one state." in writer.page
    writer.press("choose", district="known:VA").press(**WHO).press()
    assert [choice.office.key for choice in sent[0]["choices"]] == ["K000384", "W000805"]
    assert sent[0]["state"] == "VA"


def test_the_district_has_a_delegate_who_is_said_to_have_no_vote(writer):
    roster = DataSet.objects.get(kind=DataSet.Kind.CONGRESS, state="current")
    names = {
        "name": "Eleanor Holmes Norton",
        "family_name": "Norton",
        "party": "Democrat",
        "website": "https://n.house.gov",
    }
    Member.objects.create(data_set=roster, person="N000147", chamber="house", state="DC", district="0", **names)
    writer.press(zip="20001")
    assert writer.step == "details"
    assert "Delegate" in writer.page
    assert "Speaks in the House, and has no vote there." in writer.page
    assert "Senator" not in writer.page


def test_a_campaign_may_leave_out_who_has_no_vote(writer, letters):
    letters.to_nonvoting = False
    letters.save()
    writer.press(zip="20001")
    assert "There is nobody to write to for where you live" in writer.page
    assert "Go on to the letter" not in writer.page
    writer.press("back")
    assert (writer.step, writer.fields["zip"]) == ("where", "20001")


def test_an_empty_seat_is_shown_as_vacant(writer, sent):
    DataSet.objects.update(is_sample=False)
    Member.objects.filter(person="M001188").delete()
    writer.press(zip="11355")
    assert "This seat is vacant." in writer.page
    assert "New York, district 6" in writer.page
    writer.press(**WHO).press()
    assert len(sent[0]["choices"]) == 2


def test_a_term_that_ended_with_nobody_seated_is_being_updated(writer):
    Member.objects.filter(person="S000148").update(ends=date(2026, 11, 3))
    writer.press(zip="11355")
    assert "Who sits here is being updated." in writer.page
    assert "Schumer" not in writer.page


def test_after_the_new_house_begins_its_districts_are_being_updated(client, clock, letter_page):
    clock.move_to(datetime(2027, 1, 4, 15, tzinfo=UTC))
    writer = Writer(client, clock, URL).open().press(zip="11355")
    assert "The districts of this ZIP code are being updated." in writer.page
    assert "New York, district 6: being updated" in writer.page
    assert "Grace Meng" not in writer.page
    writer.press("choose", district="house:NY:6")
    assert "Who sits here is being updated." in writer.page
    assert "Kirsten E. Gillibrand" in writer.page


def test_very_many_districts_are_a_list_that_opens(client, clock, letter_page):
    clock.move_to(datetime(2027, 1, 4, 15, tzinfo=UTC))
    writer = Writer(client, clock, URL).open().press(zip="11355")
    assert "<select" in writer.page


def test_a_campaign_for_the_senate_alone_asks_for_no_street(writer, letters):
    letters.to_house = False
    letters.save()
    writer.press(zip="10001")
    assert writer.step == "details"
    assert "Goldman" not in writer.page


def test_a_campaign_with_a_list_of_its_own_needs_no_district(writer, letters, sent):
    letters.to_house = letters.to_senate = False
    letters.save()
    Target.objects.create(campaign=letters, name="Kathy Hochul", title="Governor", email="g@ny.example")
    writer.press(zip="09012").press(**WHO, **STREET).press()
    assert [choice.office.name for choice in sent[0]["choices"]] == ["Kathy Hochul"]
    assert sent[0]["sealed"]["street"] == "421 8th Ave"


def test_a_campaign_to_the_states_own_legislature_asks_for_the_street_at_once(
    client, clock, letter_page, letters, provider
):
    letters.to_house = letters.to_senate = False
    letters.to_upper = True
    letters.save()
    writer = Writer(client, clock, URL).open()
    assert "street" in writer.fields
    writer.press(zip="11355")
    assert writer.response.status_code == 422
    assert "Write your house number and street" in writer.page


@pytest.mark.parametrize("to_house", [True, False])
def test_where_nobody_tells_the_states_own_seats_she_is_told_and_may_write_to_congress(
    writer, letters, provider, sent, to_house
):
    provider(Unavailable("no answer"))
    letters.to_upper, letters.to_house = True, to_house
    letters.save()
    writer.open().press(zip="11355", **STREET)
    assert writer.step == "where"
    assert "The map of districts does not answer at the moment." in writer.page
    assert ("write to Congress only" in writer.page) == to_house
    assert writer.fields["street"] == STREET["street"]
    writer.press("choose", district="known:NY").press(**WHO).press()
    assert len(sent[0]["choices"]) == (3 if to_house else 2)


def test_where_no_map_is_asked_no_street_is_said_to_help(writer, settings):
    settings.DISTRICT_PROVIDERS = []
    writer.press(zip="10001")
    assert "This ZIP code lies in more than one district. Please choose yours below." in writer.page
    assert "Your street tells us" not in writer.page
    writer.press(**STREET)
    assert "We cannot look up a street here. Please choose below." in writer.page
    assert "try again" not in writer.page
    writer.press("choose", district="house:NY:10")
    assert "Daniel S. Goldman" in writer.page


def test_whoever_looks_up_too_often_chooses_herself(writer, provider, goldman):
    asked = provider(goldman)
    form = writer.press(zip="10001").fields
    for _ in range(32):
        writer.clock.shift(-60)
        writer.post(form | STREET)
    assert len(asked) <= 31
    assert "More addresses were looked up from your network just now than we can ask for." in writer.page
    assert "does not answer" not in writer.page
    assert writer.step == "where"


def test_going_back_shows_what_was_typed(writer, provider, goldman):
    provider(goldman)
    writer.press(zip="10001").press(**STREET).press("back", name="Ana Reyes", email="not yet")
    assert writer.step == "where"
    assert {name: writer.fields[name] for name in ("zip", *STREET)} == {"zip": "10001", **STREET}
    writer.press()
    assert (writer.fields["name"], writer.fields["email"]) == ("Ana Reyes", "not yet")


@pytest.mark.parametrize("name", ["O'Brien & <b>Söhne</b> 김", '"><script>alert(1)</script>', "🏠 1 Main St"])
def test_hostile_streets_come_back_as_they_were_typed(writer, provider, name):
    provider(NoMatch())
    writer.press(zip="10001").press(street=name, city="New York")
    assert "<script>alert" not in writer.page
    assert "<b>S" not in writer.page
    assert writer.fields["street"] == name
