"""What every automatic channel is given, what it gives back, and how it says that it could not.

Nothing here is stored, logged or put into an exception: a `Person` says where somebody lives.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Person:
    """Who writes, for the office alone. `state` is two letters, `phone` E.164; "" for what a channel does not need."""

    name: str
    email: str
    zip: str
    state: str
    prefix: str = ""
    first_name: str = ""
    last_name: str = ""
    street: str = ""
    city: str = ""
    phone: str = ""
    address_validated: bool = False  # a provider of districts knew the address

    def __repr__(self) -> str:
        return "Person(…)"


@dataclass(frozen=True)
class Bill:
    """A bill of Congress: `Bill(119, "hr", 1589)`."""

    congress: int
    type: str
    number: int


@dataclass(frozen=True)
class Organisation:
    """Who stands behind the campaign. `reply_to` is a mail address."""

    name: str
    about: str = ""
    reply_to: str = ""


@dataclass(frozen=True)
class Message:
    """One letter to one office. The same words never stand in both `statement` and `message`.

    `delivery_id` and `campaign_id` are 32 letters and digits. `destination` is the gateway's code of the office
    (`HNY06`, `SNY01`), or its mail address.
    """

    delivery_id: str
    campaign_id: str
    written_on: date
    destination: str
    recipient: str
    person: Person = field(repr=False)
    subject: str
    salutation: str  # "Dear Senator Gillibrand,"
    statement: str  # the campaign's words, unchanged
    message: str  # the person's own words, in any language
    topic: str
    position: str = ""  # "pro", "con"
    bill: Bill | None = None
    organisation: Organisation = Organisation("")
    more_info: str = ""  # the address of the campaign's page


@dataclass(frozen=True)
class Reason:
    """Why a message was refused: a code that we have words for, and the far side's own words without addresses."""

    code: str
    words: str = ""


@dataclass(frozen=True)
class Receipt:
    """The far side took the message. `status` is what it said, for staff: "200", a message's number."""

    status: str


class Rejected(Exception):
    """The far side read the message and will never take it as it is; or, `unsent`, we saw so before we sent it."""

    def __init__(self, reasons: tuple[Reason, ...], *, unsent: bool = False) -> None:
        super().__init__(" ".join(reason.code for reason in reasons))
        self.reasons = reasons
        self.unsent = unsent


class NotTaken(Exception):
    """It certainly did not arrive, and may another time. `wait`: after so many seconds, if the far side said when.

    `busy`: the far side is well, and has too much to do for now.
    """

    def __init__(self, why: str, *, wait: float | None = None, busy: bool = False) -> None:
        super().__init__(why)
        self.wait = wait
        self.busy = busy


class Closed(Exception):
    """The far side does not let us in at all (a wrong key; or ours is not set): nothing is to be sent there."""


class AnswerLost(Exception):
    """It may have arrived: the answer did not come, or cannot be understood. Never tried again by itself."""
