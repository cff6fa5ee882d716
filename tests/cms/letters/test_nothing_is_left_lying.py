"""Where somebody lives stands in no address, log, cache, row or page, but in the field that she is editing."""

import logging
import re

import pytest
from django.apps import apps
from django.core import serializers
from django.core.cache import caches

from actions.legislators.providers.found import Unavailable
from actions.letters.models import LookUp

STREET = {"street": "12 Canary Lane", "city": "Quuxville"}
TOLD = re.compile("canary|quuxville", re.IGNORECASE)


@pytest.fixture
def placed(writer, provider, goldman):
    """Somebody at the second step, whose street decided."""
    provider(goldman)
    return writer.press(zip="10001").press(**STREET)


def everything_stored():
    """All text in the database, and all that is kept in caches."""
    for model in apps.get_models():
        yield serializers.serialize("json", model._default_manager.all())
    for cache in caches.all():
        yield from (str(value) for value in getattr(cache, "_cache", {}).values())


def test_nothing_of_the_street_is_kept_before_the_letter_is_sent(placed, caplog):
    with caplog.at_level(logging.DEBUG):
        placed.press(name="Ana Reyes", email="ana@example.org").press("back").press("back")
    assert [text for text in everything_stored() if TOLD.search(text)] == []
    assert not [line for line in map(caplog.handler.format, caplog.records) if TOLD.search(line)]
    assert {field.name for field in LookUp._meta.fields} == {"id", "campaign", "status", "provider", "at"}


def test_pages_show_it_only_in_the_field_that_she_edits(placed):
    assert not TOLD.search(placed.page)
    placed.press(name="Ana Reyes", email="ana@example.org")
    assert not TOLD.search(placed.page)
    placed.press("back").press("back")
    assert len(TOLD.findall(placed.page)) == 2
    assert placed.fields["street"] == STREET["street"]


def test_nor_does_a_provider_that_fails_leave_it(writer, provider, caplog):
    provider(Unavailable("no answer"))
    with caplog.at_level(logging.DEBUG):
        writer.press(zip="10001").press(**STREET)
    assert [text for text in everything_stored() if TOLD.search(text)] == []
    assert not [line for line in map(caplog.handler.format, caplog.records) if TOLD.search(line)]


def test_no_address_says_it(placed, sent):
    placed.press(name="Ana Reyes", email="ana@example.org").press()
    assert not TOLD.search(placed.response["Location"])
    assert not TOLD.search(sent[0]["page_url"])


def test_the_first_page_is_for_every_cache_and_knows_nothing(writer, page_cache):
    writer.press(zip="11355")
    response = writer.client.get(writer.url)
    assert "public" in response["Cache-Control"]
    assert 'name="draft"' not in response.content.decode()
    assert "11355" not in response.content.decode()
