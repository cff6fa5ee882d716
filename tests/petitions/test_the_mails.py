"""What signers get by mail, in their language."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from actions.mail import delivering
from actions.outbox import outbox, working
from actions.outbox.models import Job
from actions.petitions import confirming, withdrawing
from actions.petitions.models import Petition, Signature
from actions.supporters.models import Mailbox, Supporter
from advocacy.work import KINDS

MAILS = {name: kind for name, kind in KINDS.items() if name.startswith("petitions.") and kind.every is None}


@pytest.fixture
def sent(at):
    """Do the promised work and return the new mails."""

    def drain():
        before = len(mail.outbox)
        working.drain(kinds=MAILS, clock=lambda: at + timedelta(days=7))
        return mail.outbox[before:]

    return drain


def links_in(text):
    return re.findall(r"https?://\S+", text)


def parts(message):
    return [message.body, message.alternatives[0][0]]


def test_the_first_mail_thanks_her_and_has_every_link(sign, sent, petition):
    signature = sign(name="Ana Reyes")
    (message,) = sent()
    assert message.to == ["ana@example.org"]
    assert message.subject == "Please confirm your signature: Clean the river"
    for part in parts(message):
        assert "Ana Reyes" in part
        assert "Clean the river" in part
        assert "Your name is counted" in part
        assert "citizen" not in part  # the page says who may sign
        assert "Whoever receives the petition will see your name, and never your e-mail address" in part
        assert "60 days" in part
        for path in ("/confirm/", "/withdraw/", "/en/river/?s=mail"):
            assert path in part
    assert re.fullmatch(r"<petition-confirm\.\d+@example\.org>", message.extra_headers["Message-ID"])
    assert "List-Unsubscribe" not in message.extra_headers
    assert signature.petition.name not in message.body


def test_the_links_work(sign, sent):
    signature = sign()
    (message,) = sent()
    confirm, withdraw = (
        next(link for link in links_in(message.body) if link.endswith(end)) for end in ("/confirm/", "/withdraw/")
    )
    browser = Client()
    assert browser.post(confirm.removeprefix("http://testserver")).status_code == 303
    signature.refresh_from_db()
    assert signature.is_confirmed
    assert browser.post(withdraw.removeprefix("http://testserver")).status_code == 303
    signature.refresh_from_db()
    assert signature.state == "withdrawn"


def test_where_only_confirmed_ones_count_the_mail_says_so(sign, sent, petition):
    petition.count_policy = Petition.CountPolicy.CONFIRMED
    petition.save()
    sign()
    (message,) = sent()
    assert "Your name counts as soon as you confirm it." in message.body


def test_what_is_kept_follows_what_is_asked(sign, sent, petition):
    petition.zip_field = "off"
    petition.phone_field = petition.comment_field = "optional"
    petition.save()
    sign(zip="")
    (message,) = sent()
    assert "ZIP" not in message.body
    assert "Your telephone number stays with us." in message.body
    assert "Your comment is read by us" in message.body


def test_signing_twice_brings_a_mail_that_says_so(sign, sent, at):
    signature = sign()
    sent()
    sign(at=at.replace(hour=16))
    (message,) = sent()
    assert message.subject == "You have already signed: Clean the river"
    assert "/confirm/" in message.body
    confirming.confirm(signature_id=signature.pk, at=at)
    sign(at=at.replace(day=21))
    (message,) = sent()
    assert "/confirm/" not in message.body
    assert "/withdraw/" in message.body


def test_a_box_ticked_the_second_time_is_asked_about(sign, sent, at):
    signature = sign()
    sent()
    confirming.confirm(signature_id=signature.pk, at=at)
    sign(at=at.replace(day=21), news_wording="Yes, news.")
    (message,) = sent()
    assert "the box for news was ticked" in message.body
    assert "/confirm/" in message.body
    assert "Yes, send me news" in message.alternatives[0][0]


def test_a_withdrawn_name_gets_the_way_back(sign, sent, at):
    signature = sign()
    sent()
    withdrawing.withdraw(signature_id=signature.pk, at=at)
    sign(at=at.replace(hour=16))
    (message,) = sent()
    assert message.subject == "Put your name back? Clean the river"
    for part in parts(message):
        assert "/confirm/" in part
        assert "/withdraw/" not in part
        assert "?s=mail" not in part  # she took her name off: nobody asks her to pass it on


def test_a_full_household_is_told_without_a_name(sign, sent, at):
    for name in ("Ana Reyes", "Ben Osei"):
        confirming.confirm(signature_id=sign(name=name).pk, at=at)
    sent()
    sign(name="Cho Eun", email="ANA+x@example.org")
    (message,) = sent()
    assert message.to == ["ana@example.org"]
    assert message.subject == "This address cannot sign for anybody else: Clean the river"
    assert "2 people" in message.body
    assert "Cho Eun" not in message.body


@pytest.mark.parametrize("state", ["bounced", "complained"])
def test_a_mailbox_that_takes_no_mail_gets_none(sign, sent, at, state):
    sign()
    sign(name="Ben Osei")
    sign(name="Cho Eun")
    sign(at=at.replace(hour=16))
    Mailbox.objects.update(state=state)
    assert sent() == []


@pytest.mark.parametrize("state", ["quarantined", "invalidated", "withdrawn"])
def test_what_changed_before_the_mail_left_sends_nothing(sign, sent, state):
    sign()
    Signature.objects.update(state=state)
    assert sent() == []


def test_who_confirmed_before_the_mail_left_is_not_asked_again(sign, sent, at):
    confirming.confirm(signature_id=sign().pk, at=at)
    assert sent() == []


def test_an_erased_signature_sends_nothing(sign, sent):
    sign()
    Signature.objects.all().delete()
    Supporter.objects.all().delete()
    assert sent() == []


def test_the_mail_is_in_the_language_she_read(sign, sent):
    sign(language="ko", page_url="http://testserver/ko/river/", page_title="강을 살리자")
    (message,) = sent()
    assert message.extra_headers["Content-Language"] == "ko"
    assert 'lang="ko"' in message.alternatives[0][0]
    assert "강을 살리자" in message.subject
    assert all("/ko/" in link for link in links_in(message.body) if "testserver" in link)


def test_hostile_words_stay_words(sign, sent):
    sign(name="<b>Ana</b>", page_title="Rivers\r\nBcc: all@example.org <script>")
    (message,) = sent()
    assert "\n" not in message.subject
    assert "<script>" not in message.alternatives[0][0]
    assert "<b>Ana" not in message.alternatives[0][0]
    assert message.message()["Bcc"] is None


def test_without_a_page_title_the_petitions_name_stands_in(sign, sent):
    sign(page_title="")
    (message,) = sent()
    assert "River" in message.subject


@pytest.mark.parametrize("error", [delivering.RecipientRefused, outbox.Permanent])
def test_a_mailbox_that_the_server_does_not_know_gets_no_more_mail(sign, sent, monkeypatch, error):
    def refuse(message):
        raise error("550 no such user")

    monkeypatch.setattr(delivering, "deliver", refuse)
    sign()
    sent()
    assert Job.objects.get(kind="petitions.confirm").state == "dead"
    assert Mailbox.objects.get().state == ("bounced" if error is delivering.RecipientRefused else "unconfirmed")
