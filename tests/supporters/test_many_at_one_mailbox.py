"""The same person, and the same household, at the same moment."""

import threading

import pytest

from actions.supporters import addresses, names, people
from actions.supporters.models import Mailbox, Supporter
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 8


@pytest.fixture
def gate():
    """Nobody goes on before all have arrived."""
    barrier = threading.Barrier(CROWD)
    return lambda: barrier.wait(timeout=30)


def record(at, name="Ana Reyes"):
    return people.record(name=name, email="ana@example.org", language="en", at=at)


def test_looking_first_and_joining_after_overfills_a_household(at, gate, settings):
    """What the mailbox's lock is for."""
    mailbox = Mailbox.objects.create(address="ana@example.org", canonical="ana@example.org", created_at=at)

    def look_then_join(index):
        room = mailbox.supporters.count() < settings.HOUSEHOLD_SIZE
        gate()
        if room:
            Supporter.objects.create(mailbox=mailbox, name=f"N {index}", folded_name=f"n{index}", created_at=at)

    at_once(look_then_join, CROWD)
    assert mailbox.supporters.count() > settings.HOUSEHOLD_SIZE


@pytest.mark.parametrize("known", [False, True], ids=["new mailbox", "known mailbox"])
def test_no_more_have_a_place_than_a_household_may_hold(at, gate, settings, known):
    if known:
        Mailbox.objects.create(address="ana@example.org", canonical="ana@example.org", created_at=at)

    def join(index):
        gate()
        return record(at, name=f"Ana {chr(65 + index)}")

    joined = at_once(join, CROWD)
    assert len([person for person in joined if not person.beyond_household]) == settings.HOUSEHOLD_SIZE
    assert Supporter.objects.count() == CROWD
    assert Mailbox.objects.count() == 1


def test_the_same_person_at_once_is_one_person(at, gate):
    def arrive(index):
        gate()
        return record(at)

    assert len({person.pk for person in at_once(arrive, CROWD)}) == 1
    assert Supporter.objects.count() == Mailbox.objects.count() == 1


def test_a_mailbox_erased_between_two_queries_is_made_anew(at, monkeypatch):
    """Its row is there when the insert is refused, and gone when it is looked for."""
    record(at)
    insert = people.insert

    def insert_then_erase(person):
        inserted = insert(person)
        Mailbox.objects.filter(canonical="ana@example.org").exclude(pk=person.mailbox.pk).update(
            canonical="gone", address="gone"
        )
        return inserted

    monkeypatch.setattr(people, "insert", insert_then_erase)
    again = record(at)
    assert again.mailbox.canonical == addresses.canonical("ana@example.org")
    assert again.folded_name == names.folded("Ana Reyes")
    assert Supporter.objects.count() == 2
