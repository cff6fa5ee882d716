"""The page of the sandbox's Stripe: what came, and what may happen to it, switched by hand."""

import pytest
import stripe
from django.test import Client

from advocacy.sandbox.scripts import Behaviour
from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.sandbox.stripe.stripe_sandbox import PLAYING
from tests.sandbox.stripe.speaking import BACK, client_of

PAGE = "/sandbox/stripe/"


@pytest.fixture
def demo(db):
    """The Stripe that the demo runs, on a calm day."""
    PLAYING.reset(7)
    PLAYING.have_a_day(calm=True)
    with stripe_sandbox.running(playing=PLAYING):
        yield PLAYING
    PLAYING.have_a_day(calm=False)
    PLAYING.reset(7)


@pytest.fixture
def session(demo):
    """Ask for a session at the demo's."""

    def session(mode="payment"):
        recurring = {"recurring": {"interval": "month"}} if mode == "subscription" else {}
        price = {"currency": "usd", "unit_amount": 5000, "product_data": {"name": "<b>Gift</b>"}, **recurring}
        asked = {"mode": mode, **BACK, "line_items": [{"price_data": price, "quantity": 1}]}
        return client_of(demo).v1.checkout.sessions.create(asked)

    return session


def page(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def press(client, do, id=""):
    return client.post(f"{PAGE}do/", {"do": do, "id": id})


def last(demo, kind):
    return demo.all(kind)[-1]


def test_a_payment_is_shown_and_may_be_disputed_and_the_case_be_won(demo, client, session):
    demo.pay(session().id)
    shown = page(client)
    assert "$50.00" in shown
    assert last(demo, "charge")["id"] in shown
    assert press(client, "dispute", last(demo, "charge")["id"]).url == PAGE
    assert 'value="win"' in page(client)
    press(client, "win", last(demo, "dispute")["id"])
    assert last(demo, "dispute")["status"] == "won"
    press(client, "warn", last(demo, "charge")["id"])
    assert len(demo.all("radar.early_fraud_warning")) == 1


@pytest.mark.parametrize(("do", "status"), [("bank_pays", "succeeded"), ("bank_sends_back", "failed")])
def test_a_bank_is_told_to_answer(demo, client, session, do, status):
    demo.pay_by_bank(session().id)
    press(client, do, last(demo, "charge")["id"])
    assert last(demo, "charge")["status"] == status
    assert press(client, do, last(demo, "charge")["id"]).status_code == 422


def test_a_card_fails_and_the_clock_is_moved_on_until_it_is_tried(demo, client, session):
    demo.pay(session("subscription").id)
    gift = last(demo, "subscription")
    press(client, "fail_card", gift["customer"])
    assert "The card is good again" in page(client)
    assert client.post(f"{PAGE}clock/", {"hours": 24 * 31}).url == PAGE
    assert last(demo, "subscription")["status"] == "past_due"
    press(client, "mend_card", gift["customer"])
    assert client.post(f"{PAGE}clock/", {"hours": 24 * 5}).url == PAGE
    assert last(demo, "subscription")["status"] == "active"


def test_what_is_available_is_paid_out_and_the_bank_may_refuse(demo, client, session):
    demo.pay(session().id)
    client.post(f"{PAGE}clock/", {"hours": 24 * 5})
    payout = last(demo, "payout")
    press(client, "fail_payout", payout["id"])
    press(client, "pay_out")
    assert [one["status"] for one in demo.all("payout")] == ["failed", "paid"]


def test_it_can_be_made_to_answer_otherwise_at_one_endpoint_and_well_again(demo, client, session):
    client.post(f"{PAGE}behave/", {"behaviour": "too_many", "endpoint": "checkout.sessions.create"})
    assert "checkout.sessions.create" in page(client)
    with pytest.raises(stripe.RateLimitError):
        session()
    assert client_of(demo).v1.customers.list().data == []
    assert client.post(f"{PAGE}reset/").url == PAGE
    assert session().status == "open"
    press(client, "bad")
    assert "bad, from the seed 7" in page(client)


def test_what_was_told_to_the_site_is_shown(demo, client, session):
    demo.webhooks_to(lambda body, headers: 200, events=["checkout.*"])
    demo.pay(session().id)
    demo.deliver_all()
    assert "checkout.session.completed" in page(client)


@pytest.mark.parametrize(
    ("path", "posted"),
    [
        ("behave/", {"behaviour": "no_match"}),
        ("behave/", {"behaviour": "ok", "endpoint": "nothing"}),
        ("clock/", {"hours": "1000"}),
        ("do/", {"do": "rob"}),
        ("do/", {"do": "dispute", "id": "ch_nobody"}),
    ],
)
def test_what_cannot_be_chosen_changes_nothing(demo, client, path, posted):
    assert client.post(f"{PAGE}{path}", posted).status_code == 422
    assert demo.script.rules() == {"": Behaviour.OK}


def test_looking_switches_nothing_and_another_site_cannot(demo, client):
    for path in ("do/", "behave/", "reset/", "clock/"):
        assert client.get(f"{PAGE}{path}").status_code == 405
        assert Client(enforce_csrf_checks=True).post(f"{PAGE}{path}", {"do": "pay_out"}).status_code == 403


def test_it_says_when_nothing_runs(db, client):
    assert "does not run now" in page(client)
