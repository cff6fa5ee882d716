"""The invented people who signed: some weeks of a petition's life, written in bulk and counted as real ones are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.conf import settings

from actions.petitions.models import Petition, Signature
from actions.supporters import addresses, consents, names
from actions.supporters.models import Consent, Mailbox, Supporter
from advocacy.demo.content import petition as content
from advocacy.demo.names import person
from advocacy.demo.words import Words

BATCH = 500
HOURS = (1, 1, 1, 1, 1, 2, 4, 7, 9, 9, 8, 8, 10, 9, 7, 7, 8, 9, 11, 14, 16, 14, 8, 3)  # when in a day people sign
SOURCES = {"": 40, "kakao": 22, "mail": 12, "whatsapp": 8, "facebook": 7, "sms": 5, "qr": 4, "link": 2}
REFERRERS = {"facebook": "social.example.com", "kakao": "chat.example.com"}
STATE = Signature.State
STATES = {"valid": 93, "quarantined": 5, "withdrawn": 2}


@dataclass(frozen=True)
class Crowd:
    """How many signed a petition, on which page, when, and on which of the days it was in the news (day: how much).

    Nobody has signed after `ends`.
    """

    petition: Petition
    path: str
    title: Words
    number: int
    begins: datetime
    ends: datetime
    waves: dict[int, int]
    seed: int


def gather(crowd: Crowd) -> None:
    """Write the crowd's supporters, signatures, comments and consents, as many confirmed as in life: seven in ten."""
    random = Random(crowd.seed)  # noqa: S311 - the same crowd every time
    supporters = people(crowd, random)
    signatures = [signature(crowd, supporter, random) for supporter in supporters]
    comment(signatures, random)
    mailboxes = {id(each.mailbox): each.mailbox for each in supporters}
    Mailbox.objects.bulk_create(mailboxes.values(), batch_size=BATCH)
    Supporter.objects.bulk_create(supporters, batch_size=BATCH)
    Signature.objects.bulk_create(signatures, batch_size=BATCH)
    Consent.objects.bulk_create(agreed(signatures, random), batch_size=BATCH)


def people(crowd: Crowd, random: Random) -> list[Supporter]:
    """Supporters in the order in which they signed. Every twentieth shares the mailbox of the one before."""
    supporters: list[Supporter] = []
    for number, at in enumerate(sorted(moment(crowd, random) for _ in range(crowd.number))):
        who = person(random)
        typed = f"{who.nickname.lower()}.{crowd.seed}{number}@example.{'org' if number % 3 else 'com'}"
        mailbox = Mailbox(address=typed, canonical=addresses.canonical(typed), created_at=at)
        supporters.append(
            Supporter(
                mailbox=supporters[-1].mailbox if number % 20 == 19 else mailbox,
                name=who.name,
                folded_name=names.folded(who.name),
                language=who.language,
                zip=who.zip,
                source=chosen(SOURCES, random),
                created_at=at,
            )
        )
    return supporters


def moment(crowd: Crowd, random: Random) -> datetime:
    """When somebody signed: more on the days of a wave and the three after it, and in the evening."""
    days = range((crowd.ends - crowd.begins).days + 1)
    weights = [
        1 + sum(size / (1 + day - first) for first, size in crowd.waves.items() if 0 <= day - first < 4) for day in days
    ]
    day, hour = random.choices(days, weights)[0], random.choices(range(24), HOURS)[0]
    found = crowd.begins + timedelta(days=day, hours=hour, seconds=random.randrange(3600))
    return found if found < crowd.ends else found - timedelta(days=1)


def signature(crowd: Crowd, supporter: Supporter, random: Random) -> Signature:
    """One name under the petition. Who answered the mail has confirmed the mailbox, too."""
    state = chosen(STATES, random)
    answered_at = supporter.created_at + timedelta(minutes=random.choice((2, 3, 5, 9, 40, 300)))
    confirmed_at = None
    if random.random() < 0.72 and state != STATE.QUARANTINED and answered_at < crowd.ends:
        confirmed_at = answered_at
        supporter.mailbox.state, supporter.mailbox.confirmed_at = Mailbox.State.CONFIRMED, confirmed_at
    return Signature(
        petition=crowd.petition,
        supporter=supporter,
        state=state,
        state_reason="limit" if state == STATE.QUARANTINED else "",
        language=supporter.language,
        zip=supporter.zip,
        page_url=f"{settings.BASE_URL}/{supporter.language}/{crowd.path}/",
        page_title=crowd.title.in_language(supporter.language),
        source=supporter.source,
        referrer=REFERRERS.get(supporter.source, ""),
        network=f"{random.getrandbits(128):032x}",
        signed_at=supporter.created_at,
        confirmed_at=confirmed_at,
    )


def comment(signatures: list[Signature], random: Random) -> None:
    """A few signers say why. Most of it was approved; the newest wait, and what nobody should read was refused."""
    speaking = random.sample([each for each in signatures if each.confirmed_at and each.state == STATE.VALID], 48)
    for number, each in enumerate(sorted(speaking, key=lambda each: each.signed_at)):
        each.comment = random.choice(content.COMMENTS[each.language])
        each.moderation = Signature.Moderation.APPROVED if number < 36 else Signature.Moderation.WAITING
    speaking[0].comment, speaking[0].moderation = content.UNKIND_COMMENT, Signature.Moderation.REFUSED


def agreed(signatures: list[Signature], random: Random) -> Iterator[Consent]:
    """Two in five ticked the box for news; it holds where the mailbox answered."""
    for each in signatures:
        if random.random() < 0.4 and each.state != STATE.QUARANTINED:
            wording = content.NEWS_WORDING.in_language(each.language)
            yield Consent(
                supporter=each.supporter,
                channel=Consent.Channel.EMAIL,
                wording=wording,
                wording_version=consents.version(wording),
                language=each.language,
                page_url=each.page_url,
                given_at=each.signed_at,
                effective_at=each.confirmed_at,
            )


def chosen(weights: dict[str, int], random: Random) -> str:
    """One of the keys, as often as its weight says."""
    return random.choices(list(weights), list(weights.values()))[0]
