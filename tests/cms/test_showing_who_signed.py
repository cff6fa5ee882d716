"""The newest names below a petition's words, of those who let them be shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.petitions import confirming, signing
from actions.petitions.models import Signature

URL = "/en/citizenship-for-all/sign/"
HEADING = "Recent signers"


@pytest.fixture
def public(petition, petition_page):
    """The petition shows names."""
    petition.names_public = True
    petition.save()
    return petition


@pytest.fixture
def signs(petition):
    """Somebody signs and confirms, and lets her name be shown unless she says otherwise."""

    def signs(name, *, comment="", approved=False, show_name=True, confirmed=True):
        signing.sign(
            petition=petition,
            name=name,
            email=f"{name.split()[0].lower()}@example.org",
            zip="10001",
            phone="",
            comment=comment,
            show_name=show_name,
            news_wording="",
            language="en",
            page_url=f"http://testserver{URL}",
            page_title="",
            source="",
            referrer="",
            utm={},
            network="",
            table=None,
            suspicious=False,
            state_reason="",
            proven=False,
            at=timezone.now() + timedelta(seconds=Signature.objects.count()),
        )
        if confirmed:
            confirming.confirm(signature_id=Signature.objects.latest("pk").pk, at=timezone.now())
        if approved:
            Signature.objects.filter(supporter__name=name).update(moderation="approved")

    return signs


def below(client):
    return client.get(URL).content.decode()


def test_names_stand_below_the_words_the_newest_first(client, public, signs):
    signs("Ana Reyes")
    signs("Ben Cho")
    content = below(client)
    assert content.index("Because we live here.") < content.index(HEADING)
    assert content.index("Ben Cho") < content.index("Ana Reyes")


def test_only_a_comment_that_staff_approved_is_shown(client, public, signs):
    signs("Ana Reyes", comment="For my <mother>.", approved=True)
    signs("Ben Cho", comment="Call me at home.")
    content = below(client)
    assert "For my &lt;mother&gt;." in content
    assert "Call me at home." not in content
    assert "Ben Cho" in content


def test_whoever_did_not_say_so_is_not_named(client, public, signs):
    signs("Ana Reyes", show_name=False)
    content = below(client)
    assert "Ana Reyes" not in content
    assert HEADING not in content


def test_nobody_is_named_by_whoever_types_her_name(client, public, signs):
    signs("Ana Reyes", confirmed=False)
    assert "Ana Reyes" not in below(client)


def test_a_petition_that_shows_no_names_has_no_list(client, petition_page, signs):
    signs("Ana Reyes")
    assert HEADING not in below(client)


def test_the_list_costs_one_query_and_whoever_is_on_it_none(client, public, signs, django_assert_max_num_queries):
    for name in ("Ana Reyes", "Ben Cho", "Mina Kim", "Jo Park"):
        signs(name)
    below(client)
    with django_assert_max_num_queries(13):
        below(client)
