"""Subscriptions as their owner changes them: another amount, a pause, an end."""

from advocacy.sandbox.stripe import catalog, ending, listing, people
from advocacy.sandbox.stripe.refusals import Json, Refused, play_only
from advocacy.sandbox.stripe.world import World

PLAYED = {
    "cancel_at_period_end", "cancellation_details", "description", "expand", "items", "metadata", "pause_collection",
    "payment_behavior", "proration_behavior",
}  # fmt: skip
OVER = {"canceled", "incomplete_expired"}


def update(world: World, params: Json, id: str) -> Json:
    """Change what is named. Another price counts from the next invoice on: the sandbox reckons no parts of periods."""
    subscription = running(world, id)
    play_only(params, PLAYED)
    changes: Json = {name: params[name] for name in ("description", "cancel_at_period_end") if name in params}
    if "metadata" in params:
        changes["metadata"] = people.merged(subscription["metadata"], params["metadata"])
    if "pause_collection" in params:
        paused = params["pause_collection"]
        changes["pause_collection"] = {"resumes_at": None, **paused} if paused else None
    if "cancel_at_period_end" in params:
        changes.update(ending_of(world, subscription, params["cancel_at_period_end"]))
    before = world.change(subscription, **changes)
    if "items" in params:
        before |= reprice(world, subscription, params)
    if before:
        world.emit("customer.subscription.updated", subscription, before)
    return subscription


def running(world: World, id: str) -> Json:
    """A subscription that is not over."""
    subscription = world.find("subscription", id)
    if subscription["status"] in OVER:
        raise Refused(f"No such subscription: '{id}'", code="resource_missing", param="id", status=404)
    return subscription


def ending_of(world: World, subscription: Json, at_the_end: bool) -> Json:
    """What follows from ending with the period, or not."""
    details = {**subscription["cancellation_details"], "reason": "cancellation_requested" if at_the_end else None}
    ends = subscription["items"]["data"][0]["current_period_end"] if at_the_end else None
    return {
        "cancel_at": ends,
        "canceled_at": world.clock.now() if at_the_end else None,
        "cancellation_details": details,
    }


def reprice(world: World, subscription: Json, params: Json) -> Json:
    """Give an item another price or quantity."""
    if params.get("proration_behavior") != "none":
        raise Refused("The sandbox reckons no parts of periods: say `none`.", param="proration_behavior")
    before = {"items": {"data": [dict(item) for item in subscription["items"]["data"]]}}
    items = {item["id"]: item for item in subscription["items"]["data"]}
    for n, given in enumerate(params["items"]):
        at = f"items[{n}]"
        if given.get("id") not in items:
            raise Refused("The sandbox changes the items that are there.", param=f"{at}[id]", code="resource_missing")
        play_only(given, {"id", "price", "price_data", "quantity"}, at)
        item = items[given["id"]]
        if price := price_of(world, given, at):
            if price["recurring"] is None:
                raise Refused("The price must be recurring.", param=f"{at}[price]")
            item.update(price=price, plan=catalog.plan_of(price))
        item["quantity"] = given.get("quantity", item["quantity"])
    return before


def price_of(world: World, given: Json, at: str) -> Json | None:
    """The price that an item is given, if any."""
    if "price" in given:
        return world.find("price", given["price"], param=f"{at}[price]", status=400)
    return (
        catalog.a_price(world, given["price_data"], f"{at}[price_data]", active=False)
        if "price_data" in given
        else None
    )


def cancel(world: World, params: Json, id: str) -> Json:
    """End it now."""
    subscription = running(world, id)
    play_only(params, {"cancellation_details", "expand"})
    subscription["cancellation_details"].update(params.get("cancellation_details") or {})
    ending.end(world, subscription, reason="cancellation_requested")
    return subscription


def find_all(world: World, params: Json) -> Json:
    """Subscriptions; without a status, those that are not over."""
    status = params.get("status")

    def matches(one: Json) -> bool:
        fits = one["customer"] == params["customer"] if "customer" in params else True
        if status is None or status == "all":
            return fits and (status == "all" or one["status"] not in OVER)
        return fits and (one["status"] in OVER if status == "ended" else one["status"] == status)

    return listing.page(
        world, "subscription", params, "/v1/subscriptions", knows={"customer", "status"}, matches=matches
    )


def priced(world: World, id: str, cents: int) -> Json:
    """Give its first item another amount."""
    item = world.find("subscription", id)["items"]["data"][0]
    price = item["price"]
    data = {"currency": price["currency"], "product": price["product"], "unit_amount": cents}
    data["recurring"] = {name: price["recurring"][name] for name in ("interval", "interval_count")}
    return update(
        world, {"items": [{"id": item["id"], "price_data": data, "quantity": 1}], "proration_behavior": "none"}, id
    )
