"""Disputes, payouts and the lines of the balance in the sandbox's Stripe: they add up to the cent."""

from datetime import timedelta
from decimal import Decimal

import pytest
import stripe

from advocacy.sandbox.stripe.refusals import Refused

DAY = timedelta(days=1)


@pytest.fixture
def paid(api, playing, give):
    """A charge of 50 dollars by card."""
    session = give()
    playing.pay(session.id)
    asked = api.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})
    return asked.payment_intent.latest_charge


def balance(playing):
    return sum(line["net"] for line in playing.all("balance_transaction"))


@pytest.mark.parametrize(("won", "status", "left"), [(True, "won", 4825), (False, "lost", 4825 - 5000 - 1500)])
def test_a_dispute_takes_the_money_and_a_fee_until_it_is_won(api, playing, paid, heard, won, status, left):
    dispute = playing.dispute(paid.id)
    asked = api.v1.disputes.retrieve(dispute["id"])
    assert (asked.status, asked.amount, asked.balance_transactions[0].net) == ("needs_response", 5000, -6500)
    assert api.v1.charges.retrieve(paid.id).disputed
    with pytest.raises(stripe.InvalidRequestError) as refused:
        api.v1.refunds.create({"charge": paid.id})
    assert refused.value.code == "charge_disputed"
    playing.close_dispute(dispute["id"], won=won)
    assert api.v1.disputes.list({"charge": paid.id}).data[0].status == status
    assert balance(playing) == left
    with pytest.raises(Refused):
        playing.close_dispute(dispute["id"], won=won)
    playing.deliver()
    said = [type for type in heard if type.startswith("charge.dispute")]
    back = ["charge.dispute.funds_reinstated"] if won else []
    assert said == [
        "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", *back,
        "charge.dispute.closed",
    ]  # fmt: skip


def test_a_dispute_is_answered_or_given_up(api, playing, paid, give):
    dispute = playing.dispute(paid.id)["id"]
    evidence = {"evidence": {"customer_name": "Ana"}, "metadata": {"seen": "yes"}}
    assert api.v1.disputes.update(dispute, {**evidence, "submit": False}).status == "needs_response"
    answered = api.v1.disputes.update(dispute, evidence)
    assert (answered.status, answered.evidence.customer_name, answered.metadata["seen"]) == (
        "under_review",
        "Ana",
        "yes",
    )
    assert api.v1.disputes.close(dispute).status == "lost"


def test_a_banks_return_is_final(api, playing, give, heard):
    session = give()
    playing.pay_by_bank(session.id)
    playing.settle_bank(session.id)
    dispute = playing.dispute(playing.all("charge")[0]["id"])
    assert dispute["status"] == "lost"
    with pytest.raises(stripe.InvalidRequestError):
        api.v1.disputes.update(dispute["id"], {"evidence": {"customer_name": "Ana"}})
    playing.deliver()
    assert [type for type in heard if "dispute" in type][-1] == "charge.dispute.closed"


def test_a_warning_of_fraud_comes_before_anybody_disputes(api, playing, paid, heard):
    warning = playing.warn_of_fraud(paid.id)
    assert api.v1.radar.early_fraud_warnings.retrieve(warning["id"]).charge == paid.id
    assert api.v1.radar.early_fraud_warnings.list({"charge": paid.id}).data[0].id == warning["id"]
    playing.deliver()
    assert heard[-1] == "radar.early_fraud_warning.created"


def test_a_payout_names_its_lines_and_they_add_up_to_it(api, playing, paid, heard):
    api.v1.refunds.create({"charge": paid.id, "amount": 1000})
    assert playing.pay_out() is None
    playing.advance(3 * DAY)
    payout = api.v1.payouts.list().data[0]
    lines = api.v1.balance_transactions.list({"payout": payout.id}).data
    assert [(line.type, line.net) for line in lines] == [("payout", -3825), ("refund", -1000), ("charge", 4825)]
    assert payout.amount == 3825 == sum(line.net for line in lines if line.type != "payout")
    assert balance(playing) == 0
    playing.advance(DAY)
    assert api.v1.payouts.retrieve(payout.id, {"expand": ["balance_transaction"]}).status == "paid"
    playing.deliver()
    assert [type for type in heard if type.startswith("payout")] == ["payout.created", "payout.paid"]


def test_a_payout_that_fails_brings_the_money_back(api, playing, paid, heard):
    playing.advance(3 * DAY)
    payout = playing.all("payout")[0]["id"]
    playing.fail_payout(payout)
    assert api.v1.payouts.retrieve(payout).status == "failed"
    assert balance(playing) == 4825
    playing.advance(DAY)
    assert [payout["status"] for payout in playing.all("payout")] == ["failed", "in_transit"]
    playing.deliver()
    assert "payout.failed" in heard


def test_a_debt_is_not_paid_out(api, playing, paid):
    playing.advance(3 * DAY)
    api.v1.refunds.create({"charge": paid.id})
    playing.advance(2 * DAY)
    assert len(playing.all("payout")) == 1
    assert balance(playing) == -175 - 4825


