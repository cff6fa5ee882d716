"""`manage.py civic_data`: taking files in, going back, and saying how they stand."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.legislators import lookup, seats
from actions.legislators.lookup import Status
from actions.legislators.models import DataSet, Member, Office, Vacancy, ZipDistrict

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 15, tzinfo=UTC)


def run(*arguments):
    out = StringIO()
    call_command("civic_data", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_with_nothing_loaded_it_says_what_to_do():
    assert "civic_data update" in run("status")


def test_the_sample_says_that_it_is_one_and_when_it_ends():
    said = run("sample")
    assert "a sample" in said
    assert "2027-01-03" in said


def test_the_sample_does_not_push_out_what_is_whole():
    run("sample")
    DataSet.objects.update(is_sample=False, sha256="whole")
    run("sample")
    assert set(DataSet.objects.values_list("sha256", "state")) == {("whole", "current")}


def test_a_file_that_is_not_known(tmp_path):
    path = tmp_path / "members.json"
    path.write_text("[]")
    with pytest.raises(CommandError, match="legislators-current"):
        run("import", path)


def test_a_file_that_is_cut_off_changes_nothing(tmp_path, shared):
    whole = (shared / "legislators-current.json").read_text()
    path = tmp_path / "legislators-current.json"
    path.write_text(whole[: len(whole) // 2])
    with pytest.raises(CommandError, match="Nothing of it was taken in"):
        run("import", path)
    path.write_text(json.dumps(json.loads(whole)[:200]))
    with pytest.raises(CommandError, match="senators"):
        run("import", path)
    assert not DataSet.objects.exists()


def test_going_back_where_nothing_is_kept():
    with pytest.raises(CommandError, match="No earlier set"):
        run("rollback", "congress")


def test_a_set_about_to_end_is_told(shared):
    run("import", shared / "zccd.csv")
    DataSet.objects.update(valid_until=seats.today(datetime.now(UTC)) + timedelta(days=3))
    assert "in 3 days" in run("status")
    DataSet.objects.update(valid_until=seats.today(datetime.now(UTC)) - timedelta(days=3))
    assert "ENDED" in run("status")


@pytest.fixture
def whole(shared):
    """Every file there is."""
    names = ["legislators-current.json", "legislators-district-offices.yaml", "zccd.csv", "senate-contact-forms.json"]
    names += ["senate-scwc-active-offices-2023-04.json", "openstates", "openstates/settings.yml"]
    run("import", *(shared / name for name in names), "--as-of", "2026-06-15")


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


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        run("import", tmp_path / "zccd.csv")
