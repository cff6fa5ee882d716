"""Robots, crowds, card testers and closed fundraisers: nothing is begun at Stripe, and the donor is told why."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from actions.limits.models import Limit
from payments import guarding
from payments.models import Fundraiser, Gift, GivingPause
from tests.cms.giving.conftest import quiet

URL = "/en/give/"
THROUGH = {"en": "This has not gone through", "ko": "아직 처리되지 않았습니다", "es": "Esto no se ha completado"}
MISTYPED = {"en": "Something is missing or not right", "ko": "빠졌거나", "es": "Falta algo"}
pytestmark = pytest.mark.django_db


def refused(response, status, words, stripe):
    assert response.status_code == status
    assert words in response.text
    assert f"<h2>{THROUGH['en']}</h2>" in response.text
    assert MISTYPED["en"] not in response.text
    assert 'value="Ana Reyes"' in response.text
    assert not stripe.all("checkout.session")
    return True


def test_who_fills_in_what_people_do_not_see_is_answered_as_a_crowd_is(stripe, send, gift):
    assert refused(send(**gift, topic="x"), 429, "wait a few minutes", stripe)
    assert not Gift.objects.exists()


def test_who_mistyped_is_told_so_and_not_that_the_gift_did_not_go_through(send, gift):
    response = send(**{**gift, "email": "ana@"})
    assert response.status_code == 422
    assert MISTYPED["en"] in response.text
    assert THROUGH["en"] not in response.text


@pytest.mark.parametrize("language", ["ko", "es"])
def test_nobody_is_called_mistaken_in_another_language_either(send, gift, give_page, home, translated, language):
    translated(home, language)
    translated(give_page, language, {})
    url = f"/{language}/give/"
    for typed, said, not_said in (({"topic": "x"}, THROUGH, MISTYPED), ({"email": "ana@"}, MISTYPED, THROUGH)):
        page = send(url, **{**gift, **typed}).text
        assert said[language] in page
        assert not_said[language] not in page


def test_who_is_quicker_than_people_are_is_answered_so_too(client, stripe, give_page, gift):
    assert refused(client.post(URL, gift), 429, "wait a few minutes", stripe)


def test_the_limit_of_a_network_holds_before_stripe_is_asked(stripe, send, gift):
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=1, sustained=1)
    caches["default"].clear()
    send(**{**gift, "amount_once": ""})
    assert send(**gift).status_code == 303
    assert send(**{**gift, "email": "bo@example.org"}).status_code == 429
    assert Gift.objects.count() == 1


def test_during_an_attack_a_proof_is_asked_for_at_once_and_lets_in(client, stripe, send, gift, monkeypatch):
    attack = guarding.Pulse(paid=0, failed=50)
    monkeypatch.setattr(guarding, "pulse", lambda at: attack)
    response = send(**gift)
    assert refused(response, 422, "trying stolen cards", stripe)
    challenge = re.search(r'data-challenge="([^"]+)" data-now', response.text)[1]
    assert json.loads(client.get(challenge).content)["parameters"]
    assert client.get(challenge.partition("?")[0]).status_code == 204
    monkeypatch.setattr("actions.limits.proof.proven", lambda payload: payload == "done")
    assert send(**gift, altcha="done").status_code == 303


@pytest.mark.parametrize(("state", "words"), [("closed", "no longer taken here"), ("draft", "are not taken here yet")])
def test_a_fundraiser_that_is_not_open_takes_nothing(stripe, send, gift, fundraiser, state, words):
    Fundraiser.objects.filter(pk=fundraiser.pk).update(state=state)
    assert refused(send(**gift), 409, words, stripe)


def test_a_closed_one_shows_what_came_together_and_no_form(client, give_page, fundraiser):
    Fundraiser.objects.filter(pk=fundraiser.pk).update(state="closed", goal_cents=100_000)
    page = client.get(URL).text
    assert "$0</strong> was given." in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]


def test_a_form_from_another_website_is_not_taken(client, stripe, give_page, gift):
    assert client.post(URL, gift, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert not Gift.objects.exists()


@pytest.fixture
def pause(db):
    """Giving rests for an hour."""
    until = timezone.now() + timedelta(hours=1)
    return GivingPause(until=until, reason="Cards are being tried", words={"en": "We rest until noon."})


def test_while_giving_is_paused_the_page_says_so_in_place_of_the_form(client, give_page, pause):
    pause.save()
    page = client.get(URL).text
    assert "We rest until noon." in page
    assert 'name="own"' not in page
    assert 'href="#give"' not in page


def test_who_had_the_form_open_before_is_told_and_loses_nothing(stripe, client, give_page, gift, pause):
    unseen = quiet(client.get(URL).text)
    pause.save()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        answer = client.post(URL, {**unseen, **gift})
    assert refused(answer, 503, "We rest until noon.", stripe)
    assert not Gift.objects.exists()


def test_a_crowd_is_told_of_as_a_crowd(stripe, send, gift, settings):
    settings.GIFTS_PER_MINUTE = 0
    response = send(**gift)
    assert refused(response, 422, "Very many gifts come in", stripe)
    assert "stolen" not in response.text
    mailed = send(**gift, by_link="1")
    assert "Very many gifts come in" in mailed.text
    assert "stolen" not in mailed.text
