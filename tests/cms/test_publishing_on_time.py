"""Pages that staff gave a time: published, and taken down, by the worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.outbox import working
from advocacy.work import KINDS


@pytest.fixture
def drain(django_capture_on_commit_callbacks):
    """What the worker does when it finds the pages' job due."""

    def drain():
        with django_capture_on_commit_callbacks(execute=True):
            working.drain(kinds={"cms.publish": KINDS["cms.publish"]})

    return drain


@pytest.fixture
def scheduled(about):
    """The page of words as a draft that goes live at a time, as the editor's form leaves it."""

    def scheduled(go_live_at):
        about.unpublish()
        about.go_live_at = go_live_at
        revision = about.save_revision(approved_go_live_at=go_live_at)
        about.save(update_fields=["go_live_at"])
        return revision

    return scheduled


def test_a_page_whose_time_has_come_is_published(client, scheduled, drain):
    scheduled(timezone.now() - timedelta(minutes=1))
    assert client.get("/en/about/").status_code == 404
    drain()
    assert client.get("/en/about/").status_code == 200


def test_a_page_whose_time_has_not_come_stays_a_draft(client, scheduled, drain):
    scheduled(timezone.now() + timedelta(hours=1))
    drain()
    assert client.get("/en/about/").status_code == 404


def test_a_page_that_expired_is_taken_down(client, about, drain):
    about.expire_at = timezone.now() - timedelta(minutes=1)
    about.save(update_fields=["expire_at"])
    assert client.get("/en/about/").status_code == 200
    drain()
    assert client.get("/en/about/").status_code == 404
