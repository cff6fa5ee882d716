"""What all published files together tell: they are taken in once for this file, and what a test writes is undone."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from actions.legislators import lookup
from actions.legislators.lookup import Status
from actions.legislators.models import DataSet, Member, Office, Vacancy, ZipDistrict
from tests.legislators.test_the_civic_data_command import run

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def taken_in(shared, django_db_setup, django_db_blocker):
    """Every file there is."""
    names = ["legislators-current.json", "legislators-district-offices.yaml", "zccd.csv", "senate-contact-forms.json"]
    names += ["senate-scwc-active-offices-2023-04.json", "openstates", "openstates/settings.yml"]
    with django_db_blocker.unblock(), transaction.atomic():
        run("import", *(shared / name for name in names), "--as-of", "2026-06-15")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def whole(taken_in, db):
    """All that is published, for a test that may write."""


def test_everything_that_is_published_is_taken_in(whole):
    assert DataSet.objects.filter(state=DataSet.State.CURRENT).count() == 11  # six kinds, and five states
    assert Member.objects.filter(data_set__kind=DataSet.Kind.CONGRESS).count() == 537
    assert Member.objects.filter(data_set__region="NY").count() == 213
    assert Office.objects.filter(data_set__kind=DataSet.Kind.CONGRESS_OFFICES).count() == 1312
    assert ZipDistrict.objects.count() == 42_033
    assert Vacancy.objects.exists()


@pytest.mark.parametrize(
    ("zip", "status", "certain", "possible"),
    [
        ("19104", Status.RESOLVED, ["senate:PA:1", "senate:PA:3", "house:PA:3"], 0),
        ("10001", Status.NEED_ADDRESS, ["senate:NY:1", "senate:NY:3"], 2),
        ("02139", Status.NEED_ADDRESS, ["senate:MA:1", "senate:MA:2"], 2),
        ("30165", Status.NEED_ADDRESS, [], 6),
        ("96799", Status.RESOLVED, ["house:AS:0"], 0),
        ("00901", Status.RESOLVED, ["house:PR:0"], 0),
        ("20001", Status.RESOLVED, ["house:DC:0"], 0),
        ("09012", Status.MILITARY, [], 0),
        ("82001", Status.RESOLVED, ["senate:WY:1", "senate:WY:2", "house:WY:0"], 0),
    ],
)
def test_what_zip_codes_tell_with_everything_loaded(whole, zip, status, certain, possible):
    answer = lookup.by_zip(zip, at=NOW)
    assert answer.status == status
    assert [seating.seat.key for seating in answer.seats] == certain
    assert len(answer.candidates) == possible


def test_texas_23_is_vacant_and_ohio_and_florida_say_what_they_know(whole):
    row = ZipDistrict.objects.filter(state="TX", district="23")
    alone = next(one.zip for one in row if ZipDistrict.objects.filter(zip=one.zip).count() == 1)
    assert lookup.by_zip(alone, at=NOW).seats[-1].state == "vacant"
    for zip, state in (("43004", "OH"), ("33101", "FL")):
        senators = [seating for seating in lookup.by_zip(zip, at=NOW).seats if seating.seat.chamber == "senate"]
        assert sorted(seating.state for seating in senators) == ["seated", "updating"], state


def test_the_same_files_again_change_nothing_but_their_date(whole, shared):
    before = set(DataSet.objects.values_list("pk", flat=True))
    run("import", shared / "zccd.csv")
    assert set(DataSet.objects.values_list("pk", flat=True)) == before


def test_going_back_after_a_new_file(whole, shared, tmp_path):
    path = tmp_path / "zccd.csv"
    path.write_text((shared / "zccd.csv").read_text() + "36,NY,12399,6\n")
    run("import", path)
    assert ZipDistrict.objects.filter(zip="12399").exists()
    assert "holds again" in run("rollback", "zips")
    assert lookup.by_zip("12399", at=NOW).status == Status.NEED_ADDRESS
