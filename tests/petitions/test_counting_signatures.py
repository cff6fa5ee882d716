import logging

import pytest
from django.db import connection
from django.db.models import QuerySet

from actions.petitions import counting, offline
from actions.petitions.models import Petition, Signature
from tests.threads import at_once


def numbers(petition):
    petition.refresh_from_db()
    return petition.signed_count, petition.confirmed_count


def change(signature, **columns):
    Signature.objects.filter(pk=signature.pk).update(uncounted=True, **columns)


def test_a_signature_is_in_the_number_before_it_is_folded_and_after(petition, signed, at):
    signed("Ana")
    signed("Ben", confirmed_at=at)
    before = counting.counts(petition, at=at)
    assert (before.count, before.confirmed) == (2, 1)
    assert numbers(petition) == (0, 0)

    assert counting.fold(at=at) == 2

    assert numbers(petition) == (2, 1)
    assert counting.counts(petition, at=at) == before
    assert not Signature.objects.filter(uncounted=True).exists()


@pytest.mark.parametrize("state", ["pending", "withdrawn", "quarantined", "invalidated"])
def test_what_is_not_valid_is_not_counted(petition, signed, at, state):
    signed("Ana", state=state, confirmed_at=at)
    assert counting.counts(petition, at=at).count == 0
    counting.fold(at=at)
    assert numbers(petition) == (0, 0)


@pytest.mark.parametrize("state", ["withdrawn", "invalidated"])
def test_what_leaves_is_taken_off_the_number(petition, signed, at, state):
    ana = signed("Ana", confirmed_at=at)
    signed("Ben")
    counting.fold(at=at)
    change(ana, state=state)
    assert counting.counts(petition, at=at).count == 1
    counting.fold(at=at)
    assert numbers(petition) == (1, 0)


def test_what_comes_and_goes_between_two_folds_leaves_no_trace(petition, signed, at):
    ana = signed("Ana")
    change(ana, state="withdrawn")
    counting.fold(at=at)
    assert numbers(petition) == (0, 0)
    change(ana, state="valid", confirmed_at=at)
    counting.fold(at=at)
    assert numbers(petition) == (1, 1)


def test_folding_twice_counts_once(petition, signed, at):
    signed("Ana")
    assert [counting.fold(at=at), counting.fold(at=at)] == [1, 0]
    assert numbers(petition) == (1, 0)


def test_more_than_one_batch_is_folded(petition, signed, at, monkeypatch):
    monkeypatch.setattr(counting, "BATCH", 2)
    for name in ["Ana", "Ben", "Cho", "Dao", "Eun"]:
        signed(name)
    assert counting.fold(at=at) == 5
    assert numbers(petition) == (5, 0)


def test_each_petition_gets_its_own(petition, signed, at):
    other = Petition.objects.create(name="Forest", targets="the state", state=Petition.State.OPEN)
    signed("Ana")
    signed("Ben", on=other)
    signed("Cho", on=other, confirmed_at=at)
    counting.fold(at=at)
    assert numbers(petition) == (1, 0)
    assert numbers(other) == (2, 1)


def test_a_petition_that_counts_confirmed_ones_shows_those(petition, signed, at):
    petition.count_policy = Petition.CountPolicy.CONFIRMED
    petition.save()
    signed("Ana")
    signed("Ben", confirmed_at=at)
    assert counting.counts(petition, at=at).count == 1


def test_the_goal_rises_as_it_is_neared_and_paper_helps(petition, signed, at):
    assert counting.counts(petition, at=at).goal == 100
    offline.enter(petition=petition, number=95, collected_on=at.date(), reason="Fair", entered_by="Olu", at=at)
    counts = counting.counts(petition, at=at)
    assert (counts.count, counts.offline, counts.goal) == (0, 95, 250)


def test_the_numbers_take_one_query_and_read_only_what_is_uncounted(petition, signed, at, django_assert_num_queries):
    signed("Ana")
    with django_assert_num_queries(1) as queries:
        counting.counts(petition, at=at)
    if connection.vendor == "sqlite":  # PostgreSQL knows by its statistics
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + queries.captured_queries[0]["sql"])
            assert str(cursor.fetchall()).count("signature_uncounted") == 2


def test_right_numbers_are_left_alone(petition, signed, at, caplog):
    signed("Ana")
    counting.fold(at=at)
    signed("Ben")  # still to be folded: no fault
    assert counting.compare(at=at) == 0
    assert not caplog.records
    assert numbers(petition) == (1, 0)


def test_wrong_numbers_are_mended_and_logged(petition, signed, at, caplog):
    signed("Ana", confirmed_at=at)
    counting.fold(at=at)
    Petition.objects.update(signed_count=40, confirmed_count=0)
    with caplog.at_level(logging.ERROR):
        assert counting.compare(at=at) == 1
    assert "40" in caplog.text
    assert numbers(petition) == (1, 1)
    assert counting.compare(at=at) == 0


def test_a_row_that_changed_behind_our_back_is_found(petition, signed, at):
    ana = signed("Ana")
    counting.fold(at=at)
    Signature.objects.filter(pk=ana.pk).update(state="withdrawn")  # without the mark
    assert counting.compare(at=at) == 1
    counting.fold(at=at)
    assert numbers(petition) == (0, 0)
    assert counting.compare(at=at) == 0


def test_numbers_too_small_to_subtract_from_stay_at_nought_until_they_are_mended(petition, signed, at):
    ana = signed("Ana")
    signed("Ben")
    counting.fold(at=at)
    Petition.objects.update(signed_count=0)
    change(ana, state="withdrawn")
    counting.fold(at=at)
    assert numbers(petition) == (0, 0)
    counting.compare(at=at)
    assert numbers(petition) == (1, 0)


@pytest.fixture
def all_read_first(monkeypatch, gate):
    """Every fold has read its rows before one of them writes, unless something keeps them apart."""
    flag = counting.flag
    monkeypatch.setattr(counting, "flag", lambda condition: gate() or flag(condition))


def test_the_race_is_real_without_the_lock(transactional_db, petition, signed, at, all_read_first, monkeypatch):
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: rows)
    signed("Ana")
    at_once(lambda index: counting.fold_batch.__wrapped__(at=at), 2)
    assert numbers(petition) == (2, 0)


def test_two_folds_at_once_count_once(transactional_db, petition, signed, at, all_read_first):
    signed("Ana")
    at_once(lambda index: counting.fold(at=at), 2)
    assert numbers(petition) == (1, 0)


def test_folding_beside_signing_and_withdrawing_loses_nothing(transactional_db, petition, signed, at):
    leaving = [signed(f"Leaving {number}") for number in range(20)]
    coming = [signed(f"Coming {number}", state="pending") for number in range(20)]

    def act(index):
        if index < 2:
            for _ in range(20):
                counting.fold(at=at)
        else:
            for leaves, comes in zip(leaving[index::3], coming[index::3], strict=False):
                change(leaves, state="withdrawn")
                change(comes, state="valid", confirmed_at=at)

    at_once(act, 5)
    counting.fold(at=at)
    valid = Signature.objects.filter(state="valid")
    assert numbers(petition) == (valid.count(), valid.filter(confirmed_at__isnull=False).count())
    assert counting.compare(at=at) == 0


def test_a_fold_that_fails_half_way_changes_nothing(transactional_db, petition, signed, at, monkeypatch):
    signed("Ana")
    monkeypatch.setattr(counting, "Greatest", lambda *parts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        counting.fold(at=at)
    monkeypatch.undo()
    assert numbers(petition) == (0, 0)
    assert counting.fold(at=at) == 1
