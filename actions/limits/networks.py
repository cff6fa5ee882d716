"""Which network a request comes from, and a hash of it that can be compared for two days, and never undone later."""

import hmac
import ipaddress
import logging
import secrets
from datetime import UTC, date, datetime, timedelta
from functools import cache as once

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from actions.limits.models import NetworkKey

KEY_CACHED = 3600  # seconds
DAY = timedelta(days=1)
IPV6_PREFIX = 64  # what a provider gives one household or one telephone

logger = logging.getLogger(__name__)


def client_ip(request: HttpRequest) -> str:
    """The visitor's IP address, "" where it cannot be known (a server behind a socket file that no proxy announces).

    Each proxy writes who called it at the right end of X-Forwarded-For. So the visitor stands as many places from the
    right as there are proxies of ours (TRUSTED_PROXY_COUNT); anything further left she may have written herself.
    """
    peer = parsed(request.META.get("REMOTE_ADDR", ""))
    header = request.META.get("HTTP_X_FORWARDED_FOR", "")
    proxies = settings.TRUSTED_PROXY_COUNT
    if not proxies:
        if header and not (peer and ipaddress.ip_address(peer).is_global):
            warn("X-Forwarded-For is sent from a private address: is TRUSTED_PROXY_COUNT set?")
        return peer
    places = header.rsplit(",", proxies)
    told = parsed(places[-proxies]) if len(places) >= proxies else ""
    if not told:
        warn("X-Forwarded-For holds fewer addresses than TRUSTED_PROXY_COUNT; all such visitors count as one.")
    return told or peer


@once
def warn(words: str) -> None:
    """Tell the log, once a process: with a wrong setting everybody seems to come from one network."""
    logger.warning(words)


def parsed(value: str) -> str:
    """An IP address in its usual writing, without a port, "" for anything else. IPv4 inside IPv6 becomes IPv4."""
    text = value.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    return str(getattr(address, "ipv4_mapped", None) or address)


def network_of(ip: str) -> str:
    """What shares one allowance: an IPv4 address, or an IPv6 network of /64. Anything else stays as it is."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return ip
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), IPV6_PREFIX), strict=False))


def hashed(value: str, *, at: datetime) -> str:
    """A hash of an IP address's network, or of any other value, by the key of the day; "" for nothing."""
    return digest(value, key(day(at))) if value else ""


def hashes(value: str, *, since: datetime, at: datetime) -> tuple[str, str]:
    """The hash of today, and that of yesterday where `since` lies before midnight, so that nobody starts afresh then.

    Else, and where yesterday had no key, today's twice. Nothing ("") has none.
    """
    today = hashed(value, at=at)
    if not value:
        return today, today
    before = kept_key(day(at) - DAY) if day(since) < day(at) else b""
    return today, digest(value, before) if before else today


def digest(value: str, secret: bytes) -> str:
    return hmac.digest(secret, network_of(value).encode(errors="surrogatepass"), "sha256").hex()[:32]


def day(at: datetime) -> date:
    """The day of UTC, so that no clock is put back."""
    return at.astimezone(UTC).date()


def key(on: date) -> bytes:
    """The random key of a day, made when first asked for. However many ask at once, all get the same."""
    found = kept_key(on)
    if not found:
        with transaction.atomic(durable=True):  # never to be rolled back after others have used it
            NetworkKey.objects.bulk_create([NetworkKey(day=on, key=secrets.token_bytes(32))], ignore_conflicts=True)
        cache.delete(cache_key(on))
        found = kept_key(on)
    return found


def kept_key(on: date) -> bytes:
    """The key of a day if it has one, else b""."""
    found = cache.get(cache_key(on))
    if found is None:
        row = NetworkKey.objects.filter(day=on).first()
        found = bytes(row.key) if row else b""
        cache.set(cache_key(on), found, KEY_CACHED)
    return found


def cache_key(on: date) -> str:
    return f"network-key:{on}"
