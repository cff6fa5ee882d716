"""Consent as evidence: rows that are written once, take effect once and end once, and are never changed otherwise."""

import hashlib
from datetime import datetime

from django.db import transaction

from actions.outbox import outbox
from actions.supporters.models import Consent, Mailbox, Supporter

EMAIL = Consent.Channel.EMAIL


def give(
    *, supporter: Supporter, wording: str, language: str, page_url: str, at: datetime, channel: str = EMAIL
) -> Consent:
    """Keep a yes to the exact words shown. It is a claim until her mailbox answers (`take_effect`).

    Anybody can type her address and tick a box, so that holds for a mailbox that was confirmed before, too.
    """
    return Consent.objects.create(
        supporter=supporter,
        channel=channel,
        wording=wording,
        wording_version=version(wording),
        language=language,
        page_url=page_url,
        given_at=at,
    )


def version(wording: str) -> str:
    """A short name for one wording, the same wherever it is shown."""
    return hashlib.sha256(wording.encode()).hexdigest()[:12]


@transaction.atomic
def take_effect(*, supporter: Supporter, at: datetime) -> None:
    """Her mailbox answered: what she said yes to holds from now on. A first yes to mail is welcomed with one.

    A second time nothing is left to take effect.
    """
    waiting = list(Consent.objects.awaited(supporter).select_for_update())
    if not waiting:
        return
    subscribed = Consent.objects.in_effect().filter(supporter=supporter, channel=EMAIL).exists()
    Consent.objects.filter(pk__in=[consent.pk for consent in waiting]).update(effective_at=at)
    first = next((consent for consent in waiting if consent.channel == EMAIL), None)
    if first and not subscribed:
        outbox.add(kind="supporters.welcome", reference=first.pk, dedupe_key=f"supporters.welcome:{first.pk}", at=at)


def drop_awaited(*, supporter: Supporter, at: datetime) -> None:
    """End every yes in her name that nobody has confirmed."""
    Consent.objects.awaited(supporter).update(withdrawn_at=at)


def withdraw(*, mailbox: Mailbox, at: datetime, channel: str = EMAIL) -> None:
    """End every yes that was given for this mailbox by anybody who shares it, those still waiting too."""
    given = Consent.objects.filter(supporter__mailbox=mailbox, channel=channel, withdrawn_at=None)
    given.update(withdrawn_at=at)
