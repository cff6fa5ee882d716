"""The list of signatures: found quickly, addresses masked, nothing to edit, no telephone number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.petitions.models import Petition, Signature
from actions.supporters.models import Mailbox


@pytest.fixture
def look(olga):
    """The names that the list shows for a query."""

    def names(**query):
        answer = olga.get("/admin/signatures/", query)
        assert answer.status_code == 200
        return [signature.supporter.name for signature in answer.context["object_list"]]

    return names


def test_addresses_are_masked_and_telephone_numbers_left_out(olga, sign):
    signature = sign("Ana Reyes", email="ana.reyes@example.org")
    for url in ("/admin/signatures/", f"/admin/signatures/inspect/{signature.pk}/"):
        page = olga.get(url).content.decode()
        assert "a•••@e•••.org" in page
        assert "ana.reyes@" not in page
        assert "2125550100" not in page


def test_the_newest_come_first(look, sign):
    sign("Ana Reyes")
    sign("Ben Okafor")
    assert look() == ["Ben Okafor", "Ana Reyes"]


@pytest.mark.parametrize("query", ["Reyes", "ana rey", "REYES", "a@example.org", "A@Example.org"])
def test_a_person_is_found_by_a_part_of_her_name_or_her_whole_address(look, sign, query):
    sign("Ana Reyes", email="a@example.org")
    sign("Ben Okafor", email="b@example.org")
    assert look(q=query) == ["Ana Reyes"]


@pytest.mark.parametrize("query", ["Reyna", "@example.org", "example.org@", "a@example", "%", "_", "\x00", "' OR 1=1"])
def test_what_matches_nobody_finds_nobody(look, sign, query):
    sign("Ana Reyes", email="a@example.org")
    assert look(q=query) in ([], ["Ana Reyes"] if not query.strip("%_\x00'") else [])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "quarantined"}, ["Ben"]),
        ({"language": "ko"}, ["Cho"]),
        ({"confirmed": "true"}, ["Cho", "Ana"]),
        ({"confirmed": "false"}, ["Ben"]),
        ({"confirmed": "perhaps"}, ["Cho", "Ben", "Ana"]),
        ({"signed_at_from": "2026-11-21"}, ["Cho"]),
        ({"signed_at_to": "2026-11-20"}, ["Ben", "Ana"]),
        ({"state": "unheard of"}, ["Cho", "Ben", "Ana"]),
    ],
)
def test_filters_narrow_the_list(look, sign, at, query, found):
    sign("Ana")
    sign("Ben", state="quarantined", confirmed_at=None)
    sign("Cho", language="ko", signed_at=at + timedelta(days=2))
    assert look(**query) == found


def test_one_petition_is_looked_at_alone(look, sign, petition):
    sign("Ana")
    sign("Ben", on=Petition.objects.create(name="Forest", targets="the mayor"))
    assert look(petition=petition.pk) == ["Ana"]


@pytest.fixture
def many(sign):
    """A hundred and twenty signers."""
    for number in range(120):
        sign(f"Signer {number}")


def test_a_long_list_is_leafed_through_and_back(olga, many):
    seen, query, pages = [], "", []
    while query is not None:
        answer = olga.get(f"/admin/signatures/{query}")
        pages.append(answer.context["page"])
        seen += [signature.supporter.name for signature in pages[-1].rows]
        query = pages[-1].older or None
    assert seen == [f"Signer {number}" for number in range(119, -1, -1)]
    assert [len(page.rows) for page in pages] == [50, 50, 20]
    back = olga.get(f"/admin/signatures/{pages[2].newer}").context["page"]
    assert back.rows == pages[1].rows
    assert not pages[0].newer


def test_a_search_stays_with_the_pages(olga, many):
    page = olga.get("/admin/signatures/", {"q": "signer", "state": "valid"}).context["page"]
    assert "q=signer" in page.older
    assert "state=valid" in page.older


@pytest.mark.parametrize("place", ["abc", "-1", "", "9" * 40, "1e3", "٣", "0"])
def test_a_place_that_is_none_is_no_error(olga, sign, place):
    sign()
    for name in ("before", "after"):
        assert olga.get("/admin/signatures/", {name: place}).status_code == 200


def test_the_list_is_never_counted(olga, many):
    with CaptureQueriesContext(connection) as queries:
        olga.get("/admin/signatures/")
    of_signatures = [one["sql"] for one in queries if 'FROM "actions_signature"' in one["sql"]]
    assert len(of_signatures) == 1
    assert "LIMIT 51" in of_signatures[0]
    assert not any("COUNT(" in sql for sql in of_signatures)


@pytest.mark.parametrize("path", ["new/", "edit/1/", "delete/1/", "copy/1/"])
def test_there_is_nothing_to_edit(adam, sign, path):
    sign()
    assert adam.get(f"/admin/signatures/{path}", follow=True).status_code == 404


def test_a_listing_is_no_way_around_the_log_of_exports(adam, sign):
    sign("Ana Reyes")
    answer = adam.get("/admin/signatures/", {"export": "csv"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"ana" not in content.lower() or answer["Content-Type"].startswith("text/html")


def test_an_editor_sees_no_name(edith, sign, petition):
    sign("Ana Reyes", comment="For my sister.")
    page = edith.get(reverse("petitions:inspect", args=[petition.pk])).content.decode()
    assert "Ana Reyes" not in page
    assert "For my sister." not in page
    assert "List of names" not in page


def test_who_was_forgotten_is_shown_as_such(olga, sign):
    signature = sign("")
    Mailbox.objects.update(address="erased-1@invalid", state=Mailbox.State.ERASED)
    for url in ("/admin/signatures/", f"/admin/signatures/inspect/{signature.pk}/"):
        page = olga.get(url).content.decode()
        assert "Name removed" in page
        assert "•••" not in page


def test_what_a_signature_lacks_is_not_listed(olga, sign):
    signature = sign(confirmed_at=None)
    fields = olga.get(f"/admin/signatures/inspect/{signature.pk}/").context["fields"]
    assert "Confirmed" not in [field["label"] for field in fields]
    assert Signature._meta.get_field("phone").verbose_name not in [field["label"] for field in fields]


def test_moments_are_told_in_the_sites_time(olga, sign):
    signature = sign()
    fields = {
        field["label"]: field["value"]
        for field in olga.get(f"/admin/signatures/inspect/{signature.pk}/").context["fields"]
    }
    assert fields["Signed"] == "Nov. 20, 2026, 10 a.m."
