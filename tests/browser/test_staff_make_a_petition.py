"""Staff, from nothing to a delivered list: an editor makes a petition with its page, an organiser follows its signatures."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from advocacy.demo.furnishing import LOGINS
from cms.admin import roles
from tests.browser.axe import barriers_in

TITLE = "Keep the night bus"


@pytest.fixture
def enter(demo, desk):
    """Logs in as a role's member of staff."""

    def log_in(role):
        username, password = LOGINS[role]
        desk.context.clear_cookies()
        desk.goto(f"{demo}/admin/login/")
        desk.get_by_label("Username").fill(username)
        desk.get_by_label("Password").fill(password)
        desk.get_by_role("button", name="Sign in").click()
        return desk

    return log_in


def test_a_petition_from_nothing_to_a_list_of_names(demo, enter):
    desk = enter(roles.EDITORS)
    make_page_with_petition(demo, desk)
    public = publish(desk)
    sign(desk, public)
    desk = enter(roles.ORGANISERS)
    names = take_list(demo, desk)
    assert "김민지" in names
    assert TITLE in names


def make_page_with_petition(demo, desk):
    """A petition page below the campaign; the petition is made in the chooser, on the way."""
    desk.goto(f"{demo}/admin/pages/")
    desk.goto(f"{demo}/en/citizenship-for-all/")
    desk.goto(f"{demo}/admin/pages/add/cms/petitionpage/{page_id(demo, desk)}/")
    desk.get_by_label("Title", exact=False).first.fill(TITLE)
    desk.get_by_role("button", name="Choose or make a petition").click()
    desk.get_by_role("tab", name="New petition").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Internal name").fill(TITLE)
    dialog.get_by_label("Who is asked").fill("the transit authority")
    dialog.get_by_role("button", name="Make this petition").click()
    expect(desk.get_by_text(TITLE).first).to_be_visible()
    desk.get_by_label("What is asked").fill("Keep the night bus on Route 7.")
