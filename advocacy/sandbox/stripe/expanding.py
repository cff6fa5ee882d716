"""`expand`: objects in place of their ids, four levels deep, and the lists that are shown only when asked for."""

from typing import Any

from advocacy.sandbox.stripe import shapes
from advocacy.sandbox.stripe.refusals import Json, Refused
from advocacy.sandbox.stripe.world import World

DEEPEST = 4


def expanded(world: World, answer: Json, paths: list[str]) -> Json:
    """The answer with what was asked for; the objects themselves stay as they are."""
    if not paths:
        return answer
    answer = shapes.copied(answer)
    for path in paths:
        steps = path.split(".")
        if len([step for step in steps if step != "data"]) > DEEPEST:
            raise Refused(f"You cannot expand more than {DEEPEST} levels of a property.", param="expand")
        expand(world, answer, steps, path)
    return answer


def expand(world: World, into: Any, steps: list[str], path: str) -> None:
    """Put the object at the end of the steps into its place."""
    if into is None or not steps:
        return
    if isinstance(into, list):
        for one in into:
            expand(world, one, steps, path)
        return
    name, *rest = steps
    if name not in into and (included := included_list(world, into, name)) is not None:
        into[name] = included
    if name not in into or isinstance(into[name], bool | int):
        raise Refused(f"This property cannot be expanded ({path}).", param="expand")
    if isinstance(into[name], str):
        if into[name] not in world.objects:
            raise Refused(f"This property cannot be expanded ({path}).", param="expand")
        into[name] = shapes.copied(world.objects[into[name]])
    expand(world, into[name], rest, path)


def included_list(world: World, one: Json, name: str) -> Json | None:
    """A list that belongs to an object and is not shown otherwise."""
    match one.get("object"), name:
        case "checkout.session", "line_items":
            return lines_of(world, one["id"])
        case "invoice", "payments":
            return those(world, "invoice_payment", "invoice", one["id"], "/v1/invoice_payments")
        case "charge", "refunds":
            return those(world, "refund", "charge", one["id"], f"/v1/charges/{one['id']}/refunds")
        case "customer", "subscriptions":
            return those(world, "subscription", "customer", one["id"], f"/v1/customers/{one['id']}/subscriptions")
    return None


def those(world: World, kind: str, name: str, id: str, url: str) -> Json:
    """All of a kind that name an object, newest first."""
    found = [shapes.copied(one) for one in reversed(world.all(kind)) if one[name] == id]
    return shapes.a_list(found, url)


def lines_of(world: World, session_id: str) -> Json:
    """What is paid for in a session."""
    lines = [shapes.copied(world.objects[id]) for id in world.hidden(session_id)["lines"]]
    return shapes.a_list(lines, f"/v1/checkout/sessions/{session_id}/line_items")
