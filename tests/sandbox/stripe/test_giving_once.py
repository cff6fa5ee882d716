"""One gift in the sandbox's Stripe: by card, by bank, declined, walked away from, refunded; to the cent."""

from datetime import timedelta

import pytest
import stripe

from advocacy.sandbox.stripe.balance import fee_of
from advocacy.sandbox.stripe.checkout import Closed

WHOLE = {"expand": ["payment_intent.latest_charge.balance_transaction"]}


def charge_of(api, session):
    return api.v1.checkout.sessions.retrieve(session.id, WHOLE).payment_intent.latest_charge


def test_a_session_is_open_until_it_is_paid(api, playing, give, heard):
    session = give(client_reference_id="gift-1", metadata={"gift": "1"})
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.currency, session.url) == (5000, "usd", f"{playing.url}/c/pay/{session.id}")
    playing.pay(session.id, email="ana@example.org", name="Ana Reyes")
    paid = api.v1.checkout.sessions.retrieve(session.id, WHOLE)
    assert (paid.status, paid.payment_status, paid.customer_details.email) == ("complete", "paid", "ana@example.org")
    assert (paid.client_reference_id, paid.metadata["gift"], paid.customer) == ("gift-1", "1", None)
    line = paid.payment_intent.latest_charge.balance_transaction
    assert (line.amount, line.fee, line.net, line.status) == (5000, 175, 4825, "pending")
    playing.deliver()
    assert heard == [
        "payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "charge.updated",
        "checkout.session.completed",
    ]  # fmt: skip


def test_it_cannot_be_paid_twice(playing, give):
    session = give()
    playing.pay(session.id)
    for again in (playing.pay, playing.pay_by_bank, playing.decline):
        with pytest.raises(Closed):
            again(session.id)
    assert len(playing.all("charge")) == 1


def test_what_is_given_for_the_payment_is_on_it(api, playing, give):
    session = give(payment_intent_data={"metadata": {"gift": "1"}, "description": "River"}, customer_creation="always")
    playing.pay(session.id)
    charge = charge_of(api, session)
    assert (charge.metadata["gift"], charge.description, charge.customer is None) == ("1", "River", False)


def test_a_declined_card_leaves_the_session_open(api, playing, give, heard):
    session = give()
    for _ in range(2):
        playing.decline(session.id)
    asked = api.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert (asked.status, asked.payment_intent.status) == ("open", "requires_payment_method")
    assert asked.payment_intent.last_payment_error.code == "card_declined"
    assert api.v1.checkout.sessions.list({"payment_intent": asked.payment_intent.id}).data[0].id == session.id
    playing.pay(session.id)
    playing.deliver()
    assert heard.count("payment_intent.payment_failed") == 2
    assert [charge["status"] for charge in playing.all("charge")] == ["failed", "failed", "succeeded"]
    assert len(playing.all("balance_transaction")) == 1


@pytest.mark.parametrize(("succeeds", "status", "event"), [(True, "paid", "succeeded"), (False, "unpaid", "failed")])
def test_a_bank_answers_later(api, playing, give, heard, succeeds, status, event):
    session = give()
    playing.pay_by_bank(session.id)
    asked = api.v1.checkout.sessions.retrieve(session.id, WHOLE)
    assert (asked.status, asked.payment_status, asked.payment_intent.status) == ("complete", "unpaid", "processing")
    playing.settle_bank(session.id, succeeds=succeeds)
    with pytest.raises(Exception, match="No bank is asked"):
        playing.settle_bank(session.id)
    playing.advance(timedelta(days=5))
    assert api.v1.checkout.sessions.retrieve(session.id).payment_status == status
    playing.deliver()
    ended = [type for type in heard if type.startswith("checkout.session")]
    assert ended == ["checkout.session.completed", f"checkout.session.async_payment_{event}"]


def test_a_bank_pays_after_four_days_by_itself(api, playing, give):
    session = give(80_000)
    playing.pay_by_bank(session.id)
    playing.advance(timedelta(days=3, hours=23))
    assert api.v1.checkout.sessions.retrieve(session.id).payment_status == "unpaid"
    playing.advance(timedelta(hours=2))
    assert api.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert charge_of(api, session).balance_transaction.fee == 500


def test_a_session_expires_after_a_day_or_when_its_owner_says_so(api, playing, give, heard):
    late, ended, paid = give(), give(), give()
    playing.pay(paid.id)
    tried = playing.decline(ended.id)["payment_intent"]
    assert api.v1.checkout.sessions.expire(ended.id).status == "expired"
    playing.advance(timedelta(hours=25))
    assert api.v1.checkout.sessions.retrieve(late.id).status == "expired"
    assert api.v1.payment_intents.retrieve(tried).status == "canceled"
    playing.deliver()
    assert heard.count("checkout.session.expired") == 2
    for session in (late, paid):
        with pytest.raises(stripe.InvalidRequestError):
            api.v1.checkout.sessions.expire(session.id)


def test_fees_are_rounded_half_up():
    assert [fee_of(cents, "card") for cents in (50, 1000, 1017, 1500, 2500)] == [31, 59, 59, 74, 103]
    assert [fee_of(cents, "us_bank_account") for cents in (1000, 62_500, 1_000_000)] == [8, 500, 500]


def test_no_more_is_refunded_than_was_paid(api, playing, give, heard):
    session = give()
    playing.pay(session.id)
    intent = api.v1.checkout.sessions.retrieve(session.id).payment_intent
    part = api.v1.refunds.create({"payment_intent": intent, "amount": 2000, "reason": "requested_by_customer"})
    assert (part.status, part.amount) == ("succeeded", 2000)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded amount on charge") as refused:
        api.v1.refunds.create({"payment_intent": intent, "amount": 3001})
    assert refused.value.code == "amount_too_large"
    api.v1.refunds.create({"charge": part.charge})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        api.v1.refunds.create({"charge": part.charge, "amount": 1})
    assert refused.value.code == "charge_already_refunded"
    charge = charge_of(api, session)
    assert (charge.amount_refunded, charge.refunded) == (5000, True)
    assert sum(line["net"] for line in playing.all("balance_transaction")) == -175
    playing.deliver()
    assert heard.count("charge.refunded") == heard.count("refund.created") == 2


def test_a_refund_to_a_bank_takes_days_and_may_come_back(api, playing, give, heard):
    session = give()
    playing.pay_by_bank(session.id)
    playing.settle_bank(session.id)
    intent = api.v1.checkout.sessions.retrieve(session.id).payment_intent
    refund = api.v1.refunds.create({"payment_intent": intent})
    assert refund.status == "pending"
    playing.advance(timedelta(days=4))
    assert api.v1.refunds.retrieve(refund.id).status == "succeeded"
    playing.fail_refund(refund.id)
    assert api.v1.refunds.retrieve(refund.id).status == "failed"
    assert charge_of(api, session).amount_refunded == 0
    playing.deliver()
    assert [type for type in heard if type.startswith("refund")][-3:] == ["refund.updated"] * 2 + ["refund.failed"]


@pytest.mark.parametrize("tried", ["decline", "pay_by_bank"])
def test_what_was_not_paid_is_not_refunded(api, playing, give, tried):
    session = give()
    getattr(playing, tried)(session.id)
    asked = api.v1.checkout.sessions.retrieve(session.id, WHOLE)
    for what in ({"payment_intent": asked.payment_intent.id}, {"charge": asked.payment_intent.latest_charge.id}):
        with pytest.raises(stripe.InvalidRequestError):
            api.v1.refunds.create(what)
