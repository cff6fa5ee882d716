"""The links in a signer's mails: each state, each click, each broken link, in her language."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from actions.outbox.models import Job
from actions.petitions import counting, links
from actions.petitions.models import Petition, Signature
from actions.supporters.models import Consent, Mailbox

STATES = Signature.State
BUTTON = '<button class="button" type="submit">'


def page(name, signature, language="en"):
    with translation.override(language):
        return reverse(f"signer:{name}", args=[links.token(signature)])


@pytest.fixture
def stranger():
    """A browser that has no cookie of ours, and comes from anywhere."""
    return Client(enforce_csrf_checks=True, headers={"Origin": "null", "Sec-Fetch-Site": "cross-site"})


@pytest.fixture
def news(signed):
    """Ana's signature, with the box for news ticked."""
    signature = signed("Ana Reyes")
    Consent.objects.create(
        supporter=signature.supporter, wording="Yes.", language="en", page_url="http://a", given_at=signature.signed_at
    )
    return signature


def numbers(petition, at):
    counting.fold(at=at)
    petition.refresh_from_db()
    assert counting.compare(at=at) == 0
    return petition.signed_count, petition.confirmed_count


def test_following_the_link_shows_a_button_and_confirms_nothing(stranger, signed):
    signature = signed("Ana Reyes", state="pending")
    for method in (stranger.get, stranger.head, stranger.get):
        assert method(page("confirm", signature)).status_code == 200
    assert stranger.get(page("confirm", signature)).content.decode().count(BUTTON) == 1
    signature.refresh_from_db()
    assert (signature.state, signature.confirmed_at) == ("pending", None)
    assert Mailbox.objects.get().state == "unconfirmed"


def test_the_button_confirms_and_leads_to_her_page(stranger, signed, petition, at):
    signature = signed("Ana Reyes", state="pending")
    address = page("signature", signature)
    answer = stranger.post(f"{address}confirm/")
    assert (answer.status_code, answer.url) == (303, address)
    signature.refresh_from_db()
    assert signature.state == "valid"
    assert signature.confirmed_at is not None
    assert Mailbox.objects.get().state == "confirmed"
    assert "Your signature is confirmed" in stranger.get(answer.url).content.decode()
    assert numbers(petition, at) == (1, 1)


def test_her_page_shows_the_new_count_and_ways_to_pass_it_on(stranger, signed):
    signed("Ben Osei")
    signature = signed("Ana Reyes", confirmed_at=signed("Cho Eun").signed_at)
    shown = stranger.get(page("signature", signature)).content.decode()
    assert "<span data-count>3</span></strong>" in shown
    assert "river/?s=whatsapp" not in shown  # encoded
    assert "river%2F%3Fs%3Dwhatsapp" in shown
    assert "river/?s=kakao" in shown
    assert 'href="http://testserver/en/river/"' in shown


@pytest.mark.parametrize("state", ["valid", "pending"])
def test_her_page_leads_to_the_petition_and_to_withdrawing(stranger, signed, at, state):
    for signature in (signed("Ana Reyes", state=state), signed("Ben Osei", state=state, confirmed_at=at)):
        address = page("signature", signature)
        shown = stranger.get(address).content.decode()
        assert f'href="{address}withdraw/"' in shown
        assert "Go to the petition" in shown


def test_confirming_lets_consent_take_effect_and_welcomes_once(stranger, news, promised):
    for _ in range(2):
        assert stranger.post(page("confirm", news), {"news": "on"}).status_code == 303
    assert Consent.objects.get().effective_at is not None
    assert promised() == ["supporters.welcome"]
    assert Job.objects.get().reference == Consent.objects.get().pk


def test_who_confirms_is_shown_what_was_ticked_in_her_name_and_may_say_no(stranger, news, promised):
    shown = stranger.get(page("confirm", news)).content.decode()
    assert Consent.objects.get().wording in shown
    assert 'name="news" id="id_news" checked' in shown
    stranger.post(page("confirm", news))  # she took the tick away
    assert Signature.objects.get().is_confirmed
    assert Consent.objects.get().effective_at is None
    assert promised() == []


