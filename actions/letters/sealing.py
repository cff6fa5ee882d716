"""Where somebody lives is used, then gone: until then it lies sealed on the delivery that needs it."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

LIFETIME = timedelta(hours=72)  # at the latest; a delivery that ends earlier is wiped then


class Unreadable(Exception):
    """It was sealed with a key that is gone, is older than it may be, or was not sealed here."""


def fernet() -> MultiFernet:
    """The keys of LETTER_KEYS: the first seals, each opens."""
    return MultiFernet([Fernet(key) for key in settings.LETTER_KEYS])


def seal(values: Mapping[str, object], *, at: datetime) -> bytes:
    """Values that JSON takes, so that nobody without a key can read or change them."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return fernet().encrypt_at_time(written.encode(), int(at.timestamp()))


def unseal(sealed: bytes | memoryview | str, *, at: datetime, lifetime: timedelta = LIFETIME) -> dict[str, Any]:
    """What was sealed, at most so long ago. Raises Unreadable."""
    token = sealed if isinstance(sealed, str) else bytes(sealed)
    try:
        opened = fernet().decrypt_at_time(token, int(lifetime.total_seconds()), int(at.timestamp()))
    except (InvalidToken, UnicodeError, TypeError, ValueError):
        raise Unreadable from None
    values: dict[str, Any] = json.loads(opened)
    return values
