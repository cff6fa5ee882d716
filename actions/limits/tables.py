"""Sign-up tables: for some hours a venue's network may send as many signatures as people come by."""

from datetime import datetime

from django.core.cache import cache

from actions.limits import networks
from actions.limits.models import TableWindow

CACHED = 30  # seconds until a table that staff made is heeded


def open_for(*, action: str, ip: str, at: datetime) -> TableWindow | None:
    """The sign-up table, if any, that is open for this action on this network."""
    if not ip:
        return None
    network = networks.network_of(ip)
    for pk, for_action, venue_ip, opens_at, closes_at in not_over(at):
        if for_action == action and networks.network_of(venue_ip) == network and opens_at <= at < closes_at:
            return TableWindow.objects.filter(pk=pk).first()  # gone, if staff deleted it a moment ago
    return None


def not_over(at: datetime) -> list[tuple[int, str, str, datetime, datetime]]:
    """What must be known of the tables that are open or to come."""
    rows = cache.get("limits:tables")
    if rows is None:
        coming = TableWindow.objects.filter(closes_at__gt=at, network__isnull=False).order_by("opens_at")
        rows = list(coming.values_list("pk", "action", "network", "opens_at", "closes_at"))
        cache.set("limits:tables", rows, CACHED)
    return rows
