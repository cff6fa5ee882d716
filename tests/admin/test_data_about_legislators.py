"""Staff are told in time that rosters and tables of districts end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.legislators import seats
from actions.legislators.models import DataSet

pytestmark = pytest.mark.django_db


def load(days_left, kind=DataSet.Kind.ZIPS):
    today = seats.today(timezone.now())
    DataSet.objects.create(
        kind=kind,
        name="zips",
        source="here",
        licence="facts",
        entries=1,
        valid_until=today + timedelta(days=days_left),
        imported_at=timezone.now(),
    )


def test_nothing_is_said_where_nothing_is_loaded_or_ends_soon(olga):
    assert "ZIP codes and districts" not in olga.get("/admin/").text
    load(31)
    assert "ZIP codes and districts" not in olga.get("/admin/").text


def test_from_thirty_days_before_a_set_ends_a_banner_says_so(olga):
    load(30)
    assert "ZIP codes and districts: this data ends on" in olga.get("/admin/").text


def test_once_it_has_ended_the_banner_says_that(olga):
    load(0)
    assert "ZIP codes and districts: this data ended on" in olga.get("/admin/").text


def test_borders_that_end_are_no_alarm_for_nobody_is_told_less(olga):
    load(0, DataSet.Kind.BOUNDARIES)
    assert "this data ended" not in olga.get("/admin/").text
    assert "admin-map.css" in olga.get("/admin/").text
