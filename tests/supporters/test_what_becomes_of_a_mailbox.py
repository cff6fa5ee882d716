"""A mailbox is confirmed, bounces, or complains."""

from datetime import timedelta

import pytest

from actions.supporters import consents, mailboxes
from actions.supporters.models import Consent, Mailbox
from tests.supporters.conftest import PAGE, WORDING

STATE = Mailbox.State


@pytest.fixture
def mailbox(supporter):
    return supporter.mailbox


def test_a_confirmed_mailbox_keeps_the_first_time(mailbox, at):
    mailboxes.confirm(mailbox=mailbox, at=at)
    mailboxes.confirm(mailbox=mailbox, at=at + timedelta(days=1))
    assert (mailbox.state, mailbox.confirmed_at) == (STATE.CONFIRMED, at)
    assert mailbox.accepts_mail


@pytest.mark.parametrize("confirmed", [True, False])
def test_nothing_more_is_sent_to_a_mailbox_that_bounced(mailbox, at, confirmed):
    if confirmed:
        mailboxes.confirm(mailbox=mailbox, at=at)
    mailboxes.bounced(mailbox=mailbox)
    assert mailbox.state == STATE.BOUNCED
    assert not mailbox.accepts_mail


def test_a_mailbox_that_bounced_and_is_read_after_all_is_good_again(mailbox, at):
    mailboxes.confirm(mailbox=mailbox, at=at)
    mailboxes.bounced(mailbox=mailbox)
    mailboxes.confirm(mailbox=mailbox, at=at + timedelta(days=1))
    assert (mailbox.state, mailbox.confirmed_at) == (STATE.CONFIRMED, at)


def test_a_complaint_ends_consents_and_stands_for_good(mailbox, supporter, at):
    consents.give(supporter=supporter, wording=WORDING, language="ko", page_url=PAGE, at=at)
    consents.take_effect(supporter=supporter, at=at)
    mailboxes.complained(mailbox=mailbox, at=at)
    assert not Consent.objects.in_effect().exists()
    mailboxes.confirm(mailbox=mailbox, at=at)
    mailboxes.bounced(mailbox=mailbox)
    assert mailbox.state == STATE.COMPLAINED
    assert not mailbox.accepts_mail
