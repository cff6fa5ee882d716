"""A signer presses the button in her mail: the name is hers, and so is the mailbox."""

from datetime import datetime

from django.db import transaction

from actions.petitions import signing
from actions.petitions.models import Signature
from actions.supporters import consents, mailboxes, people
from actions.supporters.models import Consent, Mailbox


@transaction.atomic
def confirm(*, signature_id: int, at: datetime, news: bool = False) -> Signature:
    """Make a signature valid and confirmed, and her mailbox confirmed. With `news` her consents hold from now on.

    It works after the petition has closed, and puts back what was withdrawn. A second time changes nothing but consents
    given since. What is in quarantine or was taken out stays as it is, and so does one name more than may share the
    mailbox, which is told so by mail. Raises Signature.DoesNotExist.
    """
    # The mailbox first, as signing does, so that the two cannot wait for each other.
    Mailbox.objects.select_for_update(of=("self",)).filter(supporters__signatures=signature_id).first()
    rows = Signature.objects.select_related("supporter__mailbox").select_for_update(of=("self",))
    signature = rows.get(pk=signature_id)
    if not signature.may_be_confirmed:
        return signature
    try:
        people.confirm(supporter=signature.supporter, at=at)
    except people.HouseholdFull as full:
        signing.turn_away(signature, full.mailbox, at=at)
        return signature
    if not signature.is_confirmed:
        signature.state = Signature.State.VALID
        signature.confirmed_at = at
        signature.uncounted = True
        signature.save(update_fields=["state", "confirmed_at", "uncounted"])
    mailboxes.confirm(mailbox=signature.supporter.mailbox, at=at)
    if news:
        consents.take_effect(supporter=signature.supporter, at=at)
    return signature


def is_awaited(signature: Signature) -> bool:
    """Whether pressing the button would still do something."""
    return signature.may_be_confirmed and (not signature.is_confirmed or bool(news_awaited(signature)))


def news_awaited(signature: Signature) -> list[str]:
    """The words of each box for news that was ticked in her name, here or elsewhere, and that nobody has confirmed.

    Anybody may have ticked them: she is shown them, and may say no, before they hold.
    """
    return list(dict.fromkeys(consent.wording for consent in Consent.objects.awaited(signature.supporter)))
