"""Bringing a gift up to what Stripe says of it now. Whoever asks, and however often, the rows end up the same.

A webhook, the donor's return, a sweep: each is only a hint to look. A look takes a number, asks Stripe outside any
transaction, and writes under the row's lock, unless a look with a higher number has written already: that one began
after all that this one could have seen. Not every look asks for refunds and disputes; where one that did and one that
did not meet, the gift is looked at once more, and all is asked.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from payments import following, stripe_client
from payments.models import Dispute, Gift, Refund
from payments.stripe_shapes import Bill, Checkout, Claim, GivenBack, Payment

STATE = Gift.State
UNPAID = {"processing": STATE.PROCESSING, "canceled": STATE.CANCELLED}
LOST, WON = {"lost", "prevented"}, {"won"}
# Where no money has moved: a bank asks, or was answered in time.
HARMLESS = {"warning_needs_response", "warning_under_review", "warning_closed", "prevented"}
NOBODYS = uuid.UUID(int=0)
REFUND_STATES = {
    "pending": Refund.State.PENDING,
    "requires_action": Refund.State.PENDING,
    "succeeded": Refund.State.SUCCEEDED,
    "failed": Refund.State.FAILED,
    "canceled": Refund.State.CANCELLED,
}


@dataclass(frozen=True)
class Seen:
    """What a look found."""

    checkout: Checkout | None = None
    payment: Payment | None = None
    bill: Bill | None = None
    refunds: list[GivenBack] = field(default_factory=list)
    claims: list[Claim] | None = field(default_factory=list)  # None where nobody asked
    is_gone: bool = False  # Stripe knows nothing of it


def settle(*, gift_id: int, at: datetime, thoroughly: bool = False) -> Gift:
    """Look at one gift and write down what is so. Raises stripe_client.Unavailable.

    `thoroughly` asks for refunds and disputes also where the charge tells of none: they may be over already.
    """
    gift, number = take_number(gift_id)
    if gift.method != Gift.Method.STRIPE or not (gift.session_id or gift.payment_intent_id or gift.invoice_id):
        return gift
    try:
        seen = look(gift, thoroughly=thoroughly)
    except stripe_client.Refused as error:
        if error.code != "resource_missing" or not gift.is_open:
            raise
        seen = Seen(is_gone=True)
    written = write(gift_id, number, seen, at=at)
    return written or settle(gift_id=gift_id, at=at, thoroughly=True)


def take_number(gift_id: int) -> tuple[Gift, int]:
    """The gift, and the number of this look at it."""
    with transaction.atomic():
        gift = Gift.objects.select_for_update(of=("self",)).select_related("fundraiser").get(pk=gift_id)
        Gift.objects.filter(pk=gift_id).update(asked=F("asked") + 1)
    return gift, gift.asked + 1


def look(gift: Gift, *, thoroughly: bool) -> Seen:
    """Ask Stripe for all that the gift's state depends on."""
    page = bill = payment = None
    if gift.invoice_id:
        bill = stripe_client.bill(gift.invoice_id)
        if bill.payment_intent_id:
            payment = stripe_client.payment(bill.payment_intent_id)
    elif gift.session_id:
        page = stripe_client.checkout(gift.session_id)
        payment = page.payment
    elif gift.payment_intent_id:
        payment = stripe_client.payment(gift.payment_intent_id)
    if payment is None or payment.charge is None:
        return Seen(page, payment, bill)
    is_refunded = thoroughly or payment.charge.refunded or gift.refunds.exists()
    is_disputed = thoroughly or payment.charge.disputed or gift.disputes.exists()
    refunds = stripe_client.refunds(payment.id) if is_refunded else []
    claims = stripe_client.disputes(payment.id) if is_disputed else None
    return Seen(page, payment, bill, refunds, claims)


@transaction.atomic
def write(gift_id: int, number: int, seen: Seen, *, at: datetime) -> Gift | None:
    """Write a look down, with what follows from a change, unless a later look was written before.

    None, and nothing is written, where one of the two asked for refunds and disputes and found some, and the other did
    not ask: then neither knows all.
    """
    gift = Gift.objects.select_for_update(of=("self",)).select_related("fundraiser").get(pk=gift_id)
    if seen.checkout and seen.checkout.id != gift.session_id:
        return gift
    if number < gift.answered:
        return None if has_news(gift, seen) else gift
    if seen.claims is None and gift.disputes.exists():
        return None
    before = following.Before.of(gift)
    gift.answered, gift.settled_at = number, at
    gift.state = state(gift, seen)
    money(gift, seen)
    for said in seen.refunds:
        write_refund(gift, said)
    for claim in seen.claims or []:
        write_claim(gift, claim)
    if gift.state not in {STATE.CREATED, STATE.CHECKOUT_OPEN}:
        gift.open_key = None
    gift.save()
    following.follow(gift, before, at=at)
    return gift


