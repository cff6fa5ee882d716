"""Gifts out of a spreadsheet: each line is judged first; what is right is taken once, however often it comes."""

import codecs
import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payments import offline
from payments.forms.offline import METHODS as METHOD_CHOICES
from payments.forms.offline import BookedGiftForm
from payments.models import Fundraiser, Gift

COLUMNS = {  # the heading of a column -> the field that it fills
    "date": "paid_on",
    "amount": "amount",
    "method": "method",
    "name": "name",
    "email": "email",
    "street": "street",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "note": "note",
}
NEEDED = ("date", "amount", "method", "name")
MOST_LINES, MOST_BYTES = 10_000, 2_000_000
CHUNK = 500
METHODS = {"cheque": "cheque", "check": "cheque", "cash": "cash", "other": "other"}
DAYS = ("%Y-%m-%d", "%m/%d/%Y")
BETWEEN = ",;\t"  # cells: in most places, where the comma is a decimal point, and in Excel's "Unicode Text"
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class LineForm(BookedGiftForm):
    """A line has its day year first or in the American way, whatever the reader's language: 3/4 is one day."""

    paid_on = forms.DateField(
        label=gettext_lazy("Day it came"),
        input_formats=DAYS,
        error_messages={"invalid": gettext_lazy("Write the day as 2026-11-30 or 11/30/2026.")},
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Method"),
        choices=METHOD_CHOICES,
        error_messages={"invalid_choice": gettext_lazy("Write cheque, cash or other.")},
    )


class Unreadable(Exception):
    """It is no such file; the words say what is wrong with it as a whole."""


@dataclass(frozen=True)
class Line:
    """One line: what would be taken, or why not. `key` is the same whenever the same line is read."""

    number: int  # in the file, the heading being the first
    words: str
    key: str = ""
    entered: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    is_known: bool = False
    same_as: int = 0  # the number of a line above that says the very same; both are entered

    @property
    def is_good(self) -> bool:
        """Whether it would be taken now."""
        return not self.problems and not self.is_known


def read(*, content: bytes, fundraiser: Fundraiser) -> list[Line]:
    """Judge every line, and write nothing. Raises Unreadable."""
    rows = table(content)
    seen: dict[str, list[int]] = {}
    lines = [judged(number, row, fundraiser, seen) for number, row in rows]
    known = taken([line.key for line in lines if line.key])
    return [replace(line, is_known=line.key in known) for line in lines]


def table(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """The file's rows by their fields, each with its number. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is too large: %(most)s kB at most.") % {"most": MOST_BYTES // 1000})
    try:
        text = content.decode("utf-16" if content.startswith(WIDE) else "utf-8-sig")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rows = list(csv.reader(lines, strict=True, delimiter=max(BETWEEN, key=lines[0].count)))
    except (UnicodeDecodeError, csv.Error):
        raise Unreadable(_("This is no CSV file in UTF-8. Save it anew as “CSV UTF-8”.")) from None
    if "\0" in text:
        raise Unreadable(_("This is no CSV file in UTF-8. Save it anew as “CSV UTF-8”."))
    heading = [name.strip().casefold() for name in rows[0]] if rows else []
    if missing := [name for name in NEEDED if name not in heading]:
        raise Unreadable(_("These columns are missing: %(names)s") % {"names": ", ".join(missing)})
    found = [(number, row) for number, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    if len(found) > MOST_LINES:
        raise Unreadable(_("The file is too long: %(most)s lines at most.") % {"most": MOST_LINES})
    return [(number, named(heading, row)) for number, row in found]


def named(heading: list[str], row: list[str]) -> dict[str, str]:
    """A row by the fields that its cells fill; columns that nobody knows are left out."""
    return {COLUMNS[name]: cell.strip() for name, cell in zip(heading, row, strict=False) if name in COLUMNS}


def judged(number: int, row: dict[str, str], fundraiser: Fundraiser, seen: dict[str, list[int]]) -> Line:
    """One row, held against the form."""
    words = " · ".join(filter(None, (row.get(name, "") for name in ("paid_on", "amount", "method", "name"))))
    method = row.get("method", "").casefold()
    data = row | {"method": METHODS.get(method, method)}
    form = LineForm(data, currency=fundraiser.currency)
    if not form.is_valid():
        problems = [f"{form.fields[name].label}: {error}" for name, errors in form.errors.items() for error in errors]
        return Line(number, words, problems=problems)
    same = "\0".join([str(fundraiser.uid), *(f"{name}={form.cleaned_data[name]}" for name in sorted(form.fields))])
    alike = seen.setdefault(same, [])
    alike.append(number)  # two gifts may well be alike; the second of them is the second in every copy of the file
    key = hashlib.sha256(f"{same}\0{len(alike)}".encode()).hexdigest()
    return Line(number, words, key, form.entered, same_as=alike[-2] if len(alike) > 1 else 0)


def taken(keys: list[str]) -> set[str]:
    """Those of the keys whose gifts are there."""
    kept = {offline.kept_key(key): key for key in keys}
    found: set[str] = set()
    for chunk in chunks(list(kept)):
        there = Gift.objects.filter(open_key__in=chunk).values_list("open_key", flat=True)
        found.update(kept[key] for key in there if key)
    return found


def chunks(ids: list[str]) -> Iterator[list[str]]:
    """Some at a time, as many as a database takes in one query."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
