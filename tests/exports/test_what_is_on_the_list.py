"""Which signatures are handed over, and what of each."""

from datetime import date

import pytest
from django.utils import translation

from actions.petitions import exporting
from actions.petitions.models import OfflineEntry, Petition, Signature


def test_names_are_numbered_in_the_order_of_signing(petition, sign):
    sign("Ana Reyes")
    sign("김민지")
    assert [(row.number, row.name) for row in exporting.rows(petition)] == [(1, "Ana Reyes"), (2, "김민지")]


@pytest.mark.parametrize("state", [state for state in Signature.State if state != Signature.State.VALID])
def test_only_valid_signatures_are_listed(petition, sign, state):
    sign("Ana Reyes", state=state)
    assert list(exporting.rows(petition)) == []


def test_an_unconfirmed_signature_is_listed_where_signatures_count_at_once(petition, sign):
    sign("Ana Reyes", confirmed=False)
    assert [row.confirmed for row in exporting.rows(petition)] == [False]


def test_an_unconfirmed_signature_is_left_out_where_only_confirmed_ones_count(petition, sign):
    petition.count_policy = Petition.CountPolicy.CONFIRMED
    sign("Ana Reyes", confirmed=False)
    sign("Ben Okafor")
    assert [row.name for row in exporting.rows(petition)] == ["Ben Okafor"]


def test_another_petitions_signatures_are_left_out(petition, sign):
    sign("Ana Reyes")
    other = Petition.objects.create(name="Forest", targets="the mayor")
    assert list(exporting.rows(other)) == []


def test_a_zip_code_is_cut_to_its_first_three_digits(petition, sign):
    sign("Ana Reyes", zip="02134")
    sign("Ben Okafor", zip="")
    assert [row.place for row in exporting.rows(petition)] == ["021xx", ""]


@pytest.mark.parametrize("moderation", [Signature.Moderation.WAITING, Signature.Moderation.REFUSED])
def test_a_comment_is_given_only_once_approved(petition, sign, moderation):
    sign("Ana Reyes", comment="For my sister.", moderation=Signature.Moderation.APPROVED)
    sign("Ben Okafor", comment="Not yet read.", moderation=moderation)
    assert [row.comment for row in exporting.rows(petition)] == ["For my sister.", ""]


def test_offline_entries_are_summed_with_their_corrections(petition):
    for number in (120, -3):
        OfflineEntry.objects.create(
            petition=petition, number=number, collected_on=date(2026, 11, 1), reason="Church of the Ascension"
        )
    assert exporting.offline(petition) == 117


def test_the_list_is_read_in_one_query(petition, sign, django_assert_num_queries):
    for number in range(5):
        sign(f"Signer {number}")
    with django_assert_num_queries(1):
        assert len(list(exporting.rows(petition))) == 5


def test_who_was_forgotten_is_no_blank_line(petition, sign):
    sign("")
    with translation.override("en"):
        assert [row.name for row in exporting.rows(petition)] == ["Name removed"]
