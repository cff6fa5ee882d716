"""Taking a data set in: checked whole, swapped in one transaction, with the one before it kept to go back to."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from actions.legislators import checking
from actions.legislators.models import (
    Boundary,
    ContactForm,
    DataSet,
    GatewayOffice,
    Member,
    Office,
    Vacancy,
    ZipDistrict,
)
from actions.legislators.records import (
    BoundaryRecord,
    FormRecord,
    GatewayRecord,
    MemberRecord,
    OfficeRecord,
    VacancyRecord,
    ZipRecord,
)

BATCH = 1_000
CURRENT, PREVIOUS = DataSet.State.CURRENT, DataSet.State.PREVIOUS
Record = MemberRecord | OfficeRecord | ZipRecord | FormRecord | GatewayRecord | VacancyRecord | BoundaryRecord
MODELS: dict[type, type[models.Model]] = {
    MemberRecord: Member,
    OfficeRecord: Office,
    ZipRecord: ZipDistrict,
    FormRecord: ContactForm,
    GatewayRecord: GatewayOffice,
    VacancyRecord: Vacancy,
    BoundaryRecord: Boundary,
}


@dataclass(frozen=True)
class Description:
    """What is known of a data set besides its entries; see `DataSet` for each."""

    kind: str
    name: str
    source: str
    licence: str
    sha256: str
    region: str = ""
    congress: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    as_of: date | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Contents:
    """A data set, read and not yet believed."""

    description: Description
    records: list[Record] = field(default_factory=list)


class NothingKept(Exception):
    """There is no earlier data set to go back to."""


@transaction.atomic
def take_in(contents: Contents, *, at: datetime, progress: Callable[[int], None] = lambda done: None) -> DataSet:
    """Put a data set in the place of the current one of its kind and region.

    Raises checking.Refused, which says why, before anything is changed, and IntegrityError where another import of the
    same kind, the first there is, ends at this very moment. A file that is current already is dated anew
    and nothing else. `progress` is told how many entries are written.
    """
    description = contents.description
    current = in_turn(description.kind, description.region).get(CURRENT)
    if current and current.sha256 == description.sha256:
        current.imported_at, current.as_of = at, description.as_of or current.as_of
        current.save(update_fields=["imported_at", "as_of"])
        return current
    if not description.is_sample:
        checking.check(contents.records, kind=description.kind, before=current)
    kept = DataSet.objects.filter(kind=description.kind, region=description.region)
    kept.filter(state=PREVIOUS).delete()
    kept.filter(state=CURRENT).update(state=PREVIOUS)
    data_set = DataSet.objects.create(**asdict(description), entries=len(contents.records), imported_at=at)
    write(data_set, contents.records, progress)
    return data_set


def in_turn(kind: str, region: str) -> dict[str, DataSet]:
    """The data sets of a kind by their state, locked: one import or return at a time."""
    rows = DataSet.objects.select_for_update().filter(kind=kind, region=region)
    return {row.state: row for row in rows}


def write(data_set: DataSet, records: Iterable[Record], progress: Callable[[int], None]) -> None:
    """Insert the entries, a table at a time."""
    rows: dict[type[models.Model], list[models.Model]] = {}
    for record in records:
        model = MODELS[type(record)]
        rows.setdefault(model, []).append(model(data_set=data_set, **values(record)))
    done = 0
    for model, entries in rows.items():
        for start in range(0, len(entries), BATCH):
            batch = entries[start : start + BATCH]
            model._default_manager.bulk_create(batch)
            done += len(batch)
            progress(done)


def values(record: Record) -> dict[str, Any]:
    """A record's fields as a row's columns, which have the same names."""
    found = asdict(record)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


@transaction.atomic
def go_back(*, kind: str, region: str = "") -> DataSet:
    """Let the kept data set and the current one change places; twice is as before. Raises NothingKept."""
    rows = in_turn(kind, region)
    if PREVIOUS not in rows:
        raise NothingKept
    rows[PREVIOUS].state = CURRENT
    if CURRENT in rows:
        sets = DataSet.objects.filter(pk__in=[rows[CURRENT].pk, rows[PREVIOUS].pk])
        swap(sets, current=rows[CURRENT])
    else:
        rows[PREVIOUS].save(update_fields=["state"])
    return rows[PREVIOUS]


def swap(sets: models.QuerySet[DataSet], *, current: DataSet) -> None:
    """Let two data sets change places, by way of a state that neither has, since no two may have one."""
    sets.filter(pk=current.pk).update(state="")
    sets.exclude(pk=current.pk).update(state=CURRENT)
    sets.filter(pk=current.pk).update(state=PREVIOUS)
