"""What a stand-in gateway took: each message once by its DeliveryId, the newest of them, in memory alone."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime

from lxml import etree

NEWEST = 200


@dataclass(frozen=True)
class Delivery:
    """A message that was taken, and how often. `xml` says where somebody lives: no page shows it."""

    delivery_id: str
    campaign_id: str
    office: str
    subject: str
    at: datetime  # the first time
    times: int = 1
    xml: bytes = field(repr=False, default=b"")

    def text(self, name: str) -> str:
        """What stands in the first element of that name: `Email`, `ConstituentMessage`; "" without one."""
        return etree.fromstring(self.xml).findtext(f".//{name}") or ""


class Tray:
    """The deliveries of one gateway. Threads may use it at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Forget all of it."""
        with self.lock:
            self.kept: OrderedDict[str, Delivery] = OrderedDict()
            self.total = 0  # of different messages, those that are no longer kept too

    def take(self, delivery: Delivery) -> Delivery:
        """Keep a message. One that came before is noted to have come again."""
        with self.lock:
            before = self.kept.pop(delivery.delivery_id, None)
            self.total += before is None
            kept = replace(before, times=before.times + 1) if before else delivery
            self.kept[delivery.delivery_id] = kept
            while len(self.kept) > NEWEST:
                self.kept.popitem(last=False)
            return kept

    def newest(self) -> list[Delivery]:
        """Those that are kept, the one that came last first."""
        with self.lock:
            return [*reversed(self.kept.values())]

    def find(self, delivery_id: str) -> Delivery | None:
        """One by its DeliveryId."""
        with self.lock:
            return self.kept.get(delivery_id)
