"""The links to a donor's gifts and receipts. They stand in mails alone, and grow old soon: they lead to her card.

The one in a receipt's mail is good for two weeks. After that she asks for another, which is good for half an hour.
"""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from actions.supporters.links import spoken
from payments.donors import Donor

MAILED, ASKED = "mailed", "asked"
AGES = {MAILED: timedelta(days=14), ASKED: timedelta(minutes=30)}
# A dot, so that no mail reader takes part of the token for a port or another scheme.
SIGNERS = {kind: signing.TimestampSigner(salt=f"payments.links.{kind}", sep=".") for kind in AGES}


class Invalid(Exception):
    """The token was not made here, was cut short on the way, or is too old."""


def token(donor: Donor, kind: str = MAILED) -> str:
    """A token for one donor, good from now for as long as its kind is."""
    return SIGNERS[kind].sign(donor.key)


def read(token: str) -> str:
    """The key of the donor that a token stands for. Raises Invalid."""
    for kind, signer in SIGNERS.items():
        try:
            return signer.unsign(token, max_age=AGES[kind])
        except signing.BadSignature:
            continue
    raise Invalid


def url(donor: Donor, *, page_url: str, language: str, kind: str = MAILED) -> str:
    """The absolute address of her gifts' page, on the host where she gave."""
    return absolute("giving:mine", token(donor, kind), page_url=page_url, language=language)


def ask_url(*, page_url: str, language: str) -> str:
    """Where she asks for a new link."""
    return absolute("giving:ask", page_url=page_url, language=language)


def absolute(name: str, *parts: str, page_url: str, language: str) -> str:
    """An address of ours in a language, on a page's host; on the site's own where staff wrote the gift down."""
    with translation.override(spoken(language)):
        return urljoin(page_url or settings.BASE_URL, reverse(name, args=parts))
