"""Giving, by the door people use: the page for gifts, Stripe's page, and the page after that."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches

from actions.supporters.models import Consent
from advocacy.sandbox.scripts import Behaviour
from cms.models import GivePage
from payments import stripe_client
from payments.models import Gift, Recipient

URL = "/en/give/"
CREATE = "checkout.sessions.create"
pytestmark = pytest.mark.django_db


def back(stripe, gift):
    """Where Stripe leads who has paid or gone away: our page's path and query."""
    session = stripe.find(gift.session_id)
    return [
        session[name].replace("{CHECKOUT_SESSION_ID}", gift.session_id).removeprefix("http://testserver")
        for name in ("success_url", "cancel_url")
    ]


def test_a_gift_leads_to_stripes_page_and_from_there_to_thanks(client, stripe, send, gift):
    response = send(**gift)
    made = Gift.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.checkout_url)
    assert not response.cookies
    assert (made.amount_cents, made.covered_cents, made.frequency, made.language) == (2500, 0, "once", "en")
    assert made.page_url == "http://testserver/en/give/"
    stripe.pay(made.session_id)
    thanks = client.get(back(stripe, made)[0])
    assert "$25" in thanks.text
    assert "Your receipt is on its way" in thanks.text
    assert thanks["Cache-Control"] == "private, no-store"
    assert "Refresh" not in thanks
    assert Gift.objects.get().state == Gift.State.PAID


