"""What the house holds about a person, told and forgotten: each room is asked in turn."""

from typing import Any

from django.db import transaction

from actions.letters import privacy as letters
from actions.petitions import privacy as petitions
from actions.supporters import privacy as supporters
from actions.supporters.models import Supporter
from payments import privacy as payments


def export(*, supporter: Supporter) -> dict[str, Any]:
    """All that is held about her, as JSON takes it."""
    return {
        "supporter": supporters.export(supporter=supporter),
        "signatures": petitions.export(supporter=supporter),
        "letters": letters.export(supporter=supporter),
        "giving": payments.export(supporter=supporter),
    }


@transaction.atomic
def erase(*, supporter: Supporter) -> None:
    """Forget who she was. What she did stays counted, as nobody's. A second time changes nothing.

    Should she act again, she is somebody new: nothing is left to know her by. Raises payments.privacy.StillGives, and
    then nothing is forgotten, while a gift of hers still comes again.
    """
    supporters.lock(supporter=supporter)
    petitions.erase(supporter=supporter)
    letters.erase(supporter=supporter)
    payments.erase(supporter=supporter)
    supporters.erase(supporter=supporter)
