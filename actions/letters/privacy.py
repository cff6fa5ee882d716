"""What this room holds about a person, told and forgotten. Called by `advocacy.privacy`, which asks every room."""

from typing import Any

from actions.letters.models import Delivery, Letter
from actions.supporters.models import Supporter


def export(*, supporter: Supporter) -> list[dict[str, Any]]:
    """Her letters with all that was kept with them, as JSON takes it. A sealed address is told to nobody."""
    rows = Letter.objects.filter(supporter=supporter).select_related("campaign").prefetch_related("deliveries")
    return [
        {
            "campaign": letter.page_title or letter.campaign.name,
            "name": letter.name,
            "language": letter.language,
            "zip": letter.zip,
            "state": letter.state,
            "district": letter.district,
            "page_url": letter.page_url,
            "source": letter.source,
            "referrer": letter.referrer,
            "utm": letter.utm,
            "written_at": letter.written_at.isoformat(),
            "offices": [
                {
                    "recipient": delivery.recipient,
                    "channel": delivery.channel,
                    "state": delivery.state,
                    "subject": delivery.subject,
                    "text": "\n\n".join(filter(None, [delivery.statement, delivery.message])),
                    "address_kept_until": delivery.sealed_until and delivery.sealed_until.isoformat(),
                }
                for delivery in letter.deliveries.all()
            ],
        }
        for letter in rows.order_by("written_at", "pk")
    ]


def erase(*, supporter: Supporter) -> None:
    """Take out of her letters all that could tell whose they were. They stay counted; what waits is not sent."""
    Letter.objects.filter(supporter=supporter).update(
        name="", zip="", state="", district="", source="", referrer="", utm={}, network=""
    )
    own = Delivery.objects.filter(letter__supporter=supporter)
    waiting = own.filter(state__in=[Delivery.State.QUEUED, Delivery.State.HELD])
    waiting.update(state=Delivery.State.DEAD, held="", reasons=[{"code": "erased", "words": ""}])
    own.update(message="", subject="", sealed=None, sealed_until=None)
