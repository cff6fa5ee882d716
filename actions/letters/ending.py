"""How a delivery moves from one state to the next. Each move holds only from the states it may come from.

Whoever holds rows of a letter holds the letter first, then its deliveries; so nobody waits for one who waits for him.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from actions.letters import handing
from actions.letters.channels.message import Reason, Receipt
from actions.letters.models import Delivery, Letter, OfficeSwitch
from actions.supporters import rows

STATE = Delivery.State
WIPED = {"sealed": None, "sealed_until": None}
OFFICE_DISABLED = "office_disabled"
DISABLED_FOR = timedelta(days=7)  # then the gateway is asked again


def begin(delivery: Delivery, *, at: datetime) -> bool:
    """From here on it may have arrived. False if somebody else was quicker, or it is not to be sent any more."""
    return move(delivery, STATE.SENDING, [STATE.QUEUED], at=at, sent_at=at, attempts=delivery.attempts + 1)


def accepted(delivery: Delivery, receipt: Receipt, *, at: datetime) -> None:
    """The far side took it. True, too, of one that was given up as unknown meanwhile.

    Not atomic: it is looked whether she was told when all can read the new state. So no mail with the old one escapes.
    """
    said = {"gateway_status": receipt.status[:60], "reasons": []}
    moved = move(delivery, STATE.ACCEPTED, [STATE.SENDING, STATE.UNKNOWN], at=at, **said, **WIPED)
    if moved and at > delivery.created_at + handing.SETTLES and was_told(delivery):
        handing.tell_later(delivery.letter, at=at)


def requeued(delivery: Delivery, *, at: datetime) -> None:
    """It certainly did not arrive, and waits for another try."""
    move(delivery, STATE.QUEUED, [STATE.SENDING, STATE.UNKNOWN], at=at)


@transaction.atomic
def unknown(delivery: Delivery, *, at: datetime) -> None:
    """It may have arrived. Only staff try it again; its address stays until its time is over."""
    hold(delivery)
    if move(delivery, STATE.UNKNOWN, [STATE.SENDING], at=at):
        tell(delivery, at=at)


@transaction.atomic
def rejected(delivery: Delivery, reasons: tuple[Reason, ...], *, at: datetime) -> None:
    """The far side will not take it: she is told why, and given the office's form, number and a printed letter."""
    hold(delivery)
    told = [{"code": reason.code, "words": reason.words[:500]} for reason in reasons]
    if any(reason.code == OFFICE_DISABLED for reason in reasons):
        switch_off(delivery, reasons, at=at)
    if move(delivery, STATE.REJECTED, [STATE.SENDING, STATE.UNKNOWN], at=at, reasons=told, **WIPED):
        tell(delivery, at=at)


@transaction.atomic
def given_up(delivery: Delivery, code: str, *, at: datetime) -> None:
    """It will not be tried any more by itself: its time is over, or the office is switched off for longer than that."""
    hold(delivery)
    why = {"reasons": [{"code": code, "words": ""}], "held": Delivery.Held.NONE}
    if move(delivery, STATE.DEAD, [STATE.QUEUED, STATE.HELD], at=at, **why, **WIPED):
        tell(delivery, at=at)


def held(delivery: Delivery, *, at: datetime) -> None:
    """The office is switched off for now."""
    move(delivery, STATE.HELD, [STATE.QUEUED], at=at, held=Delivery.Held.SWITCHED_OFF)


def let_go(delivery: Delivery, *, at: datetime) -> None:
    """The office is back."""
    move(delivery, STATE.QUEUED, [STATE.HELD], at=at, held=Delivery.Held.NONE)


def switch_off(delivery: Delivery, reasons: Iterable[Reason], *, at: datetime) -> None:
    """The gateway takes nothing for this office: no other letter tries it before a week is over."""
    words = next((reason.words for reason in reasons if reason.code == OFFICE_DISABLED), "")
    if not OfficeSwitch.objects.filter(office=delivery.office, until__gt=at).exists():
        OfficeSwitch.objects.create(office=delivery.office, reason=words[:255] or "-", until=at + DISABLED_FOR)


def hold(delivery: Delivery) -> None:
    """Keep the mail that tells of all offices waiting for the end of this transaction: it reads the new state then."""
    Letter.objects.select_for_update(no_key=True).get(pk=delivery.letter_id)


def tell(delivery: Delivery, *, at: datetime) -> None:
    """A mail of its own, if the mail that tells of all offices is out already."""
    if was_told(delivery):
        handing.tell_again(delivery, at=at)


def was_told(delivery: Delivery) -> bool:
    """Whether the mail that tells of all offices is out."""
    return Letter.objects.filter(pk=delivery.letter_id, told_at__isnull=False).exists()


def move(delivery: Delivery, state: str, before: list[Any], *, at: datetime, **columns: Any) -> bool:
    """One guarded step; whether it was taken."""
    return rows.move(delivery, states=before, state=state, ended_at=at, **columns)
