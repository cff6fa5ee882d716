"""Going on to Stripe's page by a link in a mail, while cards are being tried: whoever gives reads her own mail.

Nothing is asked of Stripe before the button on the link's page is pressed: what looks through mails follows links, and
presses no buttons. The link opens the gift as it is then, so one that she changes meanwhile needs no second mail.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from actions.outbox import outbox
from payments import links
from payments.models import Gift

STATE = Gift.State
AGE = timedelta(hours=1)
GAP = timedelta(minutes=20)  # between two mails about one gift
# A dot, so that no mail reader takes part of the token for a port or another scheme.
SIGNER = signing.TimestampSigner(salt="payments.going_on", sep=".")


class Invalid(Exception):
    """The token was not made here, was cut short on the way, or its gift is over."""


@dataclass(frozen=True)
class Found:
    """The gift of a link; one that is not fresh brings another mail, and nothing else."""

    gift: Gift
    is_fresh: bool


@transaction.atomic
def promise(*, gift: Gift, at: datetime) -> None:
    """Let a gift that is begun wait for its link, and promise the mail, unless one went out a moment ago."""
    locked = Gift.objects.select_for_update(of=("self",)).get(pk=gift.pk)
    if locked.state != STATE.CREATED or locked.session_id:
        return
    locked.waits = True
    if locked.link_at is None or locked.link_at <= at - GAP:
        locked.link_at = at
        key = f"payments.go_on:{locked.pk}:{int(at.timestamp())}"
        outbox.add(kind="payments.go_on", reference=locked.pk, dedupe_key=key, at=at)
    locked.save(update_fields=["waits", "link_at"])
    gift.waits, gift.link_at = locked.waits, locked.link_at


def url(gift: Gift) -> str:
    """The absolute address that stands in the mail, good from now for an hour."""
    return links.absolute("giving:go_on", SIGNER.sign(str(gift.uid)), page_url=gift.page_url, language=gift.language)


def find(token: str) -> Found:
    """The gift that a token stands for. Raises Invalid."""
    try:
        uid = SIGNER.unsign(token)
    except signing.BadSignature:
        raise Invalid from None
    gift = Gift.objects.select_related("fundraiser").filter(uid=uid).exclude(name="").first()
    if gift is None:
        raise Invalid
    try:
        SIGNER.unsign(token, max_age=AGE)
    except signing.SignatureExpired:
        if gift.state != STATE.CREATED:
            raise Invalid from None
        return Found(gift, is_fresh=False)
    if gift.state != STATE.CREATED and not gift.session_id:
        raise Invalid
    return Found(gift, is_fresh=True)
