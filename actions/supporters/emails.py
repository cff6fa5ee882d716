"""The mails that a supporter gets for herself, not for one action."""

from actions.mail import mail
from actions.outbox.models import Job
from actions.supporters import links, mailboxes
from actions.supporters.models import Consent


def send_welcome(job: Job) -> None:
    """To somebody whose consent to news took effect: what she said yes to, and how to end it.

    Nothing is sent if she ended it meanwhile, or if her mailbox takes no mail.
    """
    rows = Consent.objects.in_effect().select_related("supporter__mailbox")
    consent = rows.filter(pk=job.reference).first()
    if consent is None or not consent.supporter.mailbox.accepts_mail:
        return
    supporter = consent.supporter
    unsubscribe_url = links.unsubscribe_url(
        mailbox=supporter.mailbox, page_url=consent.page_url, language=consent.language
    )
    with mailboxes.heeding_refusal(supporter.mailbox):
        mail.send(
            template="supporters/mail/welcome",
            to=supporter.mailbox.address,
            language=consent.language,
            context={"name": supporter.name, "wording": consent.wording, "given_at": consent.given_at},
            message_id=mail.message_id("supporters-welcome", job.pk),
            page_url=consent.page_url,
            unsubscribe_url=unsubscribe_url,
        )
