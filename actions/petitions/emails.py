"""The mails that signing sends, in the signer's language and named for the page she signed on.

Each handler looks at the row again: between the promise and the sending she may have confirmed, withdrawn or bounced.
"""

from typing import Any

from django.conf import settings
from django.utils import translation

from actions.mail import mail
from actions.outbox.models import Job
from actions.petitions import confirming, links, notices, sharing
from actions.petitions.models import HouseholdRefusal, Signature
from actions.supporters import mailboxes
from actions.supporters.links import spoken


def send_confirmation(job: Job) -> None:
    """Thanks, and the way to confirm or to withdraw."""
    signature = find(job)
    if signature and signature.state in {Signature.State.PENDING, Signature.State.VALID} and not signature.is_confirmed:
        send(job, signature, "confirm")


def send_return(job: Job) -> None:
    """To somebody who withdrew, and whose name was put in again: the way back, which only her mailbox can take."""
    signature = find(job)
    if signature and signature.state == Signature.State.WITHDRAWN:
        send(job, signature, "return")


def send_already_signed(job: Job) -> None:
    """To somebody who signed before: her name stands and counts once."""
    signature = find(job)
    if signature and signature.state == Signature.State.VALID:
        send(job, signature, "already_signed")


def send_household_full(job: Job) -> None:
    """To a mailbox that stands for as many people as may share one: nobody else can sign with it."""
    refusal = HouseholdRefusal.objects.select_related("petition", "mailbox").filter(pk=job.reference).first()
    if refusal is None or not refusal.mailbox.accepts_mail:
        return
    with mailboxes.heeding_refusal(refusal.mailbox):
        mail.send(
            template="petitions/mail/household_full",
            to=refusal.mailbox.address,
            language=spoken(refusal.language),
            context={
                "title": refusal.page_title or refusal.petition.name,
                "people": settings.HOUSEHOLD_SIZE,
                "page_url": refusal.page_url,
            },
            message_id=mail.message_id("petition-household-full", job.pk),
            page_url=refusal.page_url,
        )


def find(job: Job) -> Signature | None:
    """The job's signature with what a mail needs; None once erased, or where the mailbox takes no mail."""
    rows = Signature.objects.select_related("petition", "supporter__mailbox")
    signature = rows.filter(pk=job.reference).first()
    return signature if signature and signature.supporter.mailbox.accepts_mail else None


def send(job: Job, signature: Signature, template: str) -> None:
    """One of the mails about a signature."""
    language = spoken(signature.language)
    with mailboxes.heeding_refusal(signature.supporter.mailbox):
        mail.send(
            template=f"petitions/mail/{template}",
            to=signature.supporter.mailbox.address,
            language=language,
            context=context(signature, language),
            message_id=mail.message_id(f"petition-{template.replace('_', '-')}", job.pk),
            page_url=signature.page_url,
        )


def context(signature: Signature, language: str) -> dict[str, Any]:
    """What the mails' templates say."""
    with translation.override(language):
        kept = notices.kept(signature.petition)
    return {
        "name": signature.supporter.name,
        "title": signature.title(),
        "counted": signature.state == Signature.State.VALID,
        "confirmed": signature.is_confirmed,
        "news": bool(confirming.news_awaited(signature)),
        "confirm_url": links.url(signature, "confirm"),
        "withdraw_url": links.url(signature, "withdraw"),
        "share_url": sharing.tagged(signature.page_url, "mail"),
        "days": settings.SIGNATURE_LINK_AGE.days,
        "kept": kept,
    }
