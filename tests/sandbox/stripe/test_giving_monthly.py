"""Monthly gifts in the sandbox's Stripe: begun, renewed, failing, paused, changed, ended, as its clock is moved on."""

from datetime import UTC, datetime, timedelta

import pytest
import stripe

from advocacy.sandbox.stripe.clock import a_period_later

MONTH, WEEK = timedelta(days=31), timedelta(days=7)
GIFT = {"subscription_data": {"metadata": {"gift": "1"}}}


@pytest.fixture
def begun(api, playing, give):
    """Ana gives 25 dollars a month."""
    session = give(2500, monthly=True, customer_email="ana@example.org", **GIFT)
    playing.pay(session.id)
    return api.v1.checkout.sessions.retrieve(session.id, {"expand": ["subscription", "invoice.payments"]})


def subscription(api, begun):
    return api.v1.subscriptions.retrieve(begun.subscription.id)


def test_it_begins_with_a_customer_a_paid_invoice_and_its_payment(api, begun):
    gift, invoice = begun.subscription, begun.invoice
    assert (begun.payment_status, begun.payment_intent, gift.status) == ("paid", None, "active")
    assert (gift.metadata["gift"], gift.customer) == ("1", begun.customer)
    assert (invoice.status, invoice.billing_reason, invoice.amount_paid) == ("paid", "subscription_create", 2500)
    assert invoice.parent.subscription_details.subscription == gift.id
    assert invoice.parent.subscription_details.metadata["gift"] == "1"
    intent = api.v1.payment_intents.retrieve(invoice.payments.data[0].payment.payment_intent)
    assert (intent.status, intent.customer) == ("succeeded", begun.customer)
    by_intent = {"payment": {"type": "payment_intent", "payment_intent": intent.id}}
    assert api.v1.invoice_payments.list(by_intent).data[0].invoice == invoice.id
    assert api.v1.customers.list({"email": "ana@example.org"}).data[0].id == begun.customer


def test_it_renews_each_month(api, playing, begun, heard):
    ends = begun.subscription["items"].data[0].current_period_end
    for months in (1, 2):
        playing.advance(MONTH)
        invoices = api.v1.invoices.list({"subscription": begun.subscription.id}).data
        assert [invoice.billing_reason for invoice in invoices] == ["subscription_cycle"] * months + [
            "subscription_create"
        ]
        assert {invoice.status for invoice in invoices} == {"paid"}
    assert subscription(api, begun)["items"].data[0].current_period_end > ends
    playing.deliver()
    assert heard.count("invoice.paid") == 2
    assert len({invoice["number"] for invoice in playing.all("invoice")}) == 3


def test_a_period_keeps_its_day_where_there_is_one():
    def day(*date):
        return int(datetime(*date, 9, tzinfo=UTC).timestamp())

    anchor = day(2026, 1, 31)
    assert a_period_later(anchor, "month", 1, anchor) == day(2026, 2, 28)
    assert a_period_later(day(2026, 2, 28), "month", 1, anchor) == day(2026, 3, 31)
    assert a_period_later(day(2028, 2, 29), "year", 1, day(2028, 2, 29)) == day(2029, 2, 28)
    assert a_period_later(anchor, "week", 2, anchor) == day(2026, 2, 14)


def test_a_failing_card_is_tried_eight_times_more_in_two_weeks_and_then_it_ends(api, playing, begun, heard):
    playing.fail_card(begun.customer)
    playing.advance_to(datetime(2026, 12, 1, 16, tzinfo=UTC))
    invoice = api.v1.invoices.retrieve(subscription(api, begun).latest_invoice)
    assert (subscription(api, begun).status, invoice.status, invoice.attempt_count) == ("past_due", "open", 1)
    assert invoice.next_payment_attempt
    playing.advance(WEEK)
    assert subscription(api, begun).status == "past_due"
    playing.advance(WEEK + timedelta(days=1))
    ended = subscription(api, begun)
    assert (ended.status, ended.cancellation_details.reason) == ("canceled", "payment_failed")
    assert api.v1.invoices.retrieve(invoice.id).next_payment_attempt is None
    playing.advance(3 * MONTH)
    playing.deliver()
    assert heard.count("invoice.payment_failed") == heard.count("payment_intent.payment_failed") == 9
    assert heard.count("customer.subscription.deleted") == 1
    assert heard.count("invoice.created") == 1


