"""Somebody is forgotten at the moment when a form comes in with her name."""

import threading

import pytest
from django.db import transaction

from actions.petitions.models import Petition, Signature
from actions.supporters import people
from actions.supporters import privacy as supporters
from actions.supporters.models import Mailbox, Supporter
from advocacy import privacy
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rush(ana, petition, at):
    """Ana's form is halfway through its transaction when she is forgotten; returns the signature that it leaves."""
    other = Petition.objects.create(name="Forest", targets="the city council", state=Petition.State.OPEN)
    supporter = people.record(**ana, language="en", at=at)
    found, erasing = threading.Event(), threading.Event()

    def sign(index):
        with transaction.atomic():
            known = people.record(**ana, language="en", at=at)
            found.set()
            erasing.wait(timeout=1)  # on SQLite nobody else can even begin
            Signature.objects.create(petition=other, supporter=known, zip="10001", page_url="/", signed_at=at)

    def forget(index):
        found.wait(timeout=30)
        privacy.erase(supporter=Supporter.objects.get(pk=supporter.pk))

    def run():
        at_once(lambda index: (sign, forget)[index](index), 2)
        return Signature.objects.get()

    return run


@pytest.mark.postgres
def test_without_the_lock_her_new_signature_would_still_tell_of_her(rush, monkeypatch):
    monkeypatch.setattr(supporters, "lock", lambda supporter: supporter.refresh_from_db())
    assert rush().zip == "10001"


def test_what_she_signs_at_that_moment_is_nameless_too(rush):
    signature = rush()
    assert signature.zip == ""
    assert signature.supporter.is_erased


def test_a_form_that_comes_after_finds_nobody(ana, petition, at):
    supporter = people.record(**ana, language="en", at=at)
    privacy.erase(supporter=supporter)
    assert people.record(**ana, language="en", at=at) != supporter
    assert Mailbox.objects.count() == 2
