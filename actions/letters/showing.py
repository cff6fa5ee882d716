"""What a person is shown of her letter: each office with its state in words, and what she can do herself."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.letters import composing, describing, offering, reasons, sealing, versions
from actions.letters.models import Delivery, Letter
from actions.letters.offering import Outcome
from actions.letters.printing import PrintedLetter

STATE, HELD, CHANNEL = Delivery.State, Delivery.Held, Delivery.Channel
GOOD, BAD = {STATE.ACCEPTED, STATE.REPORTED}, {STATE.REJECTED, STATE.DEAD}
WORDS: dict[str, Any] = {
    STATE.QUEUED: gettext_lazy("Waiting to be handed over."),
    STATE.SENDING: gettext_lazy("Waiting to be handed over."),
    STATE.REJECTED: gettext_lazy("The office's system did not take it."),
    STATE.DEAD: gettext_lazy("It could not be handed over."),
    STATE.UNKNOWN: gettext_lazy("We do not know whether it arrived. We look into it, and send nothing twice."),
    STATE.OFFERED: gettext_lazy("Yours to send: it takes a minute or two."),
    STATE.OPENED: gettext_lazy("You took it from here. Tell us below once it is done."),
}
ACCEPTED: dict[str, Any] = {
    CHANNEL.HOUSE: gettext_lazy("Accepted by the House's message system on {at}"),
    CHANNEL.SENATE: gettext_lazy("Accepted by the Senate's message system on {at}"),
    CHANNEL.EMAIL: gettext_lazy("Sent by e-mail on {at}"),
}
OWN = {*offering.OPEN, *offering.HANDED_OVER}  # what she can carry on with herself


@dataclass(frozen=True)
class Copy:
    """Something that an office's form asks for, to be copied there."""

    id: str
    label: str
    value: str
    long: bool = False


@dataclass(frozen=True)
class Shown:
    """One office of a letter. `ways` is False where there is nothing left for her to do.

    `withheld`: her address is kept and not shown, since a mail led here.
    """

    delivery: Delivery
    state: str
    kind: str  # "good", "bad" or ""
    reasons: list[str]
    text: str
    ways: bool
    withheld: bool = False
    copies: list[Copy] = field(default_factory=list)
    script: str = ""
    reading: str = ""  # the script in her language
    outcomes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the recipient is called, in the reader's language."""
        return str(describing.TITLES.get(self.delivery.title, self.delivery.title))

    @property
    def is_held(self) -> bool:
        """Whether it waits for a reason that is told by mail alone."""
        return self.delivery.state == STATE.HELD and self.delivery.held != HELD.SWITCHED_OFF

    @property
    def telephone(self) -> str:
        """The number for a tel: link."""
        digits = "".join(character for character in self.delivery.phone if character.isdigit() or character == "+")
        return f"+1{digits}" if len(digits) == 10 else digits


def offices(letter: Letter, *, mailed: bool) -> list[Shown]:
    """Each office of a letter, in the order in which it was written to; by a mailed link without her address."""
    rows = letter.deliveries.select_related("version", "letter__supporter__mailbox").prefetch_related(
        "version__readings"
    )
    return [shown(delivery, mailed=mailed) for delivery in rows.order_by("pk")]


def texts(found: list[Shown]) -> list[tuple[str, str]]:
    """The subject and the text of what was written, each once, with the salutations of all who got it."""
    same: dict[tuple[str, str, str], list[Delivery]] = {}
    for one in found:
        delivery = one.delivery
        same.setdefault((delivery.subject, delivery.statement, delivery.message), []).append(delivery)
    return [
        (
            subject,
            composing.whole(
                salutation="\n".join(delivery.salutation for delivery in got),
                statement=statement,
                message=message,
                name=got[0].letter.name,
            ),
        )
        for (subject, statement, message), got in same.items()
    ]


def shown(delivery: Delivery, *, mailed: bool) -> Shown:
    """One office."""
    kind = "good" if delivery.state in GOOD else "bad" if delivery.state in BAD else ""
    ways = delivery.state in OWN
    reading = versions.reading(delivery.version, delivery.letter.language) if delivery.version else None
    return Shown(
        delivery=delivery,
        state=state_in_words(delivery),
        kind=kind,
        reasons=reasons.words(delivery.reasons),
        text=composing.text(delivery),
        ways=ways,
        withheld=mailed and bool(delivery.sealed),
        copies=copies(delivery, mailed=mailed) if ways and delivery.form_url else [],
        script=script(delivery) if ways and delivery.phone else "",
        reading=reading.script if reading else "",
        outcomes=outcomes(delivery) if ways else [],
    )


