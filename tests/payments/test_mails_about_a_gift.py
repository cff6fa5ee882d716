"""What a donor is told of her gift, and what her family is; nobody is told twice."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from actions.outbox import outbox, working
from actions.supporters.models import Mailbox
from advocacy.work import KINDS
from payments.models import Gift, Receipt, Subscription

TRIBUTE = {"tribute": "memory", "tribute_name": "Bo Kim", "tribute_email": "kim@example.org"}


def subjects():
    return [message.subject for message in django_mail.outbox]


@pytest.fixture
def monthly(stripe, give, catch_up, recipient):
    """Ana gives $25 each month, and her first receipt is in her mailbox, which is then emptied."""
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    assert "It comes again each month" in django_mail.outbox.pop().body
    return Subscription.objects.get()


def test_the_family_is_told_once_and_never_how_much(stripe, give, catch_up):
    gift = give(**TRIBUTE, tribute_note="He taught us to swim.")
    stripe.pay(gift.session_id)
    catch_up()
    catch_up()
    (told,) = [message for message in django_mail.outbox if message.to == ["kim@example.org"]]
    assert told.subject == "A gift in memory of Bo Kim"
    assert "Ana Reyes made a gift" in told.body
    assert "He taught us to swim." in told.body
    assert "$" not in told.body
    assert "giving/mine" not in told.body


def test_it_is_not_told_before_the_money_is_here(stripe, give, catch_up):
    stripe.pay_by_bank(give(**TRIBUTE).session_id)
    catch_up()
    assert not django_mail.outbox


def test_a_family_that_wants_no_mail_gets_none(stripe, give, catch_up):
    Mailbox.objects.create(
        address="kim@example.org", canonical="kim@example.org", state="complained", created_at=timezone.now()
    )
    stripe.pay(give(**TRIBUTE).session_id)
    catch_up()
    assert subjects() == ["Thank you for your gift of $25.00"]


def test_a_bank_that_does_not_pay_is_told(stripe, give, catch_up):
    gift = give()
    stripe.pay_by_bank(gift.session_id)
    catch_up()
    stripe.settle_bank(gift.session_id, succeeds=False)
    catch_up()
    assert subjects() == ["Your bank did not pay your gift"]
    assert gift.page_url in django_mail.outbox[0].body


def test_a_mailbox_that_refuses_mail_gets_a_receipt_that_is_not_mailed(stripe, give, catch_up):
    gift = give()
    Mailbox.objects.update(state=Mailbox.State.COMPLAINED)
    stripe.pay(gift.session_id)
    catch_up()
    assert not django_mail.outbox
    assert Receipt.objects.get().sent_at is None


def test_each_month_has_its_own_receipt(monthly, stripe, catch_up):
    stripe.advance(timedelta(days=32))
    catch_up()
    assert subjects() == ["Thank you for your gift of $25.00"]
    assert Receipt.objects.count() == 2


def test_a_failed_month_is_told_once_however_often_it_is_tried(monthly, stripe, catch_up):
    stripe.fail_card(monthly.customer_id)
    stripe.advance(timedelta(days=32))
    catch_up()
    assert subjects() == ["Your gift could not be collected"]
    assert "/en/giving/mine/" in django_mail.outbox[0].body
    stripe.advance(timedelta(days=5))
    catch_up()
    assert subjects() == ["Your gift could not be collected"]


def test_a_month_that_is_paid_at_last_has_its_receipt(monthly, stripe, catch_up):
    stripe.fail_card(monthly.customer_id)
    stripe.advance(timedelta(days=32))
    catch_up()
    stripe.mend_card(monthly.customer_id)
    stripe.advance(timedelta(days=5))
    catch_up()
    assert subjects() == ["Your gift could not be collected", "Thank you for your gift of $25.00"]


def test_one_that_was_paid_before_the_mail_went_is_not_told_of(monthly, stripe, catch_up):
    gift = Gift.objects.get()
    outbox.add(kind="payments.renewal_failed", reference=gift.pk, dedupe_key="x", at=timezone.now())
    working.drain(kinds=KINDS)
    assert not django_mail.outbox


def test_the_end_is_told_once(monthly, stripe, catch_up):
    stripe.fail_card(monthly.customer_id)
    stripe.advance(timedelta(days=60))
    catch_up()
    catch_up()
    assert Subscription.objects.get().state == Subscription.State.CANCELLED
    assert subjects().count("Your monthly gift has ended") == 1
    assert "Nothing more will be charged" in django_mail.outbox[-1].body