@pytest.mark.parametrize("ticked", [True, False])
def test_who_confirms_is_told_that_her_name_will_be_shown(stranger, signed, petition, ticked):
    Petition.objects.filter(pk=petition.pk).update(names_public=True)
    shown = stranger.get(page("confirm", signed("Ana Reyes", show_name=ticked))).content.decode()
    assert ("everybody may read it" in shown) == ticked


def test_withdrawing_ends_what_was_ticked_and_never_confirmed(stranger, news, promised):
    stranger.post(page("withdraw", news))
    assert Consent.objects.get().withdrawn_at is not None
    stranger.post(page("confirm", news), {"news": "on"})
    assert Consent.objects.get().effective_at is None
    assert promised() == []


def test_withdrawing_leaves_news_that_she_confirmed(stranger, news):
    stranger.post(page("confirm", news), {"news": "on"})
    stranger.post(page("withdraw", news))
    assert Consent.objects.get().withdrawn_at is None


def test_nobody_is_asked_about_news_that_was_not_ticked(stranger, signed):
    assert 'name="news"' not in stranger.get(page("confirm", signed("Ana Reyes"))).content.decode()


def test_a_box_ticked_after_confirming_has_a_button_of_its_own(stranger, news, at):
    Signature.objects.update(confirmed_at=at)
    shown = stranger.get(page("confirm", news)).content.decode()
    assert "Yes, send me news" in shown
    stranger.post(page("confirm", news), {"news": "on"})
    assert Consent.objects.get().effective_at is not None
    assert Signature.objects.get().confirmed_at == at


# What each click does in each state: the state after it, and whether it is confirmed then.
CLICKS = {
    ("pending", "confirm"): ("valid", True),
    ("pending", "withdraw"): ("withdrawn", False),
    ("valid", "confirm"): ("valid", True),
    ("valid", "withdraw"): ("withdrawn", False),
    ("withdrawn", "confirm"): ("valid", True),
    ("withdrawn", "withdraw"): ("withdrawn", False),
    ("quarantined", "confirm"): ("quarantined", False),
    ("quarantined", "withdraw"): ("quarantined", False),
    ("invalidated", "confirm"): ("invalidated", False),
    ("invalidated", "withdraw"): ("invalidated", False),
}


@pytest.mark.parametrize(("before", "click"), CLICKS)
def test_each_click_in_each_state_once_and_twice(stranger, signed, petition, at, before, click):
    signature = signed("Ana Reyes", state=before)
    counting.fold(at=at)
    after, confirmed = CLICKS[before, click]
    for _ in range(2):
        assert stranger.post(page(click, signature)).status_code == 303
        signature.refresh_from_db()
        assert (signature.state, signature.is_confirmed) == (after, confirmed)
        assert numbers(petition, at) == (after == "valid", after == "valid" and confirmed)
    assert stranger.get(page("signature", signature)).status_code == 200


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("click", ["confirm", "withdraw"])
def test_a_question_that_is_settled_leads_on_to_her_page(stranger, signed, at, state, click):
    signature = signed("Ana Reyes", state=state, confirmed_at=at if state == "valid" else None)
    answer = stranger.get(page(click, signature))
    open_questions = {
        "confirm": {"pending", "withdrawn"},
        "withdraw": {"pending", "valid", "quarantined", "invalidated"},
    }
    assert answer.status_code == (200 if state in open_questions[click] else 303)


def test_who_confirmed_may_withdraw_and_come_back(stranger, signed, petition, at):
    signature = signed("Ana Reyes")
    stranger.post(page("confirm", signature))
    assert numbers(petition, at) == (1, 1)
    stranger.post(page("withdraw", signature))
    assert numbers(petition, at) == (0, 0)
    assert "Your signature is withdrawn" in stranger.get(page("signature", signature)).content.decode()
    stranger.post(page("confirm", signature))
    assert numbers(petition, at) == (1, 1)


def test_withdrawing_what_was_taken_out_holds_when_it_is_put_back(stranger, signed):
    signature = signed("Ana Reyes", state="invalidated", state_before="valid")
    stranger.post(page("withdraw", signature))
    signature.refresh_from_db()
    assert (signature.state, signature.state_before) == ("invalidated", "withdrawn")


