"""The one door through which every action finds or makes its supporter."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from actions.supporters import addresses, names
from actions.supporters.models import Mailbox, Supporter

TRIES = 3
MAILBOX = """
    INSERT INTO actions_mailbox (address, canonical, state, created_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (canonical) DO NOTHING RETURNING id
"""
# SQLite knows no INSERT inside another statement; there the second is the ORM's.
PERSON = f"""
    WITH mailbox AS ({MAILBOX})
    INSERT INTO actions_supporter (mailbox_id, name, folded_name, language, zip, source, created_at)
    SELECT id, %s, %s, %s, %s, %s, %s FROM mailbox RETURNING mailbox_id, id
"""  # noqa: S608


class HouseholdFull(Exception):
    """As many people as may share one mailbox confirmed it as theirs, and this is another. It carries the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__("the mailbox is shared by as many people as may share one")
        self.mailbox = mailbox


def record(*, name: str, email: str, language: str, zip: str = "", source: str = "", at: datetime) -> Supporter:
    """Find or make the person with this name at this mailbox. The values come cleaned by a form's fields.

    The same name, folded, at the same mailbox is the same person, however many calls run at once. What she gave before
    is never changed; an empty ZIP is filled in, but only until her mailbox is first confirmed: after that a public form
    writes nothing to her record. `source` is where she first came from. A new person costs one query, on SQLite two.

    Anybody can type names at an address, so a name fills the household only once it is confirmed. Until then it may be
    `beyond_household`: in, and not to be counted before her mailbox answers. Raises HouseholdFull, which leaves the
    caller's transaction as good as it was.
    """
    mailbox = Mailbox(address=email, canonical=addresses.canonical(email), created_at=at)
    person = Supporter(
        mailbox=mailbox,
        name=name,
        folded_name=names.folded(name),
        language=language,
        zip=zip,
        source=source,
        created_at=at,
    )
    with transaction.atomic(savepoint=False):
        supporter = found_or_made(person)
    if supporter is None:
        raise HouseholdFull(person.mailbox)
    return supporter


def found_or_made(person: Supporter) -> Supporter | None:
    """The supporter, None if the household is full. A mailbox that exists is locked while its household is counted."""
    for _ in range(TRIES):
        if insert(person):
            return person
        existing = Mailbox.objects.select_for_update().filter(canonical=person.mailbox.canonical).first()
        if existing:  # else it was erased between the two queries
            person.mailbox = existing
            return of_household(person)
    raise RuntimeError("a mailbox came and went three times")


def of_household(person: Supporter) -> Supporter | None:
    """The person among those who share her mailbox; she joins them unless they are confirmed, and enough."""
    household = list(person.mailbox.supporters.all())
    outside = beyond(household)
    for known in household:
        if known.folded_name == person.folded_name:
            known.mailbox = person.mailbox
            known.beyond_household = known in outside
            return with_zip(known, person.zip)
    if is_full(household):
        return None
    person.beyond_household = len(household) >= settings.HOUSEHOLD_SIZE
    person.save(force_insert=True)
    return person


def beyond(household: Iterable[Supporter]) -> list[Supporter]:
    """Those of one mailbox who have no place in its household: it is for the confirmed, then for who came first."""
    places = sorted(household, key=lambda person: (person.confirmed_at is None, person.pk))
    return [person for person in places[settings.HOUSEHOLD_SIZE :] if person.confirmed_at is None]


def is_full(household: Iterable[Supporter]) -> bool:
    """Whether nobody else may be confirmed at this mailbox."""
    return sum(person.confirmed_at is not None for person in household) >= settings.HOUSEHOLD_SIZE


@transaction.atomic
def confirm(*, supporter: Supporter, at: datetime) -> None:
    """Somebody who reads her mailbox says that it was she. The first time is kept. Raises HouseholdFull."""
    mailbox = Mailbox.objects.select_for_update().get(pk=supporter.mailbox_id)
    household = list(mailbox.supporters.all())
    if any(known == supporter and known.confirmed_at for known in household):
        return
    if is_full(household):
        raise HouseholdFull(mailbox)
    supporter.confirmed_at = at
    supporter.save(update_fields=["confirmed_at"])


def with_zip(known: Supporter, zip: str) -> Supporter:
    """Fill in an empty ZIP of somebody whose mailbox nobody has confirmed yet."""
    if zip and not known.zip and known.mailbox.confirmed_at is None:
        known.zip = zip
        known.save(update_fields=["zip"])
    return known


def insert(person: Supporter) -> bool:
    """Insert a mailbox and its first person unless the mailbox exists; whether it did not, and both have their ids now.

    By hand, because the ORM either ignores a conflict or returns the new row's id. A second caller waits for the first.
    """
    mailbox, whole = person.mailbox, connection.vendor == "postgresql"
    created_at = connection.ops.adapt_datetimefield_value(mailbox.created_at)
    values = [mailbox.address, mailbox.canonical, mailbox.state, created_at]
    if whole:
        values += [person.name, person.folded_name, person.language, person.zip, person.source, created_at]
    with connection.cursor() as cursor:
        cursor.execute(PERSON if whole else MAILBOX, values)
        row = cursor.fetchone()
    if row is None:
        return False
    mailbox.pk, mailbox._state.adding = row[0], False
    person.mailbox = mailbox  # takes the id over
    if whole:
        person.pk, person._state.adding = row[1], False
    else:
        person.save(force_insert=True)
    return True
