"""Communicating With Congress: the House's gateway for the messages of organisations that it has approved.

`POST /v2/message?apikey=` at `https://cwc.house.gov`, as clients of it do (read 2026-11-23). The tests of the House are
at `https://test-cwc.house.gov`. Both know keys and networks: see docs/letters.md.
"""

from django.conf import settings

from actions.letters.channels import cwc, posting
from actions.letters.channels.message import Closed, Message, Receipt


def is_configured() -> bool:
    """Whether the gateway's address and our key are set."""
    return bool(settings.CWC_HOUSE_URL and settings.CWC_HOUSE_KEY)


def send(message: Message) -> Receipt:
    """Give a message to the House, outside any transaction.

    Raises Rejected (before it is sent, too), NotTaken, AnswerLost, and Closed, also where the gateway is off.
    """
    if not is_configured():
        raise Closed("off")
    url = f"{settings.CWC_HOUSE_URL.rstrip('/')}/v2/message"
    return posting.post(cwc.written(message), message, url=url, key=settings.CWC_HOUSE_KEY)
