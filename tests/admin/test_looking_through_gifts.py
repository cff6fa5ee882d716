"""The lists of gifts and of those that come again, and the page of each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from payments.models import Dispute, Gift, Refund


@pytest.fixture
def many(paid, at):
    """A hundred and twenty of Bo's, after Ana's."""
    Gift.objects.bulk_create(
        Gift(
            fundraiser=paid.fundraiser,
            state=Gift.State.EXPIRED,
            currency="usd",
            amount_cents=1000 + number,
            name="Bo Kim",
            email=f"bo{number}@example.org",
            language="ko",
            created_at=at,
        )
        for number in range(120)
    )


def names(answer):
    return [gift.name for gift in answer.context["object_list"]]


def test_the_list_is_paged_without_being_counted(fiona, many):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = fiona.get("/admin/gifts/")
    assert names(answer) == ["Bo Kim"] * 50
    assert not [query["sql"] for query in queries if "COUNT(" in query["sql"] and "payments_gift" in query["sql"]]
    for _ in range(2):
        answer = fiona.get(f"/admin/gifts/{answer.context['page'].older}")
    assert names(answer)[-1] == "Ana Reyes"
    assert answer.context["page"].older == ""


@pytest.mark.parametrize("sought", ["reyes", "ANA@example.org", "pi_ana", "ch_ana", "txn_ana", "re_ana", "dp_ana"])
def test_it_is_searched_by_name_mail_address_and_stripes_ids(fiona, many, paid, at, sought):
    Refund.objects.create(gift=paid, amount_cents=100, stripe_id="re_ana", created_at=at)
    Refund.objects.create(gift=paid, amount_cents=100, stripe_id="re_ana2", created_at=at)
    Dispute.objects.create(gift=paid, amount_cents=100, stripe_id="dp_ana", state="won", created_at=at)
    assert names(fiona.get("/admin/gifts/", {"q": sought})) == ["Ana Reyes"]


@pytest.mark.parametrize("sought", ["pi_an", "pi_nobody", "ana@example.com", "Zoe"])
def test_what_nobody_has_is_not_found(fiona, many, sought):
    assert names(fiona.get("/admin/gifts/", {"q": sought})) == []


@pytest.mark.parametrize(
    "query", [{"state": "paid"}, {"paid_at_from": "2000-01-01"}, {"method": "stripe", "state": "paid"}]
)
def test_it_is_filtered(fiona, many, paid, query):
    assert names(fiona.get("/admin/gifts/", query)) == ["Ana Reyes"]
    assert names(fiona.get("/admin/gifts/", {"method": "cash"})) == []
    assert len(names(fiona.get("/admin/gifts/", {"fundraiser": paid.fundraiser_id}))) == 50


def test_a_gifts_page_shows_its_money_and_what_became_of_it(fiona, paid, at, settings):
    settings.STRIPE_API_BASE = ""
    Refund.objects.create(
        gift=paid, amount_cents=100, state="failed", failure="expired_or_canceled_card", reason="Twice", created_at=at
    )
    page = fiona.get(f"/admin/gifts/inspect/{paid.pk}/").content.decode()
    for words in ("$25.00", "$1.03", "$23.97", "ana@example.org", "Failed: expired_or_canceled_card", "Twice"):
        assert words in page
    assert "https://dashboard.stripe.com/test/payments/pi_ana" in page


def test_a_dispute_is_shown_with_the_day_by_which_to_answer(fiona, paid, at):
    due = timezone.now() + timedelta(days=7)
    dispute = Dispute.objects.create(
        gift=paid, amount_cents=2500, stripe_id="dp_1", state="needs_response", due_at=due, created_at=at
    )
    assert "Answer at Stripe until" in fiona.get(f"/admin/gifts/inspect/{paid.pk}/").content.decode()
    Dispute.objects.filter(pk=dispute.pk).update(state="lost")
    page = fiona.get(f"/admin/gifts/inspect/{paid.pk}/").content.decode()
    assert "Answer at Stripe until" not in page
    assert "the donor has the money" in page


def test_recurring_gifts_are_listed_with_what_came_of_them(fiona, paid, monthly):
    Gift.objects.filter(pk=paid.pk).update(subscription=monthly)
    assert names(fiona.get("/admin/recurring-gifts/", {"q": "sub_bo"})) == ["Bo Kim"]
    assert names(fiona.get("/admin/recurring-gifts/", {"state": "cancelled"})) == []
    page = fiona.get(f"/admin/recurring-gifts/inspect/{monthly.pk}/").content.decode()
    assert "$10.00" in page
    assert f"/admin/gifts/inspect/{paid.pk}/" in page
