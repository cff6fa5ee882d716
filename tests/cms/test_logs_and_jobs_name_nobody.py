"""What somebody typed goes into its rows and her mails, and is left lying nowhere on the way."""

import logging
import re
import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from actions.outbox.models import Job
from actions.petitions.models import Petition, Signature

SIGN = "/en/citizenship-for-all/sign/"
TYPED = {
    "name": "Canary Quux",
    "email": "canary@cage.example",
    "zip": "99501",
    "phone": "(212) 555-0142",
    "comment": "I sing in a cage.",
}
TOLD = re.compile("canary|quux|cage|99501|555-?0142", re.IGNORECASE)


@pytest.fixture
def curious(petition, petition_page):
    """The petition asks for everything."""
    asked = {"phone_field": Petition.Field.OPTIONAL, "comment_field": Petition.Field.OPTIONAL}
    Petition.objects.filter(pk=petition.pk).update(**asked)


@pytest.fixture
def sign(client, curious):
    """Read the page for a minute, send its form, and let the worker do what follows."""

    def sign(**changes):
        page = client.get(SIGN).content.decode()
        quiet = dict(re.findall(r'<input type="hidden" name="(stamp|news_version)" value="([^"]+)"', page))
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            response = client.post(SIGN, quiet | TYPED | changes)
            call_command("work", drain=True, verbosity=0)
        return response.status_code

    return sign


def lying_about(caplog):
    """The jobs and the log's lines that tell something of hers."""
    jobs = Job.objects.values_list("kind", "dedupe_key", "last_error", "history")
    lines = [caplog.handler.format(record) for record in caplog.records]
    return [text for text in [*map(str, jobs), *lines] if TOLD.search(text)]


def test_a_signature_leaves_nothing_lying(sign, mailoutbox, caplog):
    with caplog.at_level(logging.DEBUG):
        assert sign() == 302
    assert Signature.objects.get().supporter.name == TYPED["name"]
    assert mailoutbox[0].to == [TYPED["email"]]
    assert lying_about(caplog) == []


def test_nor_does_a_form_that_is_refused(sign, caplog):
    with caplog.at_level(logging.DEBUG):
        assert sign(zip="995") == 422
    assert lying_about(caplog) == []


def test_nor_does_a_mail_that_is_refused(sign, caplog, monkeypatch):
    """The server's answer quotes the address."""

    def refuse(backend, messages):
        raise smtplib.SMTPRecipientsRefused({TYPED["email"]: (550, b"<canary@cage.example>: no such user")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with caplog.at_level(logging.DEBUG):
        assert sign() == 302
    assert Job.objects.filter(kind="petitions.confirm", state=Job.State.DEAD).exists()
    assert lying_about(caplog) == []
