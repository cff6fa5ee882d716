"""The Senate's gateway (SCWC) for the messages of organisations that it has approved, to those offices that take part.

`POST /messages/?apikey=` below `https://soapbox.senate.gov/api`, as clients of it do (read 2026-11-23), and
`/testing-messages/` for the Senate's tests. Which offices take part is a data set of `actions.legislators`.
"""

from django.conf import settings

from actions.letters.channels import cwc, posting
from actions.letters.channels.message import Closed, Message, Receipt


def is_configured() -> bool:
    """Whether the gateway's address and our key are set."""
    return bool(settings.CWC_SENATE_URL and settings.CWC_SENATE_KEY)


def send(message: Message) -> Receipt:
    """Give a message to the Senate, outside any transaction.

    Raises Rejected (before it is sent, too), NotTaken, AnswerLost, and Closed, also where the gateway is off.
    """
    if not is_configured():
        raise Closed("off")
    path = "testing-messages" if settings.CWC_SENATE_TESTING else "messages"
    url = f"{settings.CWC_SENATE_URL.rstrip('/')}/{path}/"
    return posting.post(cwc.written(message), message, url=url, key=settings.CWC_SENATE_KEY)
