"""Many receipts are written at the same moment: each gift has one, and no number is missing or given twice."""

import threading

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError
from django.utils import timezone

from actions.outbox.models import Job
from advocacy.work import KINDS
from payments import receipts
from payments.models import Fundraiser, Gift, Receipt, ReceiptCounter
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


@pytest.fixture
def gifts():
    """Paid gifts without receipts."""
    fundraiser = Fundraiser.objects.create(name="Aid", state=Fundraiser.State.OPEN)
    given = {"state": Gift.State.PAID, "currency": "usd", "amount_cents": 2500, "name": "Ana Reyes", "language": "en"}
    now = timezone.now()
    rows = [Gift(fundraiser=fundraiser, created_at=now, paid_at=now, **given) for _ in range(MANY)]
    return Gift.objects.bulk_create(rows)


def issue(gift):
    return receipts.issue(gift=gift, at=timezone.now())


@pytest.mark.postgres
def test_without_the_lock_a_number_would_be_given_twice(gifts, monkeypatch):
    ReceiptCounter.objects.create(pk=1)
    together = threading.Barrier(MANY)

    def unlocked():
        counter = ReceiptCounter.objects.get(pk=1)
        together.wait(timeout=30)
        return counter.last + 1

    def try_to(index):
        try:
            return issue(gifts[index])
        except IntegrityError:
            return None

    monkeypatch.setattr(receipts, "next_number", unlocked)
    written = at_once(try_to, MANY)
    assert written.count(None) == MANY - 1


def test_numbers_are_given_once_and_none_is_missing(gifts):
    at_once(lambda index: issue(gifts[index]), MANY)
    assert sorted(Receipt.objects.values_list("number", flat=True)) == list(range(1, MANY + 1))


def test_one_gift_asked_for_by_many_has_one_receipt(gifts):
    at_once(lambda index: issue(gifts[0]), MANY)
    assert Receipt.objects.get().number == 1


def mail_at_once(gift, kinds):
    """The jobs of so many kinds mail, at the same moment, what they find."""
    jobs = [Job(pk=index + 1, kind=kind, reference=gift.pk) for index, kind in enumerate(kinds)]
    at_once(lambda index: KINDS[jobs[index].kind].handler(jobs[index]), len(jobs))


def test_a_receipt_and_its_change_at_the_same_moment_are_one_mail(gifts):
    Gift.objects.filter(pk=gifts[0].pk).update(email="ana@example.org")
    mail_at_once(gifts[0], ["payments.receipt", "payments.receipt_again", "payments.receipt_again"])
    assert len(django_mail.outbox) == Receipt.objects.count() == 1


def test_without_knowing_who_mails_it_they_would_be_more(gifts, monkeypatch):
    """All have found it not sent before the first has sent it."""
    together = threading.Barrier(2)

    def unlocked(receipt, job_id):
        together.wait(timeout=30)
        return receipt.sent_at is None

    monkeypatch.setattr(receipts, "is_to_send", unlocked)
    Gift.objects.filter(pk=gifts[0].pk).update(email="ana@example.org")
    mail_at_once(gifts[0], ["payments.receipt", "payments.receipt_again"])
    assert len(django_mail.outbox) == 2


def test_a_job_whose_mail_did_not_leave_mails_it_at_its_next_try(gifts):
    Gift.objects.filter(pk=gifts[0].pk).update(email="ana@example.org")
    receipt, mine, other = issue(gifts[0]), 7, 8
    assert receipts.is_to_send(receipt, mine)
    assert receipts.is_to_send(receipt, mine)
    assert not receipts.is_to_send(receipt, other)


def test_a_void_receipt_is_told_of_once(gifts):
    Gift.objects.filter(pk=gifts[0].pk).update(email="ana@example.org")
    issue(gifts[0])
    Gift.objects.filter(pk=gifts[0].pk).update(refunded_cents=2500, state=Gift.State.REFUNDED)
    mail_at_once(gifts[0], ["payments.receipt_again"] * 3)
    assert [message.subject for message in django_mail.outbox] == ["Receipt no. 1 is void"]


def test_a_refund_told_by_many_brings_one_new_receipt(gifts):
    issue(gifts[0])
    Gift.objects.filter(pk=gifts[0].pk).update(refunded_cents=1000, state=Gift.State.PARTIALLY_REFUNDED)
    at_once(lambda index: receipts.void_and_reissue(gift=gifts[0], at=timezone.now()), MANY)
    assert list(Receipt.objects.order_by("number").values_list("number", "amount_cents")) == [(1, 2500), (2, 1500)]
