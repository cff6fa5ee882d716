"""Inserting new rows, and moving one from state to state, without what the ORM does around it.

By hand, for the way that a whole crowd takes: composing the same words anew costs more than the database needs to heed
them. No signal is sent.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection, models

from actions.outbox import outbox

PLACES = "(%s)"


def insert(row: models.Model) -> None:
    """Insert a row that has no id yet, and give it one. Raises IntegrityError as `save` does."""
    words, fields = statement(type(row))
    with connection.cursor() as cursor:
        cursor.execute(words, values_of(row, fields))
        (pk,) = cursor.fetchone()
    stored(row, pk)


def insert_with_job(row: models.Model, *, kind: str, dedupe_key: str, at: datetime) -> None:
    """The same, and promise a job about it in the same statement; {id} stands for the row's in `dedupe_key`."""
    words, fields = statement(type(row))
    stored(row, outbox.add_with(words, values_of(row, fields), kind=kind, dedupe_key=dedupe_key, at=at))


def insert_each(new: Sequence[models.Model]) -> None:
    """Insert several rows of one table, that have no ids yet, in one statement; each gets its own."""
    if not new:
        return
    words, fields = statement(type(new[0]))
    each = [value for row in new for value in values_of(row, fields)]
    head, places, tail = words.partition(PLACES % ", ".join(["%s"] * len(fields)))
    with connection.cursor() as cursor:
        cursor.execute(head + ", ".join([places] * len(new)) + tail, each)
        for row, (pk,) in zip(new, cursor.fetchall(), strict=True):
            stored(row, pk)


def move(row: models.Model, *, states: Sequence[str], **columns: Any) -> bool:
    """Write columns of a row that is still in one of these states; whether it was. The row then has them, too."""
    fields: dict[str, Any] = {name: row._meta.get_field(name) for name in columns}
    changes = ", ".join(f"{connection.ops.quote_name(str(field.column))} = %s" for field in fields.values())
    values = [fields[name].get_db_prep_save(value, connection) for name, value in columns.items()]
    places = ", ".join(["%s"] * len(states))
    words = f"UPDATE {row._meta.db_table} SET {changes} WHERE id = %s AND state IN ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(words, [*values, row.pk, *states])
        if not cursor.rowcount:
            return False
    for name, value in columns.items():
        setattr(row, name, value)
    return True


def values_of(row: models.Model, fields: Sequence[Any]) -> list[Any]:
    """A row's values, as the database takes them."""
    return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]


def stored(row: models.Model, pk: Any) -> None:
    """Note that a row is in the database now, under its id."""
    row.pk, row._state.adding, row._state.db = pk, False, connection.alias


@cache
def statement(model: type[models.Model]) -> tuple[str, list[Any]]:
    """The words that insert a row of this table, and the fields whose values they take."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = PLACES % ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES {places} RETURNING id", fields  # noqa: S608
