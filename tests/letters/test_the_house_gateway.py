"""Giving a letter to the House: what each answer means, and that nothing is told of who wrote it, nor of our key."""

import logging
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from actions.letters.channels import house, posting
from actions.letters.channels.message import AnswerLost, Closed, NotTaken, Receipt, Rejected
from advocacy.sandbox.scripts import Behaviour
from tests.legislators import replying
from tests.legislators.replying import with_body, with_json, with_page
from tests.legislators.silence import SECRET
from tests.letters.posting import letter, playing
from tests.letters.posting import refusal as refused

KEY = "Key-0f-the-H0use"


@pytest.fixture
def gateways(settings):
    with playing(settings) as played:
        played.house.key = settings.CWC_HOUSE_KEY = KEY
        yield played


@pytest.fixture
def service(settings, gateways):
    """A gateway that answers as a test says, to what the stand-in does not do."""
    with replying.service() as service:
        settings.CWC_HOUSE_URL = f"{service.url}/"
        yield service


def refusal(kind, caplog, sent=None):
    return refused(house.send, kind, caplog, sent or letter(), KEY)


def test_a_letter_is_taken(gateways, caplog):
    caplog.set_level(logging.DEBUG)
    assert house.send(letter()) == Receipt("200")
    (taken,) = gateways.house.tray.newest()
    assert (taken.office, taken.subject, taken.times) == ("HNY06", "Citizenship for adoptees", 1)
    assert taken.text("Email") == "ana@example.org"
    assert not caplog.records


def test_it_goes_to_the_houses_address_with_the_key(service):
    service.says(with_json({"messageId": "H-123"}, 202))
    assert house.send(letter()) == Receipt("202 H-123")
    ((path, query, headers),) = service.asked
    assert (path, query) == ("/v2/message", {"apikey": KEY})
    assert headers["Content-Type"] == "application/xml"


@pytest.mark.parametrize("said", [{"id": "ana@example.org"}, {"id": "x" * 41}, ["id"], "id", {"id": None}])
def test_a_number_that_is_none_is_left_out(service, said):
    service.says(with_json(said))
    assert house.send(letter()) == Receipt("200")


@pytest.mark.parametrize("reply", [with_page("<html>"), with_body(b"\xff", 204), replying.broken_off])
def test_the_status_is_enough(service, reply):
    service.says(reply)
    assert house.send(letter()).status in {"200", "204"}


def test_an_error_is_a_reason(gateways, caplog):
    gateways.house.script.always(Behaviour.ONE_ERROR)
    (reason,) = refusal(Rejected, caplog).reasons
    assert reason.code == "invalid_email"
    assert reason.words == (
        "The 'Email' element is invalid - The value … is invalid according to its datatype 'email_type' - "
        "The Pattern constraint failed."
    )
    assert not gateways.house.tray.newest()


def test_of_several_errors_each_is_told_once(gateways, caplog):
    gateways.house.script.always(Behaviour.TWO_ERRORS)
    error = refusal(Rejected, caplog)
    assert [reason.code for reason in error.reasons] == ["invalid_email", "invalid_address"]
    assert str(error) == "invalid_email invalid_address"
    assert SECRET.lower() not in repr(error.reasons).lower()
    assert error.reasons[1].words == "Address invalid"


def test_an_office_may_take_no_messages(gateways, caplog):
    sent = letter(destination="HDC98")
    (reason,) = refusal(Rejected, caplog, sent).reasons
    assert (reason.code, reason.words) == ("office_disabled", "Message delivery is not enabled for HDC98")


def test_a_message_that_is_too_large_is_refused(service, caplog):
    service.says(with_page("", 413))
    assert refusal(Rejected, caplog).reasons[0].code == "too_long"


@pytest.mark.parametrize("status", [401, 404, 405, 410])
def test_who_is_not_let_in_stops(service, caplog, status):
    service.says(with_page("Zyzzyva", status))
    assert str(refusal(Closed, caplog)) == f"HTTP status {status}"


def test_a_wrong_key_is_not_let_in(gateways, settings, caplog):
    settings.CWC_HOUSE_KEY = "another"
    refusal(Closed, caplog)
    assert not gateways.house.script.counts()


