"""Carrying one letter to one office: at most once, and its state true wherever a process dies.

Before the far side is spoken to the delivery is marked as being sent. A worker that finds that mark was preceded by
one that died in between: nobody knows whether the letter arrived, so it becomes `unknown` and is not sent again.
"""

import logging
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from actions.letters import carriers, ending, pacing, sealing
from actions.letters.channels.message import AnswerLost, Closed, NotTaken, Receipt, Rejected
from actions.letters.models import Delivery, OfficeSwitch
from actions.limits import breakers
from actions.outbox import outbox
from actions.outbox.models import Job

STATE = Delivery.State
BREAKER_PAUSE = 60.0  # seconds until a job looks again at a service that is left alone
SWITCHES_CACHED = 5
SHORTEST_WAIT = 30.0  # whatever the far side says
MISSED = timedelta(minutes=1)  # a turn that passed so long ago is gone
SENDS = timedelta(minutes=3)  # as long as a job's lease: until then somebody may still be sending
DUPLICATE = "duplicate"
WAITING = [STATE.QUEUED, STATE.HELD]
BATCH = 500
SWITCH_PAUSE = 900.0  # at most, at an office that is switched off
MARGIN = timedelta(minutes=30)  # of the address's time, for the try itself

logger = logging.getLogger(__name__)


def deliver(job: Job) -> None:
    """Try a delivery that waits. Raises outbox.Later until its turn has come, outbox.Temporary to be tried again."""
    at = timezone.now()
    delivery = find(job.reference)
    if delivery is None or not is_waiting(delivery, at=at):
        return
    if is_switched_off_for_good(delivery, at=at):
        return
    wait_for_its_turn(delivery, at=at)
    counted = wait_for_the_service(delivery, at=at)
    try:
        message = carriers.message_of(delivery, at=at)
    except sealing.Unreadable:
        ending.given_up(delivery, "expired", at=at)
        return
    if not ending.begin(delivery, at=at):
        return
    try:
        receipt = carriers.CARRIERS[delivery.channel](message, delivery)
    except (Rejected, NotTaken, Closed, AnswerLost) as answer:
        judge(delivery, answer, began_at=at, at=timezone.now())
    except Exception:
        ending.unknown(delivery, at=timezone.now())
        raise
    else:
        ending.accepted(delivery, receipt, at=timezone.now())
        if counted:
            breakers.succeeded(*services(delivery), began_at=at)


def find(pk: int) -> Delivery | None:
    """A delivery with all that carrying it needs."""
    try:
        delivery = Delivery.objects.select_related("letter").get(pk=pk)
    except Delivery.DoesNotExist:
        return None
    delivery.campaign = carriers.campaign(delivery.campaign_id)
    return delivery


def is_waiting(delivery: Delivery, *, at: datetime) -> bool:
    """Whether there is something to try. What a dead worker left behind, or what is too old, is ended here."""
    if delivery.state == STATE.SENDING:
        if delivery.sent_at is not None and at < delivery.sent_at + SENDS:
            raise outbox.Later(BREAKER_PAUSE)
        ending.unknown(delivery, at=at)
        return False
    switched_off = delivery.state == STATE.HELD and delivery.held == Delivery.Held.SWITCHED_OFF
    if delivery.state != STATE.QUEUED and not switched_off:
        return False
    if delivery.sealed_until is None or at >= delivery.sealed_until:
        ending.given_up(delivery, "expired", at=at)
        return False
    return True


def is_switched_off_for_good(delivery: Delivery, *, at: datetime) -> bool:
    """Hold it while its office is switched off; give it up where that lasts longer than its address may be kept."""
    until = switches(at).get(delivery.office)
    if until is None:
        if delivery.state == STATE.HELD:
            ending.let_go(delivery, at=at)
        return False
    if delivery.sealed_until is None or until > delivery.sealed_until - MARGIN:
        ending.given_up(delivery, "switched_off", at=at)
        return True
    ending.held(delivery, at=at)
    raise outbox.Later(min((until - at).total_seconds(), SWITCH_PAUSE))


