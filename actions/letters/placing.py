"""From where somebody lives to the seats that are hers, as far as a campaign needs to know them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from actions.legislators import lookup, seats, streets
from actions.legislators.lookup import Answer, Status
from actions.legislators.models import DataSet, Member
from actions.legislators.providers.found import Address
from actions.legislators.records import HOUSE, LOWER, SENATE, UPPER
from actions.legislators.seating import Seating
from actions.letters import targeting
from actions.letters.drafts import Draft
from actions.letters.models import LetterCampaign, LookUp

SELF = "self"
KNOWN = "known"


@dataclass(frozen=True)
class Option:
    """What she may say herself: a seat in the House that is hers; or, without one, that what is certain in a state
    is enough (`known` are those of its seats that the campaign writes to)."""

    key: str  # "house:NY:10", "known:NY"
    state: str
    seating: Seating | None = None
    known: tuple[Seating, ...] = ()


def writes_to_own(campaign: LetterCampaign) -> bool:
    """Whether it matters to a campaign where somebody lives."""
    return campaign.to_house or campaign.to_senate or writes_to_legislature(campaign)


def writes_to_legislature(campaign: LetterCampaign) -> bool:
    """Whether a campaign writes to the legislatures of the states, whose districts no ZIP code tells."""
    return bool(legislature(campaign))


def legislature(campaign: LetterCampaign) -> set[str]:
    """The houses of the states' legislatures that a campaign writes to."""
    return {house for house, wanted in ((UPPER, campaign.to_upper), (LOWER, campaign.to_lower)) if wanted}


def look_up(
    *,
    campaign: LetterCampaign,
    zip: str,
    street: str = "",
    city: str = "",
    herself: bool = False,
    may_ask: bool = True,
    at: datetime,
) -> Answer:
    """Whose seats stand for a ZIP code, or for an address where a street is given; noted without either.

    Called outside any transaction, since it may wait for the network. With `may_ask` false no provider is asked.
    `herself`: she chose her district, so no provider need tell.
    """
    if street and may_ask:
        address = Address(street=street, zip=zip, city=city)
        answer = streets.by_address(address, at=at, legislature=legislature(campaign))
    else:
        answer = lookup.by_zip(zip, at=at)
        undecided = writes_to_legislature(campaign) and answer.status == Status.RESOLVED
        if street and not herself and (answer.status in streets.OPEN or undecided):
            answer = replace(answer, status=Status.UNAVAILABLE, is_held_back=True)
    provider = SELF if herself else answer.provider
    LookUp.objects.create(campaign=campaign, status=answer.status, provider=provider, at=at)
    return answer


def is_open(campaign: LetterCampaign, answer: Answer, *, street: str) -> bool:
    """Whether the street, or what she says herself, is still to decide whom the campaign writes to."""
    if not writes_to_own(campaign):
        return False
    if answer.status == Status.RESOLVED:
        return writes_to_legislature(campaign) and not street
    return campaign.to_house or writes_to_legislature(campaign) or len(states_of(answer)) > 1


def lacks_legislature(answer: Answer) -> bool:
    """Whether a provider found an address, but not all of the state's own seats that the campaign writes to."""
    return answer.status == Status.UNAVAILABLE and answer.provider in streets.PROVIDERS


def left_out(campaign: LetterCampaign, draft: Draft) -> set[str]:
    """The houses of her state's legislature that a campaign writes to, and of which a draft knows no seat."""
    if not draft.state:
        return set()
    return (legislature(campaign) & seats.houses(draft.state)) - {seat.chamber for seat in draft.own_seats}


def states_of(answer: Answer) -> list[str]:
    """The states that an answer speaks of."""
    return sorted({seating.seat.state for seating in (*answer.seats, *answer.candidates)})


def options(campaign: LetterCampaign, answer: Answer) -> list[Option]:
    """What she may choose herself where an answer is open."""
    house = [one for one in answer.candidates if one.seat.chamber == HOUSE] if campaign.to_house else []
    found = [Option(one.seat.key, one.seat.state, seating=one) for one in house]
    others = campaign.targets.exists()
    for state in states_of(answer):
        known = tuple(one for one in certain(answer, state) if targeting.is_wanted(campaign, one.seat))
        if known or others:
            found.append(Option(f"{KNOWN}:{state}", state, known=known))
    return found


def certain(answer: Answer, state: str) -> list[Seating]:
    """The seats that are hers if she lives in a state: the senators of several states are candidates until then."""
    senators = [one for one in answer.candidates if one.seat.chamber == SENATE]
    return [one for one in (*answer.seats, *senators) if one.seat.state == state]


def settled(draft: Draft, answer: Answer, *, zip: str, street: str, city: str) -> Draft:
    """The draft with the place that a look-up found."""
    states = states_of(answer)
    return placed(
        replace(draft, zip=zip, street=street, city=city),
        answer.seats,
        state=states[0] if len(states) == 1 else "",
        provider=answer.provider,
        status=answer.status,
    )


def chosen(draft: Draft, answer: Answer, option: Option, *, zip: str, street: str, city: str) -> Draft:
    """The draft with the place that she chose herself."""
    seats = [*certain(answer, option.state), *([option.seating] if option.seating else [])]
    return placed(
        replace(draft, zip=zip, street=street, city=city),
        seats,
        state=option.state,
        provider=SELF,
        status=answer.status,
    )


def holds(draft: Draft, key: str, *, zip: str, street: str, city: str) -> bool:
    """Whether a draft has all that was found for an address already, and she chooses to go on with that."""
    here = (draft.zip, draft.street, draft.city) == (zip, street, city)
    return here and bool(street) and key == f"{KNOWN}:{draft.state}"


def placed(draft: Draft, seats: Sequence[Seating], *, state: str, provider: str, status: Status) -> Draft:
    """The draft with her own seats."""
    return replace(
        draft,
        state=state,
        seats=tuple(dict.fromkeys(one.seat.key for one in seats)),
        district=next((one.seat.district for one in seats if one.seat.chamber == HOUSE), ""),
        provider=provider,
        address_validated=bool(draft.street) and provider in streets.PROVIDERS,
        status=status,
    )


def sample(draft: Draft) -> Draft:
    """The draft of somebody who lives where the roster's first senator is from, for editors to see what follows."""
    member = Member.objects.filter(chamber=SENATE, data_set__state=DataSet.State.CURRENT).order_by("pk").first()
    if member is None:
        return draft
    own = seats.senate(member.state)
    return replace(draft, zip="00000", state=member.state, seats=tuple(seat.key for seat in own))
