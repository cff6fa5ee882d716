"""Signatures on paper: dated entries with who and why."""

import pytest

from actions.petitions import offline
from actions.petitions.models import OfflineEntry
from tests.threads import at_once


@pytest.fixture
def enter(petition, at):
    def make(number):
        return offline.enter(
            petition=petition, number=number, collected_on=at.date(), reason="Street fair", entered_by="olu", at=at
        )

    return make


def total(petition):
    petition.refresh_from_db()
    return petition.offline_count


def test_entries_add_up_and_say_who_and_why(enter, petition, at):
    entry = enter(120)
    enter(30)
    assert petition.offline_count == total(petition) == 150
    assert (entry.reason, entry.entered_by, entry.entered_at, entry.collected_on) == (
        "Street fair",
        "olu",
        at,
        at.date(),
    )


def test_a_correction_takes_off_and_stays_as_an_entry(enter, petition):
    enter(120)
    enter(-20)
    assert total(petition) == 100
    assert OfflineEntry.objects.count() == 2


def test_the_total_never_falls_below_nought(enter, petition):
    enter(10)
    with pytest.raises(offline.Negative) as refusal:
        enter(-11)
    assert refusal.value.total == 10
    assert total(petition) == 10
    assert OfflineEntry.objects.count() == 1
    enter(-10)
    assert total(petition) == 0


def test_two_corrections_at_once_cannot_both_take_the_last(transactional_db, enter, petition):
    enter(10)

    def correct(index):
        try:
            enter(-10)
        except offline.Negative:
            return "refused"
        return "taken"

    assert sorted(at_once(correct, 3)) == ["refused", "refused", "taken"]
    assert total(petition) == 0


def test_the_race_is_real_without_the_lock(transactional_db, enter, petition, gate, monkeypatch):
    enter(10)
    create = OfflineEntry.objects.create
    monkeypatch.setattr(OfflineEntry.objects, "create", lambda **entry: gate() or create(**entry))
    monkeypatch.setattr("django.db.models.QuerySet.select_for_update", lambda rows, **how: rows)
    unlocked = offline.enter.__wrapped__
    monkeypatch.setattr(offline, "enter", unlocked)
    at_once(lambda index: enter(-10), 2)
    assert sum(OfflineEntry.objects.values_list("number", flat=True)) == -10