def switches(at: datetime) -> dict[str, datetime]:
    """The offices that are switched off, and until when; known to five seconds."""
    known: dict[str, datetime] | None = cache.get("letters:switches")
    if known is None:
        rows = OfficeSwitch.objects.filter(until__gt=at).order_by("until")
        known = dict(rows.values_list("office", "until"))
        cache.set("letters:switches", known, SWITCHES_CACHED)
    return {office: until for office, until in known.items() if until > at}


def wait_for_its_turn(delivery: Delivery, *, at: datetime) -> None:
    """Let it go at the office's pace."""
    if delivery.slot_at is None or delivery.slot_at < at - MISSED:
        delivery.slot_at = pacing.slot(delivery.office, at=at)
        if delivery.slot_at > at:
            delivery.save(update_fields=["slot_at"])
    if delivery.slot_at > at:
        raise outbox.Later((delivery.slot_at - at).total_seconds())


def wait_for_the_service(delivery: Delivery, *, at: datetime) -> bool:
    """Leave alone an office, or a whole channel, that failed again and again. Whether failures are counted."""
    passage = breakers.passage(*services(delivery), at=at)
    if not passage.is_open:
        delivery.save(update_fields=["slot_at"])  # its turn is not taken from it
        raise outbox.Later(BREAKER_PAUSE)
    return passage.is_counted


def services(delivery: Delivery) -> tuple[str, str]:
    """What may fail: the office at its channel, and the channel."""
    return f"letters:{delivery.channel}:{delivery.office}", f"letters:{delivery.channel}"


def judge(delivery: Delivery, answer: Exception, *, began_at: datetime, at: datetime) -> None:
    """What an answer other than yes means for the delivery, for its office and for the channel."""
    match answer:
        case Rejected() if delivery.attempts > 1 and {reason.code for reason in answer.reasons} == {DUPLICATE}:
            ending.accepted(delivery, Receipt(DUPLICATE), at=at)  # an earlier try of ours has arrived
        case Rejected():
            ending.rejected(delivery, answer.reasons, at=at)
            if not answer.unsent:
                breakers.succeeded(*services(delivery), began_at=began_at)
        case AnswerLost():
            ending.unknown(delivery, at=at)
            count_failure(delivery, began_at=began_at, at=at)
        case Closed():
            ending.requeued(delivery, at=at)
            breakers.trip(services(delivery)[1], began_at=began_at, at=at)
            logger.error("The channel %s does not let us in. Its letters wait.", delivery.channel)
            raise outbox.Later(BREAKER_PAUSE)
        case NotTaken():
            try_again(delivery, answer, began_at=began_at, at=at)


def try_again(delivery: Delivery, answer: NotTaken, *, began_at: datetime, at: datetime) -> None:
    """It certainly did not arrive: again and again, for as long as the address is kept.

    A pause that the far side asked for is kept; being busy is no failure. A gateway counts what a key sends to all
    offices together.
    """
    ending.requeued(delivery, at=at)
    if not answer.busy:
        count_failure(delivery, began_at=began_at, at=at)
    if answer.wait is not None:
        seconds = max(answer.wait, SHORTEST_WAIT)
        office, channel = services(delivery)
        for_all = answer.busy and delivery.channel != Delivery.Channel.EMAIL
        breakers.pause(channel if for_all else office, until=at + timedelta(seconds=seconds))
        raise outbox.Later(seconds)
    raise outbox.Temporary(str(answer))


def count_failure(delivery: Delivery, *, began_at: datetime, at: datetime) -> None:
    for name in services(delivery):
        breakers.failed(name, began_at=began_at, at=at)


def wipe(*, at: datetime) -> None:
    """Wipe each address whose time is over, and end what still waited for it."""
    due = Delivery.objects.filter(sealed__isnull=False, sealed_until__lte=at)
    due.exclude(state__in=WAITING).update(sealed=None, sealed_until=None)
    while waiting := list(due.filter(state__in=WAITING).select_related("letter").order_by("sealed_until")[:BATCH]):
        for delivery in waiting:
            if delivery.held != Delivery.Held.SUSPICIOUS:
                code = "unconfirmed" if delivery.held == Delivery.Held.CONFIRM else "expired"
                ending.given_up(delivery, code, at=at)
        Delivery.objects.filter(pk__in=[one.pk for one in waiting]).update(sealed=None, sealed_until=None)
