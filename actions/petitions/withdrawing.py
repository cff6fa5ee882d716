"""Taking a name off a petition."""

from datetime import datetime

from django.db import transaction

from actions.petitions.models import Signature
from actions.supporters import consents


@transaction.atomic
def withdraw(*, signature_id: int, at: datetime) -> Signature:
    """Take a signature back at its signer's wish, for good unless she confirms it anew. A second time changes nothing.

    One that staff took out stays so, and stays withdrawn should they put it back. One in quarantine was never counted,
    and nobody was sent its link; it is left alone. What was said yes to in her name and never confirmed ends, too.
    Raises Signature.DoesNotExist.
    """
    rows = Signature.objects.select_related("supporter").select_for_update(of=("self",))
    signature = rows.get(pk=signature_id)
    match signature.state:
        case Signature.State.PENDING | Signature.State.VALID:
            signature.state = Signature.State.WITHDRAWN
            signature.uncounted = True
        case Signature.State.INVALIDATED:
            signature.state_before = Signature.State.WITHDRAWN
    signature.save(update_fields=["state", "state_before", "uncounted"])
    consents.drop_awaited(supporter=signature.supporter, at=at)
    return signature
