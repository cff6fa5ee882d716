"""What happened: whole with the object as it was then, or thin with its address."""

from typing import Any

from advocacy.sandbox.stripe.shapes import empty

VERSION = "2026-10-28.endive"

EVENT: dict[str, Any] = {
    "id": "",
    "object": "event",
    "api_version": VERSION,
    "created": 0,
    "data": {},
    "livemode": False,
    "pending_webhooks": 0,
    "request": empty("id idempotency_key"),
    "type": "",
}
THIN: dict[str, Any] = {
    "id": "",
    "object": "v2.core.event",
    "type": "",
    "created": "",  # written out, to the millisecond
    "livemode": False,
    **empty("context changes reason snapshot_event"),
    "related_object": {},
}
