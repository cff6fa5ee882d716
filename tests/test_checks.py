"""What `manage.py check` says of the settings for letters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.checks import ERROR, INFO, run_checks
from django.core.management import call_command

from advocacy.checks import gateways_off
from tests.letters.posting import playing

TOP = Path(__file__).parent.parent
NAMES = ["CWC_HOUSE_URL", "CWC_HOUSE_KEY", "CWC_SENATE_URL", "CWC_SENATE_KEY"]
SENDER = {
    "CWC_AGENT": "Example Network",
    "CWC_ACK_EMAIL": "gateways@example.org",
    "CWC_CONTACT_NAME": "Bo Kim",
    "CWC_CONTACT_EMAIL": "bo@example.org",
    "CWC_CONTACT_PHONE": "202-555-0100",
}


@pytest.fixture
def off(settings):
    for name in [*NAMES, *SENDER]:
        setattr(settings, name, "")


@pytest.fixture
def on(settings):
    """Both gateways, as approved."""
    for name, value in {
        "CWC_HOUSE_URL": "https://cwc.house.gov",
        "CWC_HOUSE_KEY": "Key-0f-the-H0use",
        "CWC_SENATE_URL": "https://soapbox.senate.gov/api",
        "CWC_SENATE_KEY": "Key-0f-the-Senate",
        **SENDER,
    }.items():
        setattr(settings, name, value)


def said(level=ERROR):
    return [(message.id, message.msg) for message in run_checks(tags=["letters"]) if message.level == level]


def test_a_gateway_that_is_off_says_whose_approval_it_needs(off):
    house, senate = gateways_off(None)
    assert house.level == senate.level == INFO
    for words in ("Chief Administrative Officer", "CWC Usage Agreement", "CWCVendors@mail.house.gov", "key", "list"):
        assert words in house.hint
    for words in ("Sergeant at Arms", "soapbox.senate.gov/registration", "24 hours"):
        assert words in senate.hint


@pytest.mark.django_db  # from Django 6.1 on the command looks at the databases as well
def test_the_command_explains_it_and_fails_nothing(off, capsys):
    call_command("check")
    assert "CWC Usage Agreement" in capsys.readouterr().err


def test_no_other_command_does(tmp_path):
    """In a process of its own: once `check` is loaded in one, its explanations are there for all."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"} | dict.fromkeys(NAMES, "")
    environment["DJANGO_SETTINGS_MODULE"] = "advocacy.settings.local"
    command = [sys.executable, "manage.py", "migrate", "--plan"]
    done = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=True)
    assert "Planned operations" in done.stdout
    assert "CWC" not in done.stdout + done.stderr


def test_two_that_are_on_are_silent(on):
    assert gateways_off(None) == run_checks(tags=["letters"]) == []


def test_so_are_the_sandboxs(off, settings):
    with playing(settings):
        assert gateways_off(None) == run_checks(tags=["letters"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_half_a_gateway_is_an_error(on, settings, name):
    setattr(settings, name, "")
    ((id, words),) = said()
    assert id == "letters.E001"
    assert f"{name} is not" in words


@pytest.mark.parametrize("name", SENDER)
def test_so_is_one_that_does_not_say_who_sends(on, settings, name):
    setattr(settings, name, " ")
    ((id, words),) = said()
    assert id == "letters.E003"
    assert name in words


@pytest.mark.parametrize(
    ("name", "value", "id"),
    [
        ("CWC_HOUSE_URL", "http://cwc.house.gov", "letters.E002"),
        ("CWC_SENATE_URL", "soapbox.senate.gov/api", "letters.E002"),
        ("CWC_SENATE_URL", "https://", "letters.E002"),
        ("CWC_SENATE_URL", "http://[", "letters.E002"),
        ("CWC_ACK_EMAIL", "gateways", "letters.E004"),
        ("CWC_CONTACT_EMAIL", "bo@example", "letters.E004"),
        ("CWC_CONTACT_PHONE", "(202) 555-0100", "letters.E005"),
        ("CWC_CONTACT_PHONE", "202-555-01000", "letters.E005"),
    ],
)
def test_so_is_what_cannot_be_right(on, settings, name, value, id):
    setattr(settings, name, value)
    ((found, words),) = said()
    assert found == id
    assert name in words


def test_a_stand_in_on_this_machine_needs_no_encryption(on, settings):
    settings.CWC_HOUSE_URL = "http://127.0.0.1:8001"
    assert said() == []


def test_no_message_says_a_key(on, settings):
    settings.CWC_HOUSE_URL = settings.CWC_AGENT = ""
    settings.LETTER_KEYS = ["Key-0f-ours"]
    assert "Key-0f" not in str(run_checks(tags=["letters"]))


def test_a_key_that_seals_nothing_is_an_error(on, settings):
    settings.LETTER_KEYS = [Fernet.generate_key().decode(), "short", "ü" * 44]
    assert [words for _, words in said()] == [f"Of LETTER_KEYS number {number} is no key." for number in (2, 3)]


def test_the_command_makes_one_that_does(on, settings, capsys):
    call_command("letter_key")
    first = capsys.readouterr().out.strip()
    call_command("letter_key")
    settings.LETTER_KEYS = [first, capsys.readouterr().out.strip()]
    assert len(set(settings.LETTER_KEYS)) == 2
    assert said() == []
