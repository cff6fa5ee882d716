"""Signatures on paper are entered with date and reason, never typed over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.petitions.models import OfflineEntry


@pytest.fixture
def enter(olga, petition):
    """Sends the form: `enter(number=120)`."""

    def send(client=olga, **changes):
        entry = {"number": "120", "collected_on": "2026-11-01", "reason": "Church of the Ascension"} | changes
        return client.post(reverse("petitions:offline", args=[petition.pk]), entry, follow=True)

    return send


def test_an_entry_is_counted_apart_and_carries_who_entered_it(enter, petition):
    page = enter().content.decode()
    entry = OfflineEntry.objects.get()
    assert (entry.number, entry.reason, entry.entered_by) == (120, "Church of the Ascension", "olga")
    petition.refresh_from_db()
    assert (petition.offline_count, petition.signed_count) == (120, 0)
    assert "Added. 120 signatures on paper now." in page
    assert "Church of the Ascension" in page


def test_a_correction_is_a_second_entry(enter, petition):
    enter()
    enter(number="-20", reason="Counted twice")
    petition.refresh_from_db()
    assert petition.offline_count == 100
    assert OfflineEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": "-121"}, "number", "Only 120 signatures on paper are entered"),
        ({"number": "0"}, "number", "other than zero"),
        ({"number": "many"}, "number", "whole number"),
        ({"number": "9" * 30}, "number", "less than or equal"),
        ({"number": ""}, "number", "required"),
        ({"collected_on": "soon"}, "collected_on", "valid date"),
        ({"collected_on": str(timezone.localdate() + timedelta(days=2))}, "collected_on", "still to come"),
        ({"reason": ""}, "reason", "required"),
        ({"reason": "x" * 256}, "reason", "at most 255"),
        ({"reason": "a\x00b"}, "reason", "Null characters"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(enter, changes, field, words):
    enter()
    answer = enter(**changes)
    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors[field])
    assert OfflineEntry.objects.count() == 1


def test_an_editor_enters_none(edith, enter):
    enter(edith)
    assert not OfflineEntry.objects.exists()
