"""The names under a petition that everybody may see."""

from dataclasses import dataclass
from datetime import datetime

from actions.petitions import exporting
from actions.petitions.models import Petition, Signature


@dataclass(frozen=True)
class Shown:
    """One signer as visitors see her."""

    name: str
    comment: str  # "" unless staff approved it
    signed_at: datetime


def recent(petition: Petition, *, limit: int = 6) -> list[Shown]:
    """The newest signers who let their names be shown, newest first. Nobody where the petition shows no names.

    Anybody can type a name and tick the box, so it takes effect as any consent does: once her mailbox says it was she.
    """
    if not petition.names_public:
        return []
    shown = exporting.signatures(petition).filter(show_name=True, confirmed_at__isnull=False)
    rows = shown.exclude(supporter__name="").order_by("-signed_at")
    columns = rows.values_list("supporter__name", "comment", "moderation", "signed_at")[:limit]
    return [
        Shown(name, comment if moderation == Signature.Moderation.APPROVED else "", signed_at)
        for name, comment, moderation, signed_at in columns
    ]
