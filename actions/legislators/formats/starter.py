"""The sample that comes with the program: two tables of our own, written by hand; `about.toml` says of when."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry
from actions.legislators.records import HOUSE, SENATE, GatewayRecord, MemberRecord, ZipRecord

MEMBERS = [field.name for field in fields(MemberRecord) if field.name not in {"email", "form_url"}]
ZIPS = [field.name for field in fields(ZipRecord)]


def read(folder: Path) -> tuple[list[MemberRecord], list[ZipRecord]]:
    """The members of `members.csv` and the ZIP codes of `zips.csv`. Raises Unreadable."""
    members, zips = folder / "members.csv", folder / "zips.csv"
    return (
        files.once(members, [member(row) for row in files.rows(members, delimiter=",", columns=MEMBERS)], seat),
        files.once(
            zips, [zip_code(row) for row in files.rows(zips, delimiter=",", columns=ZIPS)], lambda record: record
        ),
    )


def gateways(members: Iterable[MemberRecord]) -> list[GatewayRecord]:
    """The codes that the senators among them would have at the Senate's gateway: S, the state, the class."""
    senators = [member for member in members if member.chamber == SENATE]
    return [GatewayRecord(member.person, f"S{member.state}{int(member.district):02d}") for member in senators]


def seat(record: MemberRecord) -> tuple[str, str, str]:
    return record.chamber, record.state, record.district


def member(row: Entry) -> MemberRecord:
    chamber, number = row.one_of("chamber", {HOUSE, SENATE}), row.needed("district")
    return MemberRecord(
        person=row.bioguide("person"),
        name=row.needed("name"),
        given_name=row.needed("given_name"),
        family_name=row.needed("family_name"),
        party=row.text("party"),
        chamber=chamber,
        state=row.state("state"),
        district=districts.house(number, of=row) if chamber == HOUSE else row.like("district", "[123]", "a class"),
        starts=row.day("starts"),
        ends=row.day("ends", last=True),
        website=row.link("website"),
        phone=row.text("phone"),
        address=row.text("address"),
    )


def zip_code(row: Entry) -> ZipRecord:
    return ZipRecord(
        zip=row.zip("zip"), state=row.state("state"), district=districts.house(row.needed("district"), of=row)
    )
