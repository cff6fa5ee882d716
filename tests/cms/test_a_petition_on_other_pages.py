"""A petition's form and progress in blocks: on other pages, on other sites, and for those who may not see it."""

import re
from collections import Counter

import pytest
from wagtail.models import PageViewRestriction

from actions.petitions.models import Petition, Signature
from cms.models import PetitionPage
from tests.cms.test_two_sites import AFFILIATE, affiliate  # noqa: F401 - a fixture

URL = "/en/citizenship-for-all/sign/"


@pytest.fixture
def shown(client, about):
    """What a visitor gets of the page of words with these blocks in it."""

    def shown(*pages, kinds=("action_form", "progress"), host="testserver"):
        about.body = [(kind, {"petition_page": page}) for page in pages for kind in kinds]
        about.save()
        return client.get("/en/about/", headers={"host": host}).content.decode()

    return shown


@pytest.fixture
def sea(campaign):
    """Another petition's page."""
    petition = Petition.objects.create(name="Sea", targets="the council", state="open")
    return campaign.add_child(
        instance=PetitionPage(title="Sign for the sea", slug="sea", ask="Save.", petition=petition)
    )


def test_who_signs_there_is_known_to_come_from_there(client, shown, petition_page, ana):
    action = re.search(r'<form [^>]*action="([^"#]+)#sign"', shown(petition_page))[1]
    assert client.post(action, ana)["Location"] == f"{URL}thanks/"
    assert Signature.objects.get().source == "about"


def test_a_mistake_there_is_answered_on_the_petitions_page_and_keeps_the_source(client, shown, petition_page, ana):
    shown(petition_page)
    response = client.post(f"{URL}?s=about", {**ana, "zip": ""})
    assert response.status_code == 422
    assert 'action="#sign"' in response.content.decode()


def test_two_forms_on_one_page_share_no_id(shown, petition_page, sea):
    content = shown(petition_page, sea)
    assert content.count("<form ") == 2
    assert [id for id, times in Counter(re.findall(r'\sid="([^"]+)"', content)).items() if times > 1] == []
    assert not re.search(r'\sid="id_email"', content)


@pytest.mark.parametrize("of_parent", [False, True])
def test_a_petition_behind_a_password_is_not_shown_to_everybody(client, shown, petition_page, campaign, of_parent):
    assert petition_page.title in shown(petition_page)
    PageViewRestriction.objects.create(
        page=campaign.page_ptr if of_parent else petition_page.page_ptr, restriction_type="password", password="x"
    )
    content = shown(petition_page)
    assert petition_page.title not in content
    assert "<form" not in content.split("<main")[1]


def test_a_page_behind_a_password_is_no_next_action(client, petition_page, about):
    petition_page.next_page = about
    petition_page.save()
    PageViewRestriction.objects.create(page=about.page_ptr, restriction_type="login")
    assert "About us" not in client.get(f"{URL}thanks/").content.decode().split("<main")[1].split("</main")[0]


def test_another_sites_petition_is_a_link(shown, affiliate, client):  # noqa: F811
    theirs = PetitionPage.objects.get(title="Sign in Virginia")
    address = "http://virginia.example.org/en/licenses/sign/"
    content = shown(theirs).split("<main")[1].split("</main")[0]
    assert "<form" not in content
    assert "count.json" not in content
    assert f'href="{address}?s=about"' in content
    assert client.get("/en/licenses/sign/", headers=AFFILIATE).content.decode().count("<form") == 1


def test_forms_sent_to_addresses_that_lead_nowhere_fill_no_memory(client, petition_page, ana, page_cache):
    kept = page_cache._cache
    client.post(URL, {**ana, "zip": ""})
    before = len(kept)
    for number in range(5):
        assert client.post(f"{URL}no-{number}/", ana).status_code == 404
    assert len(kept) == before
