"""A donor is told what is held, and forgotten: the books keep the amounts, the law its receipts."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail as django_mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from actions.supporters.models import Supporter
from advocacy import privacy
from advocacy.sandbox.scripts import Behaviour
from payments import donors, links, plans, stripe_client
from payments import privacy as giving_privacy
from payments.models import Gift, Receipt, Subscription

PERSONAL = {"tribute": "memory", "tribute_name": "Bo Kim", "tribute_email": "kim@example.org", "employer": "Mill"}


def test_all_is_told(paid):
    paid(**PERSONAL)
    told = json.dumps(privacy.export(supporter=Supporter.objects.get())["giving"])
    for words in ("Ana Reyes", "ana@example.org", "Bo Kim", "Mill", "2500", "Receipt no. 1"):
        assert words in told


def test_she_is_forgotten_and_the_books_still_agree(paid, client):
    gift = paid(**PERSONAL)
    link = f"/en/giving/mine/{links.token(donors.of(gift))}/"
    assert client.get(link).status_code == 200
    privacy.erase(supporter=Supporter.objects.get())
    gift.refresh_from_db()
    assert (gift.name, gift.email, gift.tribute_name, gift.tribute_email, gift.employer) == ("", "", "", "", "")
    assert (gift.amount_cents, gift.net_cents, gift.state) == (2500, 2397, Gift.State.PAID)
    assert Receipt.objects.get().lines["donor"] == ["Ana Reyes"]
    assert client.get(link).status_code == 404


def test_while_a_gift_comes_again_nobody_is_forgotten(paid, stripe, catch_up):
    paid(frequency="month")
    with pytest.raises(CommandError, match="End it at Stripe first"):
        call_command("forget", "ana@example.org", "--yes", stdout=StringIO())
    assert Supporter.objects.get().name == Gift.objects.get().name == "Ana Reyes"
    stripe.fail_card(Subscription.objects.get().customer_id)
    stripe.advance(timedelta(days=60))
    catch_up()
    call_command("forget", "ana@example.org", "--yes", stdout=StringIO())
    assert Subscription.objects.get().name == ""
    assert not Gift.objects.exclude(name="").exists()


def test_told_so_it_ends_that_gift_at_stripe_first(paid, stripe, catch_up):
    paid(frequency="month")
    out = StringIO()
    call_command("forget", "ana@example.org", "--yes", "--end-gifts", stdout=out)
    assert "$25.00 a month is ended at Stripe first" in out.getvalue()
    (plan,) = stripe.all("subscription")
    assert plan["status"] == "canceled"
    assert (Subscription.objects.get().state, Subscription.objects.get().name) == (Subscription.State.CANCELLED, "")
    assert not Gift.objects.exclude(name="").exists()
    django_mail.outbox.clear()
    stripe.advance(timedelta(days=60))
    catch_up()
    assert Gift.objects.count() == 1
    assert not django_mail.outbox


def test_without_being_told_it_says_how(paid):
    paid(frequency="month")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("forget", "ana@example.org", "--yes", stdout=out)
    assert "--end-gifts" in out.getvalue()


def test_one_that_ended_before_or_whose_answer_was_lost_is_found_ended(paid, stripe):
    paid(frequency="month")
    row = Subscription.objects.get()
    stripe.script.next(*[Behaviour.RESET] * 3, office="subscriptions.cancel")
    with pytest.raises(stripe_client.Unavailable):
        plans.end(row=row, at=timezone.now())
    for _ in range(2):
        assert plans.end(row=row, at=timezone.now()).state == Subscription.State.CANCELLED


def test_while_stripe_does_not_answer_nothing_is_forgotten(paid, stripe):
    paid(frequency="month")
    stripe.script.always(Behaviour.RESET)
    with pytest.raises(CommandError, match="Nothing was forgotten"):
        call_command("forget", "ana@example.org", "--yes", "--end-gifts", stdout=StringIO())
    stripe.script.reset()
    assert Supporter.objects.get().name == "Ana Reyes"


def test_a_bank_payment_on_its_way_is_waited_for(stripe, give, catch_up):
    stripe.pay_by_bank(give().session_id)
    catch_up()
    with pytest.raises(giving_privacy.StillGives):
        privacy.erase(supporter=Supporter.objects.get())


def test_a_refund_after_it_is_mailed_to_nobody(paid, stripe, catch_up):
    gift = paid()
    privacy.erase(supporter=Supporter.objects.get())
    django_mail.outbox.clear()
    stripe.dispute(gift.charge_id)
    catch_up()
    assert not django_mail.outbox
    assert not Receipt.objects.filter(voided_at=None).exists()


def test_a_gift_of_one_too_many_at_a_mailbox_is_forgotten_with_it(paid, settings):
    settings.HOUSEHOLD_SIZE = 1
    confirmed_at = paid().paid_at
    Supporter.objects.update(confirmed_at=confirmed_at)
    nobodys = paid(name="Bo Kim")
    assert nobodys.supporter is None
    call_command("forget", "ana@example.org", "--yes", stdout=StringIO())
    nobodys.refresh_from_db()
    assert (nobodys.name, nobodys.email, nobodys.amount_cents) == ("", "", 2500)
