"""Handing one message to the mail server, and what its answer means for the outbox.

SMTP's replies are those of RFC 5321, section 4.2.1 (read 2026-11-20). An answer may quote the address, which the outbox
masks before it keeps it; `from None` keeps the original, which does not, out of the logs.
"""

import re
import smtplib
from contextlib import suppress
from typing import Any

from anymail.exceptions import AnymailAPIError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.core.mail import EmailMessage, get_connection

from actions.outbox import outbox

NO_SUCH_MAILBOX = {550, 551, 553}
ENHANCED = re.compile(rb"\s*5\.(\d{1,3})\.\d")  # RFC 3463, read 2026-11-23: 5.1 speaks of the address, 5.7 of us
OURS_TO_MEND = {401, 402, 403, 404, 408, 429}  # a provider's answers about our account or our haste, not this mail


class RecipientRefused(outbox.Permanent):
    """The server says for good that there is no such mailbox."""


class AnswerLost(Exception):
    """The server may or may not have taken the mail."""


def deliver(message: EmailMessage) -> None:
    """Send a message, or say why not.

    Raises RecipientRefused where it says that there is no such mailbox; outbox.Permanent where it refuses this mail for
    good; outbox.Temporary where it did not take it now, or where our own account or address is at fault, so that a
    wrong password loses no mail; AnswerLost where the connection broke before the answer came.
    """
    try:
        message.message()
    except ValueError as error:
        raise outbox.Permanent(f"The mail cannot be written: {error}") from None
    connection = get_connection()
    try:
        _open(connection)
        connection.send_messages([message])
    except (smtplib.SMTPException, OSError, AnymailAPIError, AnymailRecipientsRefused, AnymailInvalidAddress) as error:
        raise _judged(error) from None
    finally:
        with suppress(OSError):  # the mail is gone; a server that dislikes our goodbye cannot call it back
            connection.close()


def _open(connection: Any) -> None:
    """Reach the server and say who we are; whatever fails here, no mail was at stake."""
    try:
        connection.open()
    except OSError as error:  # as smtplib's exceptions are
        raise outbox.Temporary(f"The mail server cannot be reached: {_described(error)}") from None


def _judged(error: Exception) -> Exception:
    """What a failure after the connection stood means."""
    kind: type[Exception] = AnswerLost
    match error:
        case smtplib.SMTPRecipientsRefused():
            kind = _refused(*next(iter(error.recipients.values()), (0, b"")))
        case smtplib.SMTPDataError():
            kind = _for_good(error.smtp_code)
        case smtplib.SMTPResponseException() | smtplib.SMTPNotSupportedError():
            kind = outbox.Temporary
        case AnymailRecipientsRefused():
            kind = RecipientRefused
        case AnymailInvalidAddress():
            kind = outbox.Permanent
        case AnymailAPIError() if error.status_code in OURS_TO_MEND:
            kind = outbox.Temporary
        case AnymailAPIError() if 400 <= (error.status_code or 0) < 500:
            kind = outbox.Permanent
    return kind(_described(error))


def _refused(code: int, answer: bytes) -> type[Exception]:
    """What a refusal of the one recipient means: her mailbox is at fault, unless the server says it is more."""
    enhanced = ENHANCED.match(answer)
    if code in NO_SUCH_MAILBOX and (enhanced is None or enhanced[1] == b"1"):
        return RecipientRefused
    return _for_good(code)


def _for_good(code: int) -> type[Exception]:
    """Replies of 500 and above are final."""
    return outbox.Permanent if code >= 500 else outbox.Temporary


def _described(error: Exception) -> str:
    """The server's words, in one line."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            answers = [_line(code, answer) for code, answer in error.recipients.values()]
            return "; ".join(answers)
        case smtplib.SMTPResponseException():
            return _line(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"


def _line(code: int, answer: bytes | str) -> str:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(words.split())}"
