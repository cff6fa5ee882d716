"""The links in a signer's mails. Whoever holds one may confirm or withdraw that signature, and learns nothing else."""

from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

from actions.petitions.models import Signature
from actions.supporters.links import spoken

# A dot, so that no mail reader takes part of the token for a port or another scheme.
SIGNER = signing.TimestampSigner(salt="actions.petitions.links", sep=".")


class Invalid(Exception):
    """The token was not made here, or was cut short on the way."""


class Expired(Exception):
    """The token was made here, too long ago. It carries the signature's id, so that the way on can be shown."""

    def __init__(self, signature_id: int) -> None:
        super().__init__("the link is too old")
        self.signature_id = signature_id


def token(signature: Signature) -> str:
    """A token for one signature, good from now for SIGNATURE_LINK_AGE."""
    return SIGNER.sign(str(signature.pk))


def read(token: str) -> int:
    """The id of the signature that a token stands for. Raises Expired or Invalid."""
    try:
        return int(SIGNER.unsign(token, max_age=settings.SIGNATURE_LINK_AGE))
    except signing.SignatureExpired:
        raise Expired(int(SIGNER.unsign(token))) from None
    except (signing.BadSignature, ValueError, OverflowError) as error:
        raise Invalid from error


def url(signature: Signature, page: str = "signature") -> str:
    """The absolute address of her page ("signature"), or of its question "confirm" or "withdraw", in her language.

    It is on the host where she signed.
    """
    with translation.override(spoken(signature.language)):
        return urljoin(signature.page_url, reverse(f"signer:{page}", args=[token(signature)]))
