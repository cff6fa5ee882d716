"""The link that ends all news to a mailbox. It stands in every mail of that kind, and in its headers."""

from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from actions.supporters.models import Mailbox

# A dot, so that no mail reader takes part of the token for a port or another scheme.
SIGNER = signing.Signer(salt="actions.supporters.links", sep=".")


class Invalid(Exception):
    """The token was not made here, or was cut short on the way."""


def token(mailbox: Mailbox) -> str:
    """A token for one mailbox. It never grows old: a mail may be read years later, and the link in it must work."""
    return SIGNER.sign(str(mailbox.pk))


def read(token: str) -> int:
    """The id of the mailbox that a token stands for. Raises Invalid."""
    try:
        return int(SIGNER.unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise Invalid from error


def unsubscribe_url(*, mailbox: Mailbox, page_url: str, language: str) -> str:
    """The absolute address of the page with one button, on the host where she said yes."""
    with translation.override(spoken(language)):
        return urljoin(page_url, reverse("mailbox:unsubscribe", args=[token(mailbox)]))


def spoken(language: str) -> str:
    """The language itself while the site speaks it, else the site's own."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
