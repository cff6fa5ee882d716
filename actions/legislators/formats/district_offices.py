"""Local offices of members of Congress: `legislators-district-offices.yaml` of unitedstates/congress-legislators.

Public domain (CC0). The format was read on 2026-11-23; the project publishes the same as JSON.
"""

from pathlib import Path

from actions.legislators.formats import files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import OfficeRecord

ZIP_OR_ZIP4 = "[0-9]{5}(-[0-9]{4})?"


def read(path: Path) -> list[OfficeRecord]:
    """Every office with a telephone or an address; some lack a ZIP code, some have one of nine digits.

    Raises Unreadable.
    """
    offices = [office(entry, person) for person in files.entries(path) for entry in person.entries("offices")]
    return files.some(path, [record for record in offices if record.phone or record.address])


def office(entry: Entry, person: Entry) -> OfficeRecord:
    return OfficeRecord(
        person=person.entry("id").bioguide(),
        kind="district",
        address=address(entry),
        city=entry.text("city"),
        state=entry.state("state"),
        zip=entry.like("zip", ZIP_OR_ZIP4, "a ZIP code") if entry.text("zip") else "",
        phone=entry.text("phone"),
    )


def address(entry: Entry) -> str:
    """Street, suite and building as one text; a suite that is a bare number gets its word."""
    suite = entry.text("suite")
    parts = entry.text("address"), f"Suite {suite}" if suite.isdigit() else suite, entry.text("building")
    return ", ".join(part for part in parts if part)
