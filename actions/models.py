"""Gathers the rooms' models, where Django looks for them."""

from actions.limits.models import Attempt, Breaker, Limit, NetworkKey, TableWindow
from actions.mail.models import Sender
from actions.outbox.models import Heartbeat, Job
from actions.petitions.models import (
    Export,
    HouseholdRefusal,
    Invalidation,
    OfflineEntry,
    Petition,
    Signature,
)
from actions.supporters.models import Consent, DomainRule, Mailbox, Supporter

__all__ = [
    "Attempt",
    "Breaker",
    "Consent",
    "DomainRule",
    "Export",
    "Heartbeat",
    "HouseholdRefusal",
    "Invalidation",
    "Job",
    "Limit",
    "Mailbox",
    "NetworkKey",
    "OfflineEntry",
    "Petition",
    "Sender",
    "Signature",
    "Supporter",
    "TableWindow",
]
