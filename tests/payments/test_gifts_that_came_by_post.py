"""Cheques and cash: entered once, receipted as any gift, and out of a file line by line."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from actions.outbox.models import Job
from actions.supporters.models import Supporter
from payments import offline, offline_csv, offline_files, refunding, sweeping
from payments.models import Gift, OfflineFile, Refund

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


def keep(fundraiser, at, content=FILE):
    """A file that was read and confirmed."""
    lines = offline_csv.read(content=content.encode(), fundraiser=fundraiser)
    file = offline_files.keep(lines=lines, fundraiser=fundraiser, language="en", by="fiona", at=at)
    offline_files.start(file=file, at=at)
    return file


def take_all(file, at):
    while offline_files.take(file_id=file.pk, at=at):
        pass
    file.refresh_from_db()
    return file


def test_the_same_file_twice_takes_nothing_twice(fundraiser, at):
    for good in (3, 0):
        file = take_all(keep(fundraiser, at), at)
        assert (file.state, file.good, file.entered) == ("done", good, good)
    assert sorted(Gift.objects.values_list("amount_cents", flat=True)) == [1250, 1250, 10000]
    longer = FILE.replace("\n", "\r\n") + "2026-11-04,20,cash,Zoe Park,,,\r\n"
    assert take_all(keep(fundraiser, at, longer), at).entered == 1


def test_two_files_with_the_same_lines_confirmed_at_once_take_them_once(fundraiser, at):
    one, two = keep(fundraiser, at), keep(fundraiser, at)
    take_all(one, at)
    take_all(two, at)
    assert (Gift.objects.count(), Job.objects.filter(kind="payments.receipt").count()) == (3, 3)


def test_confirming_twice_begins_once(fundraiser, at):
    file = keep(fundraiser, at)
    with pytest.raises(offline_files.NotNow):
        offline_files.start(file=file, at=at)
    assert Job.objects.filter(kind="payments.offline_file").count() == 1


def test_a_worker_that_died_before_it_moved_on_enters_nothing_twice(fundraiser, at, monkeypatch):
    monkeypatch.setattr(offline_files, "BATCH", 2)
    file = keep(fundraiser, at)
    offline_files.take(file_id=file.pk, at=at)
    OfflineFile.objects.update(cursor=0, entered=0)  # as it was before the batch: the gifts are there
    file = take_all(file, at)
    assert (Gift.objects.count(), file.entered) == (3, 3)


def test_no_names_stay_in_a_file_once_it_is_over(fundraiser, at):
    file = take_all(keep(fundraiser, at), at)
    assert {line["words"] for line in file.lines} == {""}
    assert [line["number"] for line in file.lines] == [6, 7, 8, 9, 10]


def test_a_file_that_nobody_confirms_is_forgotten(fundraiser, at):
    lines = offline_csv.read(content=FILE.encode(), fundraiser=fundraiser)
    offline_files.keep(lines=lines, fundraiser=fundraiser, language="en", by="fiona", at=at)
    sweeping.sweep(at=at + timedelta(hours=23))
    assert OfflineFile.objects.exists()
    sweeping.sweep(at=at + timedelta(hours=25))
    assert not OfflineFile.objects.exists()


ROW = "date{0}amount{0}method{0}name\n2026-11-02{0}5{0}cash{0}Ana\n"


@pytest.mark.parametrize(
    "content",
    [
        ROW.format(",").encode("utf-8-sig"),
        ROW.format(";").encode(),
        ROW.format("\t").encode("utf-16"),
        ROW.format("\t").replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_what_excel_makes_of_it_is_read(fundraiser, content):
    assert [line.is_good for line in offline_csv.read(content=content, fundraiser=fundraiser)] == [True]


@pytest.mark.parametrize("amount", ["-5", "1e9", "0", "1,000.00", "5.001", "NaN", "٥"])
def test_amounts_that_are_none_are_refused_by_line(fundraiser, amount):
    row = f'date,amount,method,name\n2026-11-02,"{amount}",cash,Ana\n'
    (line,) = offline_csv.read(content=row.encode(), fundraiser=fundraiser)
    assert (line.number, line.is_good) == (2, False)


@pytest.mark.parametrize("language", ["en", "es", "ko"])
def test_a_day_is_the_same_in_every_language(fundraiser, language):
    with translation.override(language):
        rows = "date,amount,method,name\n3/4/2026,5,cash,Ana\n30/4/2026,5,cash,Ana\n2026-02-30,5,cash,Ana\n"
        good, *others = offline_csv.read(content=rows.encode(), fundraiser=fundraiser)
    assert good.entered["paid_on"] == date(2026, 3, 4)
    assert all(line.problems for line in others)


def test_a_line_that_says_the_same_is_pointed_out(fundraiser):
    lines = offline_csv.read(content=(ROW.format(",") + "2026-11-02,5,cash,Ana\n").encode(), fundraiser=fundraiser)
    assert [line.same_as for line in lines] == [0, 2]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"\xff\xfed",
        "date,amount,method,name\n2026-11-02,5,cash,Añá\n".encode("latin-1"),
        b"date,amount,method,name\n2026-11-02,5,cash,A\0na\n",
        b"Name,Amount\nAna,5\n",
        b'date,amount,method,name\n"2026-11-02,5,cash,Ana\n',
        b"date,amount,method,name\n" + b"2026-11-02,5,cash,Ana\n" * 10_001,
        b"date,amount,method,name\n" + b" " * 2_000_001,
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(fundraiser, content):
    with pytest.raises(offline_csv.Unreadable):
        offline_csv.read(content=content, fundraiser=fundraiser)
