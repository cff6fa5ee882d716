"""Offices, seats and what a look-up said, in the reader's language. Names of people and of states stay as they are."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.legislators.lookup import Answer, Status
from actions.legislators.records import HOUSE, LOWER, SENATE, UPPER
from actions.legislators.seating import Seating, State
from actions.legislators.seats import Seat
from actions.legislators.states import BY_CODE
from actions.letters import placing
from actions.letters.drafts import Draft
from actions.letters.models import Delivery, LetterCampaign
from actions.letters.offices import Office
from actions.letters.placing import Option

CHANNEL = Delivery.Channel
TITLES = {
    "Senator": gettext_lazy("Senator"),
    "Representative": gettext_lazy("Representative"),
    "Delegate": gettext_lazy("Delegate"),
    "Resident Commissioner": gettext_lazy("Resident Commissioner"),
    "Assembly Member": gettext_lazy("Assembly Member"),
}
PARTIES = {
    "Democrat": gettext_lazy("Democrat"),
    "Democratic": gettext_lazy("Democrat"),
    "Republican": gettext_lazy("Republican"),
    "Independent": gettext_lazy("Independent"),
}
CHAMBERS = {
    HOUSE: gettext_lazy("House of Representatives"),
    SENATE: gettext_lazy("Senate"),
    UPPER: gettext_lazy("Upper house of the state"),
    LOWER: gettext_lazy("Lower house of the state"),
}
WAYS = {
    CHANNEL.HOUSE: gettext_lazy("We send it through the message system of the House."),
    CHANNEL.SENATE: gettext_lazy("We send it through the message system of the Senate."),
    CHANNEL.EMAIL: gettext_lazy("We send it by e-mail."),
    CHANNEL.FORM: gettext_lazy("You send it with the office's own form. We give you the text to copy."),
    CHANNEL.PAPER: gettext_lazy("You send it by post. We make the letter for you to print."),
    CHANNEL.CALL: gettext_lazy("You call the office. We give you the number and what to say."),
}


@dataclass(frozen=True)
class Described:
    """An office or a seat for a list. `name` is "" where nobody sits in the seat, and `note` then says why."""

    name: str
    title: str
    party: str = ""
    place: str = ""
    note: str = ""
    way: str = ""


def of_office(office: Office) -> Described:
    """An office that can be written to."""
    votes = office.seat is None or office.seat.votes
    return Described(
        name=office.name,
        title=str(TITLES.get(office.title, office.title)),
        party=str(PARTIES.get(office.party, office.party)),
        place=place_of(office.seat) if office.seat else office.list_name,
        note="" if votes else _("Speaks in the House, and has no vote there."),
        way=str(WAYS[CHANNEL(office.channel)]),
    )


def of_seat(seating: Seating) -> Described:
    """A seat in which nobody sits, or nobody that is known."""
    note = (
        _("This seat is vacant. There is nobody to write to.")
        if seating.state == State.VACANT
        else _("Who sits here is being updated. Please come back in a few days.")
    )
    return Described(name="", title=str(CHAMBERS[seating.seat.chamber]), place=place_of(seating.seat), note=note)


def place_of(seat: Seat) -> str:
    """Where a seat's people live: a state, or a district of it."""
    state = BY_CODE[seat.state].name
    if seat.chamber == SENATE or seat.is_at_large:
        return state
    return _("{state}, district {number}").format(state=state, number=seat.district)


def option(one: Option, answer: Answer) -> str:
    """What she may choose, for beside its button."""
    if one.seating is not None:
        return candidate(one.seating)
    chambers = {seating.seat.chamber for seating in one.known}
    if HOUSE in chambers and not chambers & {UPPER, LOWER}:
        return _("I would rather not say: write to Congress only")
    if not one.known or chambers & {UPPER, LOWER}:
        return _("I do not know my district: write to the others only")
    if len(placing.states_of(answer)) > 1:
        return _("I live in {state} and do not know my district: write to my senators only").format(
            state=BY_CODE[one.state].name
        )
    return _("I do not know my district: write to my senators only")