def test_confirming_works_after_the_petition_closed(stranger, signed, petition):
    Petition.objects.update(state="closed")
    signature = signed("Ana Reyes", state="pending")
    stranger.post(page("confirm", signature))
    shown = stranger.get(page("signature", signature)).content.decode()
    assert "The petition is closed, and your name is part of it." in shown
    assert "whatsapp" not in shown


@pytest.mark.parametrize("name", ["signature", "confirm", "withdraw"])
@pytest.mark.parametrize("state", STATES)
def test_a_forwarded_link_shows_nothing_about_the_signer(stranger, signed, name, state):
    signature = signed("Ana Reyes", state=state, email="secret@canary.example", zip="99501", comment="Canary words")
    shown = stranger.get(page(name, signature), follow=True).content.decode()
    for told in ("Ana", "Reyes", "canary", "Canary", "99501"):
        assert told not in shown


@pytest.mark.parametrize("name", ["signature", "confirm", "withdraw"])
def test_her_pages_are_kept_nowhere_and_tell_nobody(stranger, signed, name):
    signature = signed("Ana Reyes")
    answer = stranger.get(page(name, signature))
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "csrf" not in answer.content.decode().lower()
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("name", ["signature", "confirm", "withdraw"])
def test_an_old_link_says_so_and_shows_the_way_on(stranger, signed, petition, name):
    signature = signed("Ana Reyes")
    address = page(name, signature)
    with time_machine.travel(settings.SIGNATURE_LINK_AGE + timedelta(hours=1), tick=False):
        answers = [stranger.get(address)] + ([] if name == "signature" else [stranger.post(address)])
        for answer in answers:
            assert answer.status_code == 410
            assert "sign once more" in answer.content.decode()
            assert 'href="http://testserver/en/river/"' in answer.content.decode()
        Petition.objects.update(state="closed")
        assert "sign once more" not in stranger.get(address).content.decode()
    signature.refresh_from_db()
    assert (signature.state, signature.confirmed_at) == ("valid", None)


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: "9" + t, lambda t: t + "x", lambda t: "x", lambda t: "é.1.2", lambda t: "%00"]
)
@pytest.mark.parametrize("name", ["signature", "confirm", "withdraw"])
def test_a_forged_or_broken_link_is_a_clear_page(stranger, signed, spoil, name):
    token = spoil(links.token(signed("Ana Reyes")))
    address = f"/en/signature/{token}/" + ("" if name == "signature" else f"{name}/")
    for answer in [stranger.get(address)] + ([] if name == "signature" else [stranger.post(address)]):
        assert answer.status_code == 404
        assert "This link does not work" in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]


def test_a_token_of_another_purpose_is_refused(stranger, signed):
    token = links.signing.TimestampSigner(salt="something else", sep=".").sign(str(signed("Ana Reyes").pk))
    assert stranger.get(f"/en/signature/{token}/").status_code == 404


def test_the_link_of_an_erased_signature_is_a_clear_page_even_when_old(stranger, signed):
    signature = signed("Ana Reyes")
    address = page("confirm", signature)
    signature.delete()
    assert stranger.get(address).status_code == 404
    assert stranger.post(address).status_code == 404
    with time_machine.travel(settings.SIGNATURE_LINK_AGE + timedelta(hours=1), tick=False):
        assert stranger.get(address).status_code == 404


def test_other_methods_are_refused_plainly(stranger, signed):
    signature = signed("Ana Reyes")
    assert stranger.post(page("signature", signature)).status_code == 405
    assert stranger.put(page("confirm", signature)).status_code == 405
    assert stranger.delete(page("withdraw", signature)).status_code == 405


@pytest.mark.parametrize("name", ["signature", "confirm", "withdraw"])
@pytest.mark.parametrize("state", STATES)
def test_the_pages_take_few_queries(stranger, signed, name, state, django_assert_max_num_queries):
    signature = signed("Ana Reyes", state=state)
    with django_assert_max_num_queries(10):
        stranger.get(page(name, signature))


def test_the_links_are_in_her_language_on_the_host_where_she_signed(signed):
    signature = signed("Ana Reyes", language="ko", page_url="https://act.example.org/ko/river/")
    assert links.url(signature, "confirm").startswith("https://act.example.org/ko/signature/")
    signature.language = "xx"
    assert links.url(signature).startswith("https://act.example.org/en/signature/")
