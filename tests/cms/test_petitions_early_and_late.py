"""A petition's page before it opens, once it is closed, and in an editor's preview."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.petitions.models import Petition, Signature

URL = "/en/citizenship-for-all/sign/"


@pytest.fixture
def change(petition, petition_page):
    def change(**changes):
        Petition.objects.filter(pk=petition.pk).update(**changes)

    return change


def test_an_early_petition_says_when_it_opens(client, change):
    change(opens_at=timezone.now() + timedelta(days=2))
    content = client.get(URL).content.decode()
    assert "Opens on" in content
    assert "<form" not in content


def test_when_it_opens_is_said_in_korean_order(client, change, korean):
    year = timezone.localtime().year + 1
    change(opens_at=datetime(year, 3, 1, 18, 30, tzinfo=timezone.get_default_timezone()))
    assert f"{year}년 3월 1일 오후 6:30(EST)에 시작합니다" in client.get("/ko/citizenship-for-all/sign/").text


def test_an_early_signature_is_kept_all_the_same(client, change, ana):
    change(opens_at=timezone.now() + timedelta(days=2))
    assert client.post(URL, ana).status_code == 302
    assert Signature.objects.count() == 1


def test_a_draft_takes_nothing_and_loses_nothing(client, change, ana):
    change(state="draft")
    assert "has not opened yet" in client.get(URL).content.decode()
    response = client.post(URL, ana)
    assert response.status_code == 409
    assert f'value="{ana["email"]}"' in response.content.decode()
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("won", "We won"), ("lost", "We did not get this"), ("delivered", "Handed over"), ("", "This petition is closed")],
)
def test_a_closed_petition_shows_what_came_of_it(client, change, petition_page, outcome, words, about):
    change(state="closed", outcome=outcome, outcome_on="2026-10-01")
    petition_page.closed_text = "<p>The council voted on Monday.</p>"
    petition_page.next_page = about
    petition_page.save()
    content = client.get(URL).content.decode()
    assert words in content
    assert "The council voted on Monday." in content
    assert "October" in content or "Oct" in content
    assert 'href="/en/about/"' in content
    assert "<form" not in content
    assert petition_page.ask in content


def test_a_late_signature_is_told_so_and_keeps_what_was_typed(client, change, ana):
    change(state="closed", closes_at=timezone.now() - timedelta(days=3))
    response = client.post(URL, ana)
    content = response.content.decode()
    assert response.status_code == 409
    assert "This petition is closed, so your name was not added" in content
    for value in ana.values():
        assert f'value="{value}"' in content
    assert not Signature.objects.exists()


def test_a_day_after_the_end_a_signature_still_counts(client, change, ana):
    change(closes_at=timezone.now() - timedelta(hours=3))
    assert "<form" not in client.get(URL).content.decode()
    assert client.post(URL, ana).status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    ("mode", "words"), [("", "<form"), ("thanks", "Pass it on"), ("closed", "This petition is closed")]
)
def test_editors_preview_each_state(staff, petition_page, mode, words):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[petition_page.pk])
    edit = staff.get(reverse("wagtailadmin_pages:edit", args=[petition_page.pk]))
    assert edit.status_code == 200
    preview = petition_page.make_preview_request(edit.wsgi_request, mode)
    assert preview.status_code == 200
    assert words in preview.content.decode()
    assert url
    assert not Signature.objects.exists()


def test_the_form_stands_on_other_pages_and_is_sent_to_its_own(client, petition_page, about):
    about.body = [("action_form", {"petition_page": petition_page}), ("progress", {"petition_page": petition_page})]
    about.save()
    content = client.get("/en/about/").content.decode()
    assert f'action="{URL}?s={about.slug}#sign"' in content
    assert 'name="email"' in content
    assert content.count(f'src="{URL}count.json"') == 2


def test_a_form_of_a_petition_that_is_closed_is_not_shown(client, change, petition_page, about):
    about.body = [("action_form", {"petition_page": petition_page})]
    about.save()
    change(state="closed")
    content = client.get("/en/about/").content.decode()
    assert "<form" not in content