def has_news(gift: Gift, seen: Seen) -> bool:
    """Whether a look found a refund or a dispute that the later one, which was written first, did not ask for."""
    refunds = {one.id for one in seen.refunds} - set(gift.refunds.values_list("stripe_id", flat=True))
    claims = {one.id for one in seen.claims or []} - set(gift.disputes.values_list("stripe_id", flat=True))
    return bool(refunds or claims)


def state(gift: Gift, seen: Seen) -> Gift.State:
    """What the gift's state is, from Stripe's words alone."""
    if seen.payment is not None and (known := of_charge(seen.payment, seen.claims or [])):
        return known
    if seen.checkout is not None and seen.checkout.status == "expired":  # which cancels a payment that was tried
        return STATE.EXPIRED
    if seen.payment is not None and seen.payment.status in UNPAID:
        return UNPAID[seen.payment.status]
    if seen.is_gone:
        return STATE.EXPIRED
    if seen.bill is not None:
        return STATE.CANCELLED if seen.bill.status == "void" else STATE.FAILED
    return of_page(gift, seen)


def of_charge(payment: Payment, claims: list[Claim]) -> Gift.State | None:
    """The state of money that has come in, or came in and was taken back by its bank; None where none has."""
    if payment.charge is None:
        return None
    if payment.charge.status == "succeeded":
        return after_payment(payment.charge.amount, payment.charge.refunded, claims)
    return STATE.FAILED if (payment.status, payment.charge.status) == ("succeeded", "failed") else None


def of_page(gift: Gift, seen: Seen) -> Gift.State:
    """The state while there is no payment, or none that is under way."""
    match seen.checkout.status if seen.checkout else "":
        case "open":
            return STATE.CHECKOUT_OPEN
        case "complete" if seen.payment and seen.payment.status == "requires_payment_method":
            return STATE.FAILED
        case "complete":
            return STATE.PROCESSING
    return STATE(gift.state)


def after_payment(amount: int, refunded: int, claims: list[Claim]) -> Gift.State:
    """The state of money that has come in."""
    said = {claim.status for claim in claims if claim.taken or claim.status not in HARMLESS}
    if said & LOST:
        return STATE.LOST
    if said - LOST - WON:
        return STATE.DISPUTED
    if refunded:
        return STATE.REFUNDED if refunded >= amount else STATE.PARTIALLY_REFUNDED
    return STATE.WON if said else STATE.PAID


def money(gift: Gift, seen: Seen) -> None:
    """The payment's ids, and its amounts once it is there. A bank's payment may fail when it was thought paid."""
    payment = seen.payment
    if payment is None:
        return
    gift.payment_intent_id = payment.id
    charge = payment.charge
    if charge is None or charge.status != "succeeded":
        gift.paid_at = gift.fee_cents = gift.net_cents = gift.booked_cents = None
        gift.booked_currency = ""
        gift.refunded_cents = gift.disputed_cents = 0
        booked = charge if charge and charge.balance_id else None
        gift.charge_id, gift.balance_id = (booked.id, booked.balance_id) if booked else (None, "")
        return
    gift.charge_id = charge.id
    gift.amount_cents = charge.amount
    gift.refunded_cents = charge.refunded
    gift.disputed_cents = sum(claim.taken for claim in seen.claims or [])
    gift.fee_cents, gift.net_cents, gift.balance_id = charge.fee, charge.net, charge.balance_id
    gift.booked_cents, gift.booked_currency = charge.booked, charge.booked_currency
    gift.paid_at = charge.at


def write_refund(gift: Gift, said: GivenBack) -> None:
    """A refund of ours by its uid; one that was made at Stripe is added."""
    row = Refund.objects.filter(stripe_id=said.id).first()
    if row is None and said.reference:
        row = Refund.objects.filter(uid=uid(said.reference), gift=gift).first()
    row = row or Refund(gift=gift, amount_cents=said.amount, created_at=said.at)
    row.stripe_id, row.balance_id, row.failure = said.id, said.balance_id, said.failure[:200]
    row.amount_cents = said.amount
    row.state = REFUND_STATES.get(said.status, Refund.State.PENDING)
    row.save()


def write_claim(gift: Gift, said: Claim) -> None:
    Dispute.objects.update_or_create(
        stripe_id=said.id,
        defaults={
            "gift": gift,
            "state": said.status,
            "amount_cents": said.amount,
            "taken_cents": said.taken,
            "fee_cents": said.fee,
            "fee_currency": said.fee_currency,
            "reason": said.reason,
            "due_at": said.due_at,
            "created_at": said.at,
        },
    )


def uid(reference: str) -> uuid.UUID:
    """A uid of ours as Stripe gives it back; one that no row has for what is none."""
    try:
        return uuid.UUID(reference)
    except ValueError:
        return NOBODYS
