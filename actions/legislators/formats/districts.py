"""How files write a district, and how `records` do."""

import re

from actions.legislators.formats.entries import Entry

DELEGATE = "98"  # the Census Bureau's number for a district whose member does not vote


def house(number: str, *, of: Entry) -> str:
    """A district of the House: "00", "98" and "0" become "0", "07" becomes "7". Raises Unreadable for no number."""
    if not re.fullmatch("[0-9]{1,2}", number):
        raise of.odd(f"{number!r} is no number of a district")
    return "0" if number == DELEGATE else str(int(number))


def state_legislature(entry: Entry, name: str) -> str:
    """A district of a state's legislature: a number without leading zeros, or its name. Raises Unreadable."""
    district = entry.needed(name)
    return str(int(district)) if district.isascii() and district.isdigit() else district
