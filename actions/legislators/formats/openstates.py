"""Members of states' legislatures: the YAML of github.com/openstates/people, a file a person, and its `settings.yml`.

Public domain (CC0). The format was read on 2026-11-23: `<state>/legislature/*.yml`. Days may be a year or a month only.
Its folder `us` is Congress, which `congress` reads better: it is left out here, and so are its empty seats.
"""

import re
from datetime import date
from pathlib import Path

from actions.legislators import states
from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import LOWER, UPPER, MemberRecord, OfficeRecord, Unreadable, VacancyRecord

CHAMBERS = {"upper": UPPER, "lower": LOWER, "legislature": UPPER}  # Nebraska's only house is called its Senate
OFFICES = {"capitol": "capitol", "capitol-mail": "capitol", "district": "district", "district-mail": "district"}
JURISDICTION = re.compile("ocd-jurisdiction/country:us/(?:state|district|territory):([a-z]{2})/government")
CONGRESS = "us"


def read(path: Path) -> tuple[list[MemberRecord], list[OfficeRecord]]:
    """Everybody in her newest role, even if that has ended, and her offices; of a state's folder or of many states'.

    An office of another kind, such as somebody's home, is left out. Raises Unreadable, also for somebody met twice.
    """
    people = [files.entry(file) for folder in legislatures(path) for file in people_files(folder)]
    members = files.once(path, [member(person) for person in people], key=lambda record: record.person)
    return members, [record for person in people for record in offices(person)]


def legislatures(path: Path) -> list[Path]:
    """The `legislature` folders of a path that is one, is a state's, or holds several states'."""
    if path.name == "legislature" and path.is_dir():
        return [path]
    if (path / "legislature").is_dir():
        return [path / "legislature"]
    folders = [folder for folder in sorted(path.glob("*/legislature")) if folder.parent.name != CONGRESS]
    if not folders:
        raise Unreadable(f"{path.name}: no folder called legislature in it.")
    return folders


def people_files(folder: Path) -> list[Path]:
    """A legislature's files. Raises Unreadable if there are none, as after a download that broke off."""
    found = sorted(folder.glob("*.yml"))
    if not found:
        raise Unreadable(f"{folder.parent.name}/{folder.name}: no .yml files in it.")
    return found


def member(person: Entry) -> MemberRecord:
    role, email = newest_role(person), person.text("email")
    parties, links = person.entries("party"), person.entries("links")
    return MemberRecord(
        person=person.like("id", "ocd-person/[0-9a-f-]{36}", "an Open Civic Data id"),
        name=person.needed("name"),
        given_name=person.text("given_name"),
        family_name=person.text("family_name"),
        party=parties[-1].needed("name") if parties else "",
        chamber=CHAMBERS[role.text("type")],
        state=state(role),
        district=districts.state_legislature(role, "district"),
        starts=role.day("start_date"),
        ends=role.day("end_date", last=True),
        website=links[0].link("url") if links else "",
        email=email if "@" in email else "",
    )


def newest_role(person: Entry) -> Entry:
    """The role without an end, else the one that ends last; the caller knows what day it is."""
    roles = [role for role in person.entries("roles") if role.text("type") in CHAMBERS]
    if not roles:
        raise person.odd("no role in a legislature")
    return max(roles, key=ends_and_starts)


def ends_and_starts(role: Entry) -> tuple[date, date]:
    return role.day("end_date", last=True) or date.max, role.day("start_date") or date.min


def state(role: Entry) -> str:
    found = JURISDICTION.fullmatch(role.needed("jurisdiction"))
    if found is None or found[1].upper() not in states.BY_CODE:
        raise role.odd(f"jurisdiction {role.text('jurisdiction')!r} is not a known state's")
    return found[1].upper()


def offices(person: Entry) -> list[OfficeRecord]:
    return [
        OfficeRecord(person.text("id"), OFFICES[kind], address=office.text("address"), phone=office.text("voice"))
        for office in person.entries("offices")
        if (kind := office.text("classification")) in OFFICES and (office.text("address") or office.text("voice"))
    ]


def vacancies(path: Path) -> list[VacancyRecord]:
    """The empty seats that `settings.yml` knows; there may be none. Raises Unreadable, also for a seat listed twice."""
    settings = files.entry(path)
    if not settings.fields:
        raise Unreadable(f"{path.name}: nothing in it.")
    found = [record for code in settings.fields if code != CONGRESS for record in empty_seats(settings, code)]
    return files.once(path, found, key=lambda record: (record.chamber, record.state, record.district)) if found else []


def empty_seats(settings: Entry, code: str) -> list[VacancyRecord]:
    state = str(code).upper()
    if state not in states.BY_CODE:
        raise settings.odd(f"the state {code!r} is unknown")
    return [vacancy(seat, code=state) for seat in settings.entry(code).entries("vacancies")]


def vacancy(seat: Entry, *, code: str) -> VacancyRecord:
    return VacancyRecord(
        chamber=CHAMBERS[seat.one_of("chamber", CHAMBERS)],
        state=code,
        district=districts.state_legislature(seat, "district"),
        until=seat.day("vacant_until", last=True),
    )
