"""Letters by mail: to legislators of the states, and to offices that staff named. Congress takes none."""

from django.conf import settings

from actions.letters import composing
from actions.letters.channels.message import AnswerLost, Message, NotTaken, Person, Reason, Receipt, Rejected
from actions.mail import delivering, mail, passing_on
from actions.outbox import finishing, outbox

NO_SUCH_MAILBOX, REFUSED = "no_such_mailbox", "refused"
TAKEN = "taken"  # by the next mail server; nobody says that it was read


def send(message: Message, *, page_url: str) -> Receipt:
    """Hand the letter to the mail server, from the organisation of the page's site; the office's answer goes to her.

    The same message has the same Message-ID at every try. Raises Rejected, NotTaken or AnswerLost.
    """
    try:
        passing_on.pass_on(
            to=message.destination,
            name=message.person.name,
            reply_to=message.person.email,
            subject=message.subject,
            text=text(message),
            message_id=mail.message_id("letter", message.delivery_id),
            list_id=f"<{message.campaign_id}.letters.{settings.MAIL_DOMAIN}>",
            page_url=page_url,
        )
    except delivering.RecipientRefused as error:
        raise _rejected(NO_SUCH_MAILBOX, error) from None
    except outbox.Permanent as error:
        raise _rejected(REFUSED, error) from None
    except outbox.Temporary as error:
        raise NotTaken(finishing.masked(str(error))) from None
    except delivering.AnswerLost as error:
        raise AnswerLost(finishing.masked(str(error))) from None
    return Receipt(TAKEN)


def text(message: Message) -> str:
    """The whole letter, with her name and postal address at its foot."""
    return composing.whole(
        salutation=message.salutation,
        statement=message.statement,
        message=message.message,
        name=message.person.name,
        place=place(message.person),
    )


def place(person: Person) -> str:
    """Her postal address in two lines, as far as it is known: an office answers those whom it speaks for."""
    town = ", ".join(filter(None, [person.city, f"{person.state} {person.zip}".strip()]))
    return "\n".join(filter(None, [person.street, town]))


def _rejected(code: str, error: Exception) -> Rejected:
    return Rejected((Reason(code, finishing.masked(str(error))),))
