"""While cards are being tried a donor goes on by a link in her mail: all of them by a setting, else who asks for it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.core.cache import caches
from django.utils import timezone

from actions.outbox import working
from actions.outbox.models import Job
from actions.supporters.models import Mailbox
from advocacy.sandbox.scripts import Behaviour
from advocacy.work import KINDS
from payments import going_on, guarding, sweeping
from payments.models import Gift, GivingPause

URL = "/en/give/"
ATTACK = guarding.Pulse(paid=0, failed=50)
pytestmark = pytest.mark.django_db


@pytest.fixture
def attack(monkeypatch, settings):
    """Cards are being tried, and the setting is on."""
    monkeypatch.setattr(guarding, "pulse", lambda at: ATTACK)
    settings.GIFTS_BY_LINK_IN_ATTACK = True


def work():
    """Send what is promised by a minute from now, when the form is sent."""
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        working.drain(kinds=KINDS)


def mailed():
    """The link in the one mail that went out."""
    work()
    (message,) = django_mail.outbox
    return re.search(r"http://testserver(/en/giving/on/\S+)", message.body)[1]


def sessions(stripe):
    return stripe.all("checkout.session")


def test_an_honest_donor_beside_a_thief_on_one_network_gets_through_by_her_mail(
    client, stripe, send, gift, monkeypatch
):
    monkeypatch.setattr(guarding, "BY_NETWORK", 2)
    for thief in ("t1@example.com", "t2@example.com"):
        assert send(**{**gift, "email": thief}).status_code == 303
    answer = send(**gift)
    assert "We have sent a link to ana@example.org." in answer.text
    assert "stolen cards" not in answer.text
    assert len(sessions(stripe)) == 2
    assert client.post(mailed()).status_code == 303
    assert len(sessions(stripe)) == 3


def test_an_honest_donor_gets_through_an_attack_by_her_mail(client, stripe, send, gift, attack):
    answer = send(**gift, employer="Rosewood")
    assert answer.status_code == 200
    assert "We have sent a link to ana@example.org." in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    link = mailed()
    page = client.get(link)
    assert "$25" in page.text
    assert "Go on to Stripe" in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert not sessions(stripe)
    onward = client.post(link)
    made = Gift.objects.get()
    assert (onward.status_code, onward["Location"]) == (303, made.checkout_url)
    assert made.employer == "Rosewood"
    stripe.pay(made.session_id)
    assert client.get(f"{URL}thanks/?session={made.session_id}").text.count("Your receipt is on its way") == 1
    again = client.post(link)
    assert again["Location"] == f"http://testserver{URL}thanks/?session={made.session_id}"
    assert len(sessions(stripe)) == 1


def test_a_proof_of_work_alone_opens_no_page_then(stripe, send, gift, attack, monkeypatch):
    monkeypatch.setattr("actions.limits.proof.proven", lambda payload: payload == "done")
    assert send(**gift, altcha="done").status_code == 200
    assert not sessions(stripe)
    assert Gift.objects.get().waits


def test_without_an_attack_the_setting_changes_nothing(stripe, send, gift, settings):
    settings.GIFTS_BY_LINK_IN_ATTACK = True
    assert send(**gift).status_code == 303
    assert len(sessions(stripe)) == 1


def test_without_the_setting_who_has_no_script_may_ask_for_the_link(client, stripe, send, gift, monkeypatch):
    monkeypatch.setattr(guarding, "pulse", lambda at: ATTACK)
    first = send(**gift)
    assert first.status_code == 422
    assert re.search(r'<button[^>]* name="by_link" value="1"', first.text)
    assert not Gift.objects.exists()
    assert "Look into your mail" in send(**gift, by_link="1").text
    assert not sessions(stripe)
    assert client.post(mailed()).status_code == 303
    assert len(sessions(stripe)) == 1


def test_asking_for_a_link_where_none_is_needed_leads_on_at_once(stripe, send, gift):
    assert send(**gift, by_link="1").status_code == 303
    assert not Job.objects.filter(kind="payments.go_on").exists()


def test_what_she_typed_is_shown_to_be_changed_and_the_link_opens_the_changed_gift(client, stripe, send, gift, attack):
    change = re.search(r'href="(/en/give/back/[^"#]+)', send(**gift).text)[1]
    form = client.get(change).text
    assert 'value="Ana Reyes"' in form
    assert "What you typed is still here." in form
    assert "without paying" not in form
    send(**{**gift, "amount_once": "5000"})
    link = mailed()
    assert "$50" in client.get(link).text
    client.post(link)
    assert [session["amount_total"] for session in sessions(stripe)] == [5000]


def test_the_answer_is_the_same_whatever_is_known_of_the_address(stripe, send, gift, attack):
    new = send(**gift).text
    Mailbox.objects.update(state=Mailbox.State.COMPLAINED)
    refusing = send(**gift).text
    token = re.compile(r"gift=[^#]+")
    assert token.sub("", refusing) == token.sub("", new)


def test_a_form_sent_again_and_again_is_mailed_once(stripe, send, gift, attack):
    for _ in range(3):
        assert "Look into your mail" in send(**gift).text
    assert mailed()
    assert Gift.objects.count() == 1


def test_one_mailbox_is_mailed_about_three_gifts_an_hour_however_it_is_written(stripe, send, gift, attack):
    for name in ("Ana", "Bo", "Chae"):
        assert send(**{**gift, "name": name}).status_code == 200
    assert send(**{**gift, "name": "Dara", "email": "ANA@example.org"}).status_code == 429
    work()
    assert len(django_mail.outbox) == 3


def test_one_network_is_mailed_no_more_than_its_share(stripe, send, gift, attack, monkeypatch):
    monkeypatch.setattr(guarding, "LINKS_BY_NETWORK", 1)
    send(**gift)
    assert send(**{**gift, "email": "bo@example.org"}).status_code == 429
    work()
    assert [message.to for message in django_mail.outbox] == [["ana@example.org"]]


def test_the_mail_holds_nothing_that_was_typed(send, gift, attack, stripe):
    told = {"tribute": "honour", "tribute_name": "Buy now", "tribute_note": "Spam, spam, spam"}
    send(**{**gift, "name": "Cheap pills"}, **told)
    work()
    (message,) = django_mail.outbox
    for words in (message.subject, message.body, message.alternatives[0][0]):
        assert "Cheap pills" not in words
        assert "Buy now" not in words
        assert "spam" not in words.lower()


def test_an_old_link_brings_another_mail_and_no_page(client, stripe, send, gift, attack):
    send(**gift)
    link = mailed()
    django_mail.outbox.clear()
    with time_machine.travel(timezone.now() + going_on.AGE + timedelta(minutes=2)):
        assert "Mail me another link" in client.get(link).text
        assert "another link" in client.post(link).text
        assert not sessions(stripe)
        newer = mailed()
        assert client.post(newer).status_code == 303
    assert len(sessions(stripe)) == 1


@pytest.mark.parametrize("spoil", [lambda link: link[:-3] + "/", lambda link: "/en/giving/on/a.b.c/"])
def test_a_link_that_was_not_made_here_opens_nothing(client, stripe, send, gift, attack, spoil):
    send(**gift)
    for answer in (client.get(spoil(mailed())), client.post(spoil(mailed()))):
        assert answer.status_code == 404
        assert "begin anew" in answer.text
    assert not sessions(stripe)


def test_while_giving_is_paused_the_link_says_so_and_works_afterwards(client, stripe, send, gift, attack):
    send(**gift)
    link = mailed()
    pause = GivingPause.objects.create(until=timezone.now() + timedelta(hours=1), reason="x", words={"en": "We rest."})
    answer = client.post(link)
    assert (answer.status_code, "We rest." in answer.text) == (503, True)
    pause.delete()
    assert client.post(link).status_code == 303


def test_when_stripe_does_not_answer_the_button_is_pressed_again(client, stripe, send, gift, attack):
    send(**gift)
    link = mailed()
    stripe.script.always(Behaviour.RESET, office="checkout.sessions.create")
    assert client.post(link).status_code == 503
    stripe.script.reset()
    assert client.post(link).status_code == 303
    assert Gift.objects.count() == 1


def test_a_gift_waits_a_day_for_its_link_and_then_it_is_over(client, stripe, send, gift, attack):
    send(**gift)
    link = mailed()
    sweeping.sweep(at=timezone.now() + timedelta(hours=23))
    assert Gift.objects.get().state == Gift.State.CREATED
    sweeping.sweep(at=timezone.now() + timedelta(hours=25))
    assert Gift.objects.get().state == Gift.State.EXPIRED
    assert client.get(link).status_code == 404


def test_once_the_attack_is_over_the_same_form_leads_on_at_once(stripe, send, gift, attack, monkeypatch):
    send(**gift)
    monkeypatch.setattr(guarding, "pulse", lambda at: guarding.Pulse(paid=9, failed=0))
    caches["default"].clear()
    assert send(**gift).status_code == 303
    assert Gift.objects.get().state == Gift.State.CHECKOUT_OPEN
    work()
    assert not django_mail.outbox