def test_a_card_that_is_mended_in_time_keeps_it(api, playing, begun):
    playing.fail_card(begun.customer)
    playing.advance(MONTH + timedelta(days=2))
    playing.mend_card(begun.customer)
    assert subscription(api, begun).status == "past_due"
    playing.advance(timedelta(days=2))
    assert subscription(api, begun).status == "active"


def test_a_bank_is_believed_until_it_answers(api, playing, give, heard):
    session = give(monthly=True)
    playing.pay_by_bank(session.id)
    asked = api.v1.checkout.sessions.retrieve(session.id, {"expand": ["subscription", "invoice"]})
    assert (asked.payment_status, asked.subscription.status, asked.invoice.status) == ("unpaid", "active", "open")
    playing.settle_bank(session.id, succeeds=False)
    assert api.v1.subscriptions.retrieve(asked.subscription.id).status == "past_due"
    playing.advance(WEEK)
    assert api.v1.subscriptions.retrieve(asked.subscription.id).status == "active"
    playing.deliver()
    assert heard.count("checkout.session.async_payment_failed") == 1
    assert heard.count("checkout.session.async_payment_succeeded") == 0
    assert heard.count("invoice.paid") == 1


def test_a_declined_beginning_may_succeed_later_or_ends_with_its_session(api, playing, give, heard):
    first, second = give(monthly=True), give(monthly=True)
    for session in (first, second):
        playing.decline(session.id)
    playing.pay(first.id)
    playing.advance(timedelta(days=2))
    states = [one.status for one in api.v1.subscriptions.list({"status": "all"}).data]
    assert states == ["incomplete_expired", "active"]
    assert [invoice["status"] for invoice in playing.all("invoice")] == ["paid", "void"]
    playing.deliver()
    assert heard.count("customer.subscription.created") == 2


def test_a_pause_asks_for_nothing_and_an_empty_word_ends_it(api, playing, begun):
    gift = begun.subscription.id
    api.v1.subscriptions.update(gift, {"pause_collection": {"behavior": "void"}})
    playing.advance(MONTH)
    assert [invoice["status"] for invoice in playing.all("invoice")] == ["paid", "void"]
    assert api.v1.subscriptions.update(gift, {"pause_collection": ""}).pause_collection is None
    playing.advance(MONTH)
    assert [invoice["status"] for invoice in playing.all("invoice")] == ["paid", "void", "paid"]


def test_another_amount_counts_from_the_next_invoice(api, playing, begun):
    item = begun.subscription["items"].data[0]
    price = {"currency": "usd", "product": item.price.product, "unit_amount": 4000, "recurring": {"interval": "month"}}
    asked = {"items": [{"id": item.id, "price_data": price}]}
    with pytest.raises(stripe.InvalidRequestError, match="parts of periods"):
        api.v1.subscriptions.update(begun.subscription.id, asked)
    api.v1.subscriptions.update(begun.subscription.id, {**asked, "proration_behavior": "none"})
    playing.advance(MONTH)
    assert [invoice["total"] for invoice in playing.all("invoice")] == [2500, 4000]


def test_it_ends_at_once_or_with_its_period(api, playing, give, begun, heard):
    api.v1.subscriptions.update(begun.subscription.id, {"cancel_at_period_end": True})
    assert subscription(api, begun).cancel_at
    playing.advance(MONTH)
    assert subscription(api, begun).status == "canceled"
    assert api.v1.subscriptions.list({"customer": begun.customer}).data == []
    with pytest.raises(stripe.InvalidRequestError):
        api.v1.subscriptions.cancel(begun.subscription.id)
    other = give(monthly=True)
    playing.pay(other.id)
    gift = api.v1.checkout.sessions.retrieve(other.id).subscription
    assert api.v1.subscriptions.cancel(gift).status == "canceled"
    playing.deliver()
    assert heard.count("customer.subscription.deleted") == 2
    assert len(playing.all("invoice")) == 2


def test_once_and_monthly_may_be_asked_for_together(api, playing, give):
    month = {
        "currency": "usd",
        "unit_amount": 2500,
        "product_data": {"name": "Gift"},
        "recurring": {"interval": "month"},
    }
    fee = {"currency": "usd", "unit_amount": 100, "product_data": {"name": "Fee"}}
    session = give(monthly=True, line_items=[{"price_data": month, "quantity": 1}, {"price_data": fee, "quantity": 1}])
    assert session.amount_total == 2600
    playing.pay(session.id)
    playing.advance(MONTH)
    assert [invoice["total"] for invoice in playing.all("invoice")] == [2600, 2500]
