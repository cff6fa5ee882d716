"""A campaign to a state's own legislature, whose districts only a street can tell: where nobody tells, that is said."""

from dataclasses import replace

import pytest

from actions.legislators.models import DataSet, Member
from actions.legislators.providers.found import Unavailable
from tests.cms.letters.conftest import NOW

STREET = {"street": "421 8th Ave", "city": "New York"}
WHO = {"name": "Ana Reyes", "email": "ana@example.org"}
SILENT = "The map of districts does not answer at the moment."
UNKNOWN = "the map did not tell us all of your districts in your state&#x27;s legislature."
WITHOUT = "With a choice of your own, your letter does not go to your state&#x27;s legislature."
LEFT_OUT = "Your letter does not go to your state&#x27;s legislature: only a street tells who stands for you."
NOT_ALL = "Your letter does not go to all of your state&#x27;s legislature"
CONGRESS_ONLY = "I would rather not say: write to Congress only"


@pytest.fixture(autouse=True)
def albany(db):
    """New York's own roster: a senator of its 27th district, an assembly member of its 75th."""
    row = DataSet.objects.create(
        kind=DataSet.Kind.STATE, region="NY", name="ny", source="here", licence="facts", entries=2, imported_at=NOW
    )
    for chamber, district, name in (("upper", "27", "Grace Lee"), ("lower", "75", "Tony Simone")):
        Member.objects.create(
            data_set=row, person=name, chamber=chamber, state="NY", district=district, name=name, email="a@ny.example"
        )
    return row


@pytest.fixture
def to_albany(letters):
    """The campaign writes to both houses of her state too, or to what the test says."""

    def writes(**columns):
        type(letters).objects.filter(pk=letters.pk).update(**{"to_upper": True, "to_lower": True, **columns})

    writes()
    return writes


def names(sent):
    return sorted(choice.office.name for choice in sent[0]["choices"])


def test_a_street_that_is_found_with_them_leads_on_at_once(writer, to_albany, provider, goldman, sent):
    provider(replace(goldman, upper="27", lower="75"))
    writer.open().press(zip="10001", **STREET)
    assert SILENT not in writer.page
    writer.press(**WHO).press()
    assert {"Grace Lee", "Tony Simone", "Daniel S. Goldman"} <= {*names(sent)}


@pytest.mark.parametrize("outcome", ["found", "silent"])
def test_a_provider_that_does_not_know_them_leaves_the_choice_like_one_that_is_silent(
    writer, to_albany, provider, goldman, sent, outcome
):
    provider(replace(goldman, district="6") if outcome == "found" else Unavailable("no answer"))
    writer.open().press(zip="11355", **STREET)
    assert (writer.step, writer.response.status_code) == ("where", 200)
    assert (UNKNOWN in writer.page, SILENT in writer.page) == (outcome == "found", outcome != "found")
    assert ("try again" in writer.page) == (outcome != "found")
    assert CONGRESS_ONLY in writer.page
    assert {name: writer.fields[name] for name in STREET} == STREET
    writer.press("choose", district="known:NY").press(**WHO).press()
    assert names(sent) == ["Charles E. Schumer", "Grace Meng", "Kirsten E. Gillibrand"]


def test_what_it_found_is_not_forgotten(writer, to_albany, provider, goldman, sent):
    asked = provider(goldman)
    writer.open().press(zip="10001", **STREET)
    assert UNKNOWN in writer.page
    assert CONGRESS_ONLY in writer.page
    assert "district 12" not in writer.page
    writer.press("choose", district="known:NY")
    assert "Daniel S. Goldman" in writer.page
    assert NOT_ALL in writer.page
    writer.press(**WHO).press()
    assert names(sent) == ["Charles E. Schumer", "Daniel S. Goldman", "Kirsten E. Gillibrand"]
    assert (sent[0]["district"], sent[0]["provider"]) == ("10", "census")
    assert sent[0]["sealed"]["street"] == STREET["street"]
    assert len(asked) == 1


