"""In the second and the third step she may go on in another language: what she typed goes along, nothing is sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.letters import drafts
from actions.letters.models import Letter
from actions.supporters.models import Consent
from tests import kept
from tests.cms.letters.conftest import BODY, URL
from tests.cms.letters.forms import Form, Writer

KOREAN = "/ko/citizenship-for-all/write/"
WHO = {"name": "김 순희", "email": "soon-hee@example.org"}


@pytest.fixture(autouse=True)
def in_korean(korean, letter_page, translated):
    """The page in Korean."""
    return kept.made("letter page in Korean", lambda: translated(letter_page, "ko", {}), on=[letter_page.campaign_id])


def switches(writer):
    return Form(writer.page).switches


def assert_korean(writer, step):
    assert (writer.step, writer.response.status_code) == (step, 200)
    assert '<html lang="ko"' in writer.page
    assert 'class="field-error"' not in writer.page
    assert not writer.response.cookies
    assert "no-store" in writer.response["Cache-Control"]
    assert not Letter.objects.exists()


def test_the_second_step_keeps_what_was_typed_and_checks_nothing(at_details, gateways, sent):
    at_details.press("back").press()  # with a gateway, so that more is asked for
    typed = {**WHO, "email": "not yet", "first_name": "순희", "street": "12 Main St", "offices": ["S000148"]}
    at_details.switch("ko", **typed)
    assert_korean(at_details, "details")
    assert {name: at_details.fields[name] for name in typed} == typed
    assert at_details.fields["last_name"] == ""
    assert sent == []


def test_the_third_step_keeps_what_was_typed_and_sends_nothing(at_letter, version, korean_reading, sent):
    typed = {"own_words": "저는 여기 삽니다.", f"body_{version.pk}": "", f"subject_{version.pk}": "For my mother"}
    at_letter.switch("ko", **typed)
    assert_korean(at_letter, "letter")
    assert {name: at_letter.fields[name] for name in typed} == typed
    assert "천백만 명이 기다립니다." in at_letter.page
    assert sent == []


def test_what_she_goes_on_with_is_one_letter_in_her_language(at_details, version, sent):
    at_details.switch("ko", **WHO).press().press("back").switch("en", name="Soon-hee Kim").switch("ko").press()
    at_details.switch("en", own_words="저는 여기 삽니다.").switch("ko").press()
    assert at_details.response.status_code == 303
    assert at_details.response["Location"].startswith("/ko/letter/")
    assert (sent[0]["language"], sent[0]["name"], sent[0]["own_words"]) == ("ko", "Soon-hee Kim", "저는 여기 삽니다.")
    assert (sent[0]["zip"], sent[0]["page_url"]) == ("11355", f"http://testserver{KOREAN}")
    assert sent[0]["suspicious"] is False
    assert Letter.objects.count() == 1


def test_an_office_that_she_unticked_stays_unticked(at_details, sent):
    at_details.press(**WHO, offices=["S000148"]).switch("ko")
    assert_korean(at_details, "letter")
    assert "Gillibrand" not in at_details.page
    at_details.press()
    assert [choice.office.key for choice in sent[0]["choices"]] == ["S000148"]


def test_with_no_office_ticked_the_second_step_is_still_hers(at_details):
    at_details.switch("ko", without=["offices"], **WHO)
    assert_korean(at_details, "details")
    assert "offices" not in at_details.fields
    assert at_details.fields["name"] == WHO["name"]


def test_only_steps_that_hold_something_have_it_and_name_the_others_alone(writer):
    assert switches(writer) == {}
    assert switches(writer.press(zip="10001")) == {}
    assert switches(writer.press("choose", district="known:NY")) == {"ko": f"{KOREAN}#write"}
    assert switches(writer.press(**WHO)) == {"ko": f"{KOREAN}#write"}
    assert switches(writer.switch("ko")) == {"en": f"{URL}#write"}


def test_a_page_in_one_language_has_none(at_details, in_korean):
    in_korean.unpublish()
    at_details.press()
    assert switches(at_details) == {}
    assert "Read this in" not in at_details.page


def test_no_address_holds_what_she_typed_and_where_she_came_from_goes_along(client, clock, letter_page, sent):
    writer = Writer(client, clock, URL).open("?s=mail&utm_campaign=%22spring%22").press(zip="11355")
    writer.switch("ko", **WHO)
    assert writer.query == "?s=mail&utm_campaign=%22spring%22"
    writer.press().press()
    assert (sent[0]["source"], sent[0]["utm"]) == ("mail", {"utm_campaign": '"spring"'})


def test_enter_presses_the_steps_own_button(at_details):
    form = at_details.page.split('<form class="form"')[1]
    first = form.split("<button")[1].split(">")[0]
    assert 'type="submit"' in first
    assert "formaction" not in first
    assert "name=" not in first


@pytest.mark.parametrize("step", ["details", "letter"])
def test_a_draft_that_is_lost_leads_to_the_first_step_in_the_new_language(at_letter, clock, sent, step):
    at_letter.press("back") if step == "details" else None
    clock.shift(4 * 3600)
    at_letter.switch("ko")
    assert (at_letter.step, at_letter.response.status_code) == ("where", 422)
    assert '<html lang="ko"' in at_letter.page
    at_letter.press(zip="11355")
    assert sent == []


def test_the_third_step_cannot_be_reached_by_it_before_the_second(at_details, letters, sent):
    placed = drafts.opened(at_details.fields["draft"], campaign=letters, at=timezone.now())
    at_details.post({"step": "letter", "draft": drafts.sealed(placed, at=timezone.now()), "switch": "ko"})
    assert at_details.step == "details"
    assert sent == []


def test_a_form_from_another_website_gets_nowhere(at_letter):
    data = {**at_letter.fields, "switch": "ko"}
    assert at_letter.client.post(KOREAN, data, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_closed_campaign_still_shows_her_what_she_wrote(at_letter, letters, sent):
    letters.state, letters.closed_at = "closed", timezone.now() - timedelta(days=2)
    letters.save()
    at_letter.switch("ko", own_words="Mine.")
    assert at_letter.fields["own_words"] == "Mine."
    at_letter.press()
    assert at_letter.response.status_code == 409
    assert sent == []


def test_a_fixed_letter_shows_its_own_words(at_details, letters, sent):
    letters.editing = "fixed"
    letters.save()
    at_details.press(**WHO).switch("ko", own_words="Mine.")
    assert_korean(at_details, "letter")
    at_details.press()
    assert (sent[0]["choices"][0].body, sent[0]["own_words"]) == (BODY, "Mine.")


def test_a_yes_to_news_is_kept_in_the_words_that_she_saw_last(at_details, sent):
    at_details.switch("ko", **WHO, news="on")
    assert at_details.fields["news"]
    at_details.press().press()
    assert sent[0]["news_wording"] == Consent.objects.get().wording
    assert "소식" in sent[0]["news_wording"]
    assert Consent.objects.get().language == "ko"


def test_a_yes_to_words_in_another_language_is_asked_for_again(at_details, sent):
    at_details.press(**WHO, news="on").switch("ko", own_words="Mine.").press()
    assert (at_details.step, at_details.response.status_code) == ("details", 422)
    assert 'id="id_news_error"' in at_details.page
    assert "news" not in at_details.fields
    assert sent == []
    at_details.press(news="on").press()
    assert sent[0]["own_words"] == "Mine."
    assert Consent.objects.get().language == "ko"
