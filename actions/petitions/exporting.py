"""The list of names that is delivered to those who are asked: what goes into it, and the log of each time it left."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from actions.petitions.models import Export, Petition, Signature


@dataclass(frozen=True)
class Row:
    """One signer as the target sees her: never an address, a mail address or a telephone number."""

    number: int
    name: str
    place: str  # the first three digits of the ZIP code, "100xx", or ""
    comment: str  # "" unless staff approved it
    confirmed: bool


@dataclass
class Tally:
    """Signatures by kind. Paper ones are staff's word, so they are never added to the listed ones."""

    confirmed: int = 0
    unconfirmed: int = 0
    offline: int = 0

    @property
    def listed(self) -> int:
        return self.confirmed + self.unconfirmed

    def add(self, row: Row) -> None:
        """Counts a row that was written."""
        if row.confirmed:
            self.confirmed += 1
        else:
            self.unconfirmed += 1


def signatures(petition: Petition) -> QuerySet[Signature]:
    """The signatures that count by the petition's policy, oldest first."""
    valid = Signature.objects.filter(petition=petition, state=Signature.State.VALID)
    if not petition.counts_at_once:
        valid = valid.filter(confirmed_at__isnull=False)
    return valid.order_by("pk")


def rows(petition: Petition) -> Iterator[Row]:
    """The numbered list in the active language, in one query: memory does not grow, and it is of one moment."""
    columns = signatures(petition).values_list("supporter__name", "zip", "comment", "moderation", "confirmed_at")
    for number, (name, zip_code, comment, moderation, confirmed_at) in enumerate(columns.iterator(2000), start=1):
        yield Row(
            number=number,
            name=name or _("Name removed"),  # she asked to be forgotten, and still counts
            place=f"{zip_code[:3]}xx" if zip_code else "",
            comment=comment if moderation == Signature.Moderation.APPROVED else "",
            confirmed=confirmed_at is not None,
        )


def offline(petition: Petition) -> int:
    """Signatures on paper, the sum of the dated entries."""
    return petition.offline_entries.aggregate(number=Sum("number"))["number"] or 0


def log(*, petition: Petition, format: str, tally: Tally, made_by: str, at: datetime) -> Export:
    """Records that a list of names was handed out. Called by whatever makes one, before it is handed out."""
    return Export.objects.create(
        petition=petition, format=format, rows=tally.listed, counts=asdict(tally), made_by=made_by, made_at=at
    )
