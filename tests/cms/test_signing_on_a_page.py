"""Signing, by the door people use: the petition's page."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from actions.outbox.models import Job
from actions.petitions.models import Petition, Signature
from actions.supporters.models import Consent

URL = "/en/citizenship-for-all/sign/"


def quiet(page):
    """What a form says that nobody types."""
    return dict(re.findall(r'<input type="hidden" name="(stamp|news_version)" value="([^"]+)"', page))


@pytest.fixture
def send(client, petition_page):
    """Open the page, read it for a minute, and send its form."""

    def send(url=URL, query="", **fields):
        page = client.get(url).content.decode()
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            data = {**quiet(page), **fields}
            return client.post(url + query, data, headers={"sec-fetch-site": "same-origin"})

    return send


def test_signing_leads_to_thanks_with_the_new_count(client, send, ana):
    response = send(**ana)
    assert (response.status_code, response["Location"]) == (302, f"{URL}thanks/")
    assert not response.cookies
    thanks = client.get(response["Location"]).content.decode()
    assert '<strong class="progress-number"><span data-count>1</span></strong>' in thanks
    signature = Signature.objects.get()
    assert (signature.state, signature.language, signature.zip) == ("valid", "en", "10001")
    assert signature.page_url == f"http://testserver{URL}"
    assert Job.objects.filter(kind="petitions.confirm", reference=signature.pk).count() == 1


def test_signing_twice_counts_once_and_is_answered_the_same(client, send, ana):
    first, second = send(**ana), send(**ana)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Signature.objects.count() == 1


def test_where_she_came_from_is_kept_and_not_shown(client, send, ana):
    send(query="?s=whatsapp&utm_campaign=spring", **ana)
    signature = Signature.objects.get()
    assert signature.source == "whatsapp"
    assert signature.utm == {"utm_campaign": "spring"}
    assert "?" not in signature.page_url


def test_consent_to_news_is_kept_word_by_word(send, ana, petition_page):
    petition_page.news_wording = "Yes, write to me about the river."
    petition_page.save()
    send(**ana, news="on")
    assert Consent.objects.get().wording == "Yes, write to me about the river."


def test_a_yes_to_words_that_changed_meanwhile_is_asked_for_again(client, ana, petition_page):
    petition_page.news_wording = "Yes, write to me about the river."
    petition_page.save()
    seen = quiet(client.get(URL).content.decode())
    petition_page.news_wording = "Yes, write to me about anything."
    petition_page.save()
    response = client.post(URL, {**ana, **seen, "news": "on"})
    content = response.content.decode()
    assert response.status_code == 422
    assert "The words beside this box have changed." in content
    assert "Yes, write to me about anything." in content
    assert "checked" not in content
    assert not Signature.objects.exists()
    assert client.post(URL, {**ana, **quiet(content), "news": "on"}).status_code == 302
    assert Consent.objects.get().wording == "Yes, write to me about anything."


def test_signing_is_not_subscribing(send, ana):
    send(**ana)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("missing", ["name", "email", "zip"])
def test_a_mistake_shows_the_same_page_with_all_that_was_typed(client, send, ana, missing):
    response = send(**{**ana, missing: ""})
    content = response.content.decode()
    assert response.status_code == 422
    assert response["Cache-Control"] == "private, no-store"
    assert 'role="alert"' in content
    assert 'class="progress' not in content  # nothing stands before what is wrong
    for field, value in ana.items():
        if field != missing:
            assert f'value="{value}"' in content
    assert not Signature.objects.exists()


def test_a_mistake_is_not_kept_for_the_next_visitor(client, send, ana, page_cache):
    send(**{**ana, "zip": "1"})
    assert ana["email"] not in client.get(URL).content.decode()


def test_one_petition_has_one_count_in_all_its_languages(client, send, ana, korean):
    send(**ana)
    response = send("/ko/citizenship-for-all/sign/", name="김미나", email="mina@example.org", zip="10001")
    assert response["Location"] == "/ko/citizenship-for-all/sign/thanks/"
    for language in ("en", "ko"):
        counts = client.get(f"/{language}/citizenship-for-all/sign/count.json").json()
        assert counts["count"] == 2
    assert set(Signature.objects.values_list("language", flat=True)) == {"en", "ko"}


def test_the_numbers_are_for_anybody(client, send, ana):
    send(**ana)
    response = client.get(f"{URL}count.json", headers={"origin": "https://news.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "public" in response["Cache-Control"]
    counts = json.loads(response.content)
    assert {key: counts[key] for key in ("count", "confirmed", "offline", "goal")} == {
        "count": 1,
        "confirmed": 0,
        "offline": 0,
        "goal": 100,
    }
    assert "as_of" in counts


def test_thanks_offers_ways_to_pass_it_on_without_anybodys_script(client, petition_page):
    content = client.get(f"{URL}thanks/").content.decode()
    for way in ("mailto:", "sms:", "https://wa.me/", "facebook.com/sharer", "x.com/intent", "<svg"):
        assert way in content
    assert '<meta name="robots" content="noindex">' in content
    assert "<iframe" not in content


def test_thanks_offers_the_next_action_that_staff_chose(client, petition_page, about):
    petition_page.next_page, petition_page.next_label = about, "Meet us"
    petition_page.save()
    content = client.get(f"{URL}thanks/").content.decode()
    assert 'href="/en/about/">Meet us' in content


def test_thanks_offers_another_petition_where_staff_chose_nothing(client, petition_page, campaign):
    from cms.models import PetitionPage

    other = Petition.objects.create(name="Sea", targets="the council", state="open")
    campaign.add_child(instance=PetitionPage(title="Sign for the sea", slug="sea", ask="Save it.", petition=other))
    assert "Sign for the sea" in client.get(f"{URL}thanks/").content.decode()


def test_thanks_says_the_sites_own_words_where_the_page_has_none(client, petition_page, home):
    home.thanks_text = "<p>From all of us.</p>"
    home.save()
    assert "From all of us." in client.get(f"{URL}thanks/").content.decode()
    petition_page.thanks_text = "<p>You are the first.</p>"
    petition_page.save()
    assert "From all of us." not in client.get(f"{URL}thanks/").content.decode()


@pytest.mark.parametrize("part", ["thanks/", "count.json", "share.png"])
def test_only_the_page_itself_takes_a_form(client, petition_page, ana, part):
    assert client.post(URL + part, ana).status_code == 405


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_odd_methods_are_refused(client, petition_page, method):
    assert getattr(client, method)(URL).status_code in {403, 405}


@pytest.mark.parametrize("part", ["nothing/", "thanks/more/", "count.xml", "thanks.json", "count.json/"])
def test_unknown_parts_are_not_found(client, petition_page, part):
    assert client.get(URL + part).status_code == 404


def test_a_form_from_another_website_signs_nothing(client, petition_page, ana):
    response = client.post(URL, ana, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert not Signature.objects.exists()


def test_the_page_asks_no_csrf_token(petition_page, ana):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(URL, ana).status_code == 302


@pytest.mark.parametrize(("kept", "most"), [(False, 16), (True, 10)])
def test_a_signature_costs_few_queries(
    client, send, ana, settings, kept, most, petition_page, django_assert_max_num_queries
):
    """With the pages kept, as in production, all of them are the signature's own."""
    settings.PAGE_CACHE_SECONDS = 10 if kept else 0
    petition_page.news_wording = "Yes, write to me."
    petition_page.save()
    send(**ana, news="on")  # rules and keys that each process remembers
    unseen = quiet(client.get(URL).content.decode())
    ben = {**ana, **unseen, "name": "Ben Reyes", "email": "ben@example.org", "news": "on"}
    with time_machine.travel(timezone.now() + timedelta(minutes=1)), django_assert_max_num_queries(most):
        response = client.post(URL, ben)
    assert response.status_code == 302
    assert Signature.objects.filter(state="valid").count() == 2


