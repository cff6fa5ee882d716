"""A letter from first page to last, by the door people use, without script."""

import pytest

from actions.letters import links
from actions.letters.models import Letter, LookUp
from actions.supporters import consents
from tests.cms.letters.conftest import BODY, URL
from tests.cms.letters.forms import Writer


def test_three_steps_lead_to_the_letters_own_page(writer, sent, version):
    assert writer.step == "where"
    assert "Step 1 of 3" in writer.page
    writer.press(zip="11355")
    assert (writer.step, writer.response.status_code) == ("details", 200)
    assert "Step 2 of 3" in writer.page
    writer.press(name="Ana Reyes", email="ana@example.org")
    assert (writer.step, writer.response.status_code) == ("letter", 200)
    assert "Step 3 of 3" in writer.page
    writer.press(own_words="My mother waits.")
    assert writer.response.status_code == 303
    assert writer.response["Location"].startswith("/en/letter/")
    assert links.opened(writer.response["Location"].split("/")[3]) == (Letter.objects.get().pk, False)
    assert writer.client.get(writer.response["Location"]).status_code == 200
    (letter,) = sent
    assert [choice.office.key for choice in letter["choices"]] == ["G000555", "S000148", "M001188"]
    assert {(choice.version, choice.subject, choice.body) for choice in letter["choices"]} == {
        (version, "Please act", BODY)
    }
    expected = {
        "own_words": "My mother waits.", "name": "Ana Reyes", "email": "ana@example.org", "zip": "11355",
        "state": "NY", "district": "6", "provider": "zip", "news_wording": "", "suspicious": False, "state_reason": "",
        "proven": False, "language": "en", "page_url": f"http://testserver{URL}", "page_title": "Write to Congress",
        "source": "", "referrer": "", "utm": {}, "table": None,
    }  # fmt: skip
    assert {name: letter[name] for name in expected} == expected
    assert letter["sealed"] == {
        **dict.fromkeys(("prefix", "first_name", "last_name", "street", "city", "phone"), ""),
        "address_validated": False,
    }


def test_no_step_sets_a_cookie_or_may_be_kept_or_found(writer, sent):
    for typed in ({"zip": "11355"}, {"name": "Ana Reyes", "email": "ana@example.org"}):
        writer.press(**typed)
        assert writer.response["Cache-Control"] == "private, no-store"
        assert '<meta name="robots" content="noindex">' in writer.page
        assert not writer.response.cookies
    writer.press()
    assert "no-store" in writer.response["Cache-Control"]


def test_sending_twice_is_one_letter(at_letter, sent):
    form = at_letter.fields
    answers = [at_letter.post(form).response["Location"] for _ in range(2)]
    assert len({links.opened(address.split("/")[3]) for address in answers}) == 1
    assert len({letter["key"] for letter in sent}) == 1
    assert Letter.objects.count() == 1


def test_where_she_came_from_goes_through_all_steps(client, clock, letter_page, sent):
    writer = Writer(client, clock, URL).open("?s=mail&utm_campaign=spring")
    writer.press(zip="11355", referrer="https://news.example/secret")
    writer.press(name="Ana Reyes", email="ana@example.org")
    writer.press()
    assert (sent[0]["source"], sent[0]["utm"]) == ("mail", {"utm_campaign": "spring"})
    assert sent[0]["referrer"] == "news.example"


def test_an_office_that_she_unticks_gets_nothing(at_details, sent):
    at_details.press(name="Ana Reyes", email="ana@example.org", offices=["S000148"])
    assert "Dear Senator Schumer," in at_details.page
    assert "Dear Senator Gillibrand," not in at_details.page
    at_details.press()
    assert [choice.office.key for choice in sent[0]["choices"]] == ["S000148"]


def test_at_least_one_office_stays(at_details):
    at_details.press(name="Ana Reyes", email="ana@example.org", without=["offices"])
    assert (at_details.step, at_details.response.status_code) == ("details", 422)
    assert "Choose at least one office." in at_details.page


def test_an_office_that_is_not_hers_cannot_be_sent_in(at_details):
    at_details.press(name="Ana Reyes", email="ana@example.org", offices=["S000148", "C001098"])
    assert at_details.response.status_code == 422
    assert "The offices have changed." in at_details.page


@pytest.mark.parametrize("missing", ["name", "email"])
def test_each_missing_field_is_named_and_nothing_typed_is_lost(at_details, missing):
    typed = {"name": "Ana Reyes", "email": "ana@example.org", "offices": ["S000148"]}
    at_details.press(**typed | {missing: ""})
    assert (at_details.step, at_details.response.status_code) == ("details", 422)
    assert at_details.page.count('class="field-error"') == 1
    assert {name: at_details.fields[name] for name in typed} == typed | {missing: ""}


def test_news_is_asked_for_and_kept_word_by_word(at_details, sent, letter_page):
    wording = at_details.page.split('for="id_news">')[1].split("<")[0]
    at_details.press(name="Ana Reyes", email="ana@example.org", news="on").press()
    assert sent[0]["news_wording"] == wording
    assert wording


def test_a_yes_to_words_that_changed_meanwhile_is_asked_for_again(at_letter, sent, letter_page):
    at_letter.press("back")
    at_letter.press(news="on")
    letter_page.news_wording = "Yes, write to me about anything."
    letter_page.save()
    at_letter.press()
    assert (at_letter.step, at_letter.response.status_code) == ("details", 422)
    assert "The words beside this box have changed." in at_letter.page
    assert at_letter.fields["news_version"] == consents.version("Yes, write to me about anything.")
    assert "news" not in at_letter.fields
    assert sent == []


def test_what_looks_like_a_machine_goes_on_and_is_told(writer, sent, clock):
    writer.press(zip="11355").press(name="Ana Reyes", email="ana@example.org", topic="Cheap pills").press()
    assert (sent[0]["suspicious"], sent[0]["state_reason"]) == (True, "trap")


def test_whoever_sends_very_many_is_told_to_be_over_the_limit(at_letter, sent):
    form = at_letter.fields
    for _ in range(7):
        at_letter.clock.shift(-60)  # all within one minute
        at_letter.post(form)
    assert sent[0]["suspicious"] is False
    assert (sent[-1]["suspicious"], sent[-1]["state_reason"]) == (True, "limit")


def test_each_look_up_is_counted_without_saying_whose(at_letter):
    (row,) = LookUp.objects.all()
    assert (row.status, row.provider) == ("resolved", "zip")


def test_a_form_from_another_website_gets_nowhere(writer):
    response = writer.client.post(URL, {"step": "where", "zip": "11355"}, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403


def test_the_page_asks_no_csrf_token(letter_page):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(URL, {"step": "where", "zip": "11355"})
    assert response.status_code == 200
