"""The automatic channels by their names, and the message that each of them is given."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from django.core.cache import cache
from django.utils import timezone

from actions.letters import sealing
from actions.letters.channels import email, house, senate
from actions.letters.channels.message import Bill, Message, Organisation, Person, Receipt
from actions.letters.models import Delivery, LetterCampaign
from actions.mail import senders
from actions.mail.models import Sender

CHANNEL = Delivery.Channel
CACHED = 60  # seconds until what staff changed is heeded


def by_mail(message: Message, delivery: Delivery) -> Receipt:
    return email.send(message, page_url=delivery.letter.page_url)


def by_house(message: Message, delivery: Delivery) -> Receipt:
    return house.send(message)


def by_senate(message: Message, delivery: Delivery) -> Receipt:
    return senate.send(message)


CARRIERS: dict[str, Callable[[Message, Delivery], Receipt]] = {
    CHANNEL.HOUSE: by_house,
    CHANNEL.SENATE: by_senate,
    CHANNEL.EMAIL: by_mail,
}


def message_of(delivery: Delivery, *, at: datetime) -> Message:
    """What is carried: the delivery's words, and out of the seal who writes. Raises sealing.Unreadable."""
    letter, asked = delivery.letter, delivery.campaign
    bill = None
    if asked.bill_type and asked.bill_number and asked.bill_congress:
        bill = Bill(asked.bill_congress, asked.bill_type, asked.bill_number)
    return Message(
        delivery_id=delivery.delivery_id,
        campaign_id=asked.uid.hex,
        written_on=timezone.localdate(letter.written_at),
        destination=delivery.destination,
        recipient=delivery.recipient,
        person=person_of(delivery, at=at),
        subject=delivery.subject,
        salutation=delivery.salutation,
        statement=delivery.statement,
        message=delivery.message,
        topic=asked.topic,
        position=asked.position,
        bill=bill,
        organisation=organisation(letter.page_url, asked.about),
        more_info=letter.page_url,
    )


def campaign(pk: int) -> LetterCampaign:
    """A campaign, as it was at most a minute ago: a worker carries many letters of one."""
    key = f"letters:campaign:{pk}"
    found: LetterCampaign | None = cache.get(key)
    if found is None:
        found = LetterCampaign.objects.get(pk=pk)
        cache.set(key, found, CACHED)
    return found


def organisation(page_url: str, about: str) -> Organisation:
    """Who stands behind a campaign: the sender of the page's site, as it is called in English; known for a minute."""
    key = "letters:sender:" + (urlsplit(page_url).hostname or "")[:200]
    sender: Sender | None = cache.get(key)
    if sender is None:
        sender = senders.find(page_url, "en")
        cache.set(key, sender, CACHED)
    return Organisation(sender.name, about, sender.reply_to or sender.address)


def person_of(delivery: Delivery, *, at: datetime) -> Person:
    """Who writes, with her address. Raises sealing.Unreadable."""
    if delivery.sealed is None:
        raise sealing.Unreadable
    kept = sealing.unseal(delivery.sealed, at=at)
    letter = delivery.letter
    return Person(
        name=letter.name,
        email=kept.get("email", ""),
        zip=letter.zip,
        state=letter.state,
        **{name: kept.get(name, "") for name in ("prefix", "first_name", "last_name", "street", "city", "phone")},
        address_validated=bool(kept.get("address_validated")),
    )
