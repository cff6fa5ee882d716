"""Senate offices that take messages by SCWC: the `active_offices` JSON that the Senate's Sergeant at Arms publishes.

A public list of facts. The format was read on 2026-11-23, from a copy of April 2023. The senator's Bioguide id stands
inside her name: `Alex Padilla [bioguide_id: P000145]`.
"""

import re
from pathlib import Path

from actions.legislators.formats import files
from actions.legislators.formats.entries import BIOGUIDE, Entry
from actions.legislators.records import GatewayRecord

INSIDE = re.compile(rf"\[bioguide_id: ({BIOGUIDE})\]")


def read(path: Path) -> list[GatewayRecord]:
    """An office a senator. Raises Unreadable, also for a name without an id and for a senator with two offices."""
    return files.once(path, [office(entry) for entry in files.entries(path)], key=lambda record: record.person)


def office(entry: Entry) -> GatewayRecord:
    name = entry.needed("name")
    found = INSIDE.search(name)
    if found is None:
        raise entry.odd(f"no Bioguide id in the name {name!r}")
    return GatewayRecord(person=found[1], code=entry.like("office_code", "S[A-Z]{2}[0-9]{2}", "a code such as SCA03"))
