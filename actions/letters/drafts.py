"""What is carried from one step of a letter to the next: sealed, in a hidden field, in no session and no cookie.

It says where somebody lives, so nothing of it stands in clear in an address or a page, and it is nowhere stored here.
"""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from actions.legislators.seats import Seat
from actions.letters import sealing
from actions.letters.models import LetterCampaign

LIFETIME = timedelta(hours=4)


class Lost(Exception):
    """The draft is too old, belongs to another campaign, or was not sealed here."""


@dataclass(frozen=True)
class Draft:
    """A letter that is being written. `key` makes it one letter, however often it is sent.

    After the first step it knows the place, after the second `details` (as typed, by the fields of that step), and once
    she went back from the third, `words` (likewise).
    """

    campaign: int
    key: str
    zip: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    seats: tuple[str, ...] = ()  # her own, by key
    district: str = ""  # of the House; "" where nobody could say
    provider: str = ""  # who said so: "zip", "census", "self"
    address_validated: bool = False
    status: str = ""  # of the last look-up
    referrer: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    proven: bool = False
    signs: str = ""  # of a machine, see PublicForm: "trap haste"
    words: dict[str, str] = field(default_factory=dict)
    shown: str = ""  # which words of the campaign she was shown
    asked: bool = False  # for words of her own

    def __repr__(self) -> str:
        return "Draft(…)"

    @property
    def is_placed(self) -> bool:
        """Whether the first step is done."""
        return bool(self.zip)

    @property
    def own_seats(self) -> list[Seat]:
        return [Seat(*key.split(":", 2)) for key in self.seats]


def begin(campaign: LetterCampaign) -> Draft:
    """A draft of nothing yet."""
    return Draft(campaign=campaign.pk, key=uuid.uuid4().hex)


def sealed(draft: Draft, *, at: datetime) -> str:
    """The draft for the hidden field. It can be opened for four hours."""
    return sealing.seal({"draft": asdict(draft)}, at=at).decode()


def opened(token: str, *, campaign: LetterCampaign, at: datetime) -> Draft:
    """The draft in a hidden field. Raises Lost."""
    try:
        values: Any = sealing.unseal(token, at=at, lifetime=LIFETIME)["draft"]
        draft = Draft(**values | {"seats": tuple(values["seats"])})
    except (sealing.Unreadable, KeyError, TypeError):
        raise Lost from None
    if draft.campaign != campaign.pk:
        raise Lost
    return draft
