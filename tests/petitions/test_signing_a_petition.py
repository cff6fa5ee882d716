"""What becomes of a signature; its sender is always told the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.limits import limits
from actions.limits.models import TableWindow
from actions.outbox import outbox
from actions.outbox.models import Job
from actions.petitions import confirming, counting, signing, withdrawing
from actions.petitions.models import Petition, Signature
from actions.supporters.models import Consent, Mailbox, Supporter
from tests.threads import at_once

DAY = timedelta(days=1)


@pytest.fixture
def pressure(monkeypatch):
    monkeypatch.setattr(limits, "under_pressure", lambda *, at: True)


@pytest.fixture
def confirmed_only(petition):
    petition.count_policy = Petition.CountPolicy.CONFIRMED
    petition.save()


def test_a_signature_counts_at_once_and_a_mail_is_promised(sign, petition, promised, at):
    signature = sign(source="kakao", utm={"utm_source": "news"}, referrer="example.org", network="abc")
    assert signature.state == "valid"
    assert signature.confirmed_at is None
    assert (signature.supporter.mailbox.address, signature.zip, signature.page_title) == (
        "ana@example.org",
        "10001",
        "Clean the river",
    )
    assert (signature.source, signature.utm, signature.referrer) == ("kakao", {"utm_source": "news"}, "example.org")
    assert promised() == ["petitions.confirm"]
    assert Job.objects.get().reference == signature.pk
    assert counting.counts(petition, at=at).count == 1


def test_where_only_confirmed_ones_count_it_waits(confirmed_only, sign, petition, promised, at):
    assert sign().state == "pending"
    assert promised() == ["petitions.confirm"]
    assert counting.counts(petition, at=at).count == 0


def test_under_pressure_whoever_proves_nothing_is_asked_by_mail_first(pressure, sign, promised):
    assert sign().state == "pending"
    assert promised() == ["petitions.confirm"]


def test_under_pressure_a_proof_of_work_counts_at_once(pressure, sign):
    assert sign(proven=True).state == "valid"


def test_under_pressure_a_sign_up_table_counts_at_once(pressure, sign, at):
    table = TableWindow.objects.create(
        action="petition:1", network="192.0.2.1", venue="Hall", opens_at=at, closes_at=at + DAY, reason="Fair"
    )
    signature = sign(table=table)
    assert signature.state == "valid"
    assert signature.table == table


def test_what_is_suspicious_is_kept_and_sends_nothing(sign, petition, promised, at):
    signature = sign(suspicious=True, state_reason="trap", news_wording="Yes, news.")
    assert (signature.state, signature.state_reason) == ("quarantined", "trap")
    assert promised() == []
    assert counting.counts(petition, at=at).count == 0


def test_a_comment_waits_for_staff(sign):
    assert sign(comment="For my mother.").moderation == "waiting"
    assert sign(name="Ben Osei", email="ben@example.org").moderation == ""


def test_signing_twice_counts_once_and_a_mail_says_so(sign, petition, promised, at):
    sign(zip="10001")
    again = sign(zip="99501", comment="Once more", at=at + timedelta(minutes=1))
    assert Signature.objects.count() == Supporter.objects.count() == 1
    assert (again.zip, again.comment, again.signed_at) == ("10001", "", at)
    assert promised() == ["petitions.confirm", "petitions.already_signed"]
    assert counting.counts(petition, at=at).count == 1


def test_the_same_person_is_known_by_another_writing(sign, at):
    sign(email="Ana@Example.org", name="Ana Reyes")
    sign(email="ana+river@example.org", name="ana  reyes", at=at + DAY)
    assert Signature.objects.count() == 1


def test_a_mail_about_signing_twice_goes_once_a_day(sign, promised, at):
    sign()
    for minutes in (1, 2, 3, 60):
        sign(at=at + timedelta(minutes=minutes))
    assert promised().count("petitions.already_signed") == 1
    sign(at=at + DAY)
    assert promised().count("petitions.already_signed") == 2


def test_whoever_has_not_confirmed_gets_that_mail_again(confirmed_only, sign, promised, at):
    sign()
    sign(at=at + timedelta(minutes=1))
    sign(at=at + timedelta(minutes=2))
    assert promised() == ["petitions.confirm"] * 2
    assert Signature.objects.get().state == "pending"


def test_a_withdrawn_name_comes_back_by_mail_only(sign, petition, promised, at):
    signature = sign()
    withdrawing.withdraw(signature_id=signature.pk, at=at)
    assert sign(at=at + timedelta(minutes=1)).state == "withdrawn"
    assert counting.counts(petition, at=at).count == 0
    assert promised() == ["petitions.confirm", "petitions.return"]

    confirming.confirm(signature_id=signature.pk, at=at)
    assert counting.counts(petition, at=at).count == 1


def test_what_was_taken_out_stays_and_sends_nothing(sign, promised, at):
    sign(suspicious=True)
    Signature.objects.update(state="invalidated")
    assert sign(at=at + timedelta(minutes=1)).state == "invalidated"
    assert promised() == []


def test_who_was_quarantined_once_can_sign(sign, petition, promised, at):
    first = sign(suspicious=True, state_reason="limit", network="n1", zip="10001", comment="Buy now")
    later = at + timedelta(minutes=1)
    again = sign(at=later, network="n2", zip="99501", language="ko", page_title="강", news_wording="Yes, news.")
    assert again.pk == first.pk
    assert (again.state, again.state_reason, again.comment, again.moderation) == ("valid", "", "", "")
    assert (again.network, again.zip, again.language, again.page_title) == ("n2", "99501", "ko", "강")
    assert again.signed_at == later
    assert promised() == ["petitions.confirm"]
    assert Consent.objects.count() == 1
    counting.fold(at=at)
    petition.refresh_from_db()
    assert petition.signed_count == 1
    assert counting.compare(at=at) == 0


def test_who_was_quarantined_and_is_suspicious_again_stays_there(sign, promised, at):
    sign(suspicious=True)
    assert sign(suspicious=True, at=at + timedelta(minutes=1)).state == "quarantined"
    assert promised() == []


def test_a_suspicious_repeat_sends_nothing_and_keeps_no_consent(sign, promised, at):
    sign()
    assert sign(suspicious=True, news_wording="Yes, news.", at=at + DAY).state == "valid"
    assert promised() == ["petitions.confirm"]
    assert not Consent.objects.exists()


def test_signing_is_not_subscribing(sign):
    sign()
    assert not Consent.objects.exists()


def test_a_ticked_box_is_kept_word_by_word_and_does_not_hold_yet(sign):
    sign(news_wording="Ja, schickt mir Neues.", language="de")
    consent = Consent.objects.get()
    assert (consent.wording, consent.language, consent.effective_at) == ("Ja, schickt mir Neues.", "de", None)


def test_if_the_mail_cannot_be_promised_nothing_is_kept(sign, monkeypatch):
    def fails(words, values, **job):
        with connection.cursor() as cursor:
            cursor.execute(words, values)
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "add_with", fails)
    with pytest.raises(ZeroDivisionError):
        sign()
    assert not Signature.objects.exists()
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize(("news", "most"), [("", 6), ("Yes, news.", 7)])
def test_signing_is_lean(transactional_db, sign, at, news, most):
    """Begin, mailbox, supporter, signature, perhaps a consent, the mail's job, commit; PostgreSQL needs two fewer."""
    sign(name="Somebody before", email="before@example.org")  # warms the caches of rules
    with CaptureQueriesContext(connection) as queries:
        sign(news_wording=news, proven=True)
        Signature.objects.count()  # the fixture's own look
    in_one_go = 2 if connection.vendor == "postgresql" else 0
    assert len(queries) - 2 <= most - in_one_go


