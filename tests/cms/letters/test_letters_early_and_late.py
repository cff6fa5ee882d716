"""Before a letter campaign opens, and after it closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.letters import writing
from actions.letters.models import LetterVersion
from tests.cms.letters.conftest import URL

WHO = {"name": "Ana Reyes", "email": "ana@example.org"}


@pytest.fixture
def close(letters):
    def close(ago=timedelta(days=2)):
        letters.state = "closed"
        letters.closed_at = timezone.now() - ago
        letters.save()

    return close


def test_a_draft_shows_no_form(client, letter_page, letters):
    letters.state = "draft"
    letters.save()
    page = client.get(URL).content.decode()
    assert "This letter cannot be sent yet" in page
    assert 'name="zip"' not in page


def test_an_early_one_says_when_it_opens(client, letter_page, letters):
    letters.opens_at = timezone.now() + timedelta(days=3)
    letters.save()
    page = client.get(URL).content.decode()
    assert "Opens on" in page
    assert " (E" in page  # the zone of the clock: EST, or EDT


def test_a_closed_one_shows_what_came_of_it(client, letter_page, close):
    letter_page.closed_title, letter_page.closed_text = "The bill passed", "<p>Thank you all.</p>"
    letter_page.save()
    close()
    page = client.get(URL).content.decode()
    assert "The bill passed" in page
    assert "Thank you all." in page
    assert 'name="zip"' not in page


def test_a_closed_one_takes_nothing_at_any_step_and_loses_nothing(at_letter, close, sent, version):
    form = at_letter.fields
    close()
    at_letter.post({**form, "own_words": "Mine."})
    assert (at_letter.step, at_letter.response.status_code) == ("letter", 409)
    assert "This letter campaign is closed, so nothing was sent." in at_letter.page
    assert at_letter.fields["own_words"] == "Mine."
    at_letter.post({**form, **WHO, "step": "details", "offices": ["S000148"]})
    assert (at_letter.step, at_letter.response.status_code) == ("details", 409)
    assert at_letter.fields["email"] == WHO["email"]
    at_letter.post({"step": "where", "zip": "11355"})
    assert (at_letter.step, at_letter.response.status_code) == ("where", 409)
    assert sent == []


def test_one_that_closes_at_this_very_moment_loses_nothing(at_letter, monkeypatch, sent):
    def closed(**values):
        raise writing.Closed

    monkeypatch.setattr(writing, "send", closed)
    at_letter.press(own_words="Mine.")
    assert at_letter.response.status_code == 409
    assert at_letter.fields["own_words"] == "Mine."


def test_a_page_left_open_for_an_hour_is_still_taken(at_letter, close, sent):
    form = at_letter.fields
    close(ago=timedelta(hours=1))
    at_letter.post(form)
    assert at_letter.response.status_code == 303


@pytest.mark.parametrize("mode", ["", "details", "letter", "closed"])
def test_staff_see_every_step_before_it_is_published(letter_page, rf, mode):
    response = letter_page.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    words = {"": "Find my offices", "details": "Gillibrand", "letter": "Dear Senator", "closed": "closed"}
    assert words[mode] in response.rendered_content


def test_staff_see_them_without_a_roster_or_a_version_too(letter_page, letters):
    LetterVersion.objects.all().delete()
    for mode in ("details", "letter"):
        assert letter_page.make_preview_request(preview_mode=mode).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_odd_methods_are_refused(client, letter_page, method):
    assert getattr(client, method)(URL).status_code in {403, 405}


@pytest.mark.parametrize("part", ["thanks/", "share.png"])
def test_only_the_page_itself_takes_a_form(client, letter_page, part):
    assert client.post(URL + part, {"step": "where", "zip": "11355"}).status_code in {404, 405}
