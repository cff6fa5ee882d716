"""A letter campaign's page: offices, times, reasons, look-ups and districts as pictures and as numbers."""

from datetime import timedelta

import pytest

from actions.legislators.models import Boundary, DataSet
from actions.letters.models import Letter, LookUp
from cms.admin import letter_numbers


@pytest.fixture
def show(olga, campaign):
    """The campaign's page."""
    return lambda: olga.get(f"/admin/letter-campaigns/inspect/{campaign.pk}/")


def test_a_campaign_that_nobody_wrote_to(show):
    page = show().content.decode()
    for words in (
        "No letter was written yet.",
        "No office refused a letter.",
        "No letter is held back.",
        "Nobody has looked a legislator up yet.",
        "There is no map yet.",
        "There is no letter yet.",
        "0 letters in the last thirty days.",
    ):
        assert words in page


def test_a_campaign_in_numbers(show, campaign, delivery, letter, at):
    own = letter(has_own_words=True, is_edited=True, language="ko")
    delivery("accepted", of=own, ended_at=at + timedelta(seconds=40))
    delivery("reported", of=own, channel="form", office="B", recipient="Chuck Schumer")
    delivery("rejected", reasons=[{"code": "bad_zip", "words": "ZIP"}])
    delivery("held", held="suspicious", of=letter(state_reason="haste"))
    LookUp.objects.create(campaign=campaign, status="need_address", provider="zip", at=at)
    answer = show()
    numbers, page = answer.context["numbers"], answer.content.decode()
    assert (numbers["words"].letters, numbers["accepted"], numbers["reported"]) == (2, 1, 1)
    for words in (
        "50% changed the letter",
        "50% added words of their own",
        "took 40 seconds at most",
        "bad zip",
        "Looks like a machine",
        "The ZIP code has several districts: the street was asked for",
        "Carried by us",
        "Carried by the person",
        "2 deliveries to decide",
        "1 letter looks like a machine's",
    ):
        assert words in page, words
    assert [row.recipient for row in numbers["offices"].rows] == ["Grace Meng", "Chuck Schumer"]
    assert "style=" not in page[page.index("<figure") : page.index("</figure>")]


def test_a_district_with_few_letters_is_not_told_apart(show, campaign, letter, at):
    for _ in range(5):
        letter()
    letter(district="7")
    found = letter_numbers.district_map(campaign, state="", at=at)
    assert [(row.name, row.number) for row in found.rows] == [("New York, district 6", 5)]
    assert "fewer than 5" in show().content.decode()
    assert Letter.objects.count() == 6


def test_the_map_is_drawn_once_there_are_borders(show, letter, at):
    row = DataSet.objects.create(
        kind=DataSet.Kind.BOUNDARIES,
        name="b",
        source="",
        licence="",
        sha256="",
        entries=1,
        imported_at=at,
        congress=119,
    )
    Boundary.objects.create(data_set=row, state="NY", district="6", path="M0 0h9v9z")
    for _ in range(5):
        letter()
    page = show().content.decode()
    assert 'd="M0 0h9v9z"' in page
    assert "style=" not in page[page.index('<figure class="map">') : page.index("map__legend")]
