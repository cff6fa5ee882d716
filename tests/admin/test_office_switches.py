"""Offices that are switched off for a while: chosen by name, those that hold first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.letters import targeting
from actions.letters.models import OfficeSwitch

NEW = "/admin/office-switches/new/"


def test_an_office_is_switched_off_by_name_for_a_day(olga, roster):
    form = olga.get(NEW).context["form"]
    ends = form.initial["until"]
    assert timedelta(hours=23) < ends - timezone.now() <= timedelta(hours=24)
    olga.post(NEW, {"office": "grace meng", "reason": "It asked", "until": f"{ends:%Y-%m-%d %H:%M}"})
    switch = OfficeSwitch.objects.get()
    assert (switch.office, switch.created_by) == ("M001188", "olga")
    assert targeting.switched_off(["M001188"], at=timezone.now()) == {"M001188"}


def test_an_office_of_staffs_own_is_switched_off_too(olga, campaign):
    target = campaign.targets.create(name="Kathy Hochul", title="Governor", email="g@example.gov")
    assert f"Kathy Hochul, Governor (contact:{target.pk})" in olga.get(NEW).content.decode()
    olga.post(NEW, {"office": f"contact:{target.pk}", "reason": "It asked", "until": "2099-01-01 10:00"})
    assert OfficeSwitch.objects.get().office == f"contact:{target.pk}"


@pytest.mark.parametrize("office", ["", "Nobody", "contact:999", "contact:x", "X000001"])
def test_an_office_that_nobody_knows_is_refused(olga, roster, office):
    answer = olga.post(NEW, {"office": office, "reason": "It asked", "until": "2099-01-01 10:00"})
    assert "office" in answer.context["form"].errors
    assert not OfficeSwitch.objects.exists()


def test_those_that_hold_stand_first_with_their_names(olga, roster):
    now = timezone.now()
    for office, hours in (("M001188", -1), ("S000148", 3), ("gone", 1)):
        OfficeSwitch.objects.create(office=office, reason="It asked", until=now + timedelta(hours=hours))
    answer = olga.get("/admin/office-switches/")
    assert [switch.office for switch in answer.context["object_list"]] == ["S000148", "gone", "M001188"]
    page = answer.content.decode()
    assert "Charles Schumer, Senate, NY (S000148)" in page
    assert "On again" in page


def test_switching_it_on_again(olga, roster):
    switch = OfficeSwitch.objects.create(office="M001188", reason="x", until=timezone.now() + timedelta(hours=1))
    olga.post(f"/admin/office-switches/delete/{switch.pk}/")
    assert not OfficeSwitch.objects.exists()


def test_an_editor_switches_nothing(edith, roster):
    values = {"office": "M001188", "reason": "x", "until": "2099-01-01 10:00"}
    assert edith.post(NEW, values)["Location"] == "/admin/"
    assert not OfficeSwitch.objects.exists()
