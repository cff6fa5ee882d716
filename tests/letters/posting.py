"""A message to an office as the channels are given it, and the stand-in gateways that take it."""

import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from actions.letters.channels.message import Bill, Message, Organisation, Person
from advocacy.sandbox import gateways
from advocacy.sandbox.gateways import Playing
from tests.legislators.silence import STREET, assert_untold

ANA = Person(
    name="Ana Reyes",
    email="ana@example.org",
    zip="11355",
    state="NY",
    prefix="Ms.",
    first_name="Ana",
    last_name="Reyes",
    street=STREET,
    city="Flushing",
    phone="+17185550123",
    address_validated=True,
)
LETTER = Message(
    delivery_id="0123456789abcdef0123456789abcdef",
    campaign_id="fedcba9876543210fedcba9876543210",
    written_on=date(2026, 11, 20),
    destination="HNY06",
    recipient="Grace Meng",
    person=ANA,
    subject="Citizenship for adoptees",
    salutation="Dear Representative Meng,",
    statement="Please cosponsor the bill.",
    message="My sister has waited for thirty years.",
    topic="Immigration",
    position="pro",
    bill=Bill(119, "hr", 1589),
    organisation=Organisation("Example Network", "We are adoptees and families.", "hello@example.org"),
    more_info="https://act.example.org/en/citizenship/",
)


def letter(**changes):
    """The letter, with some of it otherwise; what is called as a part of a person is hers."""
    hers = {name: changes.pop(name) for name in list(changes) if name in Person.__dataclass_fields__}
    return replace(LETTER, person=replace(ANA, **hers), **changes)


@contextmanager
def playing(settings, **own):
    """The stand-ins until the end of the block, with the site's settings leading to them."""
    own = {"districts": lambda zip: [], "active_offices": list, **own}
    with gateways.running(playing=Playing(**own)) as played:
        for name, value in played.settings.items():
            setattr(settings, name, value)
        settings.CWC_TIMEOUT = 2.0
        yield played


def refusal(send, kind, caplog, sent, key):
    """The exception that sending raises; neither it nor the log tells of the person or the key."""
    caplog.set_level(logging.DEBUG)
    with pytest.raises(kind) as refused:
        send(sent)
    assert_untold(refused.value, caplog, key, "ana@example.org", "apikey")
    assert refused.value.__cause__ is refused.value.__context__ is None
    return refused.value
