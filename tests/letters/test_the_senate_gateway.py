"""Giving a letter to the Senate: another address, another key, the same words."""

import pytest

from actions.letters.channels import house, senate
from actions.letters.channels.message import AnswerLost, Closed, NotTaken, Receipt, Rejected
from advocacy.sandbox.scripts import Behaviour
from tests.legislators import replying
from tests.legislators.replying import with_json
from tests.letters.posting import letter, playing
from tests.letters.posting import refusal as refused

KEY = "Key-0f-the-Senate"


@pytest.fixture
def gateways(settings):
    with playing(settings) as played:
        played.senate.key = settings.CWC_SENATE_KEY = KEY
        yield played


def to_senator(**changes):
    return letter(**{"destination": "SNY01", "salutation": "Dear Senator Gillibrand,", **changes})


def refusal(kind, caplog, sent=None):
    return refused(senate.send, kind, caplog, sent or to_senator(), KEY)


def test_a_letter_is_taken(gateways):
    assert senate.send(to_senator()) == Receipt("200")
    (taken,) = gateways.senate.tray.newest()
    assert taken.office == "SNY01"
    assert taken.text("OrganizationStatement").startswith("Dear Senator Gillibrand,")
    assert not gateways.house.tray.newest()


@pytest.mark.parametrize(("testing", "path"), [(False, "/api/messages/"), (True, "/api/testing-messages/")])
def test_tests_go_to_an_address_of_their_own(settings, gateways, testing, path):
    settings.CWC_SENATE_TESTING = testing
    with replying.service() as service:
        service.says(with_json({"status": "ok"}))
        settings.CWC_SENATE_URL = f"{service.url}/api"
        assert senate.send(to_senator()) == Receipt("200")
    ((asked, query, _),) = service.asked
    assert (asked, query) == (path, {"apikey": KEY})


def test_they_are_taken_there_too(settings, gateways):
    settings.CWC_SENATE_TESTING = True
    assert senate.send(to_senator()) == Receipt("200")


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (Behaviour.ONE_ERROR, Rejected),
        (Behaviour.TWO_ERRORS, Rejected),
        (Behaviour.DISABLED, Rejected),
        (Behaviour.UNAUTHORIZED, Closed),
        (Behaviour.TOO_MANY, NotTaken),
        (Behaviour.UNAVAILABLE, NotTaken),
        (Behaviour.CLOSED, AnswerLost),
        (Behaviour.HANG, AnswerLost),
    ],
)
def test_each_refusal_is_told_apart(gateways, settings, caplog, behaviour, kind):
    settings.CWC_TIMEOUT = 0.3
    gateways.senate.script.next(behaviour)
    refusal(kind, caplog)
    assert senate.send(to_senator()) == Receipt("200")


def test_an_office_of_the_house_is_not_reached_here(gateways, caplog):
    assert refusal(Rejected, caplog, letter()).reasons[0].code == "office_disabled"


@pytest.mark.parametrize("name", ["CWC_SENATE_URL", "CWC_SENATE_KEY"])
def test_it_is_off_until_it_is_configured_and_the_house_is_not(gateways, settings, name):
    assert senate.is_configured()
    setattr(settings, name, "")
    assert not senate.is_configured()
    assert house.is_configured()
    with pytest.raises(Closed):
        senate.send(to_senator())
