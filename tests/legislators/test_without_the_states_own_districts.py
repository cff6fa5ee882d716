"""A provider that finds an address and does not know its districts in the state's legislature: that is not silent."""

from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from actions.legislators import starting, streets
from actions.legislators.lookup import Status
from actions.legislators.providers.found import Address, Found, SeveralMatches
from tests.legislators import replying, test_geocodio, test_openstates_geo, test_the_census_geocoder
from tests.legislators.replying import with_json
from tests.legislators.test_openstates_geo import CONGRESSWOMAN, person
from tests.legislators.test_the_census_geocoder import ASSEMBLY_75, LEGISLATURE, SENATE_27

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)
HOME = Address("421 8th Ave", "10001", "New York")  # in New York's tenth or twelfth district
BOTH = {"upper", "lower"}
CONGRESS = ["senate:NY:1", "senate:NY:3", "house:NY:12"]
LATER = {"2028 State Legislative Districts - Upper": [SENATE_27], "2028 State Legislative Districts - Lower": []}


@pytest.fixture(autouse=True)
def roster(db):
    starting.start(at=NOW)


@pytest.fixture
def far(settings):
    """The three services on this machine, by name, of which none is asked before the test says so."""
    names = {"census": "CENSUS_URL", "geocodio": "GEOCODIO_URL", "openstates": "OPENSTATES_URL"}
    with ExitStack() as stack:
        services = {name: stack.enter_context(replying.service()) for name in names}
        for name, setting in names.items():
            setattr(settings, setting, services[name].url)
        settings.DISTRICT_PROVIDERS, settings.OPENSTATES_KEY, settings.GEOCODIO_KEY = [], "", "key"
        yield services


def census(**layers):
    return test_the_census_geocoder.matching(
        {"119th Congressional Districts": [test_the_census_geocoder.NEW_YORK], **layers}
    )


def geocodio(legislature, number=12):
    result = test_geocodio.result(test_geocodio.district(number, "ny"))
    result["fields"]["state_legislative_districts"] = legislature
    return test_geocodio.results(result)


def openstates(*people):
    return test_openstates_geo.people(*people)


def look_up(settings, *providers, legislature=BOTH):
    settings.DISTRICT_PROVIDERS = list(providers)
    answer = streets.by_address(HOME, at=NOW, legislature=legislature)
    return answer, [seating.seat.key for seating in answer.seats]


UPPER_27, LOWER_75 = {"district_number": "27"}, {"district_number": "75"}
KNOWN = [
    ("census", census(**LEGISLATURE)),
    ("geocodio", geocodio({"senate": [UPPER_27], "house": [LOWER_75]})),
]
UNKNOWN = [
    ("census", census()),
    ("census", census(**LATER)),
    ("geocodio", geocodio(None)),
    ("geocodio", geocodio({})),
    ("geocodio", geocodio({"senate": [], "house": []})),
]


@pytest.mark.parametrize(("name", "reply"), KNOWN)
def test_a_provider_that_knows_them_is_enough(settings, far, name, reply):
    far[name].says(reply)
    answer, seats = look_up(settings, name)
    assert (answer.status, answer.provider) == (Status.RESOLVED, name)
    assert seats == [*CONGRESS, "upper:NY:27", "lower:NY:75"]


@pytest.mark.parametrize(("name", "reply"), UNKNOWN)
def test_where_it_does_not_that_is_the_answer_and_what_it_found_stays(settings, far, name, reply):
    far[name].says(reply)
    answer, seats = look_up(settings, name)
    assert (answer.status, answer.provider, answer.candidates) == (Status.UNAVAILABLE, name, ())
    assert seats == CONGRESS


@pytest.mark.parametrize(("name", "reply"), UNKNOWN)
def test_a_campaign_to_congress_alone_does_not_mind(settings, far, name, reply):
    far[name].says(reply)
    answer, seats = look_up(settings, name, legislature=())
    assert (answer.status, seats) == (Status.RESOLVED, CONGRESS)


def test_the_next_provider_is_asked_for_them(settings, far):
    far["census"].says(census())
    far["geocodio"].says(geocodio({"senate": [UPPER_27], "house": [LOWER_75]}))
    answer, seats = look_up(settings, "census", "geocodio")
    assert (answer.status, answer.provider) == (Status.RESOLVED, "census")
    assert seats == [*CONGRESS, "upper:NY:27", "lower:NY:75"]
    assert len(far["geocodio"].asked) == 1


