"""Events as they are asked for afterwards: by kind, from one on; whole or thin."""

from datetime import UTC, datetime

from advocacy.sandbox.stripe import listing
from advocacy.sandbox.stripe.clock import DAY
from advocacy.sandbox.stripe.refusals import Json, Refused
from advocacy.sandbox.stripe.shapes.events import THIN
from advocacy.sandbox.stripe.world import World

KEPT = 30 * DAY
ADDRESSES = {
    "checkout.session": "checkout/sessions", "payment_intent": "payment_intents", "charge": "charges",
    "customer": "customers", "subscription": "subscriptions", "invoice": "invoices", "refund": "refunds",
    "dispute": "disputes", "payout": "payouts", "radar.early_fraud_warning": "radar/early_fraud_warnings",
}  # fmt: skip


def find_all(world: World, params: Json) -> Json:
    """Events of the last thirty days."""
    if "type" in params and "types" in params:
        raise Refused("You may only specify one of these parameters: type, types.", param="types")
    kinds = params.get("types") or ([params["type"]] if "type" in params else None)
    since = world.clock.now() - KEPT

    def matches(event: Json) -> bool:
        return event["created"] >= since and (kinds is None or any(is_of(event["type"], kind) for kind in kinds))

    return listing.page(world, "event", params, "/v1/events", knows={"type", "types"}, matches=matches)


def is_of(type: str, kind: str) -> bool:
    """Whether a type is that, or one of `charge.*`."""
    return type == kind or (kind.endswith("*") and type.startswith(kind[:-1]))


def thin(world: World, event: Json) -> Json:
    """The thin form of an event: what is known of it is its object's address. The same again the second time."""
    hidden, about = world.hidden(event["id"]), event["data"]["object"]
    if "thin" not in hidden:
        moment = datetime.fromtimestamp(event["created"], UTC)
        made = world.make(
            THIN,
            type=f"v1.{event['type']}",
            created=moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            reason={"type": "request", "request": dict(event["request"])} if event["request"]["id"] else None,
            snapshot_event=event["id"],
            related_object={
                "id": about["id"],
                "type": about["object"],
                "url": f"/v1/{ADDRESSES.get(about['object'], about['object'])}/{about['id']}",
            },
        )
        hidden["thin"] = made["id"]
    return world.objects[hidden["thin"]]
