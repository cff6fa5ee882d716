"""How the sandbox's Stripe is asked: keys, version, parameters, the same again; and what it refuses."""

import threading
from datetime import timedelta

import pytest
import requests
import stripe

from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import checking, decoding
from advocacy.sandbox.stripe.refusals import Refused
from tests.sandbox.stripe.speaking import BACK, client_of

LINE = {"price_data": {"currency": "usd", "unit_amount": 5000, "product_data": {"name": "Gift"}}, "quantity": 1}
PRICE = "line_items[0][price_data]"
USUAL = {"mode": "payment", **BACK, "line_items": [LINE]}


def changed(**changes):
    return {**USUAL, **changes}


def priced(**changes):
    return changed(line_items=[{"price_data": {**LINE["price_data"], **changes}, "quantity": 1}])


@pytest.mark.parametrize(
    ("key", "status"),
    [("sk_live_123", 401), ("rk_live_123", 401), ("sk_test_other", 401), ("", 401)],
)
def test_no_other_key_is_taken_and_a_live_one_is_not_repeated(playing, key, status):
    headers = {"Authorization": f"Bearer {key}", "Stripe-Version": checking.VERSION}
    said = requests.get(f"{playing.url}/v1/customers", headers=headers, timeout=5)
    assert said.status_code == status
    assert said.json()["error"]["type"] == "invalid_request_error"
    assert "_123" not in said.text


def test_a_key_may_come_as_a_name(playing):
    asked = {"auth": (playing.key, ""), "headers": {"Stripe-Version": checking.VERSION}}
    assert requests.get(f"{playing.url}/v1/customers", timeout=5, **asked).json()["data"] == []


def test_no_other_version_is_spoken(playing):
    with pytest.raises(stripe.InvalidRequestError, match="version"):
        client_of(playing, stripe_version="2020-08-27").v1.customers.list()
    assert requests.get(f"{playing.url}/v1/customers", auth=(playing.key, ""), timeout=5).status_code == 400


def test_what_is_not_there_is_told(api, playing):
    for find in (api.v1.customers.retrieve, api.v1.charges.retrieve, api.v1.payouts.retrieve):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            find("nobody")
        assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL"):
        api.v1.coupons.list()


@pytest.mark.parametrize(
    ("asked", "param", "code"),
    [
        (changed(colour="red"), "colour", "parameter_unknown"),
        (priced(colour="red"), f"{PRICE}[colour]", "parameter_unknown"),
        (priced(unit_amount="ten"), f"{PRICE}[unit_amount]", "parameter_invalid_integer"),
        (priced(unit_amount=-1), f"{PRICE}[unit_amount]", "parameter_invalid_integer"),
        (priced(unit_amount=10.5), f"{PRICE}[unit_amount]", "parameter_invalid_integer"),
        (priced(unit_amount=49), "line_items", "amount_too_small"),
        (priced(recurring={"interval": "month"}), "mode", None),
        (changed(line_items=[{"price_data": {"unit_amount": 1}}]), f"{PRICE}[currency]", "parameter_missing"),
        (changed(mode="gift"), "mode", None),
        (changed(ui_mode="hosted"), "ui_mode", None),
        (changed(submit_type="give"), "submit_type", None),
        (changed(success_url="thanks/"), "success_url", "url_invalid"),
        (changed(success_url=""), "success_url", "parameter_invalid_empty"),
        (changed(line_items=[]), "line_items", "parameter_missing"),
        (changed(line_items="one"), "line_items", None),
        (changed(line_items=[{**LINE, "quantity": 0}]), "line_items[0][quantity]", "parameter_invalid_integer"),
        (changed(metadata={"gift": "x" * 501}), "metadata[gift]", None),
        (changed(customer="cus_nobody"), "customer", "resource_missing"),
        (changed(subscription_data={"metadata": {"a": "b"}}), "subscription_data", None),
        (changed(mode="subscription"), "line_items", None),
        (changed(allow_promotion_codes="perhaps"), "allow_promotion_codes", None),
        (changed(expires_at=1), "expires_at", None),
        (changed(expand=["nothing"]), "expand", None),
    ],
)
def test_a_wrong_parameter_is_refused_by_its_name(api, asked, param, code):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        api.v1.checkout.sessions.create(asked)
    assert (refused.value.http_status, refused.value.param, refused.value.code) == (400, param, code)