def test_it_is_not_asked_where_only_congress_is_wanted_or_all_is_known(settings, far):
    far["census"].says(census(), census(**LEGISLATURE))
    look_up(settings, "census", "geocodio", legislature=())
    look_up(settings, "census", "geocodio")
    assert far["geocodio"].asked == []


def test_two_providers_may_know_one_house_each(settings, far):
    far["census"].says(census(**{"2024 State Legislative Districts - Lower": [ASSEMBLY_75]}))
    far["geocodio"].says(geocodio({"senate": [UPPER_27]}))
    answer, seats = look_up(settings, "census", "geocodio")
    assert (answer.status, seats) == (Status.RESOLVED, [*CONGRESS, "upper:NY:27", "lower:NY:75"])


def test_one_that_puts_the_address_elsewhere_is_not_believed_about_them(settings, far):
    far["census"].says(census())
    far["geocodio"].says(geocodio({"senate": [UPPER_27], "house": [LOWER_75]}, number=10))
    answer, seats = look_up(settings, "census", "geocodio")
    assert (answer.status, answer.provider, seats) == (Status.UNAVAILABLE, "census", CONGRESS)


@pytest.mark.parametrize("trouble", [with_json({}, 500), with_json({"results": []}), geocodio(None, number=10)])
def test_where_the_next_one_cannot_help_what_the_first_found_stays(settings, far, trouble):
    far["census"].says(census())
    far["geocodio"].says(trouble)
    answer, seats = look_up(settings, "census", "geocodio")
    assert (answer.status, answer.provider, seats) == (Status.UNAVAILABLE, "census", CONGRESS)


def test_where_the_next_one_knows_several_districts_what_the_first_found_stays(settings, far, monkeypatch):
    def several(address, congress):
        raise SeveralMatches((Found("geocodio", 119, "NY", "10"), Found("geocodio", 119, "NY", "12")))

    monkeypatch.setitem(streets.PROVIDERS, "geocodio", several)
    far["census"].says(census())
    answer, seats = look_up(settings, "census", "geocodio")
    assert (answer.status, answer.provider, seats) == (Status.UNAVAILABLE, "census", CONGRESS)


SENATOR, ASSEMBLYWOMAN = person("upper", "27", "state:ny"), person("lower", "75", "state:ny")


@pytest.mark.parametrize(
    ("people", "status", "own"),
    [
        ([SENATOR, ASSEMBLYWOMAN], Status.RESOLVED, ["upper:NY:27", "lower:NY:75"]),
        ([SENATOR], Status.UNAVAILABLE, ["upper:NY:27"]),
        ([CONGRESSWOMAN], Status.UNAVAILABLE, []),
        ([], Status.UNAVAILABLE, []),
    ],
)
def test_open_states_may_know_them_all_some_or_none(settings, far, people, status, own):
    settings.OPENSTATES_KEY = "key"
    far["census"].says(census())
    far["openstates"].says(openstates(*people))
    answer, seats = look_up(settings, "census")
    assert (answer.status, seats) == (status, [*CONGRESS, *own])


def test_open_states_is_asked_for_the_one_house_that_is_missing(settings, far):
    settings.OPENSTATES_KEY = "key"
    far["census"].says(census(**{"2024 State Legislative Districts - Upper": [SENATE_27]}))
    far["openstates"].says(openstates(person("upper", "99", "state:ny"), ASSEMBLYWOMAN))
    answer, seats = look_up(settings, "census")
    assert (answer.status, seats) == (Status.RESOLVED, [*CONGRESS, "upper:NY:27", "lower:NY:75"])


@pytest.mark.parametrize(("wanted", "status"), [({"upper"}, Status.RESOLVED), ({"lower"}, Status.UNAVAILABLE)])
def test_a_house_that_the_campaign_does_not_write_to_is_not_missed(settings, far, wanted, status):
    far["census"].says(census(**{"2024 State Legislative Districts - Upper": [SENATE_27]}))
    answer, seats = look_up(settings, "census", legislature=wanted)
    assert (answer.status, seats) == (status, [*CONGRESS, "upper:NY:27"])


@pytest.mark.parametrize(("state", "status"), [("NE", Status.RESOLVED), ("NY", Status.UNAVAILABLE)])
def test_a_legislature_of_one_house_lacks_no_other(settings, monkeypatch, state, status):
    found = Found("census", 119, state, "2", upper="8")
    monkeypatch.setitem(streets.PROVIDERS, "census", lambda address, congress: found)
    settings.DISTRICT_PROVIDERS = ["census"]
    home = Address("1 Main St", {"NE": "68102", "NY": "11211"}[state])
    assert streets.by_address(home, at=NOW, legislature=BOTH).status == status
