"""What becomes of a subscription as its invoices are paid or not: eight Smart Retries in two weeks, then its end."""

from collections.abc import Callable

from advocacy.sandbox.stripe import ending
from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.world import World

RETRIES = (1, 3, 5, 7, 9, 11, 13, 14)  # days after the first try


def subscription_of(world: World, invoice: Json) -> Json:
    """Whose invoice it is."""
    return world.objects[world.hidden(invoice["id"])["subscription"]]


def believe(world: World, invoice: Json) -> None:
    """A bank is asked: a new subscription runs meanwhile."""
    activate(world, subscription_of(world, invoice), {"incomplete"})


def relieve(world: World, invoice: Json) -> None:
    """Paid: it runs, again or for the first time."""
    activate(world, subscription_of(world, invoice), {"incomplete", "past_due"})


def activate(world: World, subscription: Json, states: set[str]) -> None:
    """Let a subscription run."""
    if subscription["status"] in states:
        world.emit("customer.subscription.updated", subscription, world.change(subscription, status="active"))


def press(world: World, invoice: Json, *, again: Callable[[], None]) -> None:
    """Not paid: try again after a while, or end the subscription after the last time."""
    subscription, hidden = subscription_of(world, invoice), world.hidden(invoice["id"])
    tried = hidden["tried"] = hidden.get("tried", -1) + 1
    first = hidden.setdefault("first_try", world.clock.now())
    goes_on = subscription["status"] in ending.RUNNING and tried < len(RETRIES)
    if goes_on:
        due = first + RETRIES[tried] * DAY
        invoice["next_payment_attempt"] = due
        world.clock.later(due, again)
    world.emit("invoice.payment_failed", invoice)
    if goes_on:
        if before := world.change(subscription, status="past_due"):
            world.emit("customer.subscription.updated", subscription, before)
    elif subscription["status"] in ending.RUNNING:
        ending.end(world, subscription, reason="payment_failed")
