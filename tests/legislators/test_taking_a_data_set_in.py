"""A data set is checked whole, swapped at once, and the one before it is kept."""

import threading
from dataclasses import replace
from datetime import date

import pytest

from actions.legislators import checking, importing, seats
from actions.legislators.importing import Contents, Description
from actions.legislators.models import DataSet, Member, ZipDistrict
from actions.legislators.records import MemberRecord, ZipRecord
from actions.legislators.states import BY_CODE
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def member(seat, person):
    name = f"Member {person}"
    return MemberRecord(
        person, name, "Member", person, "", seat.chamber, seat.state, seat.district, date(2025, 1, 3), date(2027, 1, 3)
    )


@pytest.fixture
def congress():
    """Everybody in Congress, one for each seat."""
    every = [seat for state in BY_CODE for seat in (*seats.senate(state), *seats.house(state))]
    return [member(seat, f"P{number:06}") for number, seat in enumerate(every)]


@pytest.fixture
def take_in(at):
    def take(records, *, sha256="1", kind=DataSet.Kind.CONGRESS, when=at, **known):
        described = {"name": "roster", "source": "here", "licence": "facts", **known}
        return importing.take_in(Contents(Description(kind=kind, sha256=sha256, **described), records), at=when)

    return take


def in_use(kind=DataSet.Kind.CONGRESS):
    return DataSet.objects.get(kind=kind, state=DataSet.State.CURRENT)


def test_everybody_of_a_whole_roster_is_there(take_in, congress):
    row = take_in(congress, congress=119)
    assert (row.entries, Member.objects.count(), in_use()) == (541, 541, row)


def test_the_set_before_is_kept_and_the_one_before_that_is_not(take_in, congress):
    first, second, third = (take_in(congress, sha256=name) for name in "123")
    assert not DataSet.objects.filter(pk=first.pk).exists()
    assert in_use() == third
    assert DataSet.objects.get(state=DataSet.State.PREVIOUS) == second
    assert Member.objects.count() == 2 * 541


def test_going_back_and_forth(take_in, congress):
    first, second = take_in(congress, sha256="1"), take_in(congress[:-1], sha256="2")
    importing.go_back(kind=DataSet.Kind.CONGRESS)
    assert in_use() == first
    importing.go_back(kind=DataSet.Kind.CONGRESS)
    assert in_use() == second


def test_there_may_be_nothing_to_go_back_to(take_in, congress):
    take_in(congress)
    with pytest.raises(importing.NothingKept):
        importing.go_back(kind=DataSet.Kind.CONGRESS)


def test_the_same_file_again_is_only_dated_anew(take_in, congress, at):
    first = take_in(congress)
    later = at.replace(year=at.year + 1)
    assert take_in(congress, when=later).pk == first.pk
    assert in_use().imported_at == later
    assert DataSet.objects.count() == 1


def refused(take_in, records, **known):
    before = list(Member.objects.values_list("person", flat=True))
    with pytest.raises(checking.Refused) as refusal:
        take_in(records, sha256="odd", **known)
    assert list(Member.objects.values_list("person", flat=True)) == before
    return str(refusal.value)


def test_a_roster_that_is_cut_off_changes_nothing(take_in, congress):
    take_in(congress)
    assert "senators" in refused(take_in, congress[:200])
    assert in_use().sha256 == "1"


def test_an_empty_one_changes_nothing(take_in):
    assert "no entries" in refused(take_in, [])


def test_a_few_empty_seats_are_no_reason_to_refuse(take_in, congress):
    house = [record for record in congress if record.chamber == "house"]
    take_in([record for record in congress if record not in house[:4]])
    assert in_use().entries == 537


def test_too_few_representatives(take_in, congress):
    house = [record for record in congress if record.chamber == "house"]
    assert "424 representatives" in refused(take_in, [record for record in congress if record not in house[:17]])


def test_three_senators_of_one_state(take_in, congress):
    moved = next(record for record in congress if (record.chamber, record.state) == ("senate", "WY"))
    others = [record for record in congress if record != moved]
    assert "NY" in refused(take_in, [*others, replace(moved, state="NY", district="2")])


def test_two_in_one_seat(take_in, congress):
    again = replace(congress[0], person="P999999")
    assert "one seat" in refused(take_in, [*congress, again])


def test_one_person_twice(take_in, congress):
    assert "twice" in refused(take_in, [*congress, replace(congress[0], district="9")])


def zips(number):
    states = [code for code in BY_CODE if code not in {"AS", "GU", "MP", "VI", "PR"}]
    return [ZipRecord(f"{index:05}", states[index % len(states)], "1") for index in range(number)]


def test_a_fall_of_more_than_a_twentieth(take_in):
    kind = DataSet.Kind.ZIPS
    take_in(zips(1000), kind=kind)
    with pytest.raises(checking.Refused, match="5 %"):
        take_in(zips(949), kind=kind, sha256="2")
    take_in(zips(950), kind=kind, sha256="3")
    assert ZipDistrict.objects.filter(data_set=in_use(kind)).count() == 950


def test_zip_codes_of_some_states_only(take_in):
    assert "states" in refused(take_in, zips(20), kind=DataSet.Kind.ZIPS)


def test_a_small_sample_is_taken_as_it_is_and_a_whole_set_may_follow(take_in, congress):
    take_in(congress[:10], is_sample=True)
    take_in(congress, sha256="2")
    assert in_use().entries == 541


def test_one_states_legislature_does_not_touch_anothers(take_in, congress):
    for region in ("NY", "PA"):
        own = [record for record in congress if record.state == region]
        take_in(own, kind=DataSet.Kind.STATE, region=region)
    assert DataSet.objects.filter(kind=DataSet.Kind.STATE, state=DataSet.State.CURRENT).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_leave_one_in_use(take_in, congress):
    take_in(congress)
    gate = threading.Barrier(2)

    def rush(index):
        gate.wait(timeout=30)
        return take_in(congress, sha256=f"rush {index}").sha256

    at_once(rush, 2)
    assert in_use().sha256.startswith("rush")
    assert DataSet.objects.count() == 2
