"""A gateway that refuses, forbids or has too much to do: when it is left alone, for all of its offices."""

import pytest

from actions.letters import handing
from actions.letters.channels.message import NotTaken, Receipt
from actions.letters.models import Delivery
from tests.legislators import replying
from tests.legislators.replying import with_body, with_json, with_page
from tests.letters.conftest import OWN

TAKEN = with_json({"id": "1"})


@pytest.fixture
def senate(settings, gateways):
    """A gateway of the Senate that answers as a test says."""
    for name in ("CWC_AGENT", "CWC_CONTACT_NAME"):
        setattr(settings, name, "Example Network")
    for name in ("CWC_ACK_EMAIL", "CWC_CONTACT_EMAIL"):
        setattr(settings, name, "cwc@example.org")
    settings.CWC_CONTACT_PHONE = "202-555-0123"
    with replying.service() as service:
        settings.CWC_SENATE_URL = service.url
        yield service


def to_both_senators(write, people):
    """A letter of each of so many people."""
    for each in range(people):
        write(key=f"{each:032x}", name=f"Ana {chr(65 + each)}", email=f"ana{each}@example.org", own=OWN[1:])


def counted():
    """How many deliveries are in each state."""
    states = list(Delivery.objects.values_list("state", flat=True))
    return {state: states.count(state) for state in set(states)}


def test_what_a_firewall_dislikes_in_one_letter_does_not_close_the_gateway(senate, work, write, caplog):
    senate.says(with_page("", 403), TAKEN)
    to_both_senators(write, 2)
    work()
    assert counted() == {"accepted": 3, "queued": 1}
    work(hours=1)
    assert counted() == {"accepted": 4}
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_gateway_that_forbids_five_letters_in_a_row_is_left_alone(senate, work, write):
    senate.says(with_page("", 403))
    to_both_senators(write, 4)
    work()
    assert len(senate.asked) == 5
    assert counted() == {"queued": 8}
    senate.says(TAKEN)
    for hours in (1, 2):
        work(hours=hours)
    assert counted() == {"accepted": 8}


def test_a_key_that_is_refused_closes_it_at_once_and_is_said(senate, work, write, caplog):
    senate.says(with_page("", 401))
    to_both_senators(write, 2)
    work()
    assert len(senate.asked) == 1
    assert [record.levelname for record in caplog.records if record.name == "actions.letters.delivering"] == ["ERROR"]
    senate.says(TAKEN)
    for hours in (1, 2):
        work(hours=hours)
    assert counted() == {"accepted": 4}


def test_a_gateway_that_has_too_much_to_do_is_left_alone_for_all_offices_for_as_long_as_it_says(senate, work, write):
    senate.says(with_body(b"", 429, **{"Retry-After": "600"}), TAKEN)
    to_both_senators(write, 2)
    work()
    work(minutes=9)
    assert len(senate.asked) == 1
    for minutes in (11, 13):
        work(minutes=minutes)
    assert counted() == {"accepted": 4}


def test_one_that_is_out_of_order_for_an_office_takes_letters_for_another(senate, work, write):
    senate.says(with_body(b"", 503, **{"Retry-After": "600"}), TAKEN)
    to_both_senators(write, 1)
    work()
    assert counted() == {"accepted": 1, "queued": 1}


def test_a_mail_server_that_has_too_much_to_do_is_left_alone_for_one_office(carrier, work, delivery, at):
    carrier.says(NotTaken("busy", wait=600, busy=True), Receipt("taken"))
    for office in ("NY-1", "NY-2"):
        handing.carry(delivery("queued", office=office, channel="email"), at=at)
    work()
    assert counted() == {"accepted": 1, "queued": 1}
    work(minutes=11)
    assert counted() == {"accepted": 2}
