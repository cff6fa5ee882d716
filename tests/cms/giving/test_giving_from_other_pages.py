"""The form of a gift in a block on another page, and in the list of a campaign."""

import re
from collections import Counter

import pytest

from cms.models import GivePage
from payments.models import Fundraiser, Gift

URL = "/en/give/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client, about):
    """What a visitor gets of the page of words with these blocks in it."""

    def shown(*pages):
        about.body = [("give_form", {"give_page": page}) for page in pages]
        about.save()
        return client.get("/en/about/").text

    return shown


def test_who_gives_there_is_known_to_come_from_there(stripe, client, shown, give_page, send, gift):
    action = re.search(r'<form [^>]*action="([^"#]+)#give"', shown(give_page))[1]
    assert send(query=action.removeprefix(URL), **gift).status_code == 303
    assert (Gift.objects.get().source, Gift.objects.get().page_url) == ("about", f"http://testserver{URL}")


def test_two_forms_on_one_page_share_no_id(shown, give_page, home):
    other = Fundraiser.objects.create(name="Other", state="open")
    second = home.add_child(instance=GivePage(title="Give", slug="give-2", ask="Give.", fundraiser=other))
    content = shown(give_page, second)
    assert content.count("<form ") == 2
    assert [id for id, times in Counter(re.findall(r'\sid="([^"]+)"', content)).items() if times > 1] == []


def test_one_that_is_not_live_is_not_shown(shown, give_page):
    give_page.unpublish()
    assert "<form" not in shown(give_page).split("<main")[1].split("</main")[0]


def test_a_campaign_lists_it_with_its_actions(client, campaign, give_page, fundraiser):
    campaign.add_child(instance=GivePage(title="Give to this", slug="give", ask="Give.", fundraiser=fundraiser))
    page = client.get("/en/citizenship-for-all/").text
    assert "Give to this" in page
    assert 'href="/en/citizenship-for-all/give/"' in page


def test_the_page_carries_no_cookie_and_may_be_kept(client, give_page, page_cache):
    answer = client.get(f"{URL}?utm_source=leaflet")
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert "csrf" not in answer.text
