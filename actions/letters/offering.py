"""What a person does herself, and says so: she opens the office's form, mails the letter, calls."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from actions.letters.models import Delivery

STATE, CHANNEL = Delivery.State, Delivery.Channel
OPEN = [STATE.OFFERED, STATE.OPENED]
# An office that did not take the letter by itself is hers to write to, call or visit all the same.
HANDED_OVER = [STATE.REJECTED, STATE.DEAD]


class Outcome(models.TextChoices):
    """What she says came of it."""

    SENT = "sent", _("I sent it with the office's form")
    MAILED = "mailed", _("I mailed the letter")
    SPOKE = "spoke", _("I spoke with somebody")
    VOICEMAIL = "voicemail", _("I left a message")
    NOT_REACHED = "not_reached", _("I reached nobody")


WAYS = {
    Outcome.SENT: CHANNEL.FORM,
    Outcome.MAILED: CHANNEL.PAPER,
    Outcome.SPOKE: CHANNEL.CALL,
    Outcome.VOICEMAIL: CHANNEL.CALL,
    Outcome.NOT_REACHED: CHANNEL.CALL,
}


def opened(*, delivery: Delivery, channel: str, at: datetime) -> None:
    """She followed the link to the form, or printed the letter. That is all that is known."""
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=[*OPEN, *HANDED_OVER])
    rows.update(state=STATE.OPENED, channel=channel, ended_at=at)


def reported(*, delivery: Delivery, outcome: Outcome, at: datetime) -> None:
    """She says what she did; her address is wiped. Reaching nobody leaves it open."""
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=[*OPEN, *HANDED_OVER])
    if outcome == Outcome.NOT_REACHED:
        rows.update(state=STATE.OPENED, channel=CHANNEL.CALL, gateway_status=outcome, ended_at=at)
        return
    rows.update(
        state=STATE.REPORTED,
        channel=WAYS[outcome],
        gateway_status=outcome,
        ended_at=at,
        sealed=None,
        sealed_until=None,
    )
