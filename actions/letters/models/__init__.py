"""The room's rows: what is written to whom (`campaign`), what somebody wrote (`letter`), how offices are treated."""

from actions.letters.models.campaign import LetterCampaign, LetterVersion, Reading, Target
from actions.letters.models.letter import Delivery, Letter, LookUp
from actions.letters.models.office import OfficePace, OfficeSwitch

__all__ = [
    "Delivery",
    "Letter",
    "LetterCampaign",
    "LetterVersion",
    "LookUp",
    "OfficePace",
    "OfficeSwitch",
    "Reading",
    "Target",
]
