"""What Stripe says of its objects, as far as the books need it. Amounts are in the currency's smallest unit.

The shapes are those of API version 2026-10-28.endive (read in stripe-python 16.1.0, 2026-11-25).
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Charge:
    """Money that was taken. Once it has a balance transaction, it is known what was booked, and fee and net of that.

    These three are in the currency of the account at Stripe, `booked_currency`, which need not be the charge's.
    """

    id: str
    payment_intent_id: str
    status: str  # succeeded, pending, failed
    amount: int
    refunded: int
    disputed: bool
    currency: str
    customer_id: str
    at: datetime
    balance_id: str  # a bank's payment has one as soon as the bank is asked
    booked: int | None
    booked_currency: str
    fee: int | None
    net: int | None


@dataclass(frozen=True)
class Payment:
    """A payment intent. `charge` is the last one tried, None before the first.

    `reference` is our gift's uid, "" for what a subscription collects.
    """

    id: str
    reference: str
    status: str  # succeeded, processing, requires_payment_method, canceled …
    amount: int
    currency: str
    customer_id: str
    declined: bool
    charge: Charge | None


@dataclass(frozen=True)
class Checkout:
    """A visit to Stripe's page. `reference` is our gift's uid, `generation` which attempt at it."""

    id: str
    reference: str
    generation: str
    url: str  # "" once it is over
    status: str  # open, complete, expired
    payment_status: str  # paid, unpaid, no_payment_required
    amount: int
    currency: str
    payment: Payment | None  # of a single gift
    subscription_id: str
    at: datetime


@dataclass(frozen=True)
class Plan:
    """A subscription. `reference` and `generation` are those of the gift that began it."""

    id: str
    reference: str
    generation: str
    status: str  # incomplete, active, past_due, canceled …
    is_paused: bool
    amount: int
    currency: str
    interval: str  # month, year
    customer_id: str
    started_at: datetime
    ends_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Bill:
    """An invoice of a subscription. `payment_intent_id` is that of its payment, "" before the first try."""

    id: str
    subscription_id: str
    is_first: bool
    status: str  # draft, open, paid, void, uncollectible
    amount: int
    currency: str
    payment_intent_id: str
    tries: int
    until: datetime | None  # the end of the period that it is for
    at: datetime


@dataclass(frozen=True)
class GivenBack:
    """A refund. `reference` is the uid of ours, "" for one made at Stripe."""

    id: str
    reference: str
    payment_intent_id: str
    charge_id: str
    status: str  # pending, succeeded, failed, canceled, requires_action
    amount: int
    balance_id: str
    failure: str
    at: datetime


@dataclass(frozen=True)
class Claim:
    """A dispute. `amount` is what is disputed; `taken` is what has left us for it and has not come back.

    An inquiry takes nothing. `fee` is what Stripe took for it and has not given back, in the account's currency.
    """

    id: str
    payment_intent_id: str
    charge_id: str
    status: str  # needs_response, under_review, won, lost, warning_…
    amount: int
    taken: int
    fee: int
    fee_currency: str
    balance_id: str  # of the movement that took the money, "" where none did
    reason: str
    due_at: datetime | None
    at: datetime


@dataclass(frozen=True)
class Line:
    """A balance transaction: one movement on the account at Stripe. `source_id` is what moved it."""

    id: str
    type: str  # charge, payment, refund, adjustment, payout, stripe_fee …
    source_id: str
    amount: int
    fee: int
    net: int
    currency: str
    at: datetime
    available_on: datetime
    description: str


@dataclass(frozen=True)
class Payout:
    """Money sent to the organisation's bank."""

    id: str
    status: str  # paid, pending, in_transit, failed, canceled
    amount: int
    currency: str
    balance_id: str
    arrives_at: datetime
    at: datetime


@dataclass(frozen=True)
class Event:
    """A hint that an object changed; of which kind is in `type`."""

    id: str
    type: str
    object_id: str
    livemode: bool
    api_version: str
    is_thin: bool
