"""The mails about a gift, in its donor's language and from the organisation of the page on which she gave.

All of them answer something that happened to her own money: none is news. Each handler looks at the rows again, since
much happens between promise and sending.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from django.utils import timezone, translation

from actions.mail import mail
from actions.mail.mail import Attachment
from actions.outbox.models import Job
from actions.supporters import addresses, mailboxes
from actions.supporters.links import spoken
from actions.supporters.models import Mailbox, Supporter
from payments import donors, going_on, guarding, links, money, receipt_pdf, receipts, wording
from payments.models import Gift, Receipt, Statement, Subscription

TAKEN_BACK = {Gift.State.DISPUTED, Gift.State.LOST}


def send_receipt(job: Job) -> None:
    """Thanks, with the receipt: once. Where all of it went back before that, a word of it."""
    if gift := find(job.reference):
        receipt = receipts.issue(gift=gift, at=timezone.now())
        mail_receipt(job, gift, receipt, "receipt")
        if receipt is None and gift.paid_at and accepts_mail(gift) and not gift.receipts.exists():
            send(job, gift, "gone_back", {"is_disputed": gift.state in TAKEN_BACK})


def send_receipt_again(job: Job) -> None:
    """After money went back, or came again: the receipt that takes the place of the one before, or that none does."""
    gift = find(job.reference)
    if gift is None:
        return
    receipt = receipts.void_and_reissue(gift=gift, at=timezone.now())
    if receipt is not None:
        mail_receipt(job, gift, receipt, "receipt_again")
        return
    void = Receipt.objects.filter(gift=gift, voided_at__isnull=False, void_told_at=None).order_by("-number").first()
    if void is None and gift.subscription_id is None and not gift.receipts.exists():
        send_failed(job)  # taken back before it had one
    if void is not None and accepts_mail(gift) and receipts.is_to_tell(void, job.pk):
        is_failed = gift.state == Gift.State.FAILED
        context = {"number": void.number, "is_disputed": gift.state in TAKEN_BACK, "is_failed": is_failed}
        send(job, gift, "receipt_void", context)
        Receipt.objects.filter(gift=gift, voided_at__isnull=False).update(void_told_at=timezone.now())


def mail_receipt(job: Job, gift: Gift, receipt: Receipt | None, template: str) -> None:
    """Mail a receipt as PDF that has not been mailed yet, and that no other job is mailing."""
    if receipt is None or not accepts_mail(gift) or not receipts.is_to_send(receipt, job.pk):
        return
    with translation.override(spoken(gift.language)):
        context = {
            "amount": receipt.lines["total"][1],
            "day": wording.day(gift.paid_at or receipt.issued_at),
            "notice": receipt.lines["notice"],
            "frequency": gift.frequency,
            "number": receipt.number,
        }
    pdf = Attachment(f"receipt-{receipt.number}.pdf", receipt_pdf.receipt(receipt), "application/pdf")
    send(job, gift, template, context, attachments=[pdf])
    Receipt.objects.filter(pk=receipt.pk).update(sent_at=timezone.now())


def send_tribute(job: Job) -> None:
    """To whom the donor named: that she gave in honour or memory of somebody. Never how much."""
    gift = find(job.reference)
    if gift is None or not gift.tribute_email or not gift.kept_cents:
        return
    mailbox = Mailbox.objects.filter(canonical=addresses.canonical(gift.tribute_email)).first()
    if mailbox is None or mailbox.accepts_mail:
        send(job, gift, "tribute", {"gift": gift}, to=gift.tribute_email, mailbox=mailbox)


def send_failed(job: Job) -> None:
    """That her bank did not pay a single gift, or took the payment back at once."""
    gift = find(job.reference)
    if gift and gift.state == Gift.State.FAILED and accepts_mail(gift):
        send(job, gift, "failed", {})


def send_renewal_failed(job: Job) -> None:
    """That this month's gift could not be collected, and where to put it right: once an invoice."""
    gift = find(job.reference)
    if gift is None or gift.state != Gift.State.FAILED or not accepts_mail(gift):
        return
    if gift.subscription and gift.subscription.state != Subscription.State.CANCELLED:
        send(job, gift, "renewal_failed", {"frequency": gift.frequency})


def send_ended(job: Job) -> None:
    """That a gift which came again has ended."""
    rows = Subscription.objects.select_related("fundraiser", "supporter__mailbox")
    row = rows.filter(pk=job.reference).first()
    gift = Gift.objects.filter(subscription=row).order_by("pk").first() if row else None
    if row is None or gift is None or not (found := find(gift.pk)) or not accepts_mail(found):
        return
    with translation.override(spoken(found.language)):
        amount = money.written(row.amount_cents, row.currency)
    send(job, found, "ended", {"amount": amount, "frequency": row.interval})


