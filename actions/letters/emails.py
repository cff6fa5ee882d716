"""The mails about a letter, in its writer's language and named for the page she wrote on.

None of them holds her street address. Each handler looks at the rows again: much happens between promise and sending.
"""

from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from actions.letters import links, showing
from actions.letters.models import Delivery, Letter
from actions.mail import mail
from actions.outbox import outbox
from actions.outbox.models import Job
from actions.supporters import mailboxes
from actions.supporters.links import spoken
from actions.supporters.models import Mailbox

PATIENCE = timedelta(minutes=20)  # then the mail says "waiting" of what still waits
AGAIN = 15.0  # seconds
WAITING = [Delivery.State.QUEUED, Delivery.State.SENDING]


def send_states(job: Job) -> None:
    """What became of a letter at each office, once all have answered, or after twenty minutes."""
    at = timezone.now()
    letter = find(job.reference)
    if letter is None or letter.supporter is None:
        return
    if at < letter.written_at + PATIENCE and letter.deliveries.filter(state__in=WAITING).exists():
        raise outbox.Later(AGAIN)
    # Before it is read: what changes from now on is told anew, and what is changing is waited for (`ending.hold`).
    Letter.objects.filter(pk=letter.pk).update(told_at=at)
    with in_her_language(letter):
        offices = showing.offices(letter, mailed=True)
    told = {"offices": offices, "texts": showing.texts(offices), **repeats(letter)}
    send(job, letter, letter.supporter.mailbox, "states", told)


def send_change(job: Job) -> None:
    """That one office's state became another than the one she was told."""
    rows = Delivery.objects.select_related("version", "letter__supporter__mailbox", "letter__campaign")
    delivery = rows.filter(pk=job.reference).first()
    if delivery is None or delivery.letter.supporter is None:
        return
    mailbox = delivery.letter.supporter.mailbox
    if mailbox.accepts_mail:
        with in_her_language(delivery.letter):
            office = showing.shown(delivery, mailed=True)
        send(job, delivery.letter, mailbox, "change", {"office": office})


def send_confirmation(job: Job) -> None:
    """That her letter waits for her, and the way to let it go."""
    letter = find(job.reference)
    if letter is None or letter.supporter is None:
        return
    hours = {"confirm_url": links.url(letter, "confirm")}
    send(job, letter, letter.supporter.mailbox, "confirm", hours)


def send_household_full(job: Job) -> None:
    """To a mailbox that stands for as many people as may share one: this letter was not sent."""
    letter = Letter.objects.select_related("campaign", "full_mailbox", "supporter__mailbox").get(pk=job.reference)
    mailbox = letter.full_mailbox or (letter.supporter and letter.supporter.mailbox)
    if mailbox and mailbox.accepts_mail:
        send(job, letter, mailbox, "household_full", {"people": settings.HOUSEHOLD_SIZE})


def in_her_language(letter: Letter) -> AbstractContextManager[None]:
    """What is put into words within is put into those of the letter's reader."""
    return translation.override(spoken(letter.language))


def find(letter_id: int) -> Letter | None:
    """The letter with what a mail needs; None where its writer was erased, or her mailbox takes no mail."""
    letter = Letter.objects.select_related("campaign", "supporter__mailbox").filter(pk=letter_id).first()
    if letter is None or letter.supporter is None or letter.supporter.is_erased:
        return None
    return letter if letter.supporter.mailbox.accepts_mail else None


def repeats(letter: Letter) -> dict[str, Any]:
    """Whether some offices had her letter before, so that it was not sent to them again."""
    repeated = letter.deliveries.filter(held=Delivery.Held.REPEAT).exclude(state=Delivery.State.OFFERED)
    return {"repeated": [delivery.recipient for delivery in repeated.order_by("pk")]}


def send(job: Job, letter: Letter, mailbox: Mailbox, template: str, context: dict[str, Any]) -> None:
    """One of the mails about a letter."""
    with mailboxes.heeding_refusal(mailbox):
        mail.send(
            template=f"letters/mail/{template}",
            to=mailbox.address,
            language=spoken(letter.language),
            context={
                "name": letter.name,
                "title": letter.page_title or letter.campaign.name,
                "page_url": letter.page_url,
                "letter_url": links.url(letter),
                "days": settings.SIGNATURE_LINK_AGE.days,
                **context,
            },
            message_id=mail.message_id(f"letter-{template.replace('_', '-')}", job.pk),
            page_url=letter.page_url,
        )
