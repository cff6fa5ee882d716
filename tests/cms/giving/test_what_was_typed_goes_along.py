"""After signing or writing the page for gifts knows what was typed just now: once, for this browser and no other."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.utils import timezone

from cms.pages import carrying
from tests.cms.giving.conftest import quiet

SIGN, GIVE = "/en/citizenship-for-all/sign/", "/en/give/"
FIELD = re.compile(r'<input type="hidden" name="typed" value="([^"]+)"')
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign(client, petition_page, give_page, ana):
    """Sign the petition whose page leads to the page for gifts; the answer."""
    petition_page.next_page = give_page
    petition_page.save()

    def sign(**typed):
        unseen = quiet(client.get(SIGN).text)
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            return client.post(SIGN, {**unseen, **ana, **typed}, headers={"sec-fetch-site": "same-origin"})

    return sign


def give(client, page):
    """Press the button of a page of thanks."""
    action = re.search(r'action="([^"#]+)#give"', page)[1]
    return client.post(action, {"typed": FIELD.search(page)[1]}, headers={"sec-fetch-site": "same-origin"})


def test_what_a_signer_typed_is_filled_in(client, sign, fundraiser):
    fundraiser.address_asked = True
    fundraiser.save()
    answer = sign()
    assert not answer.cookies
    thanks = client.get(answer["Location"])
    assert thanks["Cache-Control"] == "private, no-store"
    form = give(client, thanks.text)
    assert form["Cache-Control"] == "private, no-store"
    assert not form.cookies
    for value in ("Ana Reyes", "ana@example.org", "10001"):
        assert f'value="{value}"' in form.text
    assert f'action="{GIVE}#give"' in form.text


def test_nothing_of_it_stands_in_clear_in_an_address_or_on_the_page_of_thanks(client, sign):
    address = sign()["Location"]
    page = client.get(address).text
    for word in ("Ana", "Reyes", "example.org", "10001"):
        assert word not in unquote(address)
    assert "ana@example.org" not in page
    assert "Ana Reyes" not in page


def test_the_address_of_the_page_of_thanks_tells_it_once(client, sign):
    address = sign()["Location"]
    assert FIELD.search(client.get(address).text)
    again = client.get(address).text
    assert not FIELD.search(again)
    assert f'href="{GIVE}"' in again


def test_nor_after_two_minutes(client, sign):
    address = sign()["Location"]
    with time_machine.travel(timezone.now() + timedelta(minutes=4)):
        assert not FIELD.search(client.get(address).text)


def test_the_button_fills_in_nothing_after_half_an_hour(client, sign):
    page = client.get(sign()["Location"]).text
    with time_machine.travel(timezone.now() + carrying.CARRIED + timedelta(minutes=2)):
        answer = give(client, page)
    assert (answer.status_code, answer["Location"]) == (303, f"{GIVE}#give")


def test_what_stands_in_the_address_does_not_open_the_form(client, sign):
    token = unquote(sign()["Location"].partition("typed=")[2])
    for typed in (token, "forged", ""):
        assert client.post(f"{GIVE}filled/", {"typed": typed}).status_code == 303


def test_the_page_itself_is_as_it_always_is(client, sign, page_cache):
    give(client, client.get(sign()["Location"]).text)
    for address in (GIVE, f"{GIVE}filled/"):
        assert "Ana Reyes" not in client.get(address, follow=True).text
    assert "public" in client.get(GIVE)["Cache-Control"]


def test_the_filled_form_leads_to_stripe(client, stripe, sign, gift):
    form = give(client, client.get(sign()["Location"]).text).text
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        answer = client.post(GIVE, {**quiet(form), **gift}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
    assert len(stripe.all("checkout.session")) == 1


def test_where_staff_chose_another_page_nothing_goes_along(client, sign, petition_page, about):
    petition_page.next_page = about
    petition_page.save()
    answer = sign()
    assert answer["Location"] == f"{SIGN}thanks/"


def test_where_staff_chose_nothing_the_sites_page_for_gifts_is_offered(client, sign, petition_page):
    petition_page.next_page = None
    petition_page.save()
    page = client.get(sign()["Location"]).text
    assert "Stand by your neighbors" in page
    assert 'value="Ana Reyes"' in give(client, page).text


def test_a_page_for_gifts_that_is_closed_is_not(client, sign, petition_page, fundraiser):
    petition_page.next_page = None
    petition_page.save()
    fundraiser.state = "closed"
    fundraiser.save()
    assert sign()["Location"] == f"{SIGN}thanks/"
