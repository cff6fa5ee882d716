"""What staff decide of signatures in quarantine, and of comments."""

import pytest

from actions.petitions import counting, moderating, releasing
from actions.petitions.models import Petition, Signature
from tests.threads import at_once


def test_what_is_released_counts_and_gets_its_mail(signed, petition, promised, at):
    ana = signed("Ana", state="quarantined", state_reason="trap")
    assert releasing.release(signatures=Signature.objects.filter(pk=ana.pk), at=at) == 1
    ana.refresh_from_db()
    assert (ana.state, ana.state_reason) == ("valid", "")
    assert promised() == ["petitions.confirm"]
    counting.fold(at=at)
    petition.refresh_from_db()
    assert petition.signed_count == 1


def test_where_only_confirmed_ones_count_what_is_released_waits(signed, petition, promised, at):
    Petition.objects.update(count_policy=Petition.CountPolicy.CONFIRMED)
    ana = signed("Ana", state="quarantined")
    releasing.release(signatures=Signature.objects.all(), at=at)
    ana.refresh_from_db()
    assert ana.state == "pending"
    assert promised() == ["petitions.confirm"]


@pytest.mark.parametrize("state", ["valid", "pending", "withdrawn", "invalidated"])
def test_what_is_not_in_quarantine_is_left_alone(signed, promised, at, state):
    signed("Ana", state=state)
    assert releasing.release(signatures=Signature.objects.all(), at=at) == 0
    assert Signature.objects.get().state == state
    assert promised() == []


def test_many_are_released_in_batches_and_a_second_click_does_nothing(signed, promised, at, monkeypatch):
    monkeypatch.setattr(releasing, "BATCH", 2)
    for number in range(5):
        signed(f"Person {number}", state="quarantined")
    assert releasing.release(signatures=Signature.objects.all(), at=at) == 5
    assert releasing.release(signatures=Signature.objects.all(), at=at) == 0
    assert promised() == ["petitions.confirm"] * 5


def test_two_members_of_staff_release_each_once(transactional_db, signed, petition, promised, at):
    for number in range(6):
        signed(f"Person {number}", state="quarantined")
    released = at_once(lambda index: releasing.release(signatures=Signature.objects.all(), at=at), 2)
    assert sum(released) == 6
    assert promised() == ["petitions.confirm"] * 6


def test_comments_are_approved_and_refused_in_bulk(signed):
    for name in ("Ana", "Ben", "Cho"):
        signed(name, comment="Words", moderation="waiting")
    signed("Dao")
    everybody = Signature.objects.order_by("pk")
    assert moderating.approve(signatures=everybody) == 3
    assert moderating.approve(signatures=everybody) == 0
    assert moderating.refuse(signatures=everybody.filter(supporter__name="Ben")) == 1
    assert list(everybody.values_list("moderation", flat=True)) == ["approved", "refused", "approved", ""]
    assert set(everybody.values_list("state", flat=True)) == {"valid"}


def test_what_is_released_counts_only_with_a_place_in_its_household(sign, at):
    for name in ("Ana Reyes", "Ben Osei", "Cho Eun"):
        sign(name=name, suspicious=True)
    releasing.release(signatures=Signature.objects.all(), at=at)
    assert list(Signature.objects.order_by("pk").values_list("state", flat=True)) == ["valid", "valid", "pending"]
