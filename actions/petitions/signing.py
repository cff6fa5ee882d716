"""Signing a petition. Whatever becomes of a signature, whoever sends it is told the same."""

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import IntegrityError, transaction

from actions.limits import limits
from actions.limits.models import TableWindow
from actions.outbox import outbox
from actions.petitions.models import HouseholdRefusal, Petition, Signature
from actions.supporters import consents, people, rows
from actions.supporters.models import Mailbox, Supporter


class Closed(Exception):
    """The petition takes no signatures: it is a draft, or ended more than a day ago."""


class Kept(TypedDict):
    """What is kept with a signature just as it is given."""

    language: str
    zip: str
    phone: str  # E.164
    comment: str
    show_name: bool
    page_url: str  # absolute
    page_title: NotRequired[str]
    source: str
    referrer: str  # a host
    utm: dict[str, str]
    network: str  # a keyed hash
    table: TableWindow | None
    state_reason: NotRequired[str]  # why it is suspicious


def sign(
    *,
    petition: Petition,
    name: str,
    email: str,
    news_wording: str,
    suspicious: bool,
    proven: bool,
    at: datetime,
    **kept: Unpack[Kept],
) -> None:
    """Put a person's name under a petition, with the mail that follows from it, in one transaction.

    Somebody who signed before, or whose mailbox stands for as many people as may share one, gets a mail that says so,
    at most one a day; nothing that she gave before is changed, unless it is in quarantine. What is `suspicious` (a trap
    in the form, or over the limits) is kept in quarantine and sends nothing. `news_wording` is the wording beside the
    box she ticked, "" if she did not; it is kept as her consent. `proven`: her browser did its proof of work.
    Raises Closed.
    """
    if not petition.accepts(at):
        raise Closed(petition)
    trusted = proven or kept["table"] is not None
    signature = Signature(
        petition=petition,
        state=Signature.State.QUARANTINED if suspicious else first_state(petition, trusted=trusted, at=at),
        moderation=Signature.Moderation.WAITING if kept["comment"] else Signature.Moderation.NONE,
        signed_at=at,
        **kept,
    )
    try:
        enter(signature, name=name, email=email, news_wording=news_wording)
    except IntegrityError:  # she signs twice at this very moment, and her other signature came first
        enter(signature, name=name, email=email, news_wording=news_wording, again=True)


def first_state(petition: Petition, *, trusted: bool, at: datetime) -> Signature.State:
    """What an honest signature begins as. Under pressure, whoever proved nothing is asked to confirm by mail first."""
    if not petition.counts_at_once or (not trusted and limits.under_pressure(at=at)):
        return Signature.State.PENDING
    return Signature.State.VALID


@transaction.atomic
def enter(signature: Signature, *, name: str, email: str, news_wording: str, again: bool = False) -> None:
    """Find or make the person, and add her signature unless she has one.

    Somebody made this moment has not signed before, which saves a query; `again` looks all the same.
    """
    at, quiet = signature.signed_at, signature.state == Signature.State.QUARANTINED
    try:
        supporter = people.record(
            name=name, email=email, language=signature.language, zip=signature.zip, source=signature.source, at=at
        )
    except people.HouseholdFull as full:
        if not quiet:
            turn_away(signature, full.mailbox, at=at)
        return
    if supporter.beyond_household and not quiet:
        signature.state = Signature.State.PENDING
    before = None
    if again or supporter.created_at != at:
        rows = Signature.objects.select_for_update().filter(petition=signature.petition, supporter=supporter)
        before = rows.first()
    if before is None:
        add(signature, supporter)
    elif quiet:
        return
    elif before.state == Signature.State.QUARANTINED:
        renew(signature, before)
    else:
        remind(before, at)
    if news_wording:
        consents.give(
            supporter=supporter, wording=news_wording, language=signature.language, page_url=signature.page_url, at=at
        )


def add(signature: Signature, supporter: Supporter) -> None:
    """A person's first signature, and its mail: thanks, and the way to confirm or withdraw."""
    signature.supporter = supporter
    if signature.state == Signature.State.QUARANTINED:
        rows.insert(signature)
        return
    rows.insert_with_job(
        signature,
        kind="petitions.confirm",
        dedupe_key=once_key("confirm", "{id}"),
        at=signature.signed_at,
    )


def renew(signature: Signature, before: Signature) -> None:
    """Put an honest signature in the place of one in quarantine, which anybody may have written, and send its mail."""
    signature.pk, signature.supporter = before.pk, before.supporter
    signature.counted_signed, signature.counted_confirmed = before.counted_signed, before.counted_confirmed
    signature.save(force_update=True)
    mail("confirm", signature, at=signature.signed_at)


def remind(signature: Signature, at: datetime) -> None:
    """The mail to somebody who signed before, about the signature she has; at most one a day.

    One that was withdrawn is not put back here, since anybody may type her address: the mail offers to. About one that
    was taken out, nothing is sent.
    """
    match signature.state:
        case Signature.State.VALID:
            mail("already_signed", signature, at=at, once=f"{at:%Y-%m-%d}")
        case Signature.State.PENDING:
            mail("confirm", signature, at=at, once=f"{at:%Y-%m-%d}")
        case Signature.State.WITHDRAWN:
            mail("return", signature, at=at, once=f"{at:%Y-%m-%d}")


def mail(kind: str, signature: Signature, *, at: datetime, once: str = "ever") -> None:
    """Promise one of the mails about a signature; a second one of its kind is not sent in the same `once`."""
    outbox.add(
        kind=f"petitions.{kind}",
        reference=signature.pk,
        dedupe_key=once_key(kind, signature.pk, once),
        at=at,
    )


def once_key(kind: str, signature_id: int | str, once: str = "ever") -> str:
    """What no two jobs have: a mail of this kind about this signature is promised once in this time."""
    return f"petitions.{kind}:{signature_id}:{once}"


def turn_away(signature: Signature, mailbox: Mailbox, *, at: datetime) -> None:
    """Tell a mailbox that it stands for as many people as may share one; at most once a day."""
    refusal = HouseholdRefusal(
        petition=signature.petition,
        mailbox=mailbox,
        language=signature.language,
        page_url=signature.page_url,
        page_title=signature.page_title,
        at=at,
    )
    HouseholdRefusal.objects.bulk_create(
        [refusal],
        update_conflicts=True,
        unique_fields=["petition", "mailbox"],
        update_fields=["language", "page_url", "page_title", "at"],
    )
    outbox.add(
        kind="petitions.household_full",
        reference=refusal.pk,
        dedupe_key=f"petitions.household_full:{mailbox.pk}:{refusal.at:%Y-%m-%d}",
        at=refusal.at,
    )
