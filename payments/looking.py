"""Which rows a hint of Stripe's is about: a page, a payment, an invoice, a subscription."""

from datetime import datetime

from payments import plans, settling, stripe_client
from payments.models import Gift
from payments.stripe_shapes import Checkout

NOT_OURS, NOTED = "not ours", "noted"
ABOUT = {  # the beginning of an event's type -> the kind of its object
    "checkout.session.": "page",
    "payment_intent.": "payment",
    "charge.dispute.": "dispute",
    "charge.refund.": "refund",
    "charge.": "charge",
    "refund.": "refund",
    "invoice.": "bill",
    "customer.subscription.": "plan",
}


def at_object(*, type: str, object_id: str, at: datetime) -> str:
    """Do what an event hints at; in a word, what came of it. Raises stripe_client.Unavailable."""
    # Snapshots and thin events name the same types, thin ones with `v1.` before them.
    name = type.removeprefix("v1.")
    kind = next((kind for start, kind in ABOUT.items() if name.startswith(start)), "")
    if not kind or not object_id:
        return NOTED
    try:
        return "settled" if LOOKS[kind](object_id, at) else NOT_OURS
    except stripe_client.Refused as error:
        if error.code != "resource_missing":
            raise
        return "gone"


def page(session_id: str, at: datetime) -> bool:
    """A visit to Stripe's page."""
    found = Gift.objects.filter(session_id=session_id).first() or adopted(stripe_client.checkout(session_id), at=at)
    if found is None:
        return False
    gift(found, at=at)
    return True


def gift(found: Gift, *, at: datetime) -> Gift:
    """One gift, and the subscription that its page has begun."""
    found = settling.settle(gift_id=found.pk, at=at)
    if found.frequency == Gift.Frequency.ONCE or found.invoice_id or not found.session_id:
        return found
    begun = stripe_client.checkout(found.session_id).subscription_id
    if begun and (row := plans.settle(stripe_id=begun, at=at)):
        for bill in stripe_client.bills(row.stripe_id):
            plans.settle_bill(bill, at=at)
        found.refresh_from_db()
    return found


def adopted(seen: Checkout, *, at: datetime) -> Gift | None:
    """The gift whose page's answer was lost; not the page of an attempt that was changed since."""
    begun = Gift.objects.filter(uid=settling.uid(seen.reference)).first()
    if begun is None or str(begun.generation) != seen.generation:
        return None
    waiting = Gift.objects.filter(pk=begun.pk, generation=begun.generation, session_id=None, state=Gift.State.CREATED)
    waiting.update(session_id=seen.id, checkout_url=seen.url, state=Gift.State.CHECKOUT_OPEN, settled_at=at)
    return Gift.objects.filter(session_id=seen.id).first()


def payment(payment_intent_id: str, at: datetime) -> bool:
    """A payment: of a gift that is known by it, of a single gift by its uid, or of an invoice."""
    known = Gift.objects.filter(payment_intent_id=payment_intent_id).first()
    if known is None:
        reference = stripe_client.payment(payment_intent_id).reference
        known = Gift.objects.filter(uid=settling.uid(reference)).first() if reference else None
    if known is not None:
        gift(known, at=at)
        return True
    made_for = stripe_client.bill_of_payment(payment_intent_id)
    return made_for is not None and plans.settle_bill(made_for, at=at) is not None


def charge(charge_id: str, at: datetime) -> bool:
    about = stripe_client.charge(charge_id).payment_intent_id
    return bool(about) and payment(about, at)


def refund(refund_id: str, at: datetime) -> bool:
    return gone_back(stripe_client.refund(refund_id).payment_intent_id, at)


def dispute(dispute_id: str, at: datetime) -> bool:
    return gone_back(stripe_client.dispute(dispute_id).payment_intent_id, at)


def gone_back(about: str, at: datetime) -> bool:
    """A payment of which money goes back, went back, or came again since."""
    paid = Gift.objects.filter(payment_intent_id=about)
    if not about or not (paid.exists() or payment(about, at)):
        return False
    for found in paid:
        settling.settle(gift_id=found.pk, at=at, thoroughly=True)
    return True


def bill(bill_id: str, at: datetime) -> bool:
    """An invoice, and the subscription of which it says until when it is paid."""
    seen = stripe_client.bill(bill_id)
    found = plans.settle_bill(seen, at=at) is not None
    return bool(seen.subscription_id and plans.settle(stripe_id=seen.subscription_id, at=at)) or found


def plan(stripe_id: str, at: datetime) -> bool:
    return plans.settle(stripe_id=stripe_id, at=at) is not None


LOOKS = {
    "page": page,
    "payment": payment,
    "charge": charge,
    "refund": refund,
    "dispute": dispute,
    "bill": bill,
    "plan": plan,
}
