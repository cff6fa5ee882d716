"""What follows when a gift's state changes: jobs, in the same transaction. Each is promised once."""

import logging
from dataclasses import dataclass
from datetime import datetime

from actions.outbox import outbox
from actions.outbox.outbox import Promise
from payments.models import Gift

STATE = Gift.State
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Before:
    """What a gift was before a look at Stripe."""

    state: str
    was_paid: bool
    kept_cents: int

    @classmethod
    def of(cls, gift: Gift) -> "Before":
        return cls(gift.state, gift.paid_at is not None, gift.kept_cents)


def follow(gift: Gift, before: Before, *, at: datetime) -> None:
    """Promise what a change asks for: the receipt, another receipt, a mail that it failed, a word to staff."""
    jobs: list[Promise] = []
    if gift.paid_at is not None and not before.was_paid:
        # One that had failed may have had a receipt before.
        once = f"again-{gift.answered}" if before.state == STATE.FAILED else "ever"
        jobs.append(promise("receipt", gift, once, at))
        if gift.tribute_email:
            jobs.append(promise("tribute", gift, "ever", at))
    elif before.was_paid and gift.kept_cents != before.kept_cents:
        jobs.append(promise("receipt_again", gift, f"{gift.kept_cents}-{gift.answered}", at))
    if gift.state == STATE.FAILED and before.state == STATE.PROCESSING and gift.subscription_id is None:
        jobs.append(promise("failed", gift, "ever", at))
    if gift.state == STATE.FAILED != before.state and gift.invoice_id and gift.subscription_id:
        jobs.append(promise("renewal_failed", gift, "ever", at))
    if gift.state == STATE.FAILED and before.was_paid:
        logger.error("Gift %s was paid, and its bank has taken it back: the payment has failed after all.", gift.pk)
    if gift.state == STATE.DISPUTED and before.state != STATE.DISPUTED:
        logger.error("Gift %s is disputed: its bank has taken the money back until Stripe has your answer.", gift.pk)
    outbox.add_all(*jobs, at=at)


def promise(kind: str, gift: Gift, once: str, at: datetime) -> Promise:
    return Promise(f"payments.{kind}", gift.pk, f"payments.{kind}:{gift.pk}:{once}", at)
