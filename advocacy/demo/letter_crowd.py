"""The invented people who wrote: some weeks of a letter campaign, as its deliveries would stand by now."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.conf import settings

from actions.legislators.models import DataSet, Member
from actions.letters import offices, versions
from actions.letters.models import Delivery, Letter, LetterCampaign, LookUp
from actions.supporters import addresses, names
from actions.supporters.models import Mailbox, Supporter
from advocacy.demo.content import letter as content
from advocacy.demo.names import person

NUMBER, DAYS = 420, 24
STATE = Delivery.State
ENDED = {STATE.ACCEPTED: 93, STATE.REJECTED: 4, STATE.UNKNOWN: 1, STATE.OPENED: 1, STATE.REPORTED: 1}
REASONS = ("invalid_address", "invalid_address", "invalid_address", "invalid_email")
LOOK_UPS = {"resolved": 70, "need_address": 20, "no_match": 4, "unknown_zip": 3, "military": 1, "unavailable": 2}
ASSISTED = {STATE.OPENED, STATE.REPORTED}


def gather(campaign: LetterCampaign, path: str, at: datetime) -> None:
    """Write the crowd's supporters, letters, deliveries and look-ups."""
    random = Random(3)  # noqa: S311 - the same crowd every time
    moments = sorted(at - timedelta(days=random.random() * DAYS, minutes=5) for _ in range(NUMBER))
    supporters = [somebody(number, moment, random) for number, moment in enumerate(moments)]
    Mailbox.objects.bulk_create([each.mailbox for each in supporters])
    Supporter.objects.bulk_create(supporters)
    rosters = roster()
    letters = [written(campaign, path, each, random.choice(rosters[0]), random) for each in supporters]
    Letter.objects.bulk_create(letters)
    rows = versions.of(campaign)
    Delivery.objects.bulk_create(one for each in letters for one in deliveries(each, rosters, rows, random))
    LookUp.objects.bulk_create(look_ups(campaign, moments, random))


def roster() -> tuple[list[Member], dict[str, list[Member]]]:
    """The sample's representatives, and the senators by state."""
    members = Member.objects.filter(data_set__kind=DataSet.Kind.CONGRESS, data_set__state=DataSet.State.CURRENT)
    senators: dict[str, list[Member]] = {}
    for member in members.filter(chamber="senate").order_by("district"):
        senators.setdefault(member.state, []).append(member)
    return list(members.filter(chamber="house").order_by("person")), senators


def somebody(number: int, at: datetime, random: Random) -> Supporter:
    """A person with a mailbox of her own."""
    who = person(random)
    typed = f"{who.nickname.lower()}.w{number}@example.org"
    mailbox = Mailbox(address=typed, canonical=addresses.canonical(typed), created_at=at)
    return Supporter(
        mailbox=mailbox,
        name=who.name,
        folded_name=names.folded(who.name),
        language=who.language,
        zip=who.zip,
        created_at=at,
    )


def written(campaign: LetterCampaign, path: str, supporter: Supporter, member: Member, random: Random) -> Letter:
    """One letter. Two in five add words of their own, one in six changes the campaign's."""
    language = supporter.language
    return Letter(
        campaign=campaign,
        supporter=supporter,
        key=uuid.UUID(int=random.getrandbits(128)).hex,
        language=language,
        zip=supporter.zip,
        state=member.state,
        district=member.district,
        provider=random.choice(("zip", "zip", "census")),
        is_edited=random.random() < 0.16,
        has_own_words=random.random() < 0.4,
        page_url=f"{settings.BASE_URL}/{language}/{path}/",
        page_title=content.TITLE.in_language(language),
        written_at=supporter.created_at,
        told_at=supporter.created_at + timedelta(minutes=1),
    )


def deliveries(
    letter: Letter, rosters: tuple[list[Member], dict[str, list[Member]]], rows: list, random: Random
) -> Iterator[Delivery]:
    """The letter's way to its representative and to both senators."""
    house, senators = rosters
    own = [one for one in house if (one.state, one.district) == (letter.state, letter.district)]
    for member in [*own, *senators.get(letter.state, [])]:
        office = offices.of_member(member, form=None, gateway=None)
        version = versions.for_office(rows, office)
        state = random.choices(list(ENDED), list(ENDED.values()))[0]
        gateway = Delivery.Channel.HOUSE if member.chamber == "house" else Delivery.Channel.SENATE
        own_words = random.choice(content.OWN_WORDS[letter.language]) if letter.has_own_words else ""
        yield Delivery(
            letter=letter,
            campaign=letter.campaign,
            supporter=letter.supporter,
            version=version,
            office=office.key,
            seat=office.seat.key if office.seat else "",
            recipient=office.name,
            title=office.title,
            form_url=office.form_url,
            phone=office.phone,
            address=office.address,
            subject=version.subject,
            salutation=office.salutation,
            statement=version.body,
            message=own_words,
            channel=Delivery.Channel.FORM if state in ASSISTED else gateway,
            state=state,
            reasons=[{"code": random.choice(REASONS), "words": ""}] if state == STATE.REJECTED else [],
            gateway_status="200" if state == STATE.ACCEPTED else "",
            created_at=letter.written_at,
            ended_at=letter.written_at + timedelta(seconds=random.choice((2, 3, 4, 6, 9, 30, 240))),
        )


def look_ups(campaign: LetterCampaign, moments: list[datetime], random: Random) -> Iterator[LookUp]:
    """More looked up than wrote."""
    for moment in [*moments, *moments[::3]]:
        status = random.choices(list(LOOK_UPS), list(LOOK_UPS.values()))[0]
        provider = "census" if status in {"no_match", "unavailable"} else "zip"
        yield LookUp(campaign=campaign, status=status, provider=provider, at=moment)
