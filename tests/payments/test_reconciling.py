"""Stripe's account against the books: no story leaves anything over, and whatever is wrong is named to the cent."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advocacy.sandbox.scripts import Behaviour
from payments import reconciling, refunding
from payments.models import Dispute, Gift, Refund
from payments.reconciling import Kind, Why


@pytest.fixture
def gift(stripe, give, catch_up):
    """Ana's $25, paid."""
    made = give()
    stripe.pay(made.session_id)
    catch_up()
    made.refresh_from_db()
    return made


@pytest.fixture
def refund(gift, catch_up):
    """$10 of it, given back."""
    made = refunding.ask(gift=gift, cents=1000, reason="x", by="fiona", form_key="k", at=timezone.now())
    catch_up()
    made.refresh_from_db()
    return made


def whys(report):
    return [(found.why, found.difference) for found in report.findings]


def test_nothing_was_given_and_nothing_is_wrong(compare):
    assert compare().is_even


def test_after_every_kind_of_story_the_difference_is_nothing(stripe, give, gift, refund, catch_up, compare):
    bank, disputed, won = (
        give(name=name, email=f"{name}@example.org", network=name) for name in ("bank", "disputed", "won")
    )
    monthly = give(frequency="month", network="n9")
    stripe.pay_by_bank(bank.session_id)
    for one in (disputed, won, monthly):
        stripe.pay(one.session_id)
    catch_up()
    for one in (disputed, won):
        one.refresh_from_db()
        claim = stripe.dispute(one.charge_id)
        stripe.close_dispute(claim["id"], won=one is won)
    stripe.fail_refund(refund.stripe_id)
    for _ in range(2):
        stripe.advance(timedelta(days=32))
        catch_up()
    stripe.pay_out()
    catch_up()
    report = compare()
    assert whys(report) == []
    assert report.differences == {"usd": 0}
    assert report.payouts
    numbers = {one.kind: one.number for one in report.in_order}
    assert (numbers[Kind.CHARGE], numbers[Kind.REFUND], numbers[Kind.FAILED], numbers[Kind.DISPUTE]) == (7, 1, 1, 3)


def test_a_payment_that_no_gift_stands_for_is_named(gift, compare):
    Gift.objects.filter(pk=gift.pk).update(charge_id=None, paid_at=None)
    report = compare()
    assert whys(report) == [(Why.CHARGE, -2397)]
    assert report.findings[0].source_id == gift.charge_id
    assert not report.is_even


@pytest.mark.parametrize(
    ("columns", "why", "difference"),
    [
        ({"fee_cents": 102, "net_cents": 2398}, Why.FEE, 1),
        ({"fee_cents": None, "net_cents": None}, Why.FEE, -2397),
        ({"amount_cents": 2600}, Why.AMOUNT, 0),
    ],
)
def test_a_gift_that_differs_by_a_cent_is_named(gift, compare, columns, why, difference):
    Gift.objects.filter(pk=gift.pk).update(**columns)
    report = compare()
    assert whys(report) == [(why, difference)]
    assert report.findings[0].gift == gift.pk
    assert not report.is_even


def test_a_refund_that_the_books_lack_is_named(gift, refund, compare):
    Refund.objects.all().delete()
    assert whys(compare()) == [(Why.REFUND, 1000)]


def test_a_refund_of_another_amount_is_named(gift, refund, compare):
    Refund.objects.update(amount_cents=900)
    assert whys(compare()) == [(Why.AMOUNT, 100)]


def test_a_dispute_that_the_books_lack_is_named(stripe, gift, catch_up, compare):
    stripe.dispute(gift.charge_id)
    catch_up()
    assert compare().is_even
    Dispute.objects.all().delete()
    assert whys(compare()) == [(Why.DISPUTE, 4000)]


@pytest.mark.parametrize("ending", ["open", "lost", "won"])
def test_a_dispute_that_stripe_lacks_is_named(stripe, gift, catch_up, compare, ending):
    claim = stripe.dispute(gift.charge_id)
    if ending != "open":
        stripe.close_dispute(claim["id"], won=ending == "won")
    catch_up()
    Dispute.objects.update(stripe_id="du_nobodys")
    gone = 0 if ending == "won" else -4000
    lines = [(Why.DISPUTE, 4000)] if gone else [(Why.DISPUTE, -4000), (Why.DISPUTE, 4000)]
    report = compare()
    assert sorted(whys(report)) == sorted([(Why.ABSENT, gone), *lines])
    assert {one.gift for one in report.findings if one.why == Why.ABSENT} == {gift.pk}
    assert report.differences == {"usd": 0}


