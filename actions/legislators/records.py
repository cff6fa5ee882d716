"""What a file says of one member, office, ZIP code or form, whatever its format.

A person is named by her id in the file's own scheme: a Bioguide id (`P000145`) for Congress, an Open Civic Data id
(`ocd-person/…`) for a state's legislature. A state is two letters. A district is text: a number without leading zeros,
"0" at large (delegates too), a name where a state names them; for the Senate it is the class, "1" to "3".
"""

from dataclasses import dataclass
from datetime import date

HOUSE, SENATE, UPPER, LOWER = "house", "senate", "upper", "lower"


class Unreadable(Exception):
    """A file is not what it should be. Says why, for whoever runs the import, with the line or the entry."""


@dataclass(frozen=True)
class MemberRecord:
    """Somebody in a seat. `starts` and `ends` are the term's first and last day, None where the file does not say."""

    person: str
    name: str
    given_name: str
    family_name: str
    party: str
    chamber: str
    state: str
    district: str
    starts: date | None = None
    ends: date | None = None
    website: str = ""
    phone: str = ""
    address: str = ""
    email: str = ""
    form_url: str = ""


@dataclass(frozen=True)
class OfficeRecord:
    """One of a member's offices outside the Capitol, or a state's capitol office."""

    person: str
    kind: str  # "district" or "capitol"
    address: str
    city: str = ""
    state: str = ""
    zip: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ZipRecord:
    """A ZIP code that lies, wholly or in part, in a district of the House."""

    zip: str
    state: str
    district: str


@dataclass(frozen=True)
class FormRecord:
    """The form on a senator's own website, and what it asks for."""

    person: str
    url: str
    required: tuple[str, ...] = ()  # "$NAME_FIRST", "$TOPIC", …
    topics: int = 0
    recaptcha: bool = False


@dataclass(frozen=True)
class GatewayRecord:
    """A Senate office that takes messages through SCWC, with its code there (`SCA03`)."""

    person: str
    code: str


@dataclass(frozen=True)
class BoundaryRecord:
    """The border of a district of the House, as an SVG path in the units of `projecting`."""

    state: str
    district: str
    path: str


@dataclass(frozen=True)
class VacancyRecord:
    """A seat that is known to be empty; `until` is the day its next member is expected, None where nobody says."""

    chamber: str
    state: str
    district: str
    until: date | None = None
