"""Customers."""

from typing import Any

from advocacy.sandbox.stripe.refusals import Json, play_only
from advocacy.sandbox.stripe.shapes.checkout import ADDRESS, CUSTOMER
from advocacy.sandbox.stripe.world import World

KEPT = ("address", "description", "email", "name", "phone", "preferred_locales", "shipping", "tax_exempt")


def create(world: World, params: Json) -> Json:
    """A customer; two of the same address are two."""
    made = world.make(CUSTOMER, **kept(params), metadata=params.get("metadata") or {})
    world.emit("customer.created", made)
    return made


def update(world: World, params: Json, id: str) -> Json:
    """Change what is named; an empty string takes away."""
    customer = world.find("customer", id)
    changes = kept(params)
    if "metadata" in params:
        changes["metadata"] = merged(customer["metadata"], params["metadata"])
    if before := world.change(customer, **changes):
        world.emit("customer.updated", customer, before)
    return customer


def kept(params: Json) -> Json:
    """The fields of a customer among parameters."""
    play_only(params, {*KEPT, "metadata", "expand"})
    found = {name: params[name] or None for name in KEPT if name in params}
    if address := found.get("address"):
        found["address"] = {**ADDRESS, **address}
    return found


def merged(metadata: dict[str, str], changes: Any) -> dict[str, str]:
    """Metadata with its changes: an empty value takes a key away, an empty string all of them."""
    if changes == "":
        return {}
    return {name: value for name, value in {**metadata, **changes}.items() if value != ""}