def test_after_a_single_gift_a_monthly_one_is_offered_once(client, stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe.pay(made.session_id)
    offer = re.search(r'href="(/en/give/monthly/)#give"', client.get(back(stripe, made)[0]).text)[1]
    form = client.get(offer).text
    assert re.search(r'value="month"[^>]*checked', form)
    assert f'action="{URL}#give"' in form


def test_a_monthly_gift_is_asked_for_each_month_and_offers_no_second(client, stripe, send, gift):
    send(**{**gift, "frequency": "month", "amount_month": "2000"})
    made = Gift.objects.get()
    assert (made.amount_cents, made.frequency) == (2000, "month")
    stripe.pay(made.session_id)
    thanks = client.get(back(stripe, made)[0]).text
    assert "each month" in thanks
    assert "/monthly/" not in thanks
    assert Gift.objects.get().subscription.amount_cents == 2000


def test_the_fee_is_added_only_where_it_is_ticked(stripe, send, gift):
    send(**gift, cover="on")
    made = Gift.objects.get()
    assert (made.amount_cents, made.covered_cents) == (2606, 106)


@pytest.mark.parametrize("currency", ["krw", "eur", "cad"])
def test_where_nobody_knows_the_fee_it_is_not_offered(client, stripe, give_page, fundraiser, send, gift, currency):
    fundraiser.currency = currency
    fundraiser.save()
    page = client.get(URL).text
    assert "give-sum" in page
    assert 'name="cover"' not in page
    send(**gift, cover="on")
    made = Gift.objects.get()
    assert (made.currency, made.amount_cents, made.covered_cents) == (currency, 2500, 0)


def test_a_gift_that_is_partly_disputed_has_been_paid(client, stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe.pay(made.session_id)
    stripe.dispute(stripe.all("charge")[0]["id"], amount=500)
    page = client.get(back(stripe, made)[0]).text
    assert Gift.objects.get().state == Gift.State.DISPUTED
    assert "Thank you" in page


def test_dedication_employer_and_news_are_kept(stripe, send, gift, give_page):
    give_page.news_wording = "Yes, write to me."
    give_page.save()
    told = {"tribute": "memory", "tribute_name": "Soon-hee Kim", "tribute_email": "min@example.org"}
    send(
        query="?s=leaflet&utm_campaign=spring",
        **gift,
        **told,
        tribute_note="With love.",
        employer="Rosewood",
        news="on",
    )
    made = Gift.objects.get()
    assert (made.tribute, made.tribute_name, made.tribute_note) == ("memory", "Soon-hee Kim", "With love.")
    assert (made.employer, made.source, made.utm) == ("Rosewood", "leaflet", {"utm_campaign": "spring"})
    assert Consent.objects.get().wording == "Yes, write to me."


def test_news_that_are_ticked_when_the_form_is_sent_again_are_kept_once(stripe, send, gift, give_page):
    give_page.news_wording = "Yes, write to me."
    give_page.save()
    send(**gift)
    assert not Consent.objects.exists()
    send(**gift, news="on")
    send(**{**gift, "amount_once": "5000"}, news="on")
    assert Gift.objects.count() == 1
    assert Consent.objects.get().wording == "Yes, write to me."


def test_an_address_is_asked_for_only_where_the_receipt_needs_it(client, stripe, send, gift, fundraiser):
    assert "street" not in client.get(URL).text
    fundraiser.address_asked = True
    fundraiser.save()
    assert send(**gift).status_code == 422
    address = {"street": "421 8th Ave", "city": "New York", "state": "NY", "zip": "10001"}
    assert send(**gift, **address).status_code == 303
    assert Gift.objects.get().address == address


def test_whoever_walks_away_finds_what_she_typed_and_that_nothing_was_charged(client, stripe, send, gift):
    send(**{**gift, "amount_once": "other", "own": "40"}, cover="on", employer="Rosewood")
    page = client.get(back(stripe, Gift.objects.get())[1])
    assert "Nothing was charged" in page.text
    assert 'value="Ana Reyes"' in page.text
    assert re.search(r'name="own" value="40"', page.text)
    assert re.search(r'name="cover"[^>]*checked', page.text)
    assert page["Cache-Control"] == "private, no-store"


def test_whoever_comes_back_from_a_page_that_has_expired_finds_what_she_typed(client, stripe, send, gift):
    send(**gift, employer="Rosewood")
    made = Gift.objects.get()
    stripe_client.expire_checkout(made.session_id)
    thanks, left = back(stripe, made)
    again = html.unescape(re.search(r'href="(/en/give/back/[^"#]+)', client.get(thanks).text)[1])
    for address in (left, again):
        assert 'value="Ana Reyes"' in client.get(address).text
    with time_machine.travel(made.created_at + timedelta(days=2)):
        assert client.get(left).status_code == 302


def test_a_link_back_to_a_gift_that_is_paid_says_nothing_of_it(client, stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe.pay(made.session_id)
    response = client.get(back(stripe, made)[1])
    assert (response.status_code, response["Location"]) == (302, URL)
    assert client.get(f"{URL}back/?gift=forged.token").status_code == 302


def test_a_bank_payment_is_not_called_paid(client, stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe.pay_by_bank(made.session_id)
    thanks = client.get(back(stripe, made)[0]).text
    assert "up to four working days" in thanks
    assert "It has arrived" not in thanks


def test_a_monthly_gift_half_looked_at_is_not_called_a_banks(client, stripe, send, gift):
    send(**{**gift, "frequency": "month", "amount_month": "2000"})
    made = Gift.objects.get()
    stripe.pay(made.session_id)
    stripe.script.next(Behaviour.TOO_MANY, office="subscriptions.retrieve")
    asking = client.get(back(stripe, made)[0])
    assert "Refresh" in asking
    assert "up to four working days" not in asking.text
    caches["default"].clear()  # three seconds later
    assert "Your receipt is on its way" in client.get(back(stripe, made)[0]).text


def test_a_monthly_gift_from_a_bank_is(client, stripe, send, gift):
    send(**{**gift, "frequency": "month", "amount_month": "2000"})
    made = Gift.objects.get()
    stripe.pay_by_bank(made.session_id)
    assert "up to four working days" in client.get(back(stripe, made)[0]).text


def test_the_page_asks_for_a_minute_and_then_promises_a_mail(client, stripe, send, gift):
    send(**gift)
    where = back(stripe, Gift.objects.get())[0]
    first = client.get(where)
    assert first["Refresh"].startswith("5; url=/en/give/thanks/?session=")
    assert first["Refresh"].endswith("&n=1")
    last = client.get(f"{where}&n=12")
    assert "Refresh" not in last
    assert "We do not have Stripe's answer yet" in last.text


def test_stripe_is_not_asked_again_within_three_seconds(client, stripe, send, gift, monkeypatch):
    send(**gift)
    where, asked = back(stripe, Gift.objects.get())[0], []
    real = stripe_client.checkout
    monkeypatch.setattr(stripe_client, "checkout", lambda id: (asked.append(id), real(id))[1])
    for _ in range(4):
        client.get(where)
    assert len(asked) == 1


def test_a_page_of_stripes_that_nobody_knows_is_answered_kindly(client, give_page):
    for session in ("cs_test_nobodys", "", "x" * 500, "\0"):
        answer = client.get(f"{URL}thanks/", {"session": session})
        assert answer.status_code == 200
        assert "Refresh" not in answer


def test_an_expired_page_says_that_nothing_was_charged(client, stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe_client.expire_checkout(made.session_id)
    thanks = client.get(back(stripe, made)[0]).text
    assert "no money was taken" in thanks
    assert f'href="{URL}back/?gift=' in thanks


def test_the_same_form_sent_again_after_paying_leads_to_thanks(stripe, send, gift):
    send(**gift)
    made = Gift.objects.get()
    stripe.pay(made.session_id)
    again = send(**gift)
    assert again["Location"] == f"{URL}thanks/?session={made.session_id}"
    assert Gift.objects.count() == 1


@pytest.mark.parametrize(
    ("status", "words"), [("c3", "EIN 12-3456789. It is deductible"), ("c4", "are not deductible")]
)
def test_the_form_says_whether_a_gift_is_deductible(client, give_page, status, words):
    assert "deductible" not in client.get(URL).text
    Recipient.objects.create(hostname="testserver", legal_name="Neighbors, Inc.", tax_status=status, ein="12-3456789")
    assert words in client.get(URL).text


def test_when_stripe_does_not_answer_the_form_is_kept(stripe, send, gift):
    stripe.script.always(Behaviour.RESET, office=CREATE)
    response = send(**gift)
    assert response.status_code == 503
    assert "Nothing was charged" in response.text
    assert 'value="Ana Reyes"' in response.text
    stripe.script.reset()
    assert send(**gift).status_code == 303
    assert Gift.objects.count() == 1


def test_each_language_has_its_own_page_and_one_fundraiser(client, stripe, send, gift, give_page, home, translated):
    translated(home, "ko")
    korean = translated(give_page, "ko", {"Stand by your neighbors": "이웃의 곁에"})
    assert isinstance(korean, GivePage)
    assert korean.fundraiser == give_page.fundraiser
    send(url="/ko/give/", **gift)
    assert (Gift.objects.get().language, Gift.objects.get().page_title) == ("ko", "이웃의 곁에")
