"""What a street decides, and what is said when nobody can decide it."""

from datetime import UTC, datetime, timedelta

import pytest

from actions.legislators import starting, streets
from actions.legislators.lookup import Status
from actions.legislators.models import DataSet, Member, ZipDistrict
from actions.legislators.providers import openstates
from actions.legislators.providers.found import (
    Address,
    Found,
    NoMatch,
    OtherCongress,
    SeveralMatches,
    Unavailable,
)

pytestmark = pytest.mark.django_db
BOTH = {"upper", "lower"}
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
HOME = Address("12 Canary Lane", "99002", state="NY")


@pytest.fixture(autouse=True)
def split_zip(db):
    """99002 lies in two districts."""
    starting.start(at=NOW)
    table = DataSet.objects.get(kind=DataSet.Kind.ZIPS)
    for district in ("6", "14"):
        ZipDistrict.objects.create(data_set=table, zip="99002", state="NY", district=district)


@pytest.fixture
def provider(settings, monkeypatch):
    """A provider that finds, or raises, what the test says; each question to it is noted."""
    asked = []

    def says(name, outcome):
        def find(address, congress):
            asked.append((name, address, congress))
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        monkeypatch.setitem(streets.PROVIDERS, name, find)
        settings.DISTRICT_PROVIDERS = [*(settings.DISTRICT_PROVIDERS if says.begun else []), name]
        says.begun = True
        return asked

    says.begun = False
    return says


def found(**changed):
    return Found(**{"provider": "census", "congress": 119, "state": "NY", "district": "6", **changed})


def keys(seatings):
    return [seating.seat.key for seating in seatings]


def test_the_street_decides_a_split_zip_code(provider):
    asked = provider("census", found())
    answer = streets.by_address(HOME, at=NOW)
    assert (answer.status, answer.provider) == (Status.RESOLVED, "census")
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3", "house:NY:6"]
    assert answer.candidates == ()
    assert asked == [("census", HOME, 119)]


def test_a_zip_code_that_decides_asks_nobody(provider):
    asked = provider("census", found())
    assert streets.by_address(Address("1 Main St", "20001"), at=NOW).status == Status.RESOLVED
    assert asked == []


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (NoMatch(), Status.NO_MATCH),
        (Unavailable(), Status.UNAVAILABLE),
        (OtherCongress(), Status.UNAVAILABLE),
    ],
)
def test_where_nobody_knows_the_senators_and_the_candidates_stay(provider, trouble, status):
    provider("census", trouble)
    answer = streets.by_address(HOME, at=NOW)
    assert answer.status == status
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3"]
    assert keys(answer.candidates) == ["house:NY:6", "house:NY:14"]


@pytest.mark.parametrize("trouble", [NoMatch(), Unavailable(), OtherCongress()])
def test_the_next_provider_is_asked(provider, trouble):
    provider("census", trouble)
    provider("geocodio", found(provider="geocodio", district="14"))
    answer = streets.by_address(HOME, at=NOW)
    assert (answer.status, answer.provider) == (Status.RESOLVED, "geocodio")
    assert keys(answer.seats)[-1] == "house:NY:14"


def test_several_districts_are_shown_to_choose_from(provider):
    provider("census", SeveralMatches((found(), found(district="3"))))
    answer = streets.by_address(HOME, at=NOW)
    assert answer.status == Status.SEVERAL
    assert keys(answer.candidates) == ["house:NY:6"]


@pytest.mark.parametrize("wrong", [{"congress": 120}, {"state": "NJ"}])
def test_an_answer_about_another_congress_or_state_is_not_believed(provider, wrong):
    provider("census", found(**wrong))
    assert streets.by_address(HOME, at=NOW).status == Status.UNAVAILABLE


def test_after_the_new_house_begins_its_congress_is_asked_for(provider):
    asked = provider("census", found(congress=120))
    answer = streets.by_address(HOME, at=datetime(2027, 1, 4, tzinfo=UTC))
    assert asked[0][2] == 120
    assert answer.status == Status.RESOLVED
    assert answer.seats[-1].state == "updating"


def test_a_provider_that_fails_is_left_alone_for_two_minutes(provider):
    asked = provider("census", Unavailable())
    for _ in range(7):
        streets.by_address(HOME, at=NOW)
    assert len(asked) == 5
    streets.by_address(HOME, at=NOW + timedelta(minutes=2))
    assert len(asked) == 6


