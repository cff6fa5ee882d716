"""Gifts that did not come through Stripe: cheques and cash, entered by whoever keeps the books."""

import hashlib
from datetime import date, datetime, time
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.supporters import people
from actions.supporters.models import Supporter
from payments import following, refunding
from payments.models import Fundraiser, Gift, Refund

STATE = Gift.State
NOON = time(12)  # of the day on which it came, so that no time zone makes it the day before


class Entered(TypedDict):
    """What is known of a gift that was not given through Stripe. `amount_cents` in the fundraiser's currency."""

    method: str
    amount_cents: int
    paid_on: date
    name: str
    email: str  # "" where none is known; then she is no supporter, and no receipt can be mailed
    address: dict[str, str]
    note: str


def enter(*, fundraiser: Fundraiser, form_key: str, language: str, at: datetime, **given: Unpack[Entered]) -> Gift:
    """Keep a gift as paid, tied to its donor, and promise the receipt. The same form sent again is the same gift."""
    key = kept_key(form_key)
    if before := Gift.objects.filter(open_key=key).first():
        return before
    try:
        with transaction.atomic():
            return add(fundraiser, key, language, given, at=at)
    except IntegrityError:  # the same form came at this very moment
        return Gift.objects.get(open_key=key)


def kept_key(form_key: str) -> str:
    """The form's key as a gift keeps it: it is never open, so the column of open ones is free."""
    return hashlib.sha256(f"offline\0{form_key}".encode()).hexdigest()


def add(fundraiser: Fundraiser, key: str, language: str, given: Entered, *, at: datetime) -> Gift:
    """The row, and what follows from it."""
    gift = Gift.objects.create(
        fundraiser=fundraiser,
        supporter=donor(given, language, at=at),
        state=STATE.PAID,
        method=given["method"],
        currency=fundraiser.currency,
        amount_cents=given["amount_cents"],
        booked_cents=given["amount_cents"],
        booked_currency=fundraiser.currency,
        fee_cents=0,
        net_cents=given["amount_cents"],
        benefit_cents=fundraiser.benefit_cents,
        benefit=fundraiser.benefit,
        name=given["name"],
        email=given["email"],
        address=given["address"],
        note=given["note"],
        language=language,
        open_key=key,
        created_at=at,
        paid_at=timezone.make_aware(datetime.combine(given["paid_on"], NOON)),
    )
    following.follow(gift, following.Before(STATE.CREATED, was_paid=False, kept_cents=0), at=at)
    return gift


def donor(given: Entered, language: str, *, at: datetime) -> Supporter | None:
    """Who gave, where her address is known. A mailbox that stands for enough people gives as well."""
    if not given["email"]:
        return None
    zip_code = given["address"].get("zip", "")
    try:
        return people.record(
            name=given["name"], email=given["email"], language=language, zip=zip_code, source="offline", at=at
        )
    except people.HouseholdFull:
        return None


@transaction.atomic
def give_back(*, gift: Gift, cents: int, reason: str, by: str, form_key: str, at: datetime) -> Refund:
    """Note that an amount was given back by hand, that a cheque bounced, or that it was entered by mistake.

    The same form sent again is the same refund. Raises refunding.TooMuch and refunding.NotRefundable.
    """
    locked = Gift.objects.select_for_update(of=("self",)).get(pk=gift.pk)
    if made := Refund.objects.filter(form_key=form_key).first():
        return made
    if locked.method == Gift.Method.STRIPE or locked.paid_at is None:
        raise refunding.NotRefundable(locked)
    left = refunding.left_cents(locked)
    if not 0 < cents <= left:
        raise refunding.TooMuch(left)
    before = following.Before.of(locked)
    refund = Refund.objects.create(
        gift=locked,
        state=Refund.State.SUCCEEDED,
        amount_cents=cents,
        reason=reason,
        by=by,
        form_key=form_key,
        created_at=at,
        ended_at=at,
    )
    locked.refunded_cents += cents
    locked.state = STATE.REFUNDED if locked.refunded_cents == locked.amount_cents else STATE.PARTIALLY_REFUNDED
    locked.answered += 1  # what follows is promised once a change
    locked.save(update_fields=["refunded_cents", "state", "answered"])
    following.follow(locked, before, at=at)
    return refund