def test_lines_are_found_by_kind_source_and_time(api, playing, paid, give):
    began = paid.created
    refund = api.v1.refunds.create({"charge": paid.id, "amount": 1000})
    lines = api.v1.balance_transactions
    assert [line.source for line in lines.list({"type": "refund"}).data] == [refund.id]
    assert [line.type for line in lines.list({"source": paid.id}).data] == ["charge"]
    assert len(lines.list({"created": {"gte": began}}).data) == 2
    assert lines.list({"created": {"gt": began + 60}}).data == lines.list({"created": {"lt": began}}).data == []
    expanded = lines.list({"expand": ["data.source"], "type": "charge"}).data[0]
    assert expanded.source.payment_intent == paid.payment_intent


def test_lists_are_turned_page_by_page(api, playing):
    for number in range(25):
        api.v1.customers.create({"name": str(number)})
    names = [one.name for one in api.v1.customers.list({"limit": 10}).auto_paging_iter()]
    assert names == [str(number) for number in reversed(range(25))]
    page = api.v1.customers.list({"limit": 10})
    assert page.has_more
    rest = api.v1.customers.list({"limit": 100, "starting_after": page.data[-1].id})
    assert (len(rest.data), rest.has_more) == (15, False)
    back = api.v1.customers.list({"limit": 3, "ending_before": page.data[-1].id})
    assert [one.name for one in back.data] == ["18", "17", "16"]
    for asked in ({"limit": 101}, {"limit": 0}, {"starting_after": "cus_nobody"}):
        with pytest.raises(stripe.InvalidRequestError):
            api.v1.customers.list(asked)


def test_events_are_listed_for_thirty_days(api, playing, paid):
    types = ["charge.succeeded", "payment_intent.succeeded"]
    assert [event.type for event in api.v1.events.list({"types": types}).data] == types[::-1]
    assert {event.type for event in api.v1.events.list({"type": "charge.*"}).data} == {
        "charge.succeeded",
        "charge.updated",
    }
    event = api.v1.events.list({"type": "charge.succeeded"}).data[0]
    assert api.v1.events.retrieve(event.id).data.object.id == paid.id
    playing.advance(31 * DAY)
    assert api.v1.events.list({"types": types}).data == []


def test_the_same_seed_makes_the_same_ids(api, playing, paid):
    first = [event["id"] for event in playing.all("event")]
    playing.reset(7)
    assert playing.all("event") == []
    playing.do(lambda world: [world.ids.next("evt") for _ in first])
    assert playing.world.ids.made["evt"] == len(first)
    assert len(set(first)) == len(first)


def test_a_bank_that_is_asked_is_booked_and_booked_back_should_it_not_pay(api, playing, give):
    session = give()
    playing.pay_by_bank(session.id)
    line = playing.all("balance_transaction")[0]
    assert (line["type"], line["status"], line["net"]) == ("payment", "pending", 4960)
    playing.settle_bank(session.id, succeeds=False)
    charge = api.v1.charges.retrieve(line["source"], {"expand": ["failure_balance_transaction"]})
    back = charge.failure_balance_transaction
    assert (charge.status, back.type, back.reporting_category) == ("failed", "payment_failure_refund", "charge_failure")
    assert balance(playing) == 0


def test_a_bank_may_take_back_what_it_has_paid(api, playing, give, paid, heard):
    session = give()
    playing.pay_by_bank(session.id)
    playing.settle_bank(session.id)
    charge = playing.all("charge")[-1]["id"]
    playing.take_back(charge)
    assert api.v1.charges.retrieve(charge).status == "failed"
    assert balance(playing) == 4825  # of the card's
    with pytest.raises(Refused):
        playing.take_back(charge)
    with pytest.raises(Refused):
        playing.take_back(paid.id)
    playing.deliver()
    assert heard[-2:] == ["charge.failed", "payment_intent.payment_failed"]


@pytest.mark.parametrize(
    ("content", "status", "left"), [(True, "warning_closed", 4825), (False, "needs_response", -1675)]
)
def test_an_inquiry_takes_nothing_unless_it_goes_on(api, playing, paid, content, status, left):
    inquiry = playing.ask_about(paid.id)["id"]
    asked = api.v1.disputes.retrieve(inquiry)
    assert (asked.status, asked.balance_transactions, balance(playing)) == ("warning_needs_response", [], 4825)
    answered = api.v1.disputes.update(inquiry, {"evidence": {"customer_name": "Ana"}})
    assert answered.status == "warning_under_review"
    playing.close_dispute(inquiry, won=content)
    assert (api.v1.disputes.retrieve(inquiry).status, balance(playing)) == (status, left)


def test_what_moves_in_another_currency_is_changed(api, playing, paid):
    playing.change("usd", "eur", Decimal("0.9"))
    refund = api.v1.refunds.create({"charge": paid.id, "amount": 1000})
    line = api.v1.balance_transactions.retrieve(refund.balance_transaction)
    assert (line.amount, line.currency, line.exchange_rate) == (-900, "eur", 0.9)
