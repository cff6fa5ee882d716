"""What a file holds: its text, its list or mapping (JSON, YAML), the rows of its table. Says where it is broken."""

import csv
import io
import json
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml

from actions.legislators.formats.entries import Entry, listed, mapped
from actions.legislators.records import Unreadable

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without its C library: the same, ten times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Record = TypeVar("Record")


def text(path: Path) -> str:
    """What a file of UTF-8 says, without its byte order mark. Raises Unreadable if missing, empty or not UTF-8."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{path.name}: cannot be opened ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable(f"{path.name}, line {line}: not encoded as UTF-8.") from error
    if not words.strip():
        raise Unreadable(f"{path.name}: the file is empty.")
    return words


def parsed(path: Path) -> Any:
    """What a file of JSON or YAML holds, by its suffix. Raises Unreadable."""
    match path.suffix.lower():
        case ".json":
            return from_json(path)
        case ".yaml" | ".yml":
            return from_yaml(path)
    raise Unreadable(f"{path.name}: the name ends neither in .json nor in .yaml.")


def from_json(path: Path) -> Any:
    try:
        return json.loads(text(path))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path.name}: no JSON, or cut off ({error}).") from error


def from_yaml(path: Path) -> Any:
    try:
        return yaml.load(text(path), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"{path.name}, line {line}: no YAML, or cut off ({error.problem}).") from error
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError) as error:  # impossible dates, tags
        raise Unreadable(f"{path.name}: no YAML, or cut off ({' '.join(str(error).split())}).") from error


def entries(path: Path) -> list[Entry]:
    """The entries of a file that is a list. Raises Unreadable, also for an empty list."""
    return some(path, listed(parsed(path), place=path.name))


def entry(path: Path) -> Entry:
    """A file that is one mapping. Raises Unreadable."""
    return mapped(parsed(path), place=path.name)


def rows(path: Path, *, delimiter: str, columns: Iterable[str]) -> list[Entry]:
    """The rows of a table whose first line names its columns. `columns` are patterns of those that must be there.

    Raises Unreadable: for a missing column, a line with more or fewer fields than the first, no rows.
    """
    lines = numbered_lines(path, delimiter)
    _, header = next(lines)
    for column in columns:
        if not any(re.fullmatch(column, name) for name in header):
            raise Unreadable(f"{path.name}, line 1: no column {column}; there are {', '.join(header)[:200]}.")
    return some(path, [row(path, number, header, fields) for number, fields in lines])


def numbered_lines(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table that are not blank, cut into fields. Only commas come with quotes."""
    lines = io.StringIO(text(path), newline="")
    reader = (
        csv.reader(lines, strict=True)
        if delimiter == ","
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    try:
        for fields in reader:
            if fields:
                yield reader.line_num, fields
    except csv.Error as error:
        raise Unreadable(f"{path.name}, line {reader.line_num}: no table, or cut off ({error}).") from error


def row(path: Path, number: int, header: list[str], fields: list[str]) -> Entry:
    place = f"{path.name}, line {number}"
    if len(fields) != len(header):
        raise Unreadable(f"{place}: {len(fields)} fields, where the first line has {len(header)}; cut off?")
    return Entry(place, dict(zip(header, fields, strict=True)))


def some(path: Path, records: list[Record]) -> list[Record]:
    """The records of a file, of which there must be one at least: nobody means to import nothing."""
    if not records:
        raise Unreadable(f"{path.name}: nothing in it.")
    return records


def once(path: Path, records: list[Record], key: Callable[[Record], Hashable]) -> list[Record]:
    """The records of a file, in which nobody, or no seat, may stand twice."""
    seen = set()
    for record in records:
        if key(record) in seen:
            raise Unreadable(f"{path.name}: {key(record)} stands in it twice.")
        seen.add(key(record))
    return some(path, records)
