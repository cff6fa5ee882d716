"""Gathers the rooms' models, where Django looks for them."""

from actions.legislators.models import (
    ContactForm,
    DataSet,
    GatewayOffice,
    Member,
    Office,
    Vacancy,
    ZipDistrict,
)
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
    "ContactForm",
    "DataSet",
    "DomainRule",
    "Export",
    "GatewayOffice",
    "Heartbeat",
    "HouseholdRefusal",
    "Invalidation",
    "Job",
    "Limit",
    "Mailbox",
    "Member",
    "NetworkKey",
    "Office",
    "OfflineEntry",
    "Petition",
    "Sender",
    "Signature",
    "Supporter",
    "TableWindow",
    "Vacancy",
    "ZipDistrict",
]
