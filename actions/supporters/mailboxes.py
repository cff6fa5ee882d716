"""What becomes of a mailbox: its owner answers, it bounces, she complains."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Coalesce

from actions.mail import delivering
from actions.supporters import consents
from actions.supporters.models import Mailbox

STATE = Mailbox.State


def confirm(*, mailbox: Mailbox, at: datetime) -> None:
    """Somebody who reads this mailbox pressed the button in a mail. The first time is kept.

    One that bounced is good again, since its mail was read. A complaint stands: she may act, and still gets no mail.
    """
    rows = Mailbox.objects.filter(pk=mailbox.pk)
    rows.filter(state__in=[STATE.UNCONFIRMED, STATE.BOUNCED]).update(
        state=STATE.CONFIRMED, confirmed_at=Coalesce("confirmed_at", at)
    )
    mailbox.refresh_from_db(fields=["state", "confirmed_at"])


def bounced(*, mailbox: Mailbox) -> None:
    """The far side said for good that there is no such mailbox. Nothing is sent there until somebody confirms it."""
    rows = Mailbox.objects.filter(pk=mailbox.pk, state__in=[STATE.UNCONFIRMED, STATE.CONFIRMED])
    rows.update(state=STATE.BOUNCED)
    mailbox.refresh_from_db(fields=["state"])


@contextmanager
def heeding_refusal(mailbox: Mailbox) -> Iterator[None]:
    """Around the sending of a mail: should the server say that there is no such mailbox, it bounced."""
    try:
        yield
    except delivering.RecipientRefused:
        bounced(mailbox=mailbox)
        raise


@transaction.atomic
def complained(*, mailbox: Mailbox, at: datetime) -> None:
    """Its owner marked our mail as unwanted: consents end, and nothing is ever sent there again."""
    Mailbox.objects.filter(pk=mailbox.pk).update(state=STATE.COMPLAINED)
    consents.withdraw(mailbox=mailbox, at=at)
    mailbox.refresh_from_db(fields=["state"])
