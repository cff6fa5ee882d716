"""The list of names as a spreadsheet."""

import csv
from contextlib import ExitStack
from datetime import datetime
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, TextIO

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from actions.petitions import exporting
from actions.petitions.models import Petition

# What spreadsheets take for the beginning of a formula; the wide forms are taken so in East Asian editions.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def make(*, petition: Petition, title: str, language: str, made_by: str, at: datetime) -> IO[bytes]:
    """Writes the list to a temporary file, logs it, and returns the file at its beginning.

    UTF-8 with a byte order mark. The first row names the columns; the counts follow the last name after an empty row.
    """
    with ExitStack() as stack:
        file = stack.enter_context(TemporaryFile())
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        with translation.override(language):
            tally = _write(text, petition, title, at)
        text.detach()
        exporting.log(petition=petition, format="csv", tally=tally, made_by=made_by, at=at)
        stack.pop_all()
    file.seek(0)
    return file


def _write(text: TextIO, petition: Petition, title: str, at: datetime) -> exporting.Tally:
    tally = exporting.Tally(offline=exporting.offline(petition))
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([_("Number"), _("Name"), _("ZIP code, first three digits"), _("Confirmed"), _("Comment")])
    words = {True: _("yes"), False: _("no")}
    for row in exporting.rows(petition):
        tally.add(row)
        writer.writerow([row.number, safe(row.name), row.place, words[row.confirmed], safe(row.comment)])
    writer.writerow([])
    writer.writerows(_closing_rows(petition, title, tally, at))
    return tally


def _closing_rows(petition: Petition, title: str, tally: exporting.Tally, at: datetime) -> list[list[str | int]]:
    """What the list is, how many there are of each kind, and when it was made."""
    return [
        ["", _("Petition"), safe(title)],
        ["", _("To"), safe(petition.targets)],
        ["", _("Confirmed by e-mail"), tally.confirmed],
        ["", _("Not confirmed"), tally.unconfirmed],
        ["", _("On paper, not listed here"), tally.offline],
        ["", _("List made"), timezone.localtime(at).isoformat(timespec="seconds")],
    ]


def safe(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell
