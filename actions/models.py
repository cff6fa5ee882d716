"""Gathers the rooms' models, where Django looks for them."""

from actions.legislators.models import (
    Boundary,
    ContactForm,
    DataSet,
    GatewayOffice,
    Member,
    Office,
    Vacancy,
    ZipDistrict,
)
from actions.letters.models import (
    Delivery,
    Letter,
    LetterCampaign,
    LetterVersion,
    LookUp,
    OfficePace,
    OfficeSwitch,
    Reading,
    Target,
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
    "Boundary",
    "Breaker",
    "Consent",
    "ContactForm",
    "DataSet",
    "Delivery",
    "DomainRule",
    "Export",
    "GatewayOffice",
    "Heartbeat",
    "HouseholdRefusal",
    "Invalidation",
    "Job",
    "Letter",
    "LetterCampaign",
    "LetterVersion",
    "Limit",
    "LookUp",
    "Mailbox",
    "Member",
    "NetworkKey",
    "Office",
    "OfficePace",
    "OfficeSwitch",
    "OfflineEntry",
    "Petition",
    "Reading",
    "Sender",
    "Signature",
    "Supporter",
    "TableWindow",
    "Target",
    "Vacancy",
    "ZipDistrict",
]
