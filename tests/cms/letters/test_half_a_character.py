"""An encoding in which half a character can be written, which no database, no page and no seal could hold."""

import pytest

from actions.letters.models import Letter
from tests.cms import door
from tests.cms.letters.conftest import URL

KIND = "multipart/form-data; charset=utf-7; boundary=x"
HALF = "+2AA-"  # U+D800 in UTF-7


@pytest.fixture
def send():
    with door.opened() as send:
        yield send


def each(fields):
    """The form once for each of its fields, with half a character there; and once as the name of a field."""
    for name in fields:
        yield {**fields, name: HALF}
        yield {**fields, name: f"{fields[name]}{HALF}"}
    yield {**fields, f"subject_{HALF}": "Ana"}
    yield {name: HALF for name in fields if name not in {"step", "draft"}} | {"step": fields["step"], "draft": ""}


def statuses(send, fields, **more):
    return {send(URL, {**sent, **more}, kind=KIND, query=f"s={HALF}") for sent in each(fields)}


def test_at_the_first_step(writer, send):
    asked = {**writer.fields, "zip": "10002", "street": "2 Main St", "city": "New York", "district": "", "referrer": ""}
    assert statuses(send, asked) <= {200, 422}
    assert statuses(send, asked, choose="1") <= {200, 422}


@pytest.mark.parametrize("button", [{}, {"back": "1"}])
def test_at_the_second_step(at_details, send, button):
    typed = {"name": "Ana Reyes", "email": "ana@example.org", "street": "", "phone": "", "prefix": "", "altcha": ""}
    assert statuses(send, {**at_details.fields, **typed}, **button) <= {200, 422}


@pytest.mark.parametrize("button", [{}, {"back": "1"}])
def test_at_the_third_step(at_letter, send, button):
    assert statuses(send, {**at_letter.fields, "own_words": ""}, **button) <= {200, 303, 422}
    assert all("\ud800" not in one.subject for letter in Letter.objects.all() for one in letter.deliveries.all())