def state_in_words(delivery: Delivery) -> str:
    """What is known, and no more."""
    at = date_format(localtime(delivery.ended_at or delivery.created_at), "DATETIME_FORMAT")
    match delivery.state:
        case STATE.ACCEPTED:
            return str(ACCEPTED[delivery.channel]).format(at=at)
        case STATE.HELD:
            return held_in_words(delivery)
        case STATE.REPORTED:
            return reported_in_words(delivery, at)
    return str(WORDS[delivery.state])


def held_in_words(delivery: Delivery) -> str:
    """Why it waits. A visitor is not told whether the address she typed is known to us: the mail to it says that."""
    if delivery.held == HELD.SWITCHED_OFF:
        return _("Waiting: this office takes no messages at the moment.")
    return _("Not sent yet. Please look at the mail that we send you.")


def reported_in_words(delivery: Delivery, at: str) -> str:
    """What she told us."""
    match delivery.gateway_status:
        case Outcome.MAILED:
            return _("You told us on {at} that you mailed it.").format(at=at)
        case Outcome.SPOKE | Outcome.VOICEMAIL:
            return _("You told us on {at} that you called.").format(at=at)
    return _("You told us on {at} that you sent it.").format(at=at)


def outcomes(delivery: Delivery) -> list[tuple[str, str]]:
    """What she may tell us, by the ways that this office has."""
    open_to_her = {
        CHANNEL.FORM: delivery.form_url,
        CHANNEL.PAPER: True,
        CHANNEL.CALL: delivery.phone,
    }
    return [(str(one.value), str(one.label)) for one in Outcome if open_to_her[offering.WAYS[one]]]


def copies(delivery: Delivery, *, mailed: bool) -> list[Copy]:
    """What to copy into the office's form: what it is known to demand, and the letter in any case."""
    person = known(delivery, mailed=mailed)
    fields = [
        ("$NAME_PREFIX", _("Form of address"), person.get("prefix", "")),
        ("$NAME_FIRST", _("First name"), person.get("first_name", "")),
        ("$NAME_LAST", _("Last name"), person.get("last_name", "")),
        ("$NAME_FULL", _("Name"), person.get("name", "")),
        ("$ADDRESS_STREET", _("Street"), person.get("street", "")),
        ("$ADDRESS_CITY", _("City"), person.get("city", "")),
        ("$ADDRESS_ZIP5", _("ZIP code"), delivery.letter.zip),
        ("$EMAIL", _("E-mail"), person.get("email", "")),
        ("$PHONE", _("Telephone"), person.get("phone", "")),
    ]
    found = [
        Copy(f"copy-{delivery.pk}-{token.strip('$').lower()}", label, str(value))
        for token, label, value in fields
        if value and (token in delivery.required or not delivery.required)
    ]
    return [
        *found,
        Copy(f"copy-{delivery.pk}-subject", _("Subject"), delivery.subject),
        Copy(f"copy-{delivery.pk}-message", _("Letter"), composing.text(delivery), long=True),
    ]


def known(delivery: Delivery, *, mailed: bool) -> dict[str, Any]:
    """Her name as she typed it, and her addresses for as long as they are kept. Never what is known of her besides.

    Nothing that is sealed is told by a mailed link.
    """
    name = {"name": delivery.letter.name}
    if mailed or not delivery.sealed:
        return name
    try:
        return name | sealing.unseal(delivery.sealed, at=timezone.now())
    except sealing.Unreadable:
        return name


def script(delivery: Delivery) -> str:
    """What to say on the telephone, in English: the campaign's words, else some made from the subject."""
    if delivery.version and delivery.version.script:
        return delivery.version.script
    return (
        f"Hello. My name is {delivery.letter.name}, and I live in the ZIP code {delivery.letter.zip}. "
        f"I am calling about this: {delivery.subject}. "
        f"I ask {delivery.title} {delivery.recipient} to stand with us. Thank you for your time."
    )


def paper(delivery: Delivery, *, mailed: bool) -> PrintedLetter:
    """The letter as it is printed; with lines for her address once that is gone, and always by a mailed link."""
    person, letter = known(delivery, mailed=mailed), delivery.letter
    return PrintedLetter(
        name=person.get("name", ""),
        recipient=delivery.recipient,
        title=delivery.title,
        address=delivery.address,
        written_on=timezone.localdate(letter.written_at),
        salutation=delivery.salutation,
        statement=delivery.statement,
        message=delivery.message,
        subject=delivery.subject,
        street=person.get("street", ""),
        city=person.get("city", ""),
        state=letter.state,
        zip=letter.zip,
    )
