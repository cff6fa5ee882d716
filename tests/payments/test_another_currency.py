"""Gifts in a currency in which the account at Stripe is not kept: what was given and what was booked stay apart."""

import csv
from datetime import UTC, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.utils import timezone

from cms.admin import gift_exports
from payments import exporting, money, refunding, reports
from payments.models import Dispute, Fundraiser, Gift
from payments.reconciling import Kind, Why


@pytest.fixture
def euros(stripe, fundraiser, paid):
    """€25, on an account that is kept in dollars."""
    Fundraiser.objects.update(currency="eur")
    fundraiser.refresh_from_db()
    stripe.change("eur", "usd", Decimal("1.08"))
    return paid()


def whys(report):
    return [(found.why, found.currency, found.difference) for found in report.findings]


def test_what_was_booked_stands_beside_what_was_given(euros):
    assert (euros.currency, euros.amount_cents, euros.kept_cents) == ("eur", 2500, 2500)
    assert (euros.account_currency, euros.booked_cents, euros.fee_cents, euros.net_cents) == ("usd", 2700, 108, 2592)


def test_the_file_names_the_currency_of_each(euros):
    day = timedelta(days=1)
    (row,) = exporting.rows(since=euros.paid_at - day, until=euros.paid_at + day)
    names, cells = gift_exports.heading(), gift_exports.cells(row, UTC)
    heading, line = csv.reader(StringIO("".join(gift_exports.lines(names, [cells])).lstrip("\ufeff")))
    said = dict(zip(heading, line, strict=True))
    assert (said["Currency"], said["Gross"], said["Left"]) == ("EUR", "25.00", "25.00")
    booked = (said["Currency of booking, fee and net"], said["Booked"], said["Fee"], said["Net"])
    assert booked == ("USD", "27.00", "1.08", "25.92")


def test_reports_count_what_was_given_in_its_own_currency(euros):
    assert [(one.currency, one.today) for one in reports.given(at=timezone.now())] == [("eur", 2500)]


def test_every_story_of_it_reconciles_in_dollars(stripe, euros, give, catch_up, compare):
    refunding.ask(gift=euros, cents=1000, reason="", by="x", form_key="k", at=timezone.now())
    lost, won, bank, bounced = (give(email=f"{n}@example.org", network=f"{n}") for n in range(4))
    for one in (lost, won):
        stripe.pay(one.session_id)
    for one in (bank, bounced):
        stripe.pay_by_bank(one.session_id)
        stripe.settle_bank(one.session_id)
    catch_up()
    for one in (lost, won, bounced):
        one.refresh_from_db()
    for one in (lost, won):
        stripe.close_dispute(stripe.dispute(one.charge_id)["id"], won=one is won)
    stripe.take_back(bounced.charge_id)
    stripe.advance(timedelta(days=9))
    catch_up()
    report = compare()
    assert whys(report) == []
    assert report.differences == {"usd": 0}
    assert report.payouts
    claim = Dispute.objects.get(gift=lost)
    assert (claim.amount_cents, claim.taken_cents, claim.fee_cents, claim.fee_currency) == (2500, 2500, 1500, "usd")
    lost.refresh_from_db()
    assert lost.kept_cents == 0


@pytest.mark.parametrize(
    ("columns", "why", "difference"),
    [
        ({"booked_cents": 2800}, Why.AMOUNT, 0),
        ({"fee_cents": 100, "net_cents": 2600}, Why.FEE, 8),
        ({"booked_currency": "eur"}, Why.AMOUNT, -2592),
        ({"booked_cents": None, "booked_currency": "", "fee_cents": None, "net_cents": None}, Why.FEE, -2592),
    ],
)
def test_what_differs_is_named_in_the_accounts_currency(euros, compare, columns, why, difference):
    Gift.objects.update(**columns)
    report = compare()
    assert whys(report) == [(why, "usd", difference)]
    assert report.differences == {"usd": difference}


def test_what_stripe_lacks_is_named_in_the_currency_in_which_it_is_held(stripe, euros, catch_up, compare):
    stripe.dispute(euros.charge_id)
    catch_up()
    Dispute.objects.update(stripe_id="du_nobodys")
    Gift.objects.update(charge_id="ch_nobodys")
    absent = [found[1:] for found in whys(compare()) if found[0] == Why.ABSENT]
    assert sorted(absent) == [("eur", -2500), ("usd", -1500), ("usd", 2592)]


def test_won_are_changed_without_cents(stripe, fundraiser, paid, compare):
    Fundraiser.objects.update(currency="krw")
    fundraiser.refresh_from_db()
    stripe.change("krw", "usd", Decimal("0.00072"))
    gift = paid(amount_cents=30_000)
    assert (gift.amount_cents, gift.booked_cents, gift.fee_cents, gift.net_cents) == (30_000, 2160, 93, 2067)
    report = compare()
    assert report.is_even
    assert report.sum(Kind.CHARGE, "usd").gross == 2160


@pytest.mark.parametrize(("currency", "said"), [("jpy", "2500"), ("kwd", "2.500"), ("usd", "25.00"), ("isk", "25.00")])
def test_an_account_may_be_kept_in_any_currency(currency, said):
    assert money.plain(2500, currency) == said
