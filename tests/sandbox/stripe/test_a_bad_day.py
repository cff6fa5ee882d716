"""What goes wrong on purpose: lost answers, failures, too many, silence; by script, or by itself from a seed."""

from collections import Counter
from datetime import timedelta

import pytest
import stripe

from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.sandbox.stripe.bad_day import Day
from advocacy.sandbox.stripe.stripe_sandbox import Playing
from tests.sandbox.stripe.speaking import Heard, client_of

CREATE = "customers.create"
ANA = {"email": "ana@example.org"}


def test_a_lost_answer_comes_again_with_the_same_key(api, playing):
    playing.script.next(Behaviour.CLOSED, office=CREATE)
    with pytest.raises(stripe.APIConnectionError):
        api.v1.customers.create(ANA, {"idempotency_key": "k"})
    assert len(playing.all("customer")) == 1
    api.v1.customers.create(ANA, {"idempotency_key": "k"})
    assert len(playing.all("customer")) == 1


def test_the_client_asks_again_by_itself(playing):
    playing.script.next(Behaviour.CLOSED, Behaviour.RESET, office=CREATE)
    patient = client_of(playing, max_network_retries=2)
    assert patient.v1.customers.create(ANA).last_response.headers["Idempotent-Replayed"] == "true"
    assert len(playing.all("customer")) == 1


def test_a_failure_after_the_work_stays_a_failure_under_its_key(api, playing):
    playing.script.next(Behaviour.BROKEN, office=CREATE)
    for _ in range(2):
        with pytest.raises(stripe.APIError) as failed:
            api.v1.customers.create(ANA, {"idempotency_key": "k"})
    assert failed.value.headers["Idempotent-Replayed"] == "true"
    assert api.v1.customers.list(ANA).data[0].email == ANA["email"]


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (Behaviour.TOO_MANY, stripe.RateLimitError),
        (Behaviour.UNAVAILABLE, stripe.APIError),
        (Behaviour.RESET, stripe.APIConnectionError),
        (Behaviour.HANG, stripe.APIConnectionError),
    ],
)
def test_what_fails_before_the_work_has_done_nothing(playing, behaviour, kind):
    hasty = client_of(playing, http_client=stripe.RequestsClient(timeout=0.3))
    playing.script.next(behaviour)
    with pytest.raises(kind):
        hasty.v1.customers.create(ANA, {"idempotency_key": "k"})
    assert playing.all("customer") == []
    assert hasty.v1.customers.create(ANA, {"idempotency_key": "k"}).email == ANA["email"]


def test_a_bad_day_is_the_same_again_with_its_seed():
    days = [Day(3, calm=False), Day(3, calm=False), Day(4, calm=False)]
    turns = [[day.turn("refunds.create", writes=True) for _ in range(400)] for day in days]
    assert turns[0] == turns[1] != turns[2]
    shares = Counter(turns[0])
    assert {Behaviour.CLOSED, Behaviour.BROKEN, Behaviour.TOO_MANY, Behaviour.SLOW} < set(shares)
    assert shares[Behaviour.OK] > 340
    sent = [Day(3, calm=False).sendings("invoice.paid") for _ in range(1)]
    assert sent == [Day(3, calm=False).sendings("invoice.paid")]


def test_on_a_calm_day_nothing_goes_wrong():
    day = Day(3, calm=True)
    assert {day.turn("refunds.create", writes=True) for _ in range(400)} == {Behaviour.OK}
    assert all(len(day.sendings("invoice.paid")) == 1 for _ in range(100))


def test_on_a_bad_day_webhooks_come_twice_and_in_another_order_and_all_of_them_come(capsys):
    with stripe_sandbox.running(playing=Playing(seed=11)) as playing:
        assert "from the seed 11" in capsys.readouterr().err
        heard = Heard()
        playing.webhooks_to(heard)
        for number in range(100):
            playing.do(
                lambda world, number=number: world.emit(f"invoice.{number}", {"id": "in_1", "object": "invoice"})
            )
        playing.deliver_all()
        dropped = [attempt.event for attempt in playing.webhooks.attempts if not attempt.status]
    assert set(heard) == {f"invoice.{number}" for number in range(100)}
    assert 102 < len(heard) < 125
    assert list(dict.fromkeys(heard)) != [f"invoice.{number}" for number in range(100)]
    assert dropped


def test_on_a_bad_day_a_fee_is_known_later():
    with stripe_sandbox.running(playing=Playing(seed=11)) as playing:
        patient = client_of(playing, max_network_retries=5)
        line = {"price_data": {"currency": "usd", "unit_amount": 5000, "product_data": {"name": "Gift"}}, "quantity": 1}
        asked = {"mode": "payment", "success_url": "https://example.org/", "line_items": [line]}
        playing.pay(patient.v1.checkout.sessions.create(asked).id)
        assert playing.all("charge")[0]["balance_transaction"] is None
        playing.advance(timedelta(seconds=3))
        assert playing.all("charge")[0]["balance_transaction"]


def test_who_keeps_the_key_gets_through_a_bad_day_without_a_second_session():
    """A failure that is kept under its key wants a new one: that is looked up by the reference in real life."""
    failed = 0
    with stripe_sandbox.running(playing=Playing(seed=5)) as playing:
        patient = client_of(playing, max_network_retries=3)
        for number in range(60):
            key = {"idempotency_key": f"gift-{number}"}
            try:
                patient.v1.customers.create({"name": str(number)}, key)
            except stripe.RateLimitError:
                patient.v1.customers.create({"name": str(number)}, key)
            except stripe.APIError:
                failed += 1
        assert sorted(int(one["name"]) for one in playing.all("customer")) == list(range(60))
    assert failed
