"""A letter to Congress and its page; the roster is the sample that comes with the program."""

from datetime import UTC, datetime

import pytest
import time_machine

from actions.legislators import starting, streets
from actions.legislators.providers.found import Found
from actions.letters import writing
from actions.letters.models import LetterCampaign, LetterVersion, Reading
from cms.models import LetterPage
from tests import kept
from tests.cms.letters.forms import Writer

NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
URL = "/en/citizenship-for-all/write/"
BODY = "Eleven million people wait.\n\nPlease pass a roadmap to citizenship."


@pytest.fixture(autouse=True)
def clock():
    """Noon in November 2026, while the 119th Congress sits."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def roster(db):
    """Members of five states, and some of their ZIP codes."""
    kept.made("sample", lambda: starting.start(at=NOW))


@pytest.fixture
def letters(db):
    """The campaign: both chambers, one letter for all."""

    def make():
        campaign = LetterCampaign.objects.create(name="Congress", state="open", editing="allowed")
        LetterVersion.objects.create(campaign=campaign, name="all", subject="Please act", body=BODY)
        return campaign

    return kept.made("letters", make)


@pytest.fixture
def version(letters):
    return letters.versions.get()


@pytest.fixture
def letter_page(campaign, letters):
    """The English page of the letter."""
    page = LetterPage(
        title="Write to Congress",
        slug="write",
        ask="Tell your senators.",
        campaign=letters,
        eligibility="You do not need to be a citizen to write.",
        body=[("rich_text", "<p>Offices count letters.</p>")],
    )
    return kept.made("letter page", lambda: campaign.add_child(instance=page), on=[letters.pk])


@pytest.fixture
def korean_reading(version):
    return Reading.objects.create(version=version, language="ko", subject="부탁합니다", body="천백만 명이 기다립니다.")


@pytest.fixture
def writer(client, clock, letter_page):
    """Somebody who has opened the page."""
    return Writer(client, clock, URL).open()


@pytest.fixture
def sent(monkeypatch):
    """What was handed on to be sent, and is, each as the keywords of `writing.send`."""
    calls, send = [], writing.send

    def noted(**values):
        calls.append(values)
        return send(**values)

    monkeypatch.setattr(writing, "send", noted)
    return calls


@pytest.fixture
def provider(settings, monkeypatch):
    """One provider of districts, which finds, or raises, what the test says; each question to it is noted."""
    asked = []

    def says(outcome):
        def find(address, congress):
            asked.append(address)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        monkeypatch.setitem(streets.PROVIDERS, "census", find)
        settings.DISTRICT_PROVIDERS = ["census"]
        return asked

    return says


@pytest.fixture
def goldman():
    """The provider's answer for an address in New York's tenth district."""
    return Found("census", 119, "NY", "10")


@pytest.fixture
def gateways(settings):
    """The House's gateway is on."""
    settings.CWC_HOUSE_URL, settings.CWC_HOUSE_KEY = "https://cwc.example", "key"


@pytest.fixture
def at_details(writer):
    """Somebody at the second step, whose ZIP code decided."""
    return writer.press(zip="11355")


@pytest.fixture
def at_letter(at_details):
    """Somebody at the third step."""
    return at_details.press(name="Ana Reyes", email="ana@example.org")
