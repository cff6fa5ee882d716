"""Gifts that come again: the subscription's row, and a gift for each of its invoices, as Stripe has them now."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from actions.outbox import outbox
from payments import settling, stripe_client
from payments.models import Gift, Membership, Subscription
from payments.stripe_shapes import Bill, Plan

STATE = Subscription.State
STATES = {
    "incomplete": STATE.STARTING,
    "incomplete_expired": STATE.CANCELLED,
    "trialing": STATE.ACTIVE,
    "active": STATE.ACTIVE,
    "past_due": STATE.PAST_DUE,
    "unpaid": STATE.PAST_DUE,
    "paused": STATE.PAUSED,
    "canceled": STATE.CANCELLED,
}


def settle(*, stripe_id: str, at: datetime) -> Subscription | None:
    """Bring a subscription up to date; None for one that no gift of ours began. Raises stripe_client.Unavailable."""
    row = Subscription.objects.filter(stripe_id=stripe_id).first() or begin(stripe_client.plan(stripe_id), at=at)
    if row is None:
        return None
    with transaction.atomic():
        number = Subscription.objects.select_for_update().get(pk=row.pk).asked + 1
        Subscription.objects.filter(pk=row.pk).update(asked=number)
    return write(row.pk, number, stripe_client.plan(stripe_id), stripe_client.paid_until(stripe_id), at=at)


def end(*, row: Subscription, at: datetime) -> Subscription:
    """End one at Stripe, now and for good. A second time, and after a lost answer, it is found ended.

    Raises stripe_client.Unavailable and stripe_client.Refused; then nobody knows more than before.
    """
    if STATES.get(stripe_client.plan(row.stripe_id).status) != STATE.CANCELLED:
        with suppress(stripe_client.Refused):  # it ended at this very moment; else the look below finds it running
            stripe_client.end_plan(row.stripe_id)
    return settle(stripe_id=row.stripe_id, at=at) or row


def begin(plan: Plan, *, at: datetime) -> Subscription | None:
    """The row of a subscription that is heard of for the first time."""
    first = Gift.objects.filter(uid=settling.uid(plan.reference)).first()
    if first is None or str(first.generation) != plan.generation:  # an attempt that was changed since
        return None
    made = Subscription(
        stripe_id=plan.id,
        fundraiser_id=first.fundraiser_id,
        supporter_id=first.supporter_id,
        interval=plan.interval,
        amount_cents=plan.amount,
        currency=plan.currency,
        name=first.name,
        email=first.email,
        language=first.language,
        page_url=first.page_url,
        created_at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            tie(made, plan)
    except IntegrityError:  # another worker heard of it at this very moment
        return Subscription.objects.get(stripe_id=plan.id)
    return made


def tie(row: Subscription, plan: Plan) -> None:
    """The gift that began it is its first."""
    begun = Gift.objects.filter(uid=settling.uid(plan.reference), subscription=None)
    if plan.generation.isdecimal():
        begun.filter(generation=plan.generation).update(subscription=row)


@transaction.atomic
def write(pk: int, number: int, plan: Plan, paid_until: datetime | None, *, at: datetime) -> Subscription:
    """Write a look down, unless a later look was written before; and tell her once it has ended."""
    row = Subscription.objects.select_for_update(of=("self",)).select_related("fundraiser").get(pk=pk)
    if number < row.answered:
        return row
    before, row.answered = row.state, number
    row.settled_at = at
    row.state = STATE.PAUSED if plan.is_paused and plan.status == "active" else STATES.get(plan.status, row.state)
    row.amount_cents, row.currency, row.interval = plan.amount, plan.currency, plan.interval
    row.customer_id, row.started_at = plan.customer_id, plan.started_at
    row.paid_until, row.ends_at, row.ended_at = paid_until, plan.ends_at, plan.ended_at
    row.save()
    tie(row, plan)
    if row.fundraiser.opens_membership and row.state != STATE.STARTING:
        paid = {"paid_until": paid_until}
        new = {**paid, "supporter": row.supporter, "since": plan.started_at, "level": row.fundraiser.fund}
        Membership.objects.update_or_create(subscription=row, defaults=paid, create_defaults=new)
    if plan.status == "canceled" and before != STATE.CANCELLED:  # not one whose first payment never came
        outbox.add(kind="payments.ended", reference=row.pk, dedupe_key=f"payments.ended:{row.pk}:ever", at=at)
    return row


def settle_bill(bill: Bill, *, at: datetime) -> Gift | None:
    """The gift that an invoice stands for, made if need be and brought up to date; None where there is none (yet)."""
    row = Subscription.objects.filter(stripe_id=bill.subscription_id).first()
    row = row or (settle(stripe_id=bill.subscription_id, at=at) if bill.subscription_id else None)
    gift = gift_of(bill, row) if row else None
    return settling.settle(gift_id=gift.pk, at=at) if gift else None


def gift_of(bill: Bill, row: Subscription) -> Gift | None:
    """The first invoice is the gift with which it all began, once its page is done with; each other is a new gift.

    Until then a declined card is no end of it: she may try another one on the page.
    """
    if before := Gift.objects.filter(invoice_id=bill.id).first():
        return before
    if bill.is_first:
        first = Gift.objects.filter(subscription=row, invoice_id=None).order_by("pk").first()
        if first is None or not (first.state == Gift.State.PROCESSING or is_begun(bill)):
            return None
        Gift.objects.filter(pk=first.pk, invoice_id=None).update(invoice_id=bill.id)
        return first
    is_tried = bool(bill.payment_intent_id) and (bill.status == "paid" or bill.tries > 0)
    return renewal(bill, row) if is_tried and bill.amount else None


def is_begun(bill: Bill) -> bool:
    """Whether the first invoice is paid, or its payment is on its way from a bank."""
    if bill.status == "paid":
        return True
    return bool(bill.payment_intent_id) and stripe_client.payment(bill.payment_intent_id).status == "processing"


def renewal(bill: Bill, row: Subscription) -> Gift:
    """The gift of a later month."""
    first = Gift.objects.filter(subscription=row).order_by("pk").first()
    given = {
        "fundraiser_id": row.fundraiser_id,
        "supporter_id": row.supporter_id,
        "subscription": row,
        "frequency": row.interval,
        "currency": bill.currency,
        "amount_cents": bill.amount,
        "name": row.name,
        "email": row.email,
        "address": first.address if first else {},
        "employer": first.employer if first else "",
        "benefit_cents": first.benefit_cents if first else 0,
        "benefit": first.benefit if first else "",
        "language": row.language,
        "page_url": row.page_url,
        "page_title": first.page_title if first else "",
        "source": first.source if first else "",
        "created_at": bill.at,
    }
    return Gift.objects.get_or_create(invoice_id=bill.id, defaults=given)[0]


def settle_all_of(row: Subscription, *, at: datetime) -> None:
    """A subscription and its invoices that are not known to be paid: after an outage."""
    settle(stripe_id=row.stripe_id, at=at)
    paid = set(row.gifts.filter(paid_at__isnull=False).values_list("invoice_id", flat=True))
    for bill in stripe_client.bills(row.stripe_id):
        if bill.id not in paid:
            settle_bill(bill, at=at)
