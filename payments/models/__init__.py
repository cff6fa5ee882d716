"""Fundraisers and who is given to; gifts and those that come again; receipts; what Stripe told."""

from payments.models.event import StripeEvent
from payments.models.fundraiser import Fundraiser, Recipient
from payments.models.gift import Dispute, Gift, Refund
from payments.models.offline_file import OfflineFile
from payments.models.pause import GivingPause
from payments.models.receipt import Receipt, ReceiptCounter, Statement
from payments.models.subscription import Membership, Subscription

__all__ = [
    "Dispute",
    "Fundraiser",
    "Gift",
    "GivingPause",
    "Membership",
    "OfflineFile",
    "Receipt",
    "ReceiptCounter",
    "Recipient",
    "Refund",
    "Statement",
    "StripeEvent",
    "Subscription",
]