def gives(asked):
    return lambda v1: v1.checkout.sessions.create(asked)


@pytest.mark.parametrize(
    ("param", "ask"),
    [
        ("after_expiration", gives(changed(after_expiration={"recovery": {"enabled": True}}))),
        ("payment_intent_data[capture_method]", gives(changed(payment_intent_data={"capture_method": "manual"}))),
        (f"{PRICE}[product_data][tax_code]", gives(priced(product_data={"name": "Gift", "tax_code": "t"}))),
        ("source", lambda v1: v1.customers.create({"source": "tok_visa"})),
        ("price", lambda v1: v1.subscriptions.list({"price": "price_1"})),
        ("delivery_success", lambda v1: v1.events.list({"delivery_success": True})),
    ],
)
def test_what_is_not_played_is_refused_and_not_ignored(api, param, ask):
    with pytest.raises(stripe.InvalidRequestError, match="does not play") as refused:
        ask(api.v1)
    assert refused.value.param == param


def test_nobody_is_found_where_there_is_nobody(api):
    assert api.v1.customers.list({"email": "ana@example.org"}).data == []
    assert api.v1.charges.list({"payment_intent": "pi_1"}).data == []


def test_brackets_are_read_as_the_client_writes_them():
    assert decoding.decoded("a[0][b]=1&a[1][b]=2&c[d]=&e[]=x&e[]=y") == {
        "a": [{"b": "1"}, {"b": "2"}], "c": {"d": ""}, "e": ["x", "y"],
    }  # fmt: skip
    assert decoding.decoded("") == {}
    for broken in ("a[b=1", "a=1&a[b]=2", "=1", "a", "%ff=%ff"):
        with pytest.raises(Refused):
            decoding.decoded(broken)


def test_a_request_that_is_too_large_or_not_text_is_refused(playing):
    asked = {"auth": (playing.key, ""), "headers": {"Stripe-Version": checking.VERSION}}
    assert requests.post(f"{playing.url}/v1/customers", data=b"\xff\xfe=1", timeout=5, **asked).status_code == 400
    assert requests.post(f"{playing.url}/v1/customers", data=b"x" * (2**20 + 1), timeout=5, **asked).status_code == 413


# The same again


def test_the_same_key_gets_the_same_answer(api, playing):
    first, again = (api.v1.customers.create({"email": "ana@example.org"}, {"idempotency_key": "k"}) for _ in "ab")
    assert first.id == again.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert len(playing.all("customer")) == 1


def test_other_parameters_under_the_same_key_are_refused(api):
    api.v1.customers.create({"email": "ana@example.org"}, {"idempotency_key": "k"})
    for ask in (api.v1.customers.create, api.v1.products.create):
        with pytest.raises(stripe.IdempotencyError):
            ask({"name": "Ana"}, {"idempotency_key": "k"})


def test_two_at_the_same_moment_are_one(playing, api):
    playing.script.delay = 0.5
    playing.script.next(Behaviour.SLOW)
    asked = ({"email": "ana@example.org"}, {"idempotency_key": "k"})
    slow = threading.Thread(target=lambda: api.v1.customers.create(*asked))
    slow.start()
    while not playing.keys.kept:
        pass
    with pytest.raises(stripe.StripeError) as refused:
        client_of(playing).v1.customers.create(*asked)
    assert (refused.value.http_status, refused.value.error.code) == (409, "idempotency_key_in_use")
    slow.join()
    assert api.v1.customers.create(*asked).last_response.headers["Idempotent-Replayed"] == "true"
    assert len(playing.all("customer")) == 1


def test_a_key_is_free_after_a_day_and_after_what_was_never_begun(api, playing):
    key = {"idempotency_key": "k"}
    with pytest.raises(stripe.InvalidRequestError):
        api.v1.customers.create({"colour": "red"}, key)
    first = api.v1.customers.create({"name": "Ana"}, key)
    playing.advance(timedelta(hours=25))
    assert api.v1.customers.create({"name": "Ben"}, key).id != first.id


def test_a_refusal_that_was_work_is_kept_too(api, playing, give):
    session = give()
    playing.pay(session.id)
    intent, key = api.v1.checkout.sessions.retrieve(session.id).payment_intent, {"idempotency_key": "k"}
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            api.v1.refunds.create({"payment_intent": intent, "amount": 5001}, key)
    assert refused.value.headers["Idempotent-Replayed"] == "true"
