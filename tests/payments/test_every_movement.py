"""Every kind of movement that Stripe knows is explained or named: none is passed over, and none is counted twice."""

from datetime import timedelta
from typing import get_args

import pytest
from stripe import BalanceTransaction

from advocacy.sandbox.stripe import balance
from payments.models import Gift
from payments.reconciling import Kind, Why


def whys(report):
    return [(found.why, found.difference) for found in report.findings]


def test_a_bank_payment_on_its_way_is_booked_and_explained(stripe, give, catch_up, compare):
    made = give()
    stripe.pay_by_bank(made.session_id)
    catch_up()
    report = compare()
    assert report.is_even
    assert report.sum(Kind.CHARGE, "usd").number == 1
    Gift.objects.update(charge_id=None)  # as of one that nobody has looked at since it was booked
    assert compare().is_even
    Gift.objects.update(state=Gift.State.CHECKOUT_OPEN)
    assert [(one.why, one.gift) for one in compare().findings] == [(Why.CHARGE, made.pk)]


@pytest.mark.parametrize("after_all", [False, True])
def test_a_bank_payment_that_failed_is_booked_back_and_explained(stripe, give, catch_up, compare, after_all):
    made = give()
    stripe.pay_by_bank(made.session_id)
    catch_up()
    if after_all:
        stripe.settle_bank(made.session_id)
        catch_up()
    else:
        before = compare()
        stripe.settle_bank(made.session_id, succeeds=False)
        assert before.is_even
    if after_all:
        stripe.take_back(stripe.all("charge")[0]["id"])
    assert whys(compare()) == [(Why.BOUNCED, 2480)]  # nobody has told the books yet
    catch_up()
    made.refresh_from_db()
    assert (made.state, made.paid_at, made.kept_cents) == (Gift.State.FAILED, None, 0)
    report = compare()
    assert report.is_even
    assert report.sum(Kind.BOUNCED, "usd").stripe == -report.sum(Kind.CHARGE, "usd").stripe == -2480
    Gift.objects.update(payment_intent_id=None, charge_id=None)
    assert sorted(whys(compare())) == [(Why.BOUNCED, 2480), (Why.CHARGE, -2480)]


def test_a_renewal_that_a_bank_refused_and_then_paid_is_explained_line_by_line(stripe, give, catch_up, compare):
    first = give(frequency="month")
    stripe.pay_by_bank(first.session_id)
    stripe.settle_bank(first.session_id)
    catch_up()
    stripe.advance(timedelta(days=32))
    tried = stripe.all("charge")[-1]
    stripe.settle_payment(tried["id"], succeeds=False)
    catch_up()
    stripe.advance(timedelta(days=7))
    catch_up()
    renewal = Gift.objects.latest("pk")
    assert (renewal.state, renewal.charge_id != tried["id"]) == (Gift.State.PAID, True)
    assert compare().is_even


def line(stripe, type, **fields):
    """A movement that no request of ours has made."""
    known = {"id": "", "currency": "usd", "description": None, **fields}
    return stripe.do(balance.enter, known, type=type, amount=known.pop("amount", -500), days=0)


@pytest.mark.parametrize("type", ["stripe_fee", "tax_fee", "reserve_hold", "payout_minimum_balance_release"])
def test_what_stripe_takes_or_holds_for_itself_is_explained(stripe, compare, type):
    line(stripe, type)
    report = compare()
    assert report.is_even
    assert {Kind.FEE, Kind.HELD} & {one.kind for one in report.in_order}


@pytest.mark.parametrize("type", ["contribution", "topup", "transfer", "adjustment", "a type of the year 2030"])
def test_what_nobody_knows_is_named_to_the_cent(stripe, compare, type):
    line(stripe, type)
    report = compare()
    assert whys(report) == [(Why.UNKNOWN, 500)]
    assert report.differences == {"usd": 500}


def test_every_type_that_stripe_has_is_explained_or_named(stripe, compare):
    types = get_args(get_args(BalanceTransaction.__annotations__["type"])[0])
    assert len(types) > 40
    for type in types:
        line(stripe, type)
    report = compare()
    explained = sum(one.number for one in report.sums.values() if one.kind in {Kind.FEE, Kind.HELD, Kind.PAYOUT})
    assert len(report.findings) + explained == len(types)
    assert sum(one.stripe for one in report.sums.values()) == -500 * len(types)
    assert report.differences == {"usd": 500 * len(report.findings)}
