"""A yes to news: kept with its wording, in effect once the mailbox answered, ended by one click."""

from datetime import timedelta

import pytest

from actions.outbox.models import Job
from actions.supporters import consents, mailboxes
from actions.supporters.models import Consent
from tests.supporters.conftest import PAGE, WORDING

HOUR = timedelta(hours=1)


@pytest.fixture
def give(supporter, at):
    def call(who=supporter, **changes):
        return consents.give(
            **{"supporter": who, "wording": WORDING, "language": "ko", "page_url": PAGE, "at": at, **changes}
        )

    return call


def in_effect():
    return list(Consent.objects.in_effect())


def test_the_exact_words_are_kept_with_page_language_and_time(give, at):
    consent = Consent.objects.get(pk=give().pk)
    assert (consent.wording, consent.page_url, consent.language, consent.given_at) == (WORDING, PAGE, "ko", at)
    assert (consent.channel, consent.effective_at, consent.withdrawn_at) == ("email", None, None)


def test_one_wording_has_one_version(give):
    assert give().wording_version == give(language="en").wording_version
    assert give().wording_version != give(wording=WORDING + " ").wording_version
    assert len(give(wording="소식을 보내 주세요. " * 100).wording_version) == 12


def test_a_yes_holds_once_her_mailbox_answered(give, supporter, at):
    give()
    assert in_effect() == []
    consents.take_effect(supporter=supporter, at=at + HOUR)
    assert [consent.effective_at for consent in in_effect()] == [at + HOUR]


def test_a_confirmed_mailbox_alone_makes_no_consent_hold(give, supporter, at):
    mailboxes.confirm(mailbox=supporter.mailbox, at=at)
    give()
    assert in_effect() == []


def test_the_first_yes_to_mail_is_welcomed_once(give, supporter, at):
    first = give()
    give()
    for _ in range(2):
        consents.take_effect(supporter=supporter, at=at + HOUR)
    give()
    consents.take_effect(supporter=supporter, at=at + 2 * HOUR)
    assert list(Job.objects.values_list("kind", "reference")) == [("supporters.welcome", first.pk)]
    assert len(in_effect()) == 3


def test_a_yes_to_the_telephone_is_not_welcomed_by_mail(give, supporter, at):
    give(channel="phone")
    consents.take_effect(supporter=supporter, at=at)
    assert len(in_effect()) == 1
    assert not Job.objects.exists()


def test_without_a_yes_nothing_takes_effect(supporter, at):
    consents.take_effect(supporter=supporter, at=at)
    assert not Consent.objects.exists()
    assert not Job.objects.exists()


def test_what_one_of_a_household_confirms_is_not_the_others(give, supporter, bo, at):
    give(bo)
    consents.take_effect(supporter=supporter, at=at)
    assert in_effect() == []


def test_withdrawing_ends_all_news_to_the_mailbox_and_keeps_the_evidence(give, supporter, bo, at):
    give()
    give(bo)
    consents.take_effect(supporter=supporter, at=at)
    consents.withdraw(mailbox=supporter.mailbox, at=at + HOUR)
    assert in_effect() == []
    assert [consent.withdrawn_at for consent in Consent.objects.all()] == [at + HOUR] * 2
    consents.take_effect(supporter=bo, at=at + 2 * HOUR)
    assert in_effect() == []


def test_withdrawing_twice_keeps_the_first_time(give, supporter, at):
    give()
    consents.withdraw(mailbox=supporter.mailbox, at=at)
    consents.withdraw(mailbox=supporter.mailbox, at=at + HOUR)
    assert Consent.objects.get().withdrawn_at == at


def test_withdrawing_from_mail_leaves_the_telephone(give, supporter, at):
    give(channel="phone")
    consents.take_effect(supporter=supporter, at=at)
    consents.withdraw(mailbox=supporter.mailbox, at=at)
    assert [consent.channel for consent in in_effect()] == ["phone"]


def test_after_withdrawing_a_new_yes_holds_and_is_welcomed_again(give, supporter, at):
    give()
    consents.take_effect(supporter=supporter, at=at)
    consents.withdraw(mailbox=supporter.mailbox, at=at)
    give()
    consents.take_effect(supporter=supporter, at=at + HOUR)
    assert len(in_effect()) == 1
    assert Job.objects.filter(kind="supporters.welcome").count() == 2
