"""The links to what became of a letter, and the one that confirms it, which only a mail carries.

A mail can go astray, to somebody whose address is one letter off. So a letter's page has two kinds of link: the browser
that wrote is led to "written", where she finds her address to copy; mails carry "letter", as they always did, and what
that opens never tells where she lives.
"""

from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from actions.letters.models import Letter
from actions.supporters.links import spoken

# A dot, so that no mail reader takes part of the token for a port or another scheme.
SIGNERS = {
    page: signing.TimestampSigner(salt=f"actions.letters.links.{page}", sep=".")
    for page in ("letter", "written", "confirm")
}


class Invalid(Exception):
    """The token was not made here, was cut short on the way, or is too old."""


class Link(NamedTuple):
    """A link to a letter's page. `mailed`: a mail carries it, so that anybody may hold it."""

    letter_id: int
    mailed: bool


def token(letter: Letter, page: str = "letter") -> str:
    """A token for one letter and one page of it, good from now for SIGNATURE_LINK_AGE."""
    return SIGNERS[page].sign(str(letter.pk))


def read(token: str, page: str = "letter") -> int:
    """The id of the letter that a token stands for. Raises Invalid."""
    try:
        return int(SIGNERS[page].unsign(token, max_age=settings.SIGNATURE_LINK_AGE))
    except (signing.BadSignature, ValueError, OverflowError):
        raise Invalid from None


def opened(token: str) -> Link:
    """What a token to a letter's page stands for. Raises Invalid."""
    try:
        return Link(read(token, "written"), mailed=False)
    except Invalid:
        return Link(read(token), mailed=True)


def url(letter: Letter, page: str = "letter") -> str:
    """The absolute address of a page of hers, in her language, on the host where she wrote."""
    with translation.override(spoken(letter.language)):
        return urljoin(letter.page_url, reverse(f"letters:{page}", args=[token(letter, page)]))
