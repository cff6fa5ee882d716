"""The page of the stand-ins: what came, without where anybody lives, and how each is to behave."""

import pytest
from django.test import Client

from actions.letters.channels import house, senate
from actions.letters.channels.message import Receipt, Rejected
from advocacy.sandbox import gateways
from advocacy.sandbox.gateways import PLAYING
from advocacy.sandbox.scripts import Behaviour
from tests.legislators.silence import SECRET
from tests.letters.posting import letter

PAGE = "/sandbox/gateways/"


@pytest.fixture
def demo(db, settings):
    """The stand-ins that the demo runs."""
    PLAYING.reset()
    with gateways.running(playing=PLAYING):
        for name, value in PLAYING.settings.items():
            setattr(settings, name, value)
        yield
    PLAYING.reset()


def page(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def test_it_shows_what_came_and_nothing_of_where_somebody_lives(demo, client):
    for _ in range(2):
        house.send(letter(subject="<b>Citizenship</b>"))
    shown = page(client)
    for words in (
        "&lt;b&gt;Citizenship&lt;/b&gt;",
        "HNY06",
        letter().delivery_id,
        "came 2 times",
        "1 letter was taken",
    ):
        assert words in shown
    for secret in (SECRET, "Flushing", "11355", "ana@example.org", "Reyes", "555-0123", PLAYING.house.key):
        assert secret not in shown


def test_one_gateway_can_be_switched(demo, client):
    assert client.post(f"{PAGE}house/", {"house-behaviour": "one_error"}).url == PAGE
    with pytest.raises(Rejected):
        house.send(letter())
    assert senate.send(letter(destination="SNY01")) == Receipt("200")
    assert '<option value="one_error" selected>' in page(client)


def test_so_can_one_office(demo, client):
    client.post(f"{PAGE}house/", {"house-behaviour": "disabled", "house-office": "HNY06"})
    assert "<bdi>HNY06</bdi>" in page(client)
    with pytest.raises(Rejected):
        house.send(letter())
    assert house.send(letter(destination="HNY07")) == Receipt("200")


def test_and_the_geocoder(demo, client):
    client.post(f"{PAGE}census/", {"census-behaviour": "no_match"})
    assert PLAYING.census.turn() == Behaviour.NO_MATCH


def test_all_can_be_made_to_behave_again(demo, client):
    house.send(letter())
    client.post(f"{PAGE}house/", {"house-behaviour": "hang"})
    assert client.post(f"{PAGE}reset/").url == PAGE
    assert house.send(letter()) == Receipt("200")
    assert "1 letter was taken" in page(client)


@pytest.mark.parametrize(
    ("name", "posted"),
    [
        ("house", {"house-behaviour": "no_match"}),
        ("census", {"census-behaviour": "disabled"}),
        ("senate", {"senate-behaviour": "ok", "senate-office": "New York"}),
        ("senate", {}),
    ],
)
def test_what_cannot_be_chosen_changes_nothing_and_is_told_at_its_field(demo, client, name, posted):
    response = client.post(f"{PAGE}{name}/", posted)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert PLAYING.house.script.rules() == PLAYING.senate.script.rules() == PLAYING.census.rules() == {"": "ok"}


def test_looking_switches_nothing(demo, client):
    assert client.get(f"{PAGE}house/").status_code == 405
    assert client.get(f"{PAGE}reset/").status_code == 405
    assert client.post(f"{PAGE}nobody/").status_code in {404, 302}


def test_another_site_cannot_switch_them(demo):

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{PAGE}house/", {"house-behaviour": "hang"}).status_code == 403


def test_it_says_when_nothing_runs(db, client):
    assert "do not run now" in page(client)
