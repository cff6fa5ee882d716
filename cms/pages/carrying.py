"""What somebody typed at one action goes along to the page for gifts: in no cookie, no session, no cache, and in clear
in no address. See docs/decisions/0044.

After she has acted she is led to a page of thanks by an address that carries it sealed. The first time that page is
shown, within two minutes, the seal is spent: from then on it lies sealed in the page's form alone, for half an hour.
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.cache import caches
from django.http import HttpRequest

from actions.letters import sealing
from cms import page_cache

FIELDS = ("name", "email", "zip")
HANDED, CARRIED = timedelta(minutes=2), timedelta(minutes=30)
NAME = "typed"  # in the address, and of the hidden field


def query(typed: dict[str, Any], *, at: datetime) -> str:
    """What stands behind the address of the page of thanks."""
    told = {name: str(typed.get(name, "")) for name in FIELDS}
    return "?" + urlencode({NAME: sealing.seal({"handed": told}, at=at).decode()})


def taken(request: HttpRequest, *, at: datetime) -> str:
    """For the form of the page of thanks, what came by its address; "" for an old one, and the second time."""
    token = request.GET.get(NAME, "")
    told = unsealed(token, "handed", lifetime=HANDED, at=at)
    if not told or request.method != "GET":
        return ""
    seconds = int(HANDED.total_seconds()) * 2
    if not caches["shared"].add(f"carrying:{page_cache.digest(token)}", True, seconds):
        return ""
    return sealing.seal({"carried": told}, at=at).decode()


def opened(token: str, *, at: datetime) -> dict[str, str]:
    """What the form of a page of thanks brought; nothing where it is too old, or was not sealed here."""
    return unsealed(token, "carried", lifetime=CARRIED, at=at)


def unsealed(token: str, kind: str, *, lifetime: timedelta, at: datetime) -> dict[str, str]:
    if not token:
        return {}
    try:
        told: dict[str, str] = sealing.unseal(token, at=at, lifetime=lifetime).get(kind, {})
    except sealing.Unreadable:
        return {}
    return told
