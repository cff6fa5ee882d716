"""Letting a letter go that was held: its writer confirms it, or staff see that it is a person's."""

from datetime import datetime

from django.db import IntegrityError, transaction

from actions.letters import handing
from actions.letters.models import Delivery, Letter
from actions.supporters import consents, mailboxes, people
from actions.supporters.models import Mailbox

HELD, STATE = Delivery.Held, Delivery.State


@transaction.atomic
def confirm(*, letter_id: int, at: datetime) -> Letter:
    """She pressed the button in her mail: what waited for that goes. A second time changes nothing.

    Somebody for whom her mailbox has no place any more is told so by mail. Raises Letter.DoesNotExist.
    """
    Mailbox.objects.select_for_update(of=("self",)).filter(supporters__letters=letter_id).first()
    letter = Letter.objects.select_related("supporter__mailbox").select_for_update(of=("self",)).get(pk=letter_id)
    if letter.supporter is None:
        return letter
    try:
        people.confirm(supporter=letter.supporter, at=at)
    except people.HouseholdFull:
        handing.refuse(letter, at=at)
        return letter
    mailboxes.confirm(mailbox=letter.supporter.mailbox, at=at)
    consents.take_effect(supporter=letter.supporter, at=at)
    release(letter=letter, held=HELD.CONFIRM, at=at)
    return letter


def is_awaited(letter: Letter) -> bool:
    """Whether pressing the button would still send something."""
    return letter.deliveries.filter(state=STATE.HELD, held=HELD.CONFIRM, sealed__isnull=False).exists()


@transaction.atomic
def release(*, letter: Letter, held: str, at: datetime) -> int:
    """Send what was held for one reason and still has its address; how many.

    An office that she wrote to in the meantime is not written to again.
    """
    released = 0
    Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.supporter is None:
        letter.deliveries.filter(state=STATE.HELD).update(held=HELD.HOUSEHOLD, sealed=None, sealed_until=None)
        return released
    waiting = Delivery.objects.select_for_update().filter(letter=letter, state=STATE.HELD, held=held)
    for delivery in waiting.exclude(sealed=None):
        delivery.state, delivery.held, delivery.supporter = STATE.QUEUED, HELD.NONE, letter.supporter
        delivery.ended_at = at
        try:
            with transaction.atomic():
                delivery.save(update_fields=["state", "held", "supporter", "ended_at"])
        except IntegrityError:
            Delivery.objects.filter(pk=delivery.pk).update(held=HELD.REPEAT, sealed=None, sealed_until=None)
            continue
        handing.carry(delivery, at=at)
        released += 1
    if released:
        handing.tell(letter, at=at)
    return released
