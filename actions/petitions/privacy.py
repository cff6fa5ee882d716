"""What this room holds about a person, told and forgotten. Called by `advocacy.privacy`, which asks every room."""

from typing import Any

from actions.petitions.models import Signature
from actions.supporters.models import Supporter


def export(*, supporter: Supporter) -> list[dict[str, Any]]:
    """Her signatures with all that was kept with them, as JSON takes it."""
    rows = Signature.objects.filter(supporter=supporter).select_related("petition", "table").order_by("signed_at", "pk")
    return [
        {
            "petition": signature.title(),
            "state": signature.state,
            "language": signature.language,
            "zip": signature.zip,
            "phone": signature.phone,
            "comment": signature.comment,
            "show_name": signature.show_name,
            "page_url": signature.page_url,
            "source": signature.source,
            "referrer": signature.referrer,
            "utm": signature.utm,
            "table": signature.table.venue if signature.table else "",
            "signed_at": signature.signed_at.isoformat(),
            "confirmed_at": signature.confirmed_at and signature.confirmed_at.isoformat(),
        }
        for signature in rows
    ]


def erase(*, supporter: Supporter) -> None:
    """Take out of her signatures all that could tell whose they were. They stay counted."""
    Signature.objects.filter(supporter=supporter).update(
        zip="",
        phone="",
        comment="",
        moderation=Signature.Moderation.NONE,
        show_name=False,
        source="",
        referrer="",
        utm={},
        network="",
        table=None,
    )
