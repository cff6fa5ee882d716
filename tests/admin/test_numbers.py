"""Numbers as pictures: the list, a petition's page and the dashboard, in every language of staff."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.outbox.models import Job
from actions.petitions import counting
from actions.petitions.models import Petition
from actions.petitions.reports import Day, Share
from cms.admin import charts


@pytest.fixture
def signed(sign):
    """Two confirmed and one unconfirmed today, one in quarantine."""
    now = timezone.now()
    for name, columns in {
        "Ana": {"language": "ko", "source": "kakao"},
        "Ben": {},
        "Cho": {"confirmed_at": None},
        "Dot": {"state": "quarantined", "confirmed_at": None},
    }.items():
        sign(name, signed_at=now, **columns)
    counting.fold(at=now)


def show(client, petition):
    return client.get(reverse("petitions:inspect", args=[petition.pk]))


def test_the_list_has_live_numbers_filters_and_search(olga, petition, signed):
    Petition.objects.create(name="Forest", targets="the mayor", state="closed")
    answer = olga.get("/admin/petitions/")
    assert {one.name: one.signed_count for one in answer.context["object_list"]} == {"River": 3, "Forest": 0}
    assert "3% of 100" in answer.content.decode()
    for query in ({"state": "open"}, {"q": "riv"}, {"q": "council"}):
        assert [one.name for one in olga.get("/admin/petitions/", query).context["object_list"]] == ["River"]


def test_a_petition_in_numbers(olga, petition, signed):
    answer = show(olga, petition)
    numbers = answer.context["numbers"]
    assert (numbers.counts.count, numbers.counts.confirmed) == (3, 2)
    assert numbers.states["quarantined"] == 1
    assert [(part.label, part.signed, part.length) for part in numbers.languages] == [
        ("English", 2, 100),
        ("Korean", 1, 50),
    ]
    assert [(part.label, part.signed) for part in numbers.sources] == [("No source given", 2), ("kakao", 1)]


def test_the_chart_is_a_drawing_with_a_table_beside_it(olga, petition, signed):
    page = show(olga, petition).content.decode()
    assert '<svg viewBox="0 0 1440 400" role="img" aria-labelledby="chart-caption">' in page
    assert "3 signatures in the last thirty days." in page
    assert "The same as a table" in page
    assert page.count('<th scope="row">') >= 30
    assert "style=" not in page[page.index("<figure") : page.index("</figure>")]


def test_numbers_are_fresh_and_the_breakdown_says_its_age(olga, petition, signed, sign):
    show(olga, petition)
    sign("Eun", signed_at=timezone.now())
    numbers = show(olga, petition).context["numbers"]
    assert numbers.counts.count == 4
    assert numbers.chart.total == 3
    assert numbers.as_of <= timezone.now()


def test_a_petition_that_nobody_signed(edith, petition):
    page = show(edith, petition).content.decode()
    assert "0 signatures in the last thirty days." in page
    assert "Nobody has signed yet." in page
    assert "No page stands for this petition yet." in page


def test_where_only_confirmed_ones_count_that_is_what_is_shown(olga, petition, signed):
    Petition.objects.update(count_policy="confirmed")
    answer = show(olga, petition)
    assert answer.context["numbers"].counts.count == 2
    assert "Signed and confirmed" in answer.content.decode()


def test_a_petition_that_somebody_signed_is_not_deleted(adam, petition, signed):
    answer = adam.post(f"/admin/petitions/delete/{petition.pk}/", follow=True)
    assert "cannot be deleted" in answer.content.decode()
    assert Petition.objects.exists()


def test_a_draft_that_nobody_signed_is_deleted(adam):
    draft = Petition.objects.create(name="Mistake", targets="nobody")
    adam.post(f"/admin/petitions/delete/{draft.pk}/")
    assert not Petition.objects.exists()


def test_an_editor_makes_and_closes_a_petition_and_history_says_so(edith):
    values = {
        "name": "Forest",
        "targets": "the mayor",
        "state": "open",
        "first_goal": "100",
        "zip_field": "required",
        "phone_field": "off",
        "comment_field": "off",
        "count_policy": "at_once",
        "outcome": "",
    }
    edith.post("/admin/petitions/new/", values)
    petition = Petition.objects.get()
    edith.post(f"/admin/petitions/edit/{petition.pk}/", values | {"state": "closed", "outcome": "won"})
    petition.refresh_from_db()
    assert (petition.state, petition.outcome) == ("closed", "won")
    history = edith.get(f"/admin/petitions/history/{petition.pk}/").content.decode()
    assert "Created" in history
    assert "edith" in history


def test_dates_that_contradict_each_other_are_refused(edith, petition):
    values = {"opens_at": "2026-12-02 10:00", "closes_at": "2026-12-01 10:00", "name": "X", "targets": "Y"}
    form = edith.post("/admin/petitions/new/", values).context["form"]
    assert "It must close after it opens." in str(form.errors)


def test_the_dashboard_shows_today_the_week_and_open_petitions(olga, petition, signed, sign):
    sign("Eve", signed_at=timezone.now() - timedelta(days=3))
    page = olga.get("/admin/").content.decode()
    assert "<dt>Today</dt><dd>3</dd>" in page
    assert "<dt>Seven days</dt><dd>4</dd>" in page
    assert "3 of 100" in page
    assert "<polyline points=" in page


def test_the_dashboard_without_petitions(edith):
    assert "No petition is open." in edith.get("/admin/").content.decode()


def test_the_dashboard_warns_administrators_of_jobs_that_were_given_up(adam, olga, at):
    assert "given up" not in adam.get("/admin/").content.decode()
    Job.objects.create(kind="petitions.confirm", dedupe_key="x", state="dead", due_at=at, created_at=at)
    assert "1 job was given up" in adam.get("/admin/").content.decode()
    assert "given up" not in olga.get("/admin/").content.decode()


def test_staff_who_may_not_see_petitions_see_no_panel(log_in, roles_made):
    nobody = log_in("nobody")
    assert nobody.get("/admin/").status_code == 302


def test_a_bar_is_as_high_as_its_number():
    days = [Day(date(2026, 11, number), signed=number, confirmed=1) for number in range(1, 11)]
    chart = charts.by_day(days)
    heights = [bar.height for bar in chart.bars]
    assert heights == sorted(heights)
    assert heights[-1] == chart.base - 20
    assert all(bar.y + bar.height == chart.base == bar.confirmed_y + bar.confirmed_height for bar in chart.bars)
    assert chart.lines[-1].number == 10


def test_the_dates_under_the_bars_leave_room_for_long_months():
    chart = charts.by_day([Day(date(2026, 11, number), signed=1, confirmed=1) for number in range(1, 31)])
    places = [mark.x for mark in chart.dates]
    assert chart.dates[0].date == date(2026, 11, 30)
    assert all(newer - older >= 220 for newer, older in pairwise(places))


@pytest.mark.parametrize(("largest", "top"), [(0, 2), (1, 2), (3, 4), (10, 10), (11, 20), (58, 100), (201, 400)])
def test_the_scale_ends_with_a_round_even_number(largest, top):
    assert charts.scale_top(largest) == top


def test_only_the_longest_parts_are_shown():
    shares = [Share(code=str(number), signed=100 - number, confirmed=0) for number in range(40)]
    parts = charts.parts(shares, {"0": "Direct"})
    assert len(parts) == 12
    assert (parts[0].label, parts[0].length) == ("Direct", 100)


def test_a_line_of_no_signatures_is_flat():
    assert charts.sparkline([0, 0, 0]) == "0,45 120,45 240,45"