def candidate(seating: Seating) -> str:
    """A seat that may be hers, with whoever sits in it."""
    place, member = place_of(seating.seat), seating.member
    if member is not None:
        words = _("{place}: {name}, {party}") if member.party else "{place}: {name}"
        return words.format(place=place, name=member.name, party=PARTIES.get(member.party, member.party))
    if seating.state == State.VACANT:
        return _("{place}: vacant").format(place=place)
    return _("{place}: being updated").format(place=place)


def refusal(campaign: LetterCampaign, answer: Answer) -> str:
    """Why a ZIP code cannot be taken, "" where it can."""
    if answer.status == Status.UNKNOWN_ZIP:
        return _("We do not know this ZIP code. Check its five digits.")
    if answer.status == Status.MILITARY and placing.writes_to_own(campaign):
        sentences = [
            _("This is a military ZIP code: it says where your mail goes, and not which district is yours."),
            _("Write the ZIP code of your home in the United States."),
        ]
        return " ".join(sentences)
    return ""


def question(answer: Answer) -> str:
    """Why the street is asked for, or what came of asking with it."""
    several = len(placing.states_of(answer)) > 1
    tells = bool(settings.DISTRICT_PROVIDERS)
    street = _("Your street tells us which one is yours.") if tells else _("Please choose yours below.")
    choose = _("You can also choose your district below.")
    sentences = {
        Status.RESOLVED: [_("Your street tells us who stands for you in your state's legislature.")],
        Status.NEED_ADDRESS: [
            _("This ZIP code lies in more than one state.")
            if several
            else _("This ZIP code lies in more than one district."),
            street,
        ],
        Status.UPDATING: [_("The districts of this ZIP code are being updated."), street],
        Status.SEVERAL: [_("This address fits more than one district."), _("Please choose yours below.")],
        Status.NO_MATCH: [
            _("We could not find this address."),
            _("Check the street and the city; a post office box cannot be found."),
            choose,
        ],
        Status.UNAVAILABLE: untold(answer),
    }
    return " ".join(sentences.get(answer.status, []))


def untold(answer: Answer) -> list[str]:
    """Why a street did not tell all that is asked, and whether it is of use to ask again."""
    if placing.lacks_legislature(answer):
        return [
            _("We found your address, but the map did not tell us all of your districts in your state's legislature."),
            _("You can go on without them: choose below."),
        ]
    if answer.is_held_back:
        return [
            _("More addresses were looked up from your network just now than we can ask for."),
            _("Please choose below, or try again later."),
        ]
    if not settings.DISTRICT_PROVIDERS:
        return [_("We cannot look up a street here."), _("Please choose below.")]
    return [
        _("The map of districts does not answer at the moment."),
        _("Please choose below, or try again in a few minutes."),
    ]


def without_legislature(campaign: LetterCampaign, answer: Answer) -> str:
    """What a choice of her own leaves out, for beside it; "" where it leaves out nothing, or was told of already."""
    if placing.lacks_legislature(answer) or not placing.writes_to_legislature(campaign):
        return ""
    sentences = [_("With a choice of your own, your letter does not go to your state's legislature.")]
    if settings.DISTRICT_PROVIDERS:
        sentences.append(_("To write to them too, type your street and city above."))
    return " ".join(sentences)


def left_out(campaign: LetterCampaign, draft: Draft) -> str:
    """That not all of her state's legislature is written to, and how it would be; "" where nothing is left out."""
    if not placing.left_out(campaign, draft):
        return ""
    if draft.address_validated:
        return _("Your letter does not go to all of your state's legislature: the map did not tell who stands for you.")
    sentences = [_("Your letter does not go to your state's legislature: only a street tells who stands for you.")]
    if settings.DISTRICT_PROVIDERS:
        sentences.append(_("To write to them too, go back and type yours."))
    return " ".join(sentences)
