"""The mail after a consent took effect: what was agreed to, and the way out."""

import pytest
from django.core import mail

from actions.outbox import working
from actions.supporters import consents, mailboxes
from actions.supporters.models import Consent
from advocacy.work import KINDS
from tests.supporters.conftest import PAGE, WORDING


@pytest.fixture
def agreed(supporter, at):
    """Ana's yes, in effect, and the job that it promised."""

    def call(language="en", page_url=PAGE):
        consent = consents.give(supporter=supporter, wording=WORDING, language=language, page_url=page_url, at=at)
        consents.take_effect(supporter=supporter, at=at)
        return consent

    return call


@pytest.fixture
def work(at):
    kinds = {"supporters.welcome": KINDS["supporters.welcome"]}
    return lambda: working.drain(kinds=kinds, clock=lambda: at)


def test_the_welcome_says_what_she_agreed_to_and_how_to_end_it(agreed, work):
    agreed()
    work()
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert WORDING in message.body
    link = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert link.startswith("http://testserver/en/mail/stop/")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in message.body
    html = message.alternatives[0].content
    assert link in html
    assert "Nov. 20, 2026" in html
    assert message.extra_headers["Message-ID"].startswith("<supporters-welcome.")


def test_the_link_is_in_her_language_on_the_host_where_she_agreed(agreed, work):
    agreed(language="ko", page_url="https://ny.example.org/ko/river/")
    work()
    assert mail.outbox[0].extra_headers["List-Unsubscribe"].startswith("<https://ny.example.org/ko/mail/stop/")


def test_a_language_that_the_site_no_longer_speaks_leaves_a_link_that_works(agreed, work):
    agreed(language="vi")
    work()
    assert "/en/mail/stop/" in mail.outbox[0].extra_headers["List-Unsubscribe"]


def test_a_name_cannot_write_the_mail(agreed, work, supporter):
    supporter.name = "<b>Ana</b> & {{ wording }}"
    supporter.save()
    agreed()
    work()
    assert "&lt;b&gt;Ana&lt;/b&gt; &amp; {{ wording }}" in mail.outbox[0].alternatives[0].content


@pytest.mark.parametrize("how", ["withdrawn", "bounced", "complained", "gone"])
def test_nothing_is_sent_to_who_wants_or_takes_no_mail(agreed, work, supporter, at, how):
    agreed()
    match how:
        case "withdrawn":
            consents.withdraw(mailbox=supporter.mailbox, at=at)
        case "bounced":
            mailboxes.bounced(mailbox=supporter.mailbox)
        case "complained":
            mailboxes.complained(mailbox=supporter.mailbox, at=at)
        case "gone":
            Consent.objects.all().delete()
    assert work() == 1
    assert mail.outbox == []
