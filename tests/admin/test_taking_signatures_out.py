"""Staff write conditions down, see whom they match, run them, and put everybody back where they were wrong."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from actions.outbox import working
from actions.outbox.models import Job
from actions.petitions.models import Invalidation, Signature
from advocacy.work import KINDS
from tests.admin.conftest import says

NEW = "/admin/invalidations/new/"


@pytest.fixture
def write(olga, petition):
    """Sends the form of conditions."""

    def send(**conditions):
        return olga.post(NEW, {"petition": petition.pk, "reason": "Machines", **conditions}, follow=True)

    return send


@pytest.fixture
def signers(sign):
    """Three from one network, one of them confirmed, and one from elsewhere."""
    for name in ("Bot 1", "Bot 2"):
        sign(name, network="abc", confirmed_at=None)
    sign("Ana Reyes", network="abc")
    sign("Ben Okafor", network="xyz", confirmed_at=None)


def work():
    working.drain(kinds={"petitions.invalidate": KINDS["petitions.invalidate"]})


def states():
    return dict(Signature.objects.values_list("supporter__name", "state"))


def test_the_conditions_are_counted_before_anything_happens(write, signers):
    answer = write(network="abc", only_unconfirmed="on")
    assert answer.context["preview"] == 2
    assert "2 signatures match now" in answer.content.decode()
    assert "Bot 1" in answer.content.decode()
    assert set(states().values()) == {"valid"}
    assert not Job.objects.exists()


def test_they_are_taken_out_watched_and_put_back(olga, write, signers):
    write(network="abc", only_unconfirmed="on")
    invalidation = Invalidation.objects.get()
    assert invalidation.created_by == "olga"

    answer = olga.post(reverse("invalidations:run", args=[invalidation.pk]), follow=True)
    assert "0 of 2 are taken out" in answer.content.decode()
    assert answer["Refresh"]
    work()
    assert states() == {"Bot 1": "invalidated", "Bot 2": "invalidated", "Ana Reyes": "valid", "Ben Okafor": "valid"}
    assert "2 of 2 are taken out" in olga.get(reverse("invalidations:inspect", args=[invalidation.pk])).content.decode()

    olga.post(reverse("invalidations:revert", args=[invalidation.pk]))
    work()
    assert set(states().values()) == {"valid"}
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "wagtail.create",
        "actions.invalidate",
        "actions.revert",
    ]


def test_a_second_click_and_a_second_tab_do_nothing(olga, write, signers):
    write(network="abc", only_unconfirmed="on")
    url = reverse("invalidations:run", args=[Invalidation.objects.get().pk])
    olga.post(url)
    answer = olga.post(url, follow=True)
    assert says(answer)[-1] == "Nothing was done: this was begun already, or is not finished yet."
    assert Job.objects.count() == 1
    work()
    assert Invalidation.objects.get().changed == 2


def test_it_cannot_be_undone_before_it_is_done(olga, write, signers):
    write(network="abc")
    answer = olga.post(reverse("invalidations:revert", args=[Invalidation.objects.get().pk]), follow=True)
    assert says(answer) == ["Nothing was done: this was begun already, or is not finished yet."]


def test_without_a_condition_nobody_is_taken_out(write, signers):
    answer = write()
    assert "Give at least one condition" in answer.content.decode()
    assert not Invalidation.objects.exists()


def test_conditions_that_match_nobody_cannot_be_run(write, signers):
    answer = write(zip="99999")
    assert "0 signatures match now" in answer.content.decode()
    assert "Take them out" not in answer.content.decode()


def test_a_wrong_date_is_said_beside_its_field_and_nothing_typed_is_lost(write, signers):
    answer = write(network="abc", signed_from="yesterday")
    assert answer.context["form"].errors.keys() == {"signed_from"}
    assert "yesterday" in answer.content.decode()


def test_an_editor_takes_nobody_out(edith, petition, signers):
    invalidation = Invalidation.objects.create(petition=petition, reason="Spite", network="abc")
    assert edith.post(NEW, {"petition": petition.pk, "reason": "x", "zip": "10001"})["Location"] == "/admin/"
    assert edith.post(reverse("invalidations:run", args=[invalidation.pk]))["Location"] == "/admin/"
    assert not Job.objects.exists()


def test_what_was_written_is_never_edited_or_deleted(adam, write):
    write(zip="10001")
    pk = Invalidation.objects.get().pk
    for path in (f"edit/{pk}/", f"delete/{pk}/"):
        assert adam.get(f"/admin/invalidations/{path}", follow=True).status_code == 404
