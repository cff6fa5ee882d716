"""Receipts: one in force for each gift, numbered without a gap, and never changed once it is written."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from payments import recipients, wording
from payments.models import Gift, Receipt, ReceiptCounter


@transaction.atomic
def issue(*, gift: Gift, at: datetime) -> Receipt | None:
    """The receipt of a gift, written the first time it is asked for; None while nothing of the gift is there."""
    locked = lock(gift)
    return in_force(locked) or (write(locked, replaced=last(locked), at=at) if locked.kept_cents else None)


@transaction.atomic
def void_and_reissue(*, gift: Gift, at: datetime) -> Receipt | None:
    """After money went back, or came again: a receipt for what is there now, and the one before is void.

    A second call changes nothing. None where nothing of the gift is left.
    """
    locked = lock(gift)
    before = in_force(locked)
    if before is not None and before.amount_cents == locked.kept_cents:
        return before
    if before is not None:
        before.voided_at = at
        before.save(update_fields=["voided_at"])
    return write(locked, replaced=last(locked), at=at) if locked.kept_cents else None


def is_to_send(receipt: Receipt, job_id: int) -> bool:
    """Whether this job is the one that mails a receipt: the first that asks, at each of its tries until it is sent."""
    free = Receipt.objects.filter(Q(sent_by=None) | Q(sent_by=job_id), pk=receipt.pk, sent_at=None)
    return bool(free.update(sent_by=job_id))


def is_to_tell(void: Receipt, job_id: int) -> bool:
    """The same of the mail that it is void, and that none takes its place."""
    free = Receipt.objects.filter(Q(void_told_by=None) | Q(void_told_by=job_id), pk=void.pk, void_told_at=None)
    return bool(free.update(void_told_by=job_id))


def lock(gift: Gift) -> Gift:
    """The gift as it is now, which nobody else writes a receipt for meanwhile."""
    rows = Gift.objects.select_for_update(of=("self",)).select_related("fundraiser", "supporter__mailbox")
    return rows.get(pk=gift.pk)


def in_force(gift: Gift) -> Receipt | None:
    return Receipt.objects.filter(gift=gift, voided_at=None).first()


def last(gift: Gift) -> Receipt | None:
    """The one before, in force or not."""
    return Receipt.objects.filter(gift=gift).order_by("-number").first()


def write(gift: Gift, *, replaced: Receipt | None, at: datetime) -> Receipt:
    """One receipt with all its words, as they are true today."""
    recipient = recipients.find(gift.page_url)
    number = next_number()
    lines = wording.receipt(gift, recipient, number=number, replaced=replaced, at=at)
    return Receipt.objects.create(
        number=number,
        gift=gift,
        language=gift.language,
        amount_cents=gift.kept_cents,
        currency=gift.currency,
        tax_status=recipient.tax_status,
        lines=lines,
        issued_at=at,
    )


def next_number() -> int:
    """The number after the last. Whoever takes one keeps the others waiting until his transaction ends."""
    ReceiptCounter.objects.get_or_create(pk=1)
    counter = ReceiptCounter.objects.select_for_update().get(pk=1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
