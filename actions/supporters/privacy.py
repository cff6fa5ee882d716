"""What this room holds about a person, told and forgotten. Called by `advocacy.privacy`, which asks every room."""

from typing import Any

from actions.supporters.models import Mailbox, Supporter


def export(*, supporter: Supporter) -> dict[str, Any]:
    """All that is known of her here, as JSON takes it."""
    mailbox = supporter.mailbox
    return {
        "name": supporter.name,
        "language": supporter.language,
        "zip": supporter.zip,
        "source": supporter.source,
        "created_at": supporter.created_at.isoformat(),
        "confirmed_at": supporter.confirmed_at and supporter.confirmed_at.isoformat(),
        "mailbox": {
            "address": mailbox.address,
            "state": mailbox.state,
            "confirmed_at": mailbox.confirmed_at and mailbox.confirmed_at.isoformat(),
        },
        "consents": [
            {
                "channel": consent.channel,
                "wording": consent.wording,
                "language": consent.language,
                "page_url": consent.page_url,
                "given_at": consent.given_at.isoformat(),
                "effective_at": consent.effective_at and consent.effective_at.isoformat(),
                "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
            }
            for consent in supporter.consents.order_by("given_at", "pk")
        ],
    }


def lock(*, supporter: Supporter) -> None:
    """Keep everybody from acting with her mailbox until the transaction ends, and read her row anew."""
    supporter.refresh_from_db()
    supporter.mailbox = Mailbox.objects.select_for_update().get(pk=supporter.mailbox_id)


def erase(*, supporter: Supporter) -> None:
    """Leave a row without name, place, mailbox and consents, for what counts to point to. `lock` comes first.

    Others of her household keep the mailbox; she gets one that is none. A second time changes nothing.
    """
    nowhere = f"erased-{supporter.pk}@invalid"  # no form takes a domain without a dot
    mailbox = supporter.mailbox
    if mailbox.supporters.exclude(pk=supporter.pk).exists():
        mailbox = Mailbox(created_at=mailbox.created_at)
    mailbox.address = mailbox.canonical = nowhere
    mailbox.state, mailbox.confirmed_at = Mailbox.State.ERASED, None
    mailbox.save()
    supporter.consents.all().delete()
    supporter.mailbox = mailbox
    supporter.name = supporter.folded_name = supporter.zip = supporter.source = ""
    supporter.save()
