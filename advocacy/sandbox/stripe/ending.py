"""The end of a subscription."""

from advocacy.sandbox.stripe.refusals import Json
from advocacy.sandbox.stripe.world import World

RUNNING = {"active", "past_due"}


def end(world: World, subscription: Json, *, reason: str) -> None:
    """It is over, and its open invoice is not tried again."""
    now = world.clock.now()
    details = {**subscription["cancellation_details"], "reason": reason}
    subscription.update(status="canceled", ended_at=now, cancellation_details=details, pause_collection=None)
    subscription["canceled_at"] = subscription["canceled_at"] or now
    if latest := world.objects.get(subscription["latest_invoice"] or ""):
        latest.update(next_payment_attempt=None, auto_advance=False)
    world.emit("customer.subscription.deleted", subscription)
