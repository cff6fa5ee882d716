"""Many signatures in little time: rows copied inside the database from one that was really made."""

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

from actions.petitions.models import Petition, Signature
from actions.supporters.models import Mailbox, Supporter

SPARE = 10_000  # ids left for signatures that a server is still writing


def fill(petition: Petition, total: int) -> None:
    """Leave `total` signatures in the table, all of this petition; at least one of it must be there."""
    Signature.objects.exclude(petition=petition).delete()
    surplus = list(petition.signatures.order_by("id").values_list("pk", flat=True)[total:])
    Signature.objects.filter(pk__in=surplus).delete()
    pattern = petition.signatures.select_related("supporter").latest("id")
    number = total - petition.signatures.count()
    if number > 0:
        add(pattern, number)
    petition.signed_count = total
    petition.save(update_fields=["signed_count"])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")  # so that what was filled is not still being written while it is measured


def add(pattern: Signature, number: int) -> None:
    """Copy a signature with its person and her mailbox, so many times."""
    start = SPARE + max(highest(Mailbox), highest(Supporter), highest(Signature))
    address = {"address": "'bench' || i || '@example.net'", "canonical": "'bench' || i || '@example.net'"}
    copy(Mailbox, pattern.supporter.mailbox_id, start, number, **address)
    copy(Supporter, pattern.supporter_id, start, number, mailbox_id="i")
    copy(Signature, pattern.pk, start, number, supporter_id="i", uncounted="false", counted_signed="true")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Mailbox, Supporter, Signature]):
            cursor.execute(statement)


def highest(model: type[models.Model]) -> int:
    """The highest id that a table holds."""
    return model._default_manager.aggregate(highest=Max("pk"))["highest"] or 0


def copy(model: type[models.Model], pk: int, start: int, number: int, **changed: str) -> None:
    """Insert copies of one row with the ids from `start` on; `changed` holds SQL for the columns that differ."""
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = [{"id": "i", **changed}.get(column, f"pattern.{column}") for column in columns]
    table, end = model._meta.db_table, start + number
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE numbers(i) AS (SELECT {start} UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < {end}) "  # noqa: S608
            f"INSERT INTO {table} ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM numbers, {table} AS pattern WHERE pattern.id = {pk} AND i < {end}"
        )
