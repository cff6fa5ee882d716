"""Cheques and cash: entered once, receipted as any gift, and out of a file line by line."""

from datetime import date

import pytest
from django.utils import timezone

from actions.outbox.models import Job
from actions.supporters.models import Supporter
from payments import offline, offline_csv, refunding
from payments.models import Gift, Refund

FILE = """\ufeffDate,Amount,Method,Name,Email,ZIP,Note
2026-11-02,100,check,Ana Reyes,ana@example.org,10001,Number 7
11/03/2026,12.50,Cash,Bo Kim,,,
11/03/2026,12.50,Cash,Bo Kim,,,

2026-11-03,x,cash,Zoe,,,
2999-01-01,5,cash,Zoe,,,
2026-11-03,0,cash,Zoe,,,
2026-11-03,5,stripe,Zoe,,,
2026-11-03,5,cash,,nobody,,
"""
CHEQUE = {
    "method": "cheque",
    "amount_cents": 10000,
    "paid_on": date(2026, 11, 2),
    "name": "Ana Reyes",
    "email": "ana@example.org",
    "address": {"zip": "10001"},
    "note": "Number 7",
}


@pytest.fixture
def enter(fundraiser, at):
    """Ana's cheque, changed as a test says."""

    def entered(form_key="k", **changed):
        return offline.enter(fundraiser=fundraiser, form_key=form_key, language="en", at=at, **{**CHEQUE, **changed})

    return entered


def receipts():
    return Job.objects.filter(kind="payments.receipt").count()


def test_a_cheque_is_a_paid_gift_of_its_day_with_a_donor_and_a_receipt(enter):
    gift = enter()
    assert (gift.state, gift.fee_cents, gift.net_cents) == (Gift.State.PAID, 0, 10000)
    assert timezone.localdate(gift.paid_at) == date(2026, 11, 2)
    assert gift.supporter == Supporter.objects.get(name="Ana Reyes")
    assert receipts() == 1


def test_the_same_form_again_is_the_same_gift(enter):
    assert enter() == enter()
    assert enter(form_key="other") != enter()
    assert (Gift.objects.count(), receipts()) == (2, 2)


def test_without_a_mail_address_she_is_no_supporter(enter):
    assert enter(email="").supporter is None
    assert not Supporter.objects.exists()


def test_one_given_back_is_noted_once_and_never_more_than_was_given(enter, at):
    gift = enter()
    words = {"gift": gift, "reason": "Bounced", "by": "fiona", "at": at}
    for _ in range(2):
        offline.give_back(cents=6000, form_key="a", **words)
    gift.refresh_from_db()
    assert (gift.state, gift.refunded_cents, Refund.objects.count()) == (Gift.State.PARTIALLY_REFUNDED, 6000, 1)
    with pytest.raises(refunding.TooMuch) as refusal:
        offline.give_back(cents=4001, form_key="b", **words)
    assert refusal.value.left_cents == 4000
    offline.give_back(cents=4000, form_key="b", **words)
    gift.refresh_from_db()
    assert gift.state == Gift.State.REFUNDED
    assert Job.objects.filter(kind="payments.receipt_again").count() == 2


def test_stripes_gifts_are_not_given_back_by_hand(give, stripe, at):
    with pytest.raises(refunding.NotRefundable):
        offline.give_back(gift=give(), cents=100, reason="x", by="fiona", form_key="k", at=at)


def test_a_file_is_judged_line_by_line_and_nothing_is_written(fundraiser):
    lines = offline_csv.read(content=FILE.encode(), fundraiser=fundraiser)
    assert [(line.number, line.is_good) for line in lines] == [
        (2, True),
        (3, True),
        (4, True),
        (6, False),
        (7, False),
        (8, False),
        (9, False),
        (10, False),
    ]
    assert "Amount: Write an amount" in lines[3].problems[0]
    assert not Gift.objects.exists()


def test_the_same_file_twice_takes_nothing_twice(fundraiser, at):
    for taken in (3, 0):
        lines = offline_csv.read(content=FILE.encode(), fundraiser=fundraiser)
        assert offline_csv.take(lines=lines, fundraiser=fundraiser, language="en", at=at) == taken
    assert [line.is_known for line in lines][:4] == [True, True, True, False]
    assert sorted(Gift.objects.values_list("amount_cents", flat=True)) == [1250, 1250, 10000]
    longer = FILE.replace("\n", "\r\n") + "2026-11-04,20,cash,Zoe Park,,,\r\n"
    lines = offline_csv.read(content=longer.encode(), fundraiser=fundraiser)
    assert offline_csv.take(lines=lines, fundraiser=fundraiser, language="en", at=at) == 1


def test_lines_that_were_confirmed_twice_are_taken_once(fundraiser, at):
    lines = offline_csv.read(content=FILE.encode(), fundraiser=fundraiser)
    for _ in range(2):
        offline_csv.take(lines=lines, fundraiser=fundraiser, language="en", at=at)
    assert Gift.objects.count() == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"Name,Amount\nAna,5\n",
        b'date,amount,method,name\n"2026-11-02,5,cash,Ana\n',
        b"date,amount,method,name\n" + b"2026-11-02,5,cash,Ana\n" * 2001,
        b"date,amount,method,name\n" + b" " * 500_001,
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(fundraiser, content):
    with pytest.raises(offline_csv.Unreadable):
        offline_csv.read(content=content, fundraiser=fundraiser)
