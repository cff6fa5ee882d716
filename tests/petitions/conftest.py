"""Signers for these tests: rows as signing leaves them, without the way there."""

import threading
from contextlib import suppress

import pytest
import time_machine

from actions.limits.quiet import STAMPER
from actions.outbox.models import Job
from actions.petitions import signing
from actions.petitions.models import Signature
from actions.supporters.models import Mailbox, Supporter

PAGE = "http://testserver/en/river/"


@pytest.fixture
def signed(petition, at):
    """Make a signature as a row: `signed("Ana Reyes", state="pending")`."""

    def make(name="Ana Reyes", *, email="", on=None, **columns):
        address = email or f"{name.lower().replace(' ', '.')}@example.org"
        mailbox, _ = Mailbox.objects.get_or_create(
            canonical=address.lower(), defaults={"address": address, "created_at": at}
        )
        supporter = Supporter.objects.create(
            mailbox=mailbox, name=name, folded_name=name.casefold(), language="en", zip="10001", created_at=at
        )
        columns = {
            "state": Signature.State.VALID,
            "language": "en",
            "zip": "10001",
            "page_url": PAGE,
            "page_title": "Clean the river",
            "signed_at": at,
        } | columns
        return Signature.objects.create(petition=on or petition, supporter=supporter, **columns)

    return make


@pytest.fixture
def gate():
    """Two who call it go on together; one who waits in vain, because the other is kept out, goes on after a second."""
    barrier = threading.Barrier(2)

    def wait():
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)

    return wait


@pytest.fixture
def sign(petition, ana, at):
    """Sign as Ana, but for what is given: `sign(name="Ben Osei", suspicious=True)`. Returns her signature, if any."""

    def act(**changes):
        values = {
            "petition": petition,
            **ana,
            "phone": "",
            "comment": "",
            "show_name": False,
            "news_wording": "",
            "language": "en",
            "page_url": PAGE,
            "page_title": "Clean the river",
            "source": "",
            "referrer": "",
            "utm": {},
            "network": "",
            "table": None,
            "suspicious": False,
            "proven": False,
            "at": at,
        } | changes
        assert signing.sign(**values) is None
        return Signature.objects.filter(supporter__name=values["name"]).first()

    return act


@pytest.fixture
def stamp():
    """The stamp of a form that was on the screen for a while."""
    with time_machine.travel("2026-11-20T14:00:00Z", tick=False):
        return STAMPER.sign("1")


@pytest.fixture
def promised(db):
    """The kinds of mail that wait in the outbox, oldest first."""
    return lambda: list(Job.objects.order_by("pk").values_list("kind", flat=True))
