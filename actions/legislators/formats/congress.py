"""Members of Congress: `legislators-current.json` or `.yaml` of github.com/unitedstates/congress-legislators.

Public domain (CC0). The format was read on 2026-11-23.
"""

from pathlib import Path

from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import HOUSE, SENATE, MemberRecord

CHAMBERS = {"rep": HOUSE, "sen": SENATE}
CLASSES = ("1", "2", "3")


def read(path: Path) -> list[MemberRecord]:
    """Each person in her last term, even if that has ended. Raises Unreadable, also for somebody listed twice."""
    return files.once(path, [member(person) for person in files.entries(path)], key=lambda record: record.person)


def member(person: Entry) -> MemberRecord:
    name, term = person.entry("name"), last_term(person)
    chamber = CHAMBERS[term.one_of("type", CHAMBERS)]
    given_name, family_name = name.needed("first"), name.needed("last")
    for needed in ("start", "end"):
        term.needed(needed)
    return MemberRecord(
        person=person.entry("id").bioguide(),
        name=name.text("official_full") or f"{given_name} {family_name}",
        given_name=given_name,
        family_name=family_name,
        party=term.needed("party"),
        chamber=chamber,
        state=term.state("state"),
        district=district(term) if chamber == HOUSE else term.one_of("class", CLASSES),
        starts=term.day("start"),
        ends=term.day("end"),
        website=term.link("url"),
        phone=term.text("phone"),
        address=term.text("address"),
        form_url=term.link("contact_form"),
    )


def last_term(person: Entry) -> Entry:
    terms = person.entries("terms")
    if not terms:
        raise person.odd("terms are missing")
    return terms[-1]


def district(term: Entry) -> str:
    return districts.house(term.needed("district"), of=term)
