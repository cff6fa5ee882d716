"""Everything that the stand-in knows: its objects by id, its time, and what has happened. One lock for all of it."""

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from advocacy.sandbox.stripe import shapes
from advocacy.sandbox.stripe.clock import Clock
from advocacy.sandbox.stripe.ids import Ids
from advocacy.sandbox.stripe.refusals import Json, missing
from advocacy.sandbox.stripe.shapes import events

PREFIXES = {
    "checkout.session": "cs", "payment_intent": "pi", "charge": "ch", "customer": "cus", "subscription": "sub",
    "subscription_item": "si", "invoice": "in", "invoice_payment": "inpay", "line_item": "il", "item": "li",
    "balance_transaction": "txn", "refund": "re", "dispute": "du", "payout": "po", "event": "evt", "price": "price",
    "product": "prod", "billing_portal.session": "bps", "radar.early_fraud_warning": "issfr",
    "v2.core.event": "evt_test",
}  # fmt: skip


class World:
    """Ask and change it while holding `lock`. `hasty` says whether a charge's fee is known at once."""

    def __init__(self, seed: int, *, hasty: bool = True) -> None:
        self.lock = threading.RLock()
        self.clock, self.ids, self.hasty = Clock(), Ids(seed), hasty
        self.url = ""
        self.objects: dict[str, Json] = {}
        self.kinds: dict[str, list[Json]] = {}  # in the order that they were made
        self.places: dict[str, int] = {}
        self.behind: dict[str, dict[str, Any]] = {}  # what an object has that no answer shows
        self.failing: set[str] = set()  # customers whose card is declined
        self.rates: dict[str, tuple[str, Decimal]] = {}  # of currencies in which the account is not kept
        self.asking: Json = {"id": None, "idempotency_key": None}
        self.hearing: Callable[[Json], None] = lambda event: None

    def make(self, shape: Json, **fields: Any) -> Json:
        """A new object of a shape, with an id of its kind."""
        kind = shape["object"]
        usual = {"id": self.ids.next(PREFIXES[kind])} | ({"created": self.clock.now()} if "created" in shape else {})
        made = shapes.made(shape, **{**usual, **fields})
        of_kind = self.kinds.setdefault(kind, [])
        self.places[made["id"]] = len(of_kind)
        of_kind.append(made)
        self.objects[made["id"]] = made
        return made

    def find(self, kind: str, id: str | None, *, param: str = "id", status: int = 404) -> Json:
        """An object, or what Stripe says without one."""
        found = self.objects.get(id or "")
        if found is None or found["object"] != kind:
            raise missing(kind, id or "", param=param, status=status)
        return found

    def all(self, kind: str) -> list[Json]:
        """Those of a kind, oldest first."""
        return self.kinds.get(kind, [])

    def hidden(self, id: str) -> dict[str, Any]:
        """What is kept beside an object."""
        return self.behind.setdefault(id, {})

    def emit(self, type: str, about: Json, before: Json | None = None) -> Json:
        """Note that something happened to an object; `before` are the earlier values of what changed."""
        data = {"object": shapes.copied(about)} | ({"previous_attributes": before} if before else {})
        event = self.make(events.EVENT, type=type, data=data, request=dict(self.asking))
        self.hearing(event)
        return event

    def change(self, about: Json, **fields: Any) -> Json:
        """Change an object, and return the earlier values of what is different now."""
        before = {name: shapes.copied(about[name]) for name, now in fields.items() if about[name] != now}
        about.update(fields)
        return before
