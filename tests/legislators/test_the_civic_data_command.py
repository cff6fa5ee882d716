"""`manage.py civic_data`: taking files in, going back, and saying how they stand."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.legislators import seats
from actions.legislators.models import DataSet

pytestmark = pytest.mark.django_db


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


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        run("import", tmp_path / "zccd.csv")