@pytest.mark.parametrize("name", ["CWC_HOUSE_URL", "CWC_HOUSE_KEY"])
def test_it_is_off_until_it_is_configured(gateways, settings, name):
    assert house.is_configured()
    setattr(settings, name, "")
    assert not house.is_configured()
    with pytest.raises(Closed):
        house.send(letter())


@pytest.mark.parametrize("status", [403, 408, 425, 429, 503])
def test_what_may_be_taken_later_is_said_so(service, caplog, status):
    service.says(with_page("", status))
    error = refusal(NotTaken, caplog)
    assert (str(error), error.wait) == (f"HTTP status {status}", None)


def test_the_gateway_says_when(gateways, caplog):
    gateways.house.script.retry_after = 90
    gateways.house.script.next(Behaviour.TOO_MANY)
    assert refusal(NotTaken, caplog).wait == 90
    assert house.send(letter()) == Receipt("200")


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("in half an hour", 1_500, 1_800),
        ("Fri, 20 Nov 2020 15:00:00 GMT", 0, 0),
        ("Fri, 20 Nov 2020 15:00:00", 0, 0),
        ("999999999999999999999", 86_400, 86_400),
    ],
)
def test_it_may_say_so_by_a_date(service, caplog, said, least, most):
    if said == "in half an hour":
        said = format_datetime(datetime.now(UTC) + timedelta(minutes=30), usegmt=True)
    service.says(with_body(b"", 503, **{"Retry-After": said}))
    assert least <= refusal(NotTaken, caplog).wait <= most


@pytest.mark.parametrize("said", ["soon", "-5", "1e309", "²"])
def test_or_say_nothing_that_can_be_read(service, caplog, said):
    service.says(with_body(b"", 503, **{"Retry-After": said.encode().decode("latin-1")}))
    assert refusal(NotTaken, caplog).wait is None


@pytest.mark.parametrize("status", [301, 302, 307, 409, 418, 501])
def test_a_status_that_says_nothing_may_mean_that_it_was_taken(service, caplog, status):
    service.says(with_body(b"", status, Location="/elsewhere"))
    refusal(AnswerLost, caplog)
    assert len(service.asked) == 1


def test_where_nobody_listens_nothing_was_taken(settings, caplog):
    with playing(settings):
        settings.CWC_HOUSE_KEY = KEY
    refusal(NotTaken, caplog)


@pytest.mark.parametrize("url", ["http://gateway.invalid", "nonsense", "http://[", "http://127.0.0.1:99999"])
def test_nor_where_there_is_no_such_host(gateways, settings, caplog, url):
    settings.CWC_HOUSE_URL = url
    refusal(NotTaken, caplog)


def test_nor_where_the_connection_is_not_made_in_time(gateways, settings, caplog, monkeypatch):
    def late(*args, **options):
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", late)
    refusal(NotTaken, caplog)


def test_nor_where_it_should_be_encrypted_and_is_not(gateways, settings, caplog):
    settings.CWC_HOUSE_URL = settings.CWC_HOUSE_URL.replace("http", "https")
    refusal(NotTaken, caplog)
    assert not gateways.house.tray.newest()


def test_a_connection_that_closes_after_the_work_is_no_answer_and_not_asked_again(gateways, caplog):
    gateways.house.script.next(Behaviour.CLOSED)
    refusal(AnswerLost, caplog)
    assert [taken.times for taken in gateways.house.tray.newest()] == [1]


def test_so_is_an_answer_that_does_not_come(gateways, settings, caplog):
    settings.CWC_TIMEOUT = 0.2
    gateways.house.script.next(Behaviour.HANG)
    begun = time.monotonic()
    refusal(AnswerLost, caplog)
    assert time.monotonic() - begun < 2


def test_a_slow_answer_is_waited_for(gateways):
    gateways.house.script.delay = 0.1
    gateways.house.script.next(Behaviour.SLOW)
    assert house.send(letter()) == Receipt("200")


def test_what_cannot_be_right_is_not_sent(gateways, caplog):
    refusal(Rejected, caplog, letter(email="ana"))
    assert not gateways.house.script.counts()


def test_what_is_sent_does_not_show_in_what_is_printed():
    answer = posting.Answer(200, "", b"421 Zyzzyva Ave")
    assert SECRET not in repr(answer) + repr(letter())
