"""Whom a campaign's letter goes to, for somebody in some seats' districts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache

from actions.legislators import seats, sitting
from actions.legislators.models import ContactForm, DataSet, GatewayOffice
from actions.legislators.records import HOUSE, LOWER, SENATE, UPPER
from actions.legislators.seating import Seating, State
from actions.legislators.seats import Seat
from actions.letters import offices
from actions.letters.models import LetterCampaign, OfficeSwitch, Target
from actions.letters.offices import Office
from actions.letters.versions import CACHED


@dataclass(frozen=True)
class Targets:
    """The offices to write to, in the order shown; and the seats in which nobody sits, or nobody that is known."""

    offices: tuple[Office, ...]
    missing: tuple[Seating, ...] = ()


def of(campaign: LetterCampaign, own: Sequence[Seat], *, at: datetime) -> Targets:
    """The offices of a campaign for a person whose own seats these are; hers first, then those that all write to.

    A member of a list who is also her own stands once, as her own. With `own` empty only the lists are left.
    """
    wanted = [seat for seat in own if is_wanted(campaign, seat)]
    seated = sitting.in_seats(wanted, seats.today(at))
    hers = {one.member.person: one.member for one in seated if one.member is not None}
    listed = targets_of(campaign)
    named = sitting.named({target.person for target in listed if target.person} - hers.keys())
    forms, gateways = ways()
    found = [
        offices.of_member(member, form=forms.get(person), gateway=gateways.get(person))
        for person, member in hers.items()
    ]
    for target in listed:
        if not target.person:
            found.append(offices.of_contact(target))
        elif target.person in named:
            member = named[target.person]
            found.append(offices.of_member(member, form=forms.get(member.person), gateway=None, own=False))
    return Targets(tuple(found), tuple(one for one in seated if one.state != State.SEATED))


def targets_of(campaign: LetterCampaign) -> list[Target]:
    """Whom all letters of a campaign go to, as staff wrote it down some seconds ago at the latest."""
    key = f"letters:targets:{campaign.pk}"
    found: list[Target] | None = cache.get(key)
    if found is None:
        found = list(campaign.targets.order_by("list_name", "pk"))
        cache.set(key, found, CACHED)
    return found


def is_wanted(campaign: LetterCampaign, seat: Seat) -> bool:
    """Whether a campaign writes to whoever sits in a seat of the reader's."""
    if seat.chamber == HOUSE:
        return campaign.to_house and (seat.votes or campaign.to_nonvoting)
    chosen = {SENATE: campaign.to_senate, UPPER: campaign.to_upper, LOWER: campaign.to_lower}
    return chosen[seat.chamber]


class Ways(NamedTuple):
    """How senators are reached, by person: their forms, and their codes at the gateway."""

    forms: dict[str, ContactForm]
    gateways: dict[str, GatewayOffice]


def ways() -> Ways:
    """The forms and the gateways of all senators, as they were some seconds ago."""
    found: Ways | None = cache.get("letters:ways")
    if found is None:
        current = {"data_set__state": DataSet.State.CURRENT}
        forms = {form.person: form for form in ContactForm.objects.filter(**current)}
        gateways = {office.person: office for office in GatewayOffice.objects.filter(**current)}
        found = Ways(forms, gateways)
        cache.set("letters:ways", found, CACHED)
    return found


def switched_off(keys: Iterable[str], *, at: datetime) -> set[str]:
    """Those of some offices to which nothing is to be sent now."""
    return set(OfficeSwitch.objects.filter(office__in=list(keys), until__gt=at).values_list("office", flat=True))
