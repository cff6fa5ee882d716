"""Several names at one mail address: a household, or somebody's junk."""

from datetime import timedelta

import pytest

from actions.outbox.models import Job
from actions.petitions import confirming, counting
from actions.petitions.models import HouseholdRefusal, Petition, Signature
from actions.supporters.models import Mailbox, Supporter
from tests.threads import at_once

DAY = timedelta(days=1)


def test_a_household_shares_a_mailbox(sign):
    sign()
    sign(name="Ben Osei")
    assert Signature.objects.count() == 2
    assert Mailbox.objects.count() == 1


@pytest.fixture
def household(sign, at):
    """Ana and Ben, who share a mailbox and confirmed it."""
    for name in ("Ana Reyes", "Ben Osei"):
        confirming.confirm(signature_id=sign(name=name).pk, at=at)


def test_junk_names_lock_nobody_out(sign, promised, at):
    for name in ("Junk One", "Junk Two"):
        sign(name=name, suspicious=True)
    signature = sign(at=at + timedelta(minutes=1))
    assert signature.state == "pending"
    assert promised() == ["petitions.confirm"]
    assert confirming.confirm(signature_id=signature.pk, at=at).state == "valid"


def test_no_more_count_than_may_share_a_mailbox_until_its_owner_says_so(sign, petition, at):
    states = [sign(name=name).state for name in ("Ana Reyes", "Ben Osei", "Cho Eun", "Dao Minh")]
    assert states == ["valid", "valid", "pending", "pending"]
    assert sign(name="Cho Eun", proven=True, at=at + timedelta(minutes=1)).state == "pending"
    other = Petition.objects.create(name="Forest", targets="the state", state="open")
    sign(name="Dao Minh", petition=other, at=at + timedelta(minutes=1))
    assert Signature.objects.get(petition=other).state == "pending"
    assert counting.counts(petition, at=at).count == 2


def test_a_confirmed_name_has_its_place_before_one_that_came_first(sign, at):
    for name in ("Ana Reyes", "Ben Osei"):
        sign(name=name)
    confirming.confirm(signature_id=sign(name="Cho Eun").pk, at=at)
    other = Petition.objects.create(name="Forest", targets="the state", state="open")
    for name in ("Ana Reyes", "Ben Osei", "Cho Eun"):
        sign(name=name, petition=other, at=at + timedelta(minutes=1))
    rows = Signature.objects.filter(petition=other).order_by("supporter")
    assert [row.state for row in rows] == ["valid", "pending", "valid"]


def test_names_that_wait_cannot_all_be_confirmed(sign, petition, promised, at):
    signatures = [sign(name=name) for name in ("Ana Reyes", "Ben Osei", "Cho Eun")]
    for signature in reversed(signatures):
        confirming.confirm(signature_id=signature.pk, at=at)
    assert [row.is_confirmed for row in Signature.objects.order_by("pk")] == [False, True, True]
    assert promised().count("petitions.household_full") == 1


def test_confirming_at_once_never_fills_a_household_twice(transactional_db, sign, at):
    signatures = [sign(name=f"Person {letter}") for letter in "abcdef"]
    at_once(lambda index: confirming.confirm(signature_id=signatures[index].pk, at=at), 6)
    assert Supporter.objects.exclude(confirmed_at=None).count() == 2


def test_a_full_household_is_told_by_mail_once_a_day_and_the_sender_is_not(household, sign, promised, at):
    for name in ("Cho Eun", "Dao Minh"):
        assert sign(name=name, at=at + timedelta(minutes=1)) is None
    assert promised() == ["petitions.confirm"] * 2 + ["petitions.household_full"]
    assert Job.objects.last().reference == HouseholdRefusal.objects.get().pk
    sign(name="Cho Eun", at=at + DAY)
    assert promised().count("petitions.household_full") == 2


def test_a_full_household_hears_nothing_of_what_is_suspicious(household, sign, promised):
    assert sign(name="Cho Eun", suspicious=True) is None
    assert "petitions.household_full" not in promised()
