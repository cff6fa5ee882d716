"""Inserting one new row, without what the ORM does around it.

By hand, for the way that a whole crowd takes: composing the same words anew costs more than the database needs to heed
them. No signal is sent.
"""

from functools import cache
from typing import Any

from django.db import connection, models


def insert(row: models.Model) -> None:
    """Insert a row that has no id yet, and give it one. Raises IntegrityError as `save` does."""
    words, fields = statement(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        (row.pk,) = cursor.fetchone()
    row._state.adding = False
    row._state.db = connection.alias


@cache
def statement(model: type[models.Model]) -> tuple[str, list[Any]]:
    """The words that insert a row of this table, and the fields whose values they take."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places}) RETURNING id", fields  # noqa: S608
