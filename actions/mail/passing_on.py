"""A person's own letter by mail: the platform carries it, says so in its From, and the answer goes to her.

Her address is never the From: a server that asks her domain (SPF, DKIM, DMARC) would be told that we forge it.
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from actions.mail import delivering, senders
from actions.outbox import outbox

LANGUAGE = "en"  # offices read English
JOINERS = "\u200c\u200d"  # Persian and the scripts of India need them


def pass_on(
    *, to: str, name: str, reply_to: str, subject: str, text: str, message_id: str, list_id: str, page_url: str
) -> None:
    """Send what somebody called `name` wrote, as plain text, from the organisation of the page's site.

    `list_id` is in angle brackets (RFC 2919, read 2026-11-25) and tells what many people wrote on one page from other
    mail. It does not say Auto-Submitted (RFC 3834): a person wrote it, and whoever answers it answers her.
    Raises as `delivering.deliver` does. Call it from a job's handler, never in a transaction.
    """
    for address in (to, reply_to):
        try:
            validate_email(address)
        except ValidationError:
            raise outbox.Permanent("The mail cannot be written: an address is none.") from None
    message = EmailMessage(
        one_line(subject),
        "\n".join(map(_legible, text.splitlines())) + "\n",
        senders.on_behalf(senders.find(page_url, LANGUAGE), one_line(name)),
        [to],
        reply_to=[reply_to],
        headers={"Message-ID": message_id, "List-Id": list_id},
    )
    delivering.deliver(message)


def one_line(words: str) -> str:
    """The words as a header may hold them: without line breaks, and without marks that turn the order of letters."""
    kept = "".join(sign for sign in words if unicodedata.category(sign) != "Cf" or sign in JOINERS)
    return " ".join(filter(None, map(_legible, kept.split())))


def _legible(line: str) -> str:
    """A line without what cannot be seen and steers a terminal or a mail server; tabulators stay."""
    return "".join(sign for sign in line if sign == "\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
