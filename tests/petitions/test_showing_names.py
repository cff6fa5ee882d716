"""Names are shown only where the petition and the signer both allow it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.petitions import showing
from actions.petitions.models import Petition


@pytest.fixture
def public(petition):
    petition.names_public = True
    petition.save()
    return petition


def names(petition, **options):
    return [shown.name for shown in showing.recent(petition, **options)]


def test_the_newest_who_ticked_the_box_are_shown_first(public, signed, at):
    for hours, name in enumerate(["Ana Reyes", "Ben Osei", "김민지"]):
        signed(name, show_name=name != "Ben Osei", signed_at=at + timedelta(hours=hours), confirmed_at=at)
    assert names(public) == ["김민지", "Ana Reyes"]
    assert names(public, limit=1) == ["김민지"]


def test_no_name_is_shown_where_the_petition_shows_none(petition, signed, at):
    signed("Ana Reyes", show_name=True, confirmed_at=at)
    assert names(petition) == []


@pytest.mark.parametrize("state", ["pending", "withdrawn", "quarantined", "invalidated"])
def test_only_valid_signatures_are_shown(public, signed, at, state):
    signed("Ana Reyes", show_name=True, state=state, confirmed_at=at)
    assert names(public) == []


@pytest.mark.parametrize("policy", Petition.CountPolicy.values)
def test_a_name_is_shown_only_once_its_owner_confirmed(public, signed, at, policy):
    public.count_policy = policy
    signed("Ana Reyes", show_name=True)
    signed("Ben Osei", show_name=True, confirmed_at=at)
    assert names(public) == ["Ben Osei"]


@pytest.mark.parametrize("moderation", ["waiting", "refused", "approved"])
def test_a_comment_is_shown_only_once_approved(public, signed, at, moderation):
    signed("Ana Reyes", show_name=True, confirmed_at=at, comment="For my sister.", moderation=moderation)
    (shown,) = showing.recent(public)
    assert shown.comment == ("For my sister." if moderation == "approved" else "")


def test_other_petitions_and_the_forgotten_are_left_out(public, signed, at):
    other = Petition.objects.create(name="Forest", targets="the state", names_public=True)
    signature = signed("Ana Reyes", show_name=True, confirmed_at=at, on=other)
    assert (names(public), names(other)) == ([], ["Ana Reyes"])
    signature.supporter.name = ""
    signature.supporter.save()
    assert names(other) == []


def test_it_takes_one_query_by_its_index(public, signed):
    signed("Ana Reyes", show_name=True)
    with CaptureQueriesContext(connection) as queries:
        showing.recent(public)
    assert len(queries) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
            plan = str(cursor.fetchall())
        assert "signature_shown" in plan
        assert "TEMP B-TREE" not in plan
