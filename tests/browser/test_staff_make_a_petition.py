"""Staff, from nothing to a list in hand: an editor makes a petition and its page, an organiser takes the names."""

import io
import re
import time

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from advocacy.demo.furnishing import LOGINS
from cms.admin import roles

TITLE = "Keep the night bus"
SOON = 30_000  # milliseconds


@pytest.fixture
def enter(demo, desk):
    """Logs in as a role's member of staff."""

    def log_in(role):
        username, password = LOGINS[role]
        desk.context.clear_cookies()
        desk.goto(f"{demo}/admin/login/")
        desk.locator("input[name=username]").fill(username)
        desk.locator("input[name=password]").fill(password)
        desk.locator("button[type=submit]").click()
        desk.wait_for_url(f"{demo}/admin/")
        return desk

    return log_in


def test_a_petition_from_nothing_to_a_list_of_names(demo, enter, phone):
    desk = enter(roles.EDITORS)
    make_page_with_petition(demo, desk)
    look_at_preview(desk)
    sign(phone, demo + publish(desk))
    desk = enter(roles.ORGANISERS)
    names = take_list(demo, desk)
    assert "김민지" in names
    assert TITLE in names


def make_page_with_petition(demo, desk):
    """A petition page below the campaign; the petition is made in the chooser, on the way."""
    desk.goto(f"{demo}/admin/pages/add/cms/petitionpage/{campaign_id(demo, desk)}/")
    desk.locator("#id_title").fill(TITLE)
    desk.get_by_role("button", name="Choose or make a petition").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("tab", name="New petition").click()
    dialog.get_by_label("Internal name").fill(TITLE)
    dialog.get_by_label("Who is asked").fill("the transit authority")
    dialog.get_by_role("button", name="Make this petition").click()
    expect(dialog).to_have_count(0)
    desk.locator("#id_ask").fill("Keep the night bus on Route 7.")


def campaign_id(demo, desk):
    """The number of the English campaign page, as the explorer knows it."""
    desk.goto(f"{demo}/admin/pages/search/?q=Citizenship+for+All&content_type=cms.campaignpage")
    link = desk.get_by_role("link", name="Citizenship for All", exact=True).first
    return re.search(r"/pages/(\d+)/", link.get_attribute("href"))[1]


def look_at_preview(desk):
    """The page as visitors will see it, beside the editor, before it is published."""
    desk.get_by_role("button", name="Toggle preview").click()
    preview = desk.frame_locator("iframe[title=Preview]").first
    expect(preview.get_by_role("heading", name=TITLE)).to_be_visible(timeout=SOON)


def publish(desk):
    """Publish, and return the path of the public page."""
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Publish", exact=True).click()
    live = desk.get_by_role("link", name="View live")
    expect(live.first).to_be_visible(timeout=SOON)
    return live.first.get_attribute("href")


def sign(phone, public):
    """A visitor's signature, without JavaScript."""
    phone.goto(public)
    phone.locator("input[name=name]").fill("김민지")
    phone.locator("input[name=email]").fill("min-ji@example.org")
    phone.locator("input[name=zip]").fill("11355")
    time.sleep(2.5)  # nobody fills in a form in less
    phone.locator("main form button[type=submit]").click()
    assert phone.url.partition("#")[0].endswith("/thanks/")


def take_list(demo, desk):
    """Find the petition and its one signature, and take the list to print; its words."""
    desk.goto(f"{demo}/admin/petitions/")
    desk.get_by_role("link", name=TITLE).first.click()
    expect(desk.locator("main")).to_contain_text("Signatures")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Make the list").click()
    with open(download.value.path(), "rb") as file:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages).replace("\0", "")
