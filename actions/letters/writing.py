"""Writing a letter: one row for it, one for each office, and what follows from them, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction

from actions.letters import composing, handing, sealing
from actions.letters.models import Delivery, Letter, LetterCampaign, LetterVersion
from actions.letters.offices import Office
from actions.limits import limits
from actions.limits.models import TableWindow
from actions.supporters import consents, people, rows
from actions.supporters.models import Mailbox, Supporter

HELD, STATE = Delivery.Held, Delivery.State
FAILED = [STATE.REJECTED, STATE.DEAD]
TRIES = 3


class Closed(Exception):
    """The campaign takes no letters: it is a draft, or ended more than a day ago."""


@dataclass(frozen=True)
class Choice:
    """An office that the person left ticked, and the words to it: the version shown, and what she made of it."""

    office: Office
    version: LetterVersion
    subject: str
    body: str


@dataclass(frozen=True)
class Writer:
    """Who writes. `held` is why nothing of hers is sent yet; somebody for whom a mailbox has no place has no record."""

    supporter: Supporter | None
    full_mailbox: Mailbox | None
    held: str


class Kept(TypedDict):
    """What is kept with a letter just as it is given."""

    key: str  # of the form, 32 letters and digits
    language: str
    zip: str
    state: str
    district: str  # of the House, "" where nobody could say
    provider: str
    page_url: str  # absolute
    page_title: str
    source: str
    referrer: str  # a host
    utm: dict[str, str]
    network: str  # a keyed hash
    state_reason: str  # why it is suspicious


def send(
    *,
    campaign: LetterCampaign,
    choices: Sequence[Choice],
    own_words: str,
    name: str,
    email: str,
    sealed: dict[str, object],
    news_wording: str,
    suspicious: bool,
    proven: bool,
    table: TableWindow | None,
    at: datetime,
    **kept: Unpack[Kept],
) -> Letter:
    """Keep a letter and promise its deliveries. The same form sent again is the same letter.

    An office that she has written to in this campaign before is not written to again (`Held.REPEAT`). What is
    `suspicious` is held for staff; what somebody wrote beyond a full household, or under pressure without a proof of
    work, until her mailbox says that it was she. `sealed` is her address and the parts of her name, for the offices
    alone. `news_wording` is the wording beside the box she ticked. Raises Closed.
    """
    if not campaign.accepts(at):
        raise Closed(campaign)
    letter = Letter(
        campaign=campaign,
        name=name,
        has_own_words=bool(own_words.strip()),
        is_edited=is_edited(choices),
        written_at=at,
        **kept,
    )
    held = HELD.SUSPICIOUS if suspicious else HELD.NONE

    def attempt(again: bool) -> None:
        writer = find(letter, name=name, email=email, held=held, trusted=proven or table is not None)
        keep(letter, writer, news_wording)
        address(letter, writer, choices, own_words, sealed={**sealed, "email": email}, again=again)

    return once(letter, attempt)


def once(letter: Letter, attempt: Callable[[bool], None]) -> Letter:
    """The letter that is kept, or the one that its form has made before: then its key is refused a second time."""
    for turn in range(TRIES):
        if turn and (before := Letter.objects.filter(key=letter.key).first()):
            return before
        try:
            with transaction.atomic():
                attempt(turn > 0)
        except IntegrityError:  # the same form, or another of hers, came at this very moment
            letter.pk = None
            continue
        return letter
    raise RuntimeError("a letter was in another's way three times")


def find(letter: Letter, *, name: str, email: str, held: str, trusted: bool) -> Writer:
    """The supporter, found or made, and whether her letter may go at once."""
    at = letter.written_at
    try:
        supporter = people.record(
            name=name, email=email, language=letter.language, zip=letter.zip, source=letter.source, at=at
        )
    except people.HouseholdFull as full:
        return Writer(None, full.mailbox, held or HELD.HOUSEHOLD)
    if not held and (supporter.beyond_household or (not trusted and limits.under_pressure(at=at))):
        held = HELD.CONFIRM
    return Writer(supporter, None, held)


def keep(letter: Letter, writer: Writer, news_wording: str) -> None:
    """The letter's row, and her yes to news: a claim until her mailbox confirms it."""
    letter.supporter, letter.full_mailbox = writer.supporter, writer.full_mailbox
    rows.insert(letter)
    if news_wording and writer.supporter:
        consents.give(
            supporter=writer.supporter,
            wording=news_wording,
            language=letter.language,
            page_url=letter.page_url,
            at=letter.written_at,
        )


def already_written(letter: Letter, writer: Writer, choices: Sequence[Choice], *, again: bool) -> set[str]:
    """The offices she wrote to in this campaign before.

    Somebody made this moment has written to none, which saves a query; `again` looks all the same.
    """
    if writer.supporter is None or (writer.supporter.created_at == letter.written_at and not again):
        return set()
    offices = [choice.office.key for choice in choices]
    before = Delivery.objects.filter(campaign=letter.campaign, supporter=writer.supporter, office__in=offices)
    before.filter(state__in=FAILED).update(supporter=None)  # they had nothing: she may write again
    return set(before.values_list("office", flat=True))


def address(
    letter: Letter,
    writer: Writer,
    choices: Sequence[Choice],
    own_words: str,
    *,
    sealed: dict[str, object],
    again: bool,
) -> None:
    """A delivery for each office, with the jobs that carry it, and the mail that tells what became of it."""
    written = already_written(letter, writer, choices, again=again)
    deliveries = [delivery(letter, choice, own_words) for choice in choices]
    token = sealing.seal(sealed, at=letter.written_at)
    for one in deliveries:
        one.state = STATE.QUEUED if one.is_automatic else STATE.OFFERED
        if one.office in written:
            one.held = HELD.REPEAT if one.is_automatic else HELD.NONE
        else:
            one.held = writer.held if one.is_automatic else HELD.NONE
            one.supporter = None if one.held else writer.supporter
        if one.held:
            one.state = STATE.HELD
        if one.held not in {HELD.REPEAT, HELD.HOUSEHOLD}:
            one.sealed = token
            one.sealed_until = letter.written_at + sealing.LIFETIME
    rows.insert_each(deliveries)
    handing.promise(letter, deliveries, held=writer.held, at=letter.written_at)


def is_edited(choices: Sequence[Choice]) -> bool:
    """Whether she changed the campaign's words to any office."""
    return any(
        choice.version.campaign.may_be_edited and not composing.same(choice.version.body, choice.body)
        for choice in choices
    )


def delivery(letter: Letter, choice: Choice, own_words: str) -> Delivery:
    """A letter to one office, with all of the office that is needed once the roster has changed."""
    office = choice.office
    body = choice.body if letter.campaign.may_be_edited else choice.version.body
    parts = composing.parts(template=choice.version.body, body=body, own_words=own_words)
    return Delivery(
        letter=letter,
        campaign=letter.campaign,
        version=choice.version,
        office=office.key,
        seat=office.seat.key if office.seat else "",
        recipient=office.name,
        title=office.title,
        channel=office.channel,
        destination=office.email if office.channel == Delivery.Channel.EMAIL else office.gateway,
        form_url=office.form_url,
        phone=office.phone,
        address=office.address,
        required=list(office.required),
        subject=choice.subject if letter.campaign.may_be_edited else choice.version.subject,
        salutation=office.salutation,
        statement=parts.statement,
        message=parts.message,
        created_at=letter.written_at,
        ended_at=letter.written_at,
    )