def test_a_question_of_the_bank_moves_nothing_and_is_not_missed(stripe, gift, catch_up, compare):
    stripe.ask_about(gift.charge_id)
    catch_up()
    assert Dispute.objects.count() == 1
    assert compare().is_even


def test_money_that_came_back_and_is_still_gone_in_the_books_is_named(stripe, gift, refund, compare):
    stripe.fail_refund(refund.stripe_id)
    assert whys(compare()) == [(Why.BACK, -1000)]


def test_money_in_the_books_that_stripe_does_not_have_is_named(gift, refund, compare):
    Gift.objects.filter(pk=gift.pk).update(charge_id="ch_nobodys")
    Refund.objects.update(stripe_id="re_nobodys")
    assert sorted(whys(compare())) == [
        (Why.ABSENT, -1000),
        (Why.ABSENT, 2397),
        (Why.CHARGE, -2397),
        (Why.REFUND, 1000),
    ]


def test_cash_is_none_of_stripes(gift, compare):
    Gift.objects.create(
        fundraiser=gift.fundraiser,
        method="cash",
        currency="usd",
        amount_cents=100,
        name="Bo",
        created_at=gift.paid_at,
        paid_at=gift.paid_at,
    )
    assert compare().is_even


def test_a_bank_payment_that_stripe_books_days_later_is_not_missed(stripe, give, catch_up):
    made = give()
    stripe.pay_by_bank(made.session_id)
    late = made.created_at + timedelta(days=4)
    stripe.do(lambda world: world.all("balance_transaction")[0].update(created=int(late.timestamp())))
    stripe.advance(timedelta(days=5))
    catch_up()
    made.refresh_from_db()
    span = {"since": made.paid_at - timedelta(hours=1), "until": made.paid_at + timedelta(hours=1)}
    report = reconciling.reconcile(**span)
    assert report.is_even
    assert report.outside == 1


def test_the_number_of_queries_does_not_grow_with_the_lines(stripe, give, catch_up, compare):
    def queries(count):
        for number in range(count):
            stripe.pay(give(email=f"{number}-{count}@example.org", network=f"{number}-{count}").session_id)
        catch_up()
        with CaptureQueriesContext(connection) as captured:
            assert compare().is_even
        return len(captured)

    assert queries(1) == queries(12)


def command(name="reconcile"):
    first, last = timezone.localdate() - timedelta(days=3), timezone.localdate() + timedelta(days=1)
    call_command(name, "--from", str(first), "--to", str(last))


def test_the_command_says_so(gift, refund, capsys):
    command()
    said = capsys.readouterr().out
    assert "Difference USD: 0.00" in said
    assert "23.97" in said


def test_the_command_ends_with_a_failure_and_names_what_is_wrong(gift, capsys):
    Gift.objects.filter(pk=gift.pk).update(fee_cents=1, net_cents=2499)
    with pytest.raises(CommandError, match="1 not explained"):
        command()
    assert f"{gift.charge_id} gift {gift.pk} 1.02: The fee" in capsys.readouterr().out


def test_the_command_refuses_days_the_wrong_way_round_and_a_silent_stripe(stripe):
    with pytest.raises(CommandError, match="after the last"):
        call_command("reconcile", "--from", "2026-11-02", "--to", "2026-11-01")
    for _ in range(3):
        stripe.script.next(Behaviour.CLOSED, office="balance_transactions.list")
    with pytest.raises(CommandError, match="cannot be asked"):
        command()


def test_after_an_outage_all_that_happened_is_fetched_once(stripe, give, catch_up, capsys):
    made = give()
    stripe.webhooks.endpoints.clear()
    stripe.pay(made.session_id)
    said = []
    for _ in range(2):
        call_command("stripe_backfill", "--since", f"{timezone.localdate() - timedelta(days=1)}")
        said.append(capsys.readouterr().out)
    number = said[0].split()[0]
    assert said[0].startswith(f"{number} events, {number} of them new.")
    assert said[1].startswith(f"{number} events, 0 of them new.")
    catch_up()
    made.refresh_from_db()
    assert made.state == Gift.State.PAID