def test_one_house_that_is_known_stays_where_the_other_is_not(writer, to_albany, provider, goldman, sent):
    provider(replace(goldman, upper="27"))
    writer.open().press(zip="10001", **STREET)
    assert UNKNOWN in writer.page
    assert CONGRESS_ONLY not in writer.page
    assert "I do not know my district: write to the others only" in writer.page
    writer.press("choose", district="known:NY").press(**WHO).press()
    assert {"Grace Lee", "Daniel S. Goldman"} <= {*names(sent)}
    assert "Tony Simone" not in names(sent)


def test_a_house_that_nobody_writes_to_is_not_missed(writer, to_albany, provider, goldman):
    to_albany(to_lower=False)
    provider(replace(goldman, upper="27"))
    writer.open().press(zip="10001", **STREET)
    assert writer.step == "details"
    assert "Grace Lee" in writer.page


def test_a_campaign_to_the_state_alone_goes_on_with_what_is_known(writer, to_albany, provider, goldman, sent):
    to_albany(to_house=False, to_senate=False)
    provider(replace(goldman, upper="27"))
    writer.open().press(zip="10001", **STREET)
    assert UNKNOWN in writer.page
    writer.press("choose", district="known:NY").press(**WHO, **STREET).press()
    assert names(sent) == ["Grace Lee"]


def test_what_was_found_for_one_street_is_not_taken_for_another(writer, to_albany, provider, goldman, sent):
    provider(goldman)
    writer.open().press(zip="10001", **STREET)
    writer.press("choose", district="known:NY", street="1 Other St")
    writer.press(**WHO).press()
    assert names(sent) == ["Charles E. Schumer", "Kirsten E. Gillibrand"]


def test_only_senators_stand_under_the_words_that_senators_are_known(writer, to_albany, provider, goldman):
    provider(goldman)
    writer.open().press(zip="10001", **STREET)
    certain = writer.page.split('<div class="certain">')[1].split("</div>")[0]
    assert "Schumer" in certain
    assert "Goldman" not in certain


def test_asking_again_may_find_them(writer, to_albany, provider, goldman):
    provider(goldman)
    writer.open().press(zip="10001", **STREET)
    provider(replace(goldman, upper="27", lower="75"))
    writer.press()
    assert writer.step == "details"
    assert "Tony Simone" in writer.page


def test_a_choice_of_her_own_leaves_them_out_in_plain_words_and_a_street_brings_them(
    writer, to_albany, provider, goldman, sent
):
    writer.open().press(zip="10001", street="", city="")
    assert WITHOUT in writer.page
    assert "To write to them too, type your street and city above." in writer.page
    writer.press("choose", district="house:NY:10")
    assert writer.step == "details"
    assert LEFT_OUT in writer.page
    assert "To write to them too, go back and type yours." in writer.page
    provider(replace(goldman, upper="27", lower="75"))
    writer.press("back").press(**STREET)
    assert writer.step == "details"
    assert LEFT_OUT not in writer.page
    assert "Grace Lee" in writer.page
    assert "Tony Simone" in writer.page


def test_where_no_map_is_asked_nobody_is_told_to_type_a_street(writer, to_albany, settings):
    settings.DISTRICT_PROVIDERS = []
    writer.open().press(zip="10001", **STREET)
    assert WITHOUT in writer.page
    assert "To write to them too" not in writer.page
    writer.press("choose", district="house:NY:10")
    assert LEFT_OUT in writer.page
    assert "To write to them too" not in writer.page


def test_a_campaign_to_congress_alone_leaves_nothing_out(writer, letters):
    writer.open().press(zip="10001")
    assert WITHOUT not in writer.page
    writer.press("choose", district="house:NY:10")
    assert LEFT_OUT not in writer.page


def test_what_is_left_out_is_said_in_her_language(writer, to_albany, korean, letter_page, translated):
    translated(letter_page, "ko", {})
    writer.open().press(zip="10001", street="", city="").press("choose", district="house:NY:10")
    writer.switch("ko")
    assert writer.step == "details"
    assert "주 의회에는 편지가 가지 않습니다" in writer.page
