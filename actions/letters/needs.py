"""What a letter to some offices asks of a person beyond her name and her mail address."""

from collections.abc import Iterable

from django.conf import settings

from actions.letters.models import Delivery
from actions.letters.offices import Office

CHANNEL = Delivery.Channel
GATEWAYS = frozenset({CHANNEL.HOUSE, CHANNEL.SENATE})
ADDRESSED = GATEWAYS | {CHANNEL.EMAIL, CHANNEL.PAPER}


def of(offices: Iterable[Office]) -> frozenset[str]:
    """The names of the values that the offices' channels cannot do without; `prefix` can be left empty."""
    channels = {office.channel for office in offices}
    needed: set[str] = set()
    if channels & ADDRESSED:
        needed |= {"street", "city"}
    if channels & GATEWAYS:
        needed |= {"prefix", "first_name", "last_name"} | ({"phone"} if settings.CWC_PHONE_REQUIRED else set())
    return frozenset(needed)
