"""Whose legislators a ZIP code's people have: never a wrong one, never one left out."""

from datetime import UTC, datetime

import pytest

from actions.legislators import importing, lookup, starting
from actions.legislators.lookup import Status
from actions.legislators.models import DataSet, Member, ZipDistrict
from actions.legislators.seating import State

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
NEW_HOUSE = datetime(2027, 1, 3, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def roster(db):
    """The sample, taken for the whole: so an unnamed seat is an empty one."""
    starting.start(at=NOW)
    DataSet.objects.update(is_sample=False)


def add(zip, *districts):
    table = DataSet.objects.get(kind=DataSet.Kind.ZIPS)
    for state, district in districts:
        ZipDistrict.objects.create(data_set=table, zip=zip, state=state, district=district)


def keys(seatings):
    return [seating.seat.key for seating in seatings]


def test_a_zip_code_in_one_district_tells_all_three():
    add("99001", ("NY", "6"))
    answer = lookup.by_zip("99001", at=NOW)
    assert answer.status == Status.RESOLVED
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3", "house:NY:6"]
    assert all(seating.state == State.SEATED for seating in answer.seats)
    assert (answer.congress, answer.provider) == (119, "zip")


def test_a_split_one_names_the_senators_and_every_candidate():
    add("99002", ("NY", "6"), ("NY", "14"))
    answer = lookup.by_zip("99002", at=NOW)
    assert answer.status == Status.NEED_ADDRESS
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3"]
    assert keys(answer.candidates) == ["house:NY:6", "house:NY:14"]


def test_one_across_a_border_shows_both_states():
    add("99003", ("PA", "2"), ("VA", "8"))
    answer = lookup.by_zip("99003", at=NOW)
    assert answer.status == Status.NEED_ADDRESS
    assert answer.seats == ()
    assert {seating.seat.state for seating in answer.candidates} == {"PA", "VA"}
    assert len(answer.candidates) == 6


def test_a_seat_that_the_roster_does_not_name_is_vacant():
    add("99004", ("TX", "23"))
    answer = lookup.by_zip("99004", at=NOW)
    assert answer.status == Status.RESOLVED
    assert (answer.seats[-1].seat.key, answer.seats[-1].state, answer.seats[-1].member) == (
        "house:TX:23", State.VACANT, None
    )  # fmt: skip


def test_in_a_sample_it_is_not_said_to_be_vacant():
    DataSet.objects.update(is_sample=True)
    add("99004", ("TX", "23"))
    answer = lookup.by_zip("99004", at=NOW)
    assert answer.seats[-1].state == State.UPDATING
    assert answer.is_sample


def test_a_term_that_ended_is_being_updated_and_not_dropped():
    add("99001", ("NY", "6"))
    Member.objects.filter(chamber="senate", state="NY", district="1").update(ends="2026-11-03")
    first, second, _ = lookup.by_zip("99001", at=NOW).seats
    assert (first.state, first.member) == (State.UPDATING, None)
    assert second.state == State.SEATED


def test_on_the_third_of_january_the_answers_change_by_themselves():
    add("99001", ("NY", "6"))
    answer = lookup.by_zip("99001", at=NEW_HOUSE)
    assert (answer.status, answer.congress) == (Status.UPDATING, 120)
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3"]
    assert all(seating.member for seating in answer.seats)
    assert len(answer.candidates) == 26
    assert {seating.state for seating in answer.candidates} == {State.UPDATING}


def test_a_minute_before_it_is_still_the_old_house():
    add("99001", ("NY", "6"))
    assert lookup.by_zip("99001", at=datetime(2027, 1, 3, 4, 59, tzinfo=UTC)).status == Status.RESOLVED


def test_a_state_with_one_seat_needs_no_table_and_its_new_member_is_awaited():
    add("82001", ("WY", "0"))
    answer = lookup.by_zip("82001", at=NEW_HOUSE)
    assert answer.status == Status.RESOLVED
    assert keys(answer.seats) == ["senate:WY:1", "senate:WY:2", "house:WY:0"]
    assert answer.seats[-1].state == State.UPDATING


def test_a_table_of_another_congress_decides_nothing():
    add("99001", ("NY", "6"))
    DataSet.objects.filter(kind=DataSet.Kind.ZIPS).update(congress=118)
    assert lookup.by_zip("99001", at=NOW).status == Status.UPDATING


@pytest.mark.parametrize("zip", ["20001", "00901", "00801", "96910", "96950", "96799"])
def test_the_district_and_the_territories_have_one_who_does_not_vote(zip):
    answer = lookup.by_zip(zip, at=NOW)
    assert answer.status == Status.RESOLVED
    (seating,) = answer.seats
    assert not seating.seat.votes


def test_a_military_one_says_where_mail_goes():
    assert lookup.by_zip("09012", at=NOW).status == Status.MILITARY


def test_one_that_was_never_given_out():
    assert lookup.by_zip("00001", at=NOW).status == Status.UNKNOWN_ZIP


def test_a_post_office_box_has_senators_and_asks_for_the_street():
    answer = lookup.by_zip("10163", at=NOW)
    assert answer.status == Status.NEED_ADDRESS
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3"]
    assert len(answer.candidates) == 26


def test_with_nothing_loaded_nobody_is_made_up():
    DataSet.objects.all().delete()
    answer = lookup.by_zip("10001", at=NOW)
    assert answer.status == Status.NEED_ADDRESS
    assert {seating.state for seating in (*answer.seats, *answer.candidates)} == {State.UPDATING}


def test_it_costs_two_queries(django_assert_num_queries):
    add("99002", ("NY", "6"), ("NY", "14"))
    with django_assert_num_queries(2):
        lookup.by_zip("99002", at=NOW)


def test_the_kept_set_is_not_asked():
    add("99001", ("NY", "6"))
    DataSet.objects.filter(kind=DataSet.Kind.ZIPS).update(state=DataSet.State.PREVIOUS)
    assert lookup.by_zip("99001", at=NOW).status == Status.NEED_ADDRESS
    importing.go_back(kind=DataSet.Kind.ZIPS)
    assert lookup.by_zip("99001", at=NOW).status != Status.UNKNOWN_ZIP
