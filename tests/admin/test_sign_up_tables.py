"""An organiser at a venue opens a table for some hours on the network that she stands in."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import ModelLogEntry

from actions.limits import tables
from actions.limits.models import TableWindow

NEW = "/admin/tables/new/"


@pytest.fixture
def table(petition):
    """What an organiser sends, for the next four hours unless changed."""

    def values(**changes):
        now = timezone.localtime()
        return {
            "petition": petition.pk,
            "venue": "Church of the Ascension",
            "network": "203.0.113.7",
            "opens_at": f"{now:%Y-%m-%d %H:%M}",
            "closes_at": f"{now + timedelta(hours=4):%Y-%m-%d %H:%M}",
            "reason": "Citizenship day",
        } | changes

    return values


def test_the_form_begins_with_the_network_she_is_on(olga, petition):
    answer = olga.get(NEW, {"petition": petition.pk}, REMOTE_ADDR="203.0.113.7")
    form = answer.context["form"]
    assert form["network"].value() == "203.0.113.7"
    assert form["petition"].value() == str(petition.pk)
    assert "The network you are on now is 203.0.113.7" in answer.content.decode()


def test_the_table_lifts_the_limit_and_is_logged_with_who(olga, petition, table):
    olga.post(NEW, table())
    made = TableWindow.objects.get()
    assert (made.action, made.created_by) == (f"petition:{petition.pk}", "olga")
    now = timezone.now()
    assert tables.open_for(action=made.action, ip="203.0.113.7", at=now) == made
    assert tables.open_for(action=made.action, ip="203.0.113.8", at=now) is None
    assert ModelLogEntry.objects.get(action="wagtail.create").user.username == "olga"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"closes_at": "2036-01-01 10:00"}, "closes_at", "twelve hours at most"),
        ({"network": "the church"}, "network", "valid IPv4 or IPv6"),
        ({"petition": "999"}, "petition", "valid choice"),
        ({"venue": ""}, "venue", "required"),
        ({"closes_at": "2020-01-01 10:00"}, "__all__", "The end must come after the beginning"),
    ],
)
def test_what_cannot_be_is_said_and_opens_nothing(olga, table, changes, field, words):
    errors = olga.post(NEW, table(**changes)).context["form"].errors
    assert words in str(errors[field])
    assert not TableWindow.objects.exists()


def test_a_table_is_ended_early(olga, table):
    olga.post(NEW, table())
    made = TableWindow.objects.get()
    now = timezone.localtime()
    values = table(opens_at=f"{now - timedelta(hours=1):%Y-%m-%d %H:%M}", closes_at=f"{now:%Y-%m-%d %H:%M}")
    assert olga.post(f"/admin/tables/edit/{made.pk}/", values).status_code == 302
    made.refresh_from_db()
    assert made.closes_at <= timezone.now()
    assert made.created_by == "olga"


def test_the_list_names_the_petition(olga, table):
    olga.post(NEW, table())
    page = olga.get("/admin/tables/").content.decode()
    assert "Church of the Ascension" in page
    assert "River" in page


def test_the_list_says_until_when_a_table_is_open(olga, table):
    olga.post(NEW, table())
    until = timezone.localtime(TableWindow.objects.get().closes_at)
    page = olga.get("/admin/tables/").content.decode()
    assert date_format(until, "SHORT_DATETIME_FORMAT") in page
    assert "ust now" not in page


def test_an_editor_opens_none(edith, table):
    assert edith.post(NEW, table())["Location"] == "/admin/"
    assert not TableWindow.objects.exists()
