"""Which seats there are, and which Congress sits when."""

from datetime import UTC, date, datetime

import pytest

from actions.legislators import seats, zip_prefixes
from actions.legislators.seats import Seat
from actions.legislators.states import BY_CODE


def test_there_are_435_voting_seats_and_six_others_in_the_house():
    house = [seat for state in BY_CODE for seat in seats.house(state)]
    assert sum(seat.votes for seat in house) == 435
    assert {seat.state for seat in house if not seat.votes} == {"AS", "DC", "GU", "MP", "PR", "VI"}


def test_each_state_has_two_senators_and_the_territories_none():
    senate = [seat for state in BY_CODE for seat in seats.senate(state)]
    assert len(senate) == len(set(senate)) == 100
    assert seats.senate("DC") == seats.senate("PR") == []


def test_a_state_with_one_seat_has_it_at_large():
    assert seats.house("WY") == [Seat("house", "WY", "0")]
    assert seats.house("HI") == [Seat("house", "HI", "1"), Seat("house", "HI", "2")]
    assert [seat.is_at_large for seat in (*seats.house("DC"), *seats.house("HI"))] == [True, False, False]


def test_a_seat_has_a_name_that_never_changes():
    assert Seat("house", "NY", "6").key == "house:NY:6"


@pytest.mark.parametrize(
    ("on", "congress"), [("2026-11-23", 119), ("2027-01-02", 119), ("2027-01-03", 120), ("2028-01-03", 120)]
)
def test_a_new_congress_sits_from_the_third_of_january_of_an_odd_year(on, congress):
    assert seats.sitting_congress(date.fromisoformat(on)) == congress


def test_a_congress_ends_on_the_day_on_which_the_next_begins():
    assert seats.years_of(119) == (date(2025, 1, 3), date(2027, 1, 3))
    assert seats.years_of(120)[0] == date(2027, 1, 3)


def test_days_are_those_of_the_capitol():
    assert seats.today(datetime(2027, 1, 3, 4, 59, tzinfo=UTC)) == date(2027, 1, 2)
    assert seats.today(datetime(2027, 1, 3, 5, 0, tzinfo=UTC)) == date(2027, 1, 3)


@pytest.mark.parametrize(
    ("zip", "place"),
    [
        ("00501", "NY"), ("00901", "PR"), ("00801", "VI"), ("00949", "PR"), ("96799", "AS"), ("96910", "GU"),
        ("96950", "MP"), ("96701", "HI"), ("09012", "military"), ("34010", "military"), ("34102", "FL"),
        ("96201", "military"), ("20001", "DC"), ("20101", "VA"), ("99950", "AK"), ("00001", ""),
    ],
)  # fmt: skip
def test_a_zip_code_tells_where_it_is(zip, place):
    assert zip_prefixes.state_of(zip) == place
