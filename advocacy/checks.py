"""What `manage.py check` says of the settings for letters: what is off and what it would need, what is half done.

Imported by `advocacy.apps`, so that Django knows of it.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register

TAG = "letters"
GATEWAYS = {"House": ("CWC_HOUSE_URL", "CWC_HOUSE_KEY"), "Senate": ("CWC_SENATE_URL", "CWC_SENATE_KEY")}
SENDER = ("CWC_AGENT", "CWC_ACK_EMAIL", "CWC_CONTACT_NAME", "CWC_CONTACT_EMAIL", "CWC_CONTACT_PHONE")
MAIL = re.compile(r"[^@\s]+@[^@\s.]+\.[^@\s]+")
PHONE = re.compile(r"\d{3}-\d{3}-\d{4}")
HERE = {"127.0.0.1", "localhost", "::1"}
OFF = {
    "House": (
        "The House's message gateway (CWC) is off, so letters to representatives go by their own forms, on paper and "
        "by telephone.",
        "Before CWC_HOUSE_URL and CWC_HOUSE_KEY can be set, the Chief Administrative Officer of the House must approve "
        "the organisation: it applies with the CWC Usage Agreement to CWCVendors@mail.house.gov (there is no fee), is "
        "given a vendor's key, and has the network addresses of its servers put on the House's list, for the tests and "
        "for production. Each organisation applies for itself. See docs/letters.md.",
        "letters.I001",
    ),
    "Senate": (
        "The Senate's message gateway (SCWC) is off, so letters to senators go by their own forms, on paper and by "
        "telephone.",
        "Before CWC_SENATE_URL and CWC_SENATE_KEY can be set, the Senate's Sergeant at Arms must approve the "
        "organisation as a delivery agent: it registers at soapbox.senate.gov/registration, passes the Senate's tests, "
        "and promises to stop sending to an office within 24 hours of being told so. About half of the offices take "
        "part. See docs/letters.md.",
        "letters.I002",
    ),
}


def gateways_off(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Which gateways are off, and whose approval each needs. Registered by the command `check` alone."""
    return [
        Info(words, hint=hint, id=id)
        for name, (words, hint, id) in OFF.items()
        if not any(getattr(settings, setting) for setting in GATEWAYS[name])
    ]


@register(TAG)
def gateways_half_configured(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """What is missing or wrong at a gateway that is on, or was meant to be."""
    begun = [name for name, pair in GATEWAYS.items() if any(getattr(settings, setting) for setting in pair)]
    found: list[CheckMessage] = [error for name in begun for error in unready(*GATEWAYS[name])]
    return found + list(sender()) if begun else []


def unready(url_name: str, key_name: str) -> Iterator[CheckMessage]:
    """What is wrong with a gateway's address and key."""
    url, key = getattr(settings, url_name), getattr(settings, key_name)
    if not url or not key:
        given, missing = (url_name, key_name) if url else (key_name, url_name)
        yield Error(f"{given} is set and {missing} is not.", hint="Set both, or neither.", id="letters.E001")
    if url and not is_safe(url):
        yield Error(
            f"{url_name} is no https:// address, so the key and where people live would be sent in clear.",
            hint="Only a stand-in on 127.0.0.1 is spoken to without encryption.",
            id="letters.E002",
        )


def is_safe(url: str) -> bool:
    """Whether what is sent to an address is encrypted, or does not leave this machine."""
    try:
        split = urlsplit(url)
        host = split.hostname
    except ValueError:
        return False
    return bool(host) and (split.scheme == "https" or (split.scheme == "http" and host in HERE))


def sender() -> Iterator[CheckMessage]:
    """What is missing of who sends, which every message must say."""
    hint = "Every message to Congress says who sends it and who answers for it. See docs/configuration.md."
    missing = [name for name in SENDER if not getattr(settings, name).strip()]
    if missing:
        yield Error(f"A message gateway is set up without {', '.join(missing)}.", hint=hint, id="letters.E003")
    for name in ("CWC_ACK_EMAIL", "CWC_CONTACT_EMAIL"):
        if name not in missing and not MAIL.fullmatch(getattr(settings, name)):
            yield Error(f"{name} is no mail address.", hint=hint, id="letters.E004")
    if "CWC_CONTACT_PHONE" not in missing and not PHONE.fullmatch(settings.CWC_CONTACT_PHONE):
        yield Error("CWC_CONTACT_PHONE is not written like 202-555-0100.", hint=hint, id="letters.E005")


@register(TAG)
def letter_keys(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Keys that could not seal where people live. Their values are never said."""
    wrong = [number for number, key in enumerate(settings.LETTER_KEYS, 1) if not is_key(key)]
    return [
        Error(
            f"Of LETTER_KEYS number {number} is no key.",
            hint="`manage.py letter_key` makes one. A key that is lost makes what it sealed unreadable.",
            id="letters.E006",
        )
        for number in wrong
    ]


def is_key(key: str) -> bool:
    """Whether it is 32 random bytes in URL-safe base64."""
    try:
        Fernet(key)
    except (ValueError, TypeError):
        return False
    return True
