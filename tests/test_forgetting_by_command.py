"""`manage.py forget`: whoever asks is told, or forgotten."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.supporters import people
from actions.supporters.models import Mailbox, Supporter


@pytest.fixture
def household(ana, at):
    """Ana and Bo at one address, and Cy at his."""
    people.record(**ana, language="en", at=at)
    people.record(name="Bo Reyes", email="ana@example.org", language="en", at=at)
    people.record(name="Cy Osei", email="cy@example.org", language="en", at=at)


@pytest.fixture
def forget(db):
    """Runs the command and returns what it prints."""

    def run(*words):
        out = StringIO()
        call_command("forget", *words, stdout=out)
        return out.getvalue()

    return run


def names():
    return list(Supporter.objects.order_by("pk").values_list("name", flat=True))


def test_everybody_at_the_address_is_forgotten_and_nobody_else(forget, household):
    shown = forget("Ana+x@Example.org", "--yes")
    assert "a•••@e•••.org" in shown
    assert "ana@" not in shown
    assert "Reyes" not in shown
    assert names() == ["", "", "Cy Osei"]
    assert Mailbox.objects.exclude(state="erased").get().address == "cy@example.org"


@pytest.mark.parametrize(("answer", "left"), [("yes", 1), ("YES ", 1), ("y", 3), ("", 3)])
def test_it_asks_first(forget, household, monkeypatch, answer, left):
    monkeypatch.setattr("builtins.input", lambda question: answer)
    if left == 1:
        forget("ana@example.org")
    else:
        with pytest.raises(CommandError, match=r"Nothing was changed\."):
            forget("ana@example.org")
    assert len(list(filter(None, names()))) == left


def test_all_that_is_held_is_printed_and_nothing_forgotten(forget, household):
    told = json.loads(forget("ana@example.org", "--export"))
    assert [each["supporter"]["name"] for each in told] == ["Ana Reyes", "Bo Reyes"]
    assert told[0]["supporter"]["mailbox"]["address"] == "ana@example.org"
    assert names() == ["Ana Reyes", "Bo Reyes", "Cy Osei"]


def test_an_address_that_nobody_used_says_so(forget, household):
    for address in ("nobody@example.org", "", "@", "erased-1@invalid"):
        with pytest.raises(CommandError, match="Nothing is held"):
            forget(address, "--yes")


def test_a_second_time_nothing_is_left(forget, household):
    forget("ana@example.org", "--yes")
    with pytest.raises(CommandError, match="Nothing is held"):
        forget("ana@example.org", "--yes")
