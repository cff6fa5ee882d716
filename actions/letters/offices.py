"""An office that a letter goes to, and the ways that are open to it."""

from dataclasses import dataclass

from actions.legislators.models import ContactForm, GatewayOffice, Member
from actions.legislators.records import HOUSE, LOWER, SENATE
from actions.legislators.seats import Seat
from actions.legislators.states import DELEGATES
from actions.letters.channels import house, senate
from actions.letters.models import Delivery, Target

CHANNEL = Delivery.Channel
# How the members of a state's lower house are addressed, where it is not "Representative".
ASSEMBLY = dict.fromkeys(("CA", "NJ", "NV", "NY", "WI"), "Assembly Member") | dict.fromkeys(
    ("MD", "VA", "WV"), "Delegate"
)


@dataclass(frozen=True)
class Office:
    """Somebody who is written to. `key` is a person of the roster or `contact:12`; `seat` is None for a contact.

    `own`: the reader is her constituent, so that the gateways of Congress may be used.
    """

    key: str
    name: str
    title: str  # English: "Senator"
    salutation: str  # English: "Dear Senator Gillibrand,"
    seat: Seat | None = None
    party: str = ""
    list_name: str = ""
    email: str = ""
    phone: str = ""
    form_url: str = ""
    address: str = ""
    required: tuple[str, ...] = ()  # of its form: "$NAME_FIRST", …
    topics: int = 0  # how many its form offers
    gateway: str = ""  # its code at the gateway: "HNY06"
    own: bool = True

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways to it, the one to be taken first: gateway, mail, then those that the person walks herself."""
        chosen = []
        if self.own and self.gateway:
            chosen.append(CHANNEL.SENATE if self.gateway.startswith("S") else CHANNEL.HOUSE)
        if "@" in self.email:
            chosen.append(CHANNEL.EMAIL)
        ways = [(CHANNEL.FORM, self.form_url), (CHANNEL.CALL, self.phone), (CHANNEL.PAPER, self.address)]
        return tuple(str(channel) for channel in (*chosen, *(channel for channel, way in ways if way))) or ("paper",)

    @property
    def channel(self) -> str:
        return self.channels[0]


def of_member(member: Member, *, form: ContactForm | None, gateway: GatewayOffice | None, own: bool = True) -> Office:
    """The office of somebody in the roster."""
    title = title_of(member)
    return Office(
        key=member.person,
        name=member.name,
        title=title,
        salutation=f"Dear {title} {member.family_name or member.name},",
        seat=member.seat,
        party=member.party,
        email=member.email if member.chamber not in {HOUSE, SENATE} else "",
        phone=member.phone,
        form_url=(form.url if form else "") or member.form_url or member.website,
        address=member.address,
        required=tuple(form.required) if form else (),
        topics=form.topics if form else 0,
        gateway=gateway_code(member, gateway),
        own=own,
    )


def of_contact(target: Target) -> Office:
    """The office that staff wrote down themselves."""
    return Office(
        key=f"contact:{target.pk}",
        name=target.name,
        title=target.title,
        salutation=f"Dear {target.title} {target.name}".replace("  ", " ") + ",",
        list_name=target.list_name,
        email=target.email,
        phone=target.phone,
        form_url=target.form_url,
        address=target.address,
    )


def title_of(member: Member) -> str:
    """What the member is called, in English."""
    if member.chamber == HOUSE:
        return DELEGATES.get(member.state, "Representative")
    if member.chamber == LOWER:
        return ASSEMBLY.get(member.state, "Representative")
    return "Senator"


def gateway_code(member: Member, gateway: GatewayOffice | None) -> str:
    """The office's code at the gateway of its chamber, "" where that is off or does not know the office.

    The House: H, the state, two digits, 00 at large. The Senate: as its list of active offices writes it.
    """
    if member.chamber == HOUSE and house.is_configured():
        return f"H{member.state}{int(member.district):02d}"
    if member.chamber == SENATE and senate.is_configured() and gateway:
        return gateway.code
    return ""
