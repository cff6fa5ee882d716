"""The switch that pauses giving, in the admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from payments import pausing
from payments.models import GivingPause

NEW = "/admin/giving-pauses/new/"


@pytest.mark.parametrize("browser", ["fiona", "adam"])
def test_giving_is_paused_for_some_hours_with_words_in_each_language(request, browser):
    browser = request.getfixturevalue(browser)
    form = browser.get(NEW).context["form"]
    until = form.initial["until"]
    assert timedelta(hours=5) < until - timezone.now() <= timedelta(hours=6)
    browser.post(
        NEW, {"until": f"{until:%Y-%m-%d %H:%M}", "reason": "Thieves", "words_ko": "잠시 쉽니다.", "words_es": ""}
    )
    pause = pausing.in_force(at=timezone.now())
    assert pause.words == {"ko": "잠시 쉽니다."}
    page = browser.get(f"/admin/giving-pauses/edit/{pause.pk}/").content.decode()
    assert "잠시 쉽니다." in page


def test_deleting_it_lets_people_give_again(fiona):
    pause = GivingPause.objects.create(until=timezone.now() + timedelta(hours=1), reason="x")
    fiona.post(f"/admin/giving-pauses/delete/{pause.pk}/")
    assert pausing.in_force(at=timezone.now()) is None


def test_others_pause_nothing(edith, olga):
    for browser in (edith, olga):
        assert browser.post(NEW, {"until": "2099-01-01 10:00", "reason": "x"})["Location"] == "/admin/"
    assert not GivingPause.objects.exists()
