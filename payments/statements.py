"""A year's gifts of one donor to one organisation, on one paper: made once, mailed once.

The row and the job that mails it are one transaction, and the row's key is unique. So a run that ended halfway goes on
where it was, and two at once do no harm.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.outbox import outbox
from actions.supporters.links import spoken
from payments import donors, recipients, statement_wording
from payments.models import Gift, Recipient, Statement


class NotOver(Exception):
    """The year has not ended yet where the organisation is."""


@dataclass(frozen=True)
class Year:
    """What one donor gave to one organisation in a year, the first gift first. `key` stands for these three."""

    key: str
    year: int
    recipient: Recipient
    gifts: list[Gift]

    @property
    def last(self) -> Gift:
        return self.gifts[-1]

    @property
    def email(self) -> str:
        """The last address that she gave; "" where staff wrote all her gifts down without one."""
        return next((gift.email for gift in reversed(self.gifts) if gift.email), "")


def all_of(year: int) -> Iterator[Year]:
    """Every donor of a year of whom something is left after refunds."""
    found: dict[tuple[str, str], list[Gift]] = defaultdict(list)
    places: dict[str, Recipient] = {}
    begins, ends = (midnight(year), midnight(year + 1))
    rows = Gift.objects.given().filter(paid_at__gte=begins, paid_at__lt=ends).exclude(name="")
    for gift in rows.select_related("fundraiser", "supporter__mailbox").order_by("paid_at", "pk").iterator(1000):
        if gift.kept_cents:
            recipient = places.setdefault(gift.page_url, recipients.find(gift.page_url))
            found[donors.person(gift), recipient.hostname].append(gift)
    for (who, hostname), gifts in found.items():
        yield Year(f"{year}:{who}:{hostname}"[:120], year, places[gifts[-1].page_url], gifts)


def midnight(year: int) -> datetime:
    """When a year begins where the organisation is."""
    return timezone.make_aware(datetime.combine(date(year, 1, 1), time.min))


def send(*, year: int, at: datetime) -> tuple[int, int]:
    """Write each donor's statement and promise its mail; how many are new, and how many there were. Raises NotOver."""
    if at < midnight(year + 1):
        raise NotOver(year)
    known = set(Statement.objects.filter(year=year).values_list("key", flat=True))
    new = before = 0
    for one in all_of(year):
        is_new = one.key not in known and keep(one, at=at)
        new, before = new + is_new, before + (not is_new)
    return new, before


def keep(one: Year, *, at: datetime) -> bool:
    """Write one down and promise its mail, in one transaction; False where another run has."""
    last = one.last
    row = Statement(
        key=one.key,
        year=one.year,
        supporter=last.supporter,
        name=last.name,
        email=one.email,
        language=spoken(last.language),
        page_url=last.page_url,
        lines=statement_wording.statement(one.gifts, one.recipient, year=one.year, at=at),
        created_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            outbox.add(kind="payments.statement", reference=row.pk, dedupe_key=f"payments.statement:{row.pk}", at=at)
    except IntegrityError:
        return False
    return True