def send_link(job: Job) -> None:
    """The way to her gifts, one link for each person who gave with the address; nothing where nobody did."""
    mailbox = Mailbox.objects.filter(pk=job.reference).first()
    if mailbox is None or not mailbox.accepts_mail or not (people := donors.at_mailbox(mailbox)):
        return
    last = [gift for donor in people if (gift := donor.gifts().given().order_by("-paid_at").first())]
    newest = max(last, key=lambda gift: (gift.paid_at, gift.pk))
    given = {"page_url": newest.page_url, "language": newest.language}
    ways = [(donor.name, links.url(donor, kind=links.ASKED, **given)) for donor in people]
    minutes = int(links.AGES[links.ASKED].total_seconds() // 60)
    send(job, newest, "link", {"ways": ways, "minutes": minutes}, to=mailbox.address, mailbox=mailbox)


def send_go_on(job: Job) -> None:
    """The way on to Stripe's page, to who reads the mail at the address that was typed. Nothing else typed is in it."""
    gift = find(job.reference)
    if gift is None or not gift.waits or gift.state != Gift.State.CREATED or not accepts_mail(gift):
        return
    minutes = int(going_on.AGE.total_seconds() // 60)
    context = {
        "go_on_url": going_on.url(gift),
        "minutes": minutes,
        "frequency": gift.frequency,
        "cause": guarding.cause(at=timezone.now()),
    }
    send(job, gift, "go_on", context, to=gift.email, mailbox=mailbox_of(gift.supporter))


def send_statement(job: Job) -> None:
    """A year's gifts on one paper, once. Nothing to who was erased meanwhile, or refuses mail."""
    row = Statement.objects.select_related("supporter__mailbox").filter(pk=job.reference).first()
    if row is None or row.sent_at or not row.lines or not row.email:
        return
    mailbox = mailbox_of(row.supporter)
    if mailbox is not None and not mailbox.accepts_mail:
        return
    words = {"name": row.name, "year": row.year, "total": row.lines["paper"]["total"][1]}
    notice = row.lines["paper"]["notice"]
    with mailboxes.heeding_refusal(mailbox) if mailbox else nullcontext():
        mail.send(
            template="payments/mail/statement",
            to=row.email,
            language=row.language,
            context={
                **words,
                "notice": notice,
                "ask_url": links.ask_url(page_url=row.page_url, language=row.language),
            },
            message_id=mail.message_id("gift-statement", job.pk),
            page_url=row.page_url,
            attachments=[Attachment(f"gifts-{row.year}.pdf", receipt_pdf.statement(row), "application/pdf")],
        )
    Statement.objects.filter(pk=row.pk).update(sent_at=timezone.now())


def find(gift_id: int) -> Gift | None:
    """The gift with what a mail needs."""
    rows = Gift.objects.select_related("fundraiser", "subscription", "supporter__mailbox")
    return rows.filter(pk=gift_id).first()


def accepts_mail(gift: Gift) -> bool:
    """Whether there is an address, and its owner has not refused our mail."""
    return bool(gift.email) and (gift.supporter is None or gift.supporter.mailbox.accepts_mail)


def send(
    job: Job,
    gift: Gift,
    template: str,
    context: dict[str, Any],
    *,
    to: str = "",
    mailbox: Mailbox | None = None,
    attachments: Sequence[Attachment] = (),
) -> None:
    """One of the mails about a gift: to its donor, or to another address."""
    language = spoken(gift.language)
    owner = mailbox if to else mailbox_of(gift.supporter)
    donor = donors.of(gift)
    place = {"page_url": gift.page_url, "language": language}
    with translation.override(language):
        amount = money.exact(gift.amount_cents, gift.currency)
    # What the donor alone may open is in no mail to others.
    own = {} if to else {"mine_url": links.url(donor, **place), "days": links.AGES[links.MAILED].days}
    words = {"name": gift.name, "amount": amount, "purpose": gift.purpose(), "page_url": gift.page_url}
    with mailboxes.heeding_refusal(owner) if owner else nullcontext():
        mail.send(
            template=f"payments/mail/{template}",
            to=to or gift.email,
            language=language,
            context={**words, **own, "ask_url": links.ask_url(**place), **context},
            message_id=mail.message_id(f"gift-{template.replace('_', '-')}", job.pk),
            page_url=gift.page_url,
            attachments=attachments,
        )


def mailbox_of(supporter: Supporter | None) -> Mailbox | None:
    return supporter.mailbox if supporter else None