def test_what_is_remembered_for_forms_is_each_hosts_own(client, send, ana, page_cache, petition_page, settings):
    settings.ALLOWED_HOSTS = ["*"]
    send(**ana)
    again = client.post(URL, {**ana, "zip": ""}, headers={"host": "127.0.0.1"})
    assert again.status_code == 422
    assert client.post("/ko/citizenship-for-all/sign/", ana).status_code == 404


def test_a_page_taken_down_takes_no_forms_once_it_is_forgotten(client, send, ana, page_cache, petition_page):
    send(**ana)
    petition_page.unpublish()
    page_cache.clear()  # ten seconds later
    assert client.post(URL, ana).status_code == 404


@pytest.mark.parametrize(("part", "most"), [("", 12), ("thanks/", 13), ("count.json", 12)])
def test_reading_costs_few_queries(client, petition_page, part, most, django_assert_max_num_queries):
    client.get(URL + part)
    with django_assert_max_num_queries(most):
        client.get(URL + part)


def test_thanks_are_not_kept_so_that_the_count_is_the_new_one(client, petition_page, page_cache):
    assert client.get(f"{URL}thanks/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("part", ["", "count.json", "share.png"])
def test_each_part_is_kept_for_a_moment(client, petition_page, page_cache, part, django_assert_num_queries):
    first = client.get(URL + part)
    with django_assert_num_queries(0):
        assert client.get(f"{URL}{part}?s=mail").content == first.content
