"""Giving money back: the row is committed, then a job asks Stripe, with the row's uid as key."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from payments import looking, stripe_client
from payments.models import Gift, Refund

STATE = Refund.State
COUNTED = [STATE.ASKED, STATE.PENDING, STATE.SUCCEEDED]
KEY_AGE = timedelta(hours=23)  # Stripe remembers an idempotency key for a day
REFUNDABLE = {Gift.State.PAID, Gift.State.PARTIALLY_REFUNDED, Gift.State.WON}


class TooMuch(Exception):
    """More would be given back than is left. `left_cents` is what is."""

    def __init__(self, left_cents: int) -> None:
        super().__init__(f"{left_cents} are left")
        self.left_cents = left_cents


class NotRefundable(Exception):
    """The gift is not paid, disputed, or was not given through Stripe."""


@transaction.atomic
def ask(*, gift: Gift, cents: int, reason: str, by: str, form_key: str, at: datetime) -> Refund:
    """Promise to give an amount back. The same form sent again is the same refund. Raises TooMuch, NotRefundable."""
    locked = Gift.objects.select_for_update().get(pk=gift.pk)
    if before := Refund.objects.filter(form_key=form_key).first():
        return before
    if not is_refundable(locked):
        raise NotRefundable(locked)
    left = left_cents(locked)
    if not 0 < cents <= left:
        raise TooMuch(left)
    refund = Refund.objects.create(
        gift=locked, amount_cents=cents, reason=reason, by=by, form_key=form_key, created_at=at
    )
    outbox.add(kind="payments.refund", reference=refund.pk, dedupe_key=f"payments.refund:{refund.pk}", at=at)
    return refund


def is_refundable(gift: Gift) -> bool:
    """Whether Stripe would give any of it back."""
    return gift.state in REFUNDABLE and gift.method == Gift.Method.STRIPE


def left_cents(gift: Gift) -> int:
    """What can still be given back: what is promised counts as given."""
    promised = gift.refunds.filter(state__in=COUNTED).aggregate(sum=Sum("amount_cents"))["sum"] or 0
    return gift.amount_cents - max(promised, gift.refunded_cents)


def run(job: Job) -> None:
    """Ask Stripe for a refund that was promised, once, however often the job is run."""
    refund = Refund.objects.select_related("gift").filter(pk=job.reference).first()
    if refund is None or refund.state != STATE.ASKED or not refund.gift.payment_intent_id:
        return
    at = timezone.now()
    try:
        if refund.stripe_id is None:
            give_back(refund, refund.gift.payment_intent_id, at=at)
        looking.gift(refund.gift, at=at)
    except stripe_client.Unavailable as error:
        raise outbox.Temporary(str(error)) from None


def give_back(refund: Refund, payment_intent_id: str, *, at: datetime) -> None:
    """Find the refund at Stripe, or make it. What Stripe refuses has failed. Raises stripe_client.Unavailable."""
    try:
        made = None
        if at - refund.created_at > KEY_AGE:
            known = stripe_client.refunds(payment_intent_id)
            made = next((one for one in known if one.reference == str(refund.uid)), None)
        made = made or stripe_client.create_refund(
            payment_intent_id, cents=refund.amount_cents, reference=str(refund.uid)
        )
    except stripe_client.Refused as error:
        asked = Refund.objects.filter(pk=refund.pk, state=STATE.ASKED)
        asked.update(state=STATE.FAILED, failure=error.code[:200], ended_at=at)
        return
    Refund.objects.filter(pk=refund.pk, stripe_id=None).update(stripe_id=made.id)