def test_an_address_that_is_not_found_is_no_failure_of_the_provider(provider):
    asked = provider("census", NoMatch())
    for _ in range(7):
        streets.by_address(HOME, at=NOW)
    assert len(asked) == 7


def test_with_no_provider_people_choose_themselves(settings):
    settings.DISTRICT_PROVIDERS = []
    answer = streets.by_address(HOME, at=NOW)
    assert (answer.status, len(answer.candidates)) == (Status.UNAVAILABLE, 2)


def test_the_states_own_seats_are_told_where_its_roster_is_loaded(provider):
    provider("census", found(upper="16", lower="25"))
    unloaded = [one.state for one in streets.by_address(HOME, at=NOW).seats if one.seat.chamber in {"upper", "lower"}]
    assert unloaded == ["updating", "updating"]
    row = DataSet.objects.create(
        kind=DataSet.Kind.STATE, region="NY", name="ny", source="here", licence="facts", entries=1, imported_at=NOW
    )
    Member.objects.create(data_set=row, person="p", chamber="upper", state="NY", district="16", name="A Senator")
    answer = streets.by_address(HOME, at=NOW)
    assert keys(answer.seats)[3:] == ["upper:NY:16", "lower:NY:25"]
    assert [seating.state for seating in answer.seats[3:]] == ["seated", "vacant"]


def test_nothing_of_the_street_is_logged_or_kept(provider, caplog, django_assert_num_queries):
    provider("census", Unavailable())
    streets.by_address(HOME, at=NOW)
    assert "Canary" not in caplog.text
    assert "Canary" not in repr(HOME)


@pytest.fixture
def open_states(settings, monkeypatch):
    """Open States, with a key; what it says is the test's."""
    settings.OPENSTATES_KEY = "key"

    def says(outcome):
        def find(lat, lng, **known):
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        monkeypatch.setattr(openstates, "find", find)

    return says


def test_open_states_tells_the_states_districts_where_the_first_does_not(provider, open_states):
    provider("census", found(point=(40.7, -73.8)))
    DataSet.objects.create(
        kind=DataSet.Kind.STATE, region="NY", name="ny", source="here", licence="facts", entries=1, imported_at=NOW
    )
    open_states(openstates.StateDistricts("NY", upper="16", lower="25"))
    assert keys(streets.by_address(HOME, at=NOW).seats)[3:] == ["upper:NY:16", "lower:NY:25"]


@pytest.mark.parametrize("trouble", [NoMatch(), Unavailable(), openstates.StateDistricts("NJ", upper="1")])
def test_where_it_does_not_what_was_found_stays(provider, open_states, trouble):
    provider("census", found(point=(40.7, -73.8)))
    open_states(trouble)
    answer = streets.by_address(HOME, at=NOW)
    assert (answer.status, len(answer.seats)) == (Status.RESOLVED, 3)


@pytest.fixture
def albany(db):
    """New York's own roster."""
    return DataSet.objects.create(
        kind=DataSet.Kind.STATE, region="NY", name="ny", source="here", licence="facts", entries=1, imported_at=NOW
    )


def test_where_the_states_own_seats_are_wanted_a_zip_code_alone_does_not_do(provider, albany):
    provider("census", found(upper="16", lower="40"))
    answer = streets.by_address(Address("1 Main St", "11355"), at=NOW, legislature=BOTH)
    assert (answer.status, answer.provider) == (Status.RESOLVED, "census")
    assert keys(answer.seats)[3:] == ["upper:NY:16", "lower:NY:40"]


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (NoMatch(), Status.NO_MATCH),
        (Unavailable(), Status.UNAVAILABLE),
        (SeveralMatches((found(), found(district="3"))), Status.UNAVAILABLE),
    ],
)
def test_where_nobody_can_tell_them_that_is_said_and_what_the_zip_code_decided_stays(provider, albany, trouble, status):
    provider("census", trouble)
    answer = streets.by_address(Address("1 Main St", "11355"), at=NOW, legislature=BOTH)
    assert (answer.status, answer.provider) == (status, "zip")
    assert keys(answer.seats) == ["senate:NY:1", "senate:NY:3", "house:NY:6"]
