"""Rows that many tests begin with: made the long way once in a process, and after that put in again as they were.

To add a page the long way takes some fifteen questions to the database; a test of the site begins with ten pages.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page

MADE = {}  # the name, and what it was made on -> what was returned, and what became of the tables


def made(name, make, *, on=()):
    """Do `make()`, which returns a row that it made; or, where that was done before on the same, put in what it did.

    The same is: the same pages, the same `on` (the keys of other rows), and content types that no flush made anew.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wagtailcore_page ORDER BY path")
        key = (name, *on, ContentType.objects.get_for_model(Page).pk, *cursor.fetchall())
        if key in MADE:
            for statement, values in MADE[key][1]:
                cursor.executemany(statement, values)
        else:
            before = rows()
            row = make()
            MADE[key] = row and (type(row), row.pk), changes(before, rows())
    if MADE[key][0]:
        model, pk = MADE[key][0]
        return model._default_manager.get(pk=pk)
    return None


def rows():
    """Every row of every table, by the table and the number of its key's column; the search index keeps its own."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy and not model._meta.db_table.endswith("_fts"):
                cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
                columns = [column[0] for column in cursor.description]
                found[model._meta.db_table, columns.index(model._meta.pk.column)] = columns, set(cursor.fetchall())
    return found


def changes(before, after):
    """The statements that lead from the one to the other, each with its rows."""
    found = []
    for (table, at), (columns, now) in after.items():
        key, gone, new = columns[at], before[table, at][1] - now, now - before[table, at][1]
        if gone:
            found.append((f'DELETE FROM "{table}" WHERE "{key}" = %s', [(row[at],) for row in gone]))  # noqa: S608
        if new:
            names, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
            ordered = sorted(new, key=lambda row: row[at])
            found.append((f'INSERT INTO "{table}" ({names}) VALUES ({places})', ordered))  # noqa: S608
    return found
