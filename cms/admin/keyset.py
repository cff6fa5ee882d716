"""Pages of a long list without counting it: each begins after the last row of the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import QueryDict

LARGEST = 2**63 - 1  # what the databases take for an id


@dataclass(frozen=True)
class KeysetPage:
    """Some rows, newest first, and the queries of the pages beside them ("" where there is none)."""

    rows: list[Any] = field(default_factory=list)
    newer: str = ""
    older: str = ""


def page(rows: QuerySet[Any], query: QueryDict, *, size: int = 50) -> KeysetPage:
    """The page that the query asks for by `before` or `after`, the id of a row; anything else is the first page."""
    before, after = number(query.get("before")), number(query.get("after"))
    if after is not None:
        found = list(rows.filter(pk__gt=after).order_by("pk")[: size + 1])
        more_newer, more_older = len(found) > size, True
        found = found[:size][::-1]
    else:
        chosen = rows.filter(pk__lt=before) if before is not None else rows
        found = list(chosen.order_by("-pk")[: size + 1])
        more_newer, more_older = before is not None, len(found) > size
        found = found[:size]
    if not found:
        return KeysetPage(newer=link(query, after=before - 1) if before else "")
    return KeysetPage(
        rows=found,
        newer=link(query, after=found[0].pk) if more_newer else "",
        older=link(query, before=found[-1].pk) if more_older else "",
    )


def number(value: str | None) -> int | None:
    """The id in a query, None where it is none."""
    return int(value) if value and value.isascii() and value.isdigit() and int(value) <= LARGEST else None


def link(query: QueryDict, **place: int) -> str:
    """The query with another place in the list."""
    kept: Mapping[str, list[str]] = {
        key: values for key, values in query.lists() if key not in {"before", "after", "_w_filter_fragment"}
    }
    return "?" + urlencode({**kept, **place}, doseq=True)


def up_to(rows: QuerySet[Model], limit: int) -> int:
    """How many rows there are, without counting beyond a limit."""
    return rows.order_by()[:limit].count()
