"""A street that nobody else has, sent through every path while each outside part fails in turn, is found nowhere.

The whole way is real: the page, the jobs, HTTP to the stand-ins, mail to memory. What the offices themselves were sent
is theirs, and the page to which the browser that wrote is led is hers.
"""

import io
import logging
import re
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.cache import caches
from django.db import connection
from django.utils import timezone
from pypdf import PdfReader

from actions.legislators import starting
from actions.letters import sealing
from actions.letters.models import Delivery
from actions.outbox import working
from advocacy.sandbox.scripts import OF_A_GATEWAY, OF_THE_CENSUS, Behaviour
from advocacy.work import KINDS
from tests import kept
from tests.cms.letters.conftest import NOW
from tests.letters.posting import playing

STREET = {"street": "12 Canary Lane", "city": "Quuxville"}
TOLD = re.compile("canary|quuxville", re.IGNORECASE)
WHO = {"name": "Ana Reyes", "email": "ana@example.org", "first_name": "Ana", "last_name": "Reyes"}
DISTRICTS = {"10001": [("NY", "12")], "10002": [("NY", "10")]}


@pytest.fixture(autouse=True)
def roster(db):
    """The sample, with gateways for its senators."""
    kept.made("sample with gateways", lambda: starting.start(at=NOW, with_gateways=True))


@pytest.fixture
def far_side(settings):
    """The geocoder and both gateways, on this machine; slow ones are given up soon."""
    settings.DISTRICT_PROVIDERS, settings.DISTRICT_PROVIDER_TIMEOUT = ["census"], 0.3
    with playing(settings, districts=lambda zip: DISTRICTS.get(zip, [])) as played:
        settings.CWC_TIMEOUT = 0.3
        played.census.delay = played.house.script.delay = played.senate.script.delay = 0.6
        yield played


@pytest.fixture
def run(clock):
    """Let the worker do what is due, now or later."""

    def drain(**later):
        clock.shift(timedelta(**later))
        working.drain(kinds=KINDS, clock=timezone.now)

    return drain


def stored():
    """Every value of every row, as bytes and text; all that caches hold; all mail."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield from (bytes(value) if isinstance(value, memoryview) else value for value in row)
    for cache in caches.all():
        yield from getattr(cache, "_cache", {}).values()
    for message in django_mail.outbox:
        yield message.message().as_string() + message.body + str(message.alternatives)


def found(caplog):
    """Where the street is told in clear."""
    logged = [caplog.handler.format(record) + str(record.__dict__) for record in caplog.records]
    return [str(value)[:200] for value in [*stored(), *logged] if TOLD.search(str(value))]


def write(writer):
    """Through all three steps. Where no provider says, she chooses."""
    writer.press(zip="10001").press(**STREET)
    if writer.step == "where":
        writer.press("choose", district="house:NY:12", **STREET)
    if "street" in writer.fields:
        writer.press(**WHO, **STREET)
    else:
        writer.press(**WHO)
    writer.press(own_words="I live here.")
    assert writer.response.status_code == 303, writer.page


def mailed():
    """Where the links to letters' pages lead that mails carried so far."""
    return {url for message in django_mail.outbox for url in re.findall(r"(/en/letter/[^/]+/)", message.body)}


def letter_at(client, address):
    """What is read at a link to the letter: its page, and each sheet that may be printed."""
    page = client.get(address)
    yield page.content.decode()
    for url in re.findall(r'href="([^"]+letter\.pdf)"', page.content.decode()):
        sheets = PdfReader(io.BytesIO(client.get(url).content)).pages
        yield " ".join(sheet.extract_text().replace("\x00", "") for sheet in sheets)


def check(caplog, run):
    """Nothing in clear at any time; and once the clock has run out, nothing sealed."""
    for later in ({}, {"minutes": 1}, {"minutes": 30}, {"hours": 6}):
        run(**later)
        assert found(caplog) == []
    run(hours=72)
    run(minutes=2)
    assert found(caplog) == []
    assert not Delivery.objects.exclude(sealed=None).exists()
    assert not Delivery.objects.filter(state__in=["queued", "sending"]).exists()


@pytest.mark.parametrize("behaviour", OF_A_GATEWAY)
def test_whatever_the_gateways_do(writer, far_side, run, caplog, behaviour):
    caplog.set_level(logging.DEBUG)
    far_side.house.script.always(behaviour)
    far_side.senate.script.always(behaviour)
    write(writer)
    sealed = Delivery.objects.exclude(sealed=None)
    assert sealed.count() == 3
    assert sealing.unseal(sealed.first().sealed, at=timezone.now())["street"] == STREET["street"]
    check(caplog, run)
    if behaviour == Behaviour.OK:
        taken = {message.text("Address1") for message in far_side.house.tray.newest()}
        assert taken == {STREET["street"]}


@pytest.mark.parametrize("behaviour", OF_THE_CENSUS)
def test_whatever_the_geocoder_does(writer, far_side, run, caplog, behaviour):
    caplog.set_level(logging.DEBUG)
    far_side.census.always(behaviour)
    write(writer)
    check(caplog, run)


def test_where_she_carries_it_herself(writer, far_side, run, caplog, settings):
    caplog.set_level(logging.DEBUG)
    settings.CWC_HOUSE_URL = settings.CWC_SENATE_URL = ""
    write(writer)
    here = writer.response["Location"]
    for later in ({}, {"minutes": 1}):
        run(**later)
        assert all(TOLD.search(read) for read in letter_at(writer.client, here))
    (address,) = mailed()
    told = [*letter_at(writer.client, address)]
    assert len(told) == 4  # the page, and a sheet for each office
    assert not any(TOLD.search(read) for read in told)
    check(caplog, run)


@pytest.mark.parametrize("behaviour", [Behaviour.OK, Behaviour.ONE_ERROR, Behaviour.DISABLED])
def test_no_mailed_link_tells_where_she_lives(writer, far_side, run, behaviour):
    far_side.house.script.always(behaviour)
    far_side.senate.script.always(behaviour)
    write(writer)
    for later in ({"minutes": 1}, {"minutes": 30}, {"hours": 6}, {"hours": 72}):
        run(**later)
        assert mailed()
        for address in mailed():
            assert not any(TOLD.search(read) for read in letter_at(writer.client, address))


def test_where_the_mail_server_fails(writer, far_side, run, caplog, settings):
    caplog.set_level(logging.DEBUG)
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 9
    write(writer)
    check(caplog, run)


def test_where_the_keys_are_gone(writer, far_side, run, caplog, settings):
    caplog.set_level(logging.DEBUG)
    write(writer)
    settings.LETTER_KEYS = ["YW5vdGhlci1rZXktYWx0b2dldGhlci0wMTIzNDU2Nzg="]
    check(caplog, run)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"dead"}
