"""Finance ends a monthly gift for a donor who asked for it: once, with a reason, and the donor is told."""

import pytest
from django.core import mail as django_mail
from wagtail.models import ModelLogEntry

from advocacy.sandbox.scripts import Behaviour
from payments.models import Subscription
from tests.admin.conftest import says


@pytest.fixture
def running(stripe, give, catch_up):
    """Ana's gift of each month."""
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    django_mail.outbox.clear()
    return Subscription.objects.get()


@pytest.fixture
def url(running):
    return f"/admin/recurring-gifts/end/{running.pk}/"


def end(browser, url, reason="She wrote to us"):
    return browser.post(url, {"reason": reason}, follow=True)


def test_it_ends_at_stripe_and_the_donor_is_told_once(fiona, running, url, stripe, catch_up):
    assert url in fiona.get(f"/admin/recurring-gifts/inspect/{running.pk}/").content.decode()
    assert "Nothing more is charged" in says(end(fiona, url))[0]
    assert "ended already" in says(end(fiona, url))[0]
    catch_up()
    running.refresh_from_db()
    (plan,) = stripe.all("subscription")
    assert (running.state, plan["status"]) == ("cancelled", "canceled")
    assert [message.to for message in django_mail.outbox] == [["ana@example.org"]]
    entry = ModelLogEntry.objects.get(action="payments.end")
    assert (entry.user.username, entry.data["reason"]) == ("fiona", "She wrote to us")
    assert url not in fiona.get(f"/admin/recurring-gifts/inspect/{running.pk}/").content.decode()


def test_looking_at_the_question_ends_nothing(fiona, running, url):
    assert fiona.get(url).status_code == 200
    running.refresh_from_db()
    assert running.gives


def test_without_a_reason_it_runs_on(fiona, running, url):
    assert end(fiona, url, "").context["form"].errors["reason"]
    running.refresh_from_db()
    assert running.gives


def test_while_stripe_does_not_answer_it_is_said_and_can_be_tried_again(fiona, running, url, stripe):
    stripe.script.always(Behaviour.RESET)
    assert "Try again" in end(fiona, url).content.decode()
    stripe.script.reset()
    assert not ModelLogEntry.objects.filter(action="payments.end").exists()
    end(fiona, url)
    running.refresh_from_db()
    assert running.state == "cancelled"


def test_others_end_nothing(edith, olga, adam, running, url):
    for browser in (edith, olga, adam):
        assert browser.post(url, {"reason": "x"})["Location"] == "/admin/"
    running.refresh_from_db()
    assert running.gives
