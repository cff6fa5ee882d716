"""Subscriptions as time goes by: renewed, or held back while they are paused."""

from typing import Any

from advocacy.sandbox.stripe import ending, invoices
from advocacy.sandbox.stripe.clock import a_period_later
from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.world import World


def plan(world: World, subscription: Json) -> None:
    """Renew at the end of the period."""
    due = subscription["items"]["data"][0]["current_period_end"]
    world.clock.later(due, renew, world, subscription, due)


def renew(world: World, subscription: Json, due: int) -> None:
    """Begin the next period and ask for it; not if the subscription ends here, or the period was changed meanwhile."""
    items = subscription["items"]["data"]
    if subscription["status"] not in ending.RUNNING or items[0]["current_period_end"] != due:
        return
    if subscription["cancel_at_period_end"]:
        ending.end(world, subscription, reason="cancellation_requested")
        return
    for item in items:
        recurring, anchor = item["price"]["recurring"], subscription["billing_cycle_anchor"]
        item["current_period_start"] = due
        item["current_period_end"] = a_period_later(due, recurring["interval"], recurring["interval_count"], anchor)
    before = {"latest_invoice": subscription["latest_invoice"]}
    invoice = invoices.draw(world, subscription, reason="subscription_cycle")
    world.emit("customer.subscription.updated", subscription, before)
    plan(world, subscription)
    if paused := subscription["pause_collection"]:
        hold_back(world, invoice, paused)
    else:
        invoices.collect(world, invoice)


def hold_back(world: World, invoice: Json, paused: dict[str, Any]) -> None:
    """What becomes of an invoice while collection is paused."""
    if paused["behavior"] == "void":
        invoices.void(world, invoice)
    elif paused["behavior"] == "keep_as_draft":
        invoice.update(status="draft", auto_advance=False)
    else:
        invoice.update(status="uncollectible", auto_advance=False)
        world.emit("invoice.marked_uncollectible", invoice)
