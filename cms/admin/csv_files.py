"""A file of comma-separated values that is sent line by line while it is written: no memory that grows."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any


def stream(*, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """UTF-8 with a byte order mark; each cell is quoted. The cells are safe already (`csv_export.safe`)."""
    yield "\ufeff" + line(heading)
    yield from map(line, rows)


def line(cells: Sequence[Any]) -> str:
    file = StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(cells)
    return file.getvalue()
