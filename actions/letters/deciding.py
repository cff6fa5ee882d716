"""What staff do with single deliveries that do not go on by themselves.

Each step holds only while the row stands where it was seen, so that two people, or two clicks, do no harm.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from actions.letters import handing, releasing, targeting
from actions.letters.models import Delivery, Letter
from actions.outbox import outbox

STATE, CHANNEL, HELD = Delivery.State, Delivery.Channel, Delivery.Held
STAFF = "staff_"  # so begin the codes among the reasons that say what staff did: no office's reasons
STAFF_ARRIVED, STAFF_DROPPED = "staff_arrived", "staff_dropped"  # also as `gateway_status`
FAILED = (STATE.REJECTED, STATE.UNKNOWN, STATE.DEAD)
WAITS_FOR_STAFF = (HELD.SUSPICIOUS, HELD.HOUSEHOLD, HELD.SWITCHED_OFF)  # the others wait for the person, or for nothing
WIPED = {"sealed": None, "sealed_until": None}


class Refused(Exception):
    """It cannot be done with this delivery; the message says why, for staff."""


def waiting() -> QuerySet[Delivery]:
    """What waits for a decision. What was given up by staff does not."""
    is_held = Q(state=STATE.HELD, held__in=WAITS_FOR_STAFF)
    return Delivery.objects.filter(Q(state__in=FAILED) | is_held).exclude(gateway_status=STAFF_DROPPED)


@transaction.atomic
def retry(*, delivery: Delivery, at: datetime, by: str) -> None:
    """Send it once more; where the outcome was unknown, the office may get it twice.

    Also what was held while its office was switched off. Raises Refused if its address is gone.
    """
    was_switched_off = delivery.state == STATE.HELD and delivery.held == HELD.SWITCHED_OFF
    if not delivery.is_automatic or not (delivery.state in FAILED or was_switched_off):
        raise Refused(_("Only what failed on its way can be sent again."))
    if targeting.switched_off([delivery.office], at=at):
        raise Refused(_("An office is switched off. Switch it on first."))
    queue(delivery, at, note(delivery, "staff_retried", at, by))


@transaction.atomic
def arrived(*, delivery: Delivery, at: datetime, by: str) -> None:
    """Note that it was accepted, as the office or its gateway told staff who asked. Wipes the address."""
    if delivery.state != STATE.UNKNOWN:
        raise Refused(_("Only a delivery of which nobody knows the outcome can be noted as arrived."))
    noted = note(delivery, STAFF_ARRIVED, at, by)
    move(delivery, state=STATE.ACCEPTED, ended_at=at, gateway_status=STAFF_ARRIVED, reasons=noted, **WIPED)
    handing.tell_again(delivery, at=at)


@transaction.atomic
def hand_over(*, delivery: Delivery, at: datetime, by: str) -> None:
    """Give it to the person to bring it herself, and tell her by mail how.

    Her words and, while it is kept, her address stay: the printed letter needs them.
    """
    is_held = delivery.state == STATE.HELD and delivery.held in {HELD.HOUSEHOLD, HELD.SWITCHED_OFF}
    if not delivery.is_automatic or not (delivery.state in FAILED or is_held) or has_been_dropped(delivery):
        raise Refused(_("Only what failed on its way, or is held back by the office, can be handed to the person."))
    ways = {CHANNEL.FORM: delivery.form_url, CHANNEL.PAPER: delivery.address, CHANNEL.CALL: delivery.phone}
    channel = next((channel for channel, way in ways.items() if way), None)
    if channel is None:
        raise Refused(_("An office has neither a form nor a postal address nor a telephone number."))
    noted = note(delivery, "staff_handed_over", at, by)
    move(delivery, state=STATE.OFFERED, channel=channel, held=HELD.NONE, ended_at=at, reasons=noted)
    handing.tell_again(delivery, at=at)


@transaction.atomic
def release(*, letter: Letter, at: datetime) -> int:
    """Send a letter that looked like a machine's; it counts from now on. Returns how many of its deliveries go.

    Raises Refused if nothing of it can go any more.
    """
    released = releasing.release(letter=letter, held=HELD.SUSPICIOUS, at=at)
    carried = letter.deliveries.filter(state__in=[STATE.OFFERED, STATE.OPENED]).exists()
    if carried and letter.state_reason and not released:
        handing.tell(letter, at=at)
    elif not released:
        raise Refused(_("A letter has nothing left to be sent: its address is gone, or it was decided on before."))
    Letter.objects.filter(pk=letter.pk).update(state_reason="")
    return released


@transaction.atomic
def drop(*, delivery: Delivery, at: datetime, by: str) -> None:
    """Give it up for good and wipe its address."""
    if not (delivery.state in FAILED or delivery.state == STATE.HELD) or has_been_dropped(delivery):
        raise Refused(_("Only what failed or is held back can be given up."))
    noted = note(delivery, STAFF_DROPPED, at, by)
    move(
        delivery,
        state=STATE.DEAD,
        held=HELD.NONE,
        ended_at=at,
        gateway_status=STAFF_DROPPED,
        reasons=noted,
        **WIPED,
    )


def has_address(delivery: Delivery, at: datetime) -> bool:
    """Whether what is sealed on it can still be read; it is so as long as its end is to come."""
    return delivery.sealed_until is not None and delivery.sealed_until > at


def has_been_dropped(delivery: Delivery) -> bool:
    """Whether staff gave it up."""
    return delivery.gateway_status == STAFF_DROPPED


def queue(delivery: Delivery, at: datetime, noted: list[dict[str, str]]) -> None:
    """Put it back among those to be sent, in its turn, with a job of its own. Raises Refused."""
    if not has_address(delivery, at):
        raise Refused(_("An address is gone, as it is kept for three days at most. Hand the letter to the person."))
    key = f"letters.deliver:{delivery.pk}:{delivery.attempts}"
    if delivery.state == STATE.HELD:  # it may have been held before by a job of the same number of attempts
        key += f":{at.timestamp():.0f}"
    move(delivery, state=STATE.QUEUED, held=HELD.NONE, slot_at=None, ended_at=None, reasons=noted)
    outbox.add(kind="letters.deliver", reference=delivery.pk, dedupe_key=key, at=at)


def note(delivery: Delivery, code: str, at: datetime, by: str) -> list[dict[str, str]]:
    """Its reasons with one more line: what staff did, who, and when."""
    return [*delivery.reasons, {"code": code, "words": "", "by": by, "at": at.isoformat(timespec="seconds")}]


def move(delivery: Delivery, **columns: object) -> None:
    """Bring it to another state, if it still stands where it was seen. Raises Refused."""
    seen = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, held=delivery.held, attempts=delivery.attempts)
    if not seen.update(**columns):
        raise Refused(_("A delivery has changed in the meantime. Look at it again."))
    for column, value in columns.items():
        setattr(delivery, column, value)