def test_signing_at_the_same_moment_with_the_same_clock_counts_once(transactional_db, sign, petition, promised, at):
    at_once(lambda index: sign(proven=True), 6)
    assert Signature.objects.count() == Supporter.objects.count() == Mailbox.objects.count() == 1
    assert sorted(promised()) == ["petitions.already_signed", "petitions.confirm"]
    counting.fold(at=at)
    petition.refresh_from_db()
    assert petition.signed_count == 1


def test_signing_at_the_same_moment_with_clocks_apart_counts_once(transactional_db, sign, promised, at):
    at_once(lambda index: sign(proven=True, at=at + timedelta(microseconds=index)), 6)
    assert Signature.objects.count() == 1
    assert sorted(promised()) == ["petitions.already_signed", "petitions.confirm"]


def test_without_the_second_look_the_race_breaks_a_signature(transactional_db, sign, monkeypatch, at):
    """The constraint keeps the row single; without trying again, a sender would see an error."""
    monkeypatch.setattr(signing, "IntegrityError", ZeroDivisionError)
    with pytest.raises(Exception, match=r"(?i)unique"):
        at_once(lambda index: sign(proven=True), 6)
    assert Signature.objects.count() == 1


def test_many_people_at_once_all_sign(transactional_db, sign, petition, at):
    at_once(lambda index: sign(name=f"Person {'abcdefgh'[index]}", email=f"{index}@example.org", proven=True), 8)
    counting.fold(at=at)
    petition.refresh_from_db()
    assert petition.signed_count == Signature.objects.count() == 8
