"""What may become of a gift at Stripe, step by step. Each step is told the sandbox and the session."""

import itertools
from datetime import timedelta

from payments import stripe_client

NUMBERS = itertools.count()


def pay(stripe, session):
    stripe.pay(session)


def decline(stripe, session):
    stripe.decline(session)


def ask_bank(stripe, session):
    stripe.pay_by_bank(session)


def bank_pays(stripe, session):
    stripe.settle_bank(session)


def bank_refuses(stripe, session):
    stripe.settle_bank(session, succeeds=False)


def last_charge(stripe):
    return next(charge for charge in reversed(stripe.all("charge")) if charge["status"] == "succeeded")


def bank_takes_back(stripe, session):
    stripe.take_back(last_charge(stripe)["id"])


def refund(cents):
    def step(stripe, session):
        reference = f"at Stripe's desk {next(NUMBERS)}"
        stripe_client.create_refund(last_charge(stripe)["payment_intent"], cents=cents, reference=reference)

    return step


def refund_comes_back(stripe, session):
    stripe.fail_refund(stripe.all("refund")[-1]["id"])


def dispute(stripe, session):
    stripe.dispute(last_charge(stripe)["id"])


def won(stripe, session):
    stripe.close_dispute(stripe.all("dispute")[-1]["id"], won=True)


def lost(stripe, session):
    stripe.close_dispute(stripe.all("dispute")[-1]["id"], won=False)


def days(number):
    return lambda stripe, session: stripe.advance(timedelta(days=number))


def card_fails(stripe, session):
    stripe.fail_card(stripe.all("subscription")[-1]["customer"])


def card_is_mended(stripe, session):
    stripe.mend_card(stripe.all("subscription")[-1]["customer"])


def stop(stripe, session):
    stripe_client.v1().subscriptions.cancel(stripe.all("subscription")[-1]["id"])


ONCE = {
    "paid": [pay],
    "declined, then paid": [decline, decline, pay],
    "by bank": [ask_bank, bank_pays],
    "a bank refuses": [ask_bank, bank_refuses],
    "a bank disputes it": [ask_bank, bank_pays, dispute],
    "a bank takes it back": [ask_bank, bank_pays, bank_takes_back],
    "refunded in two parts": [pay, refund(500), refund(2000)],
    "a bank's refund": [ask_bank, bank_pays, refund(700), days(4)],
    "a refund comes back": [pay, refund(500), refund_comes_back],
    "a dispute is won": [pay, dispute, won],
    "a dispute is lost": [pay, refund(500), dispute, lost],
    "nobody pays": [decline, days(2)],
}
MONTHLY = {
    "two months": [pay, days(32)],
    "by bank": [ask_bank, bank_pays, days(32), days(5)],
    "a bank refuses": [ask_bank, bank_refuses],
    "a bank takes it back": [ask_bank, bank_pays, bank_takes_back],
    "declined, then paid": [decline, pay],
    "late, then paid": [pay, card_fails, days(32), card_is_mended, days(2)],
    "late, then ended": [pay, card_fails, days(32), days(20)],
    "stopped at once": [pay, stop],
    "a renewal is disputed": [pay, days(32), dispute, lost],
    "a renewal is refunded": [pay, days(32), refund(2500)],
    "nobody pays": [decline, days(2)],
}
STORIES = {f"once: {name}": ("once", steps) for name, steps in ONCE.items()} | {
    f"monthly: {name}": ("month", steps) for name, steps in MONTHLY.items()
}
