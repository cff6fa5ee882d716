"""Every page of the demo, in every language: no barriers, nothing beyond the window, nobody else asked for anything."""

import re

import pytest

from tests.browser.axe import barriers

OTHERS = (
    "/en/nowhere/",
    "/en/search/?q=citizenship",
    "/en/search/?q=zzzz",
    "/sandbox/mail/",
    "/sandbox/gateways/",
    "/admin/login/",
)
PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}


def addresses(page, demo, language):
    """The pages that search engines are told of."""
    sitemap = page.request.get(f"{demo}/sitemap.xml").text()
    return sorted(set(re.findall(rf"<loc>({re.escape(demo)}/{language}/[^<]*)</loc>", sitemap)))


@pytest.mark.parametrize(
    ("language", "looks"),
    [("en", [(PHONE, "light"), (DESK, "dark")]), ("ko", [(PHONE, "light")]), ("es", [(PHONE, "light")])],
    ids=["English on a phone and at a desk, dark", "Korean on a phone", "Spanish on a phone"],
)
def test_a_page_has_no_barriers_stays_in_its_window_and_sets_no_cookie(demo, desk, language, looks):
    found = []
    pages = addresses(desk, demo, language)
    assert len(pages) > 10
    for address in pages:
        desk.goto(address)
        assert desk.locator("h1").count() == 1, address
        for size, theme in looks:
            desk.set_viewport_size(size)
            desk.emulate_media(color_scheme=theme, reduced_motion="reduce")  # no colour is half way to another
            is_within = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            assert desk.evaluate(is_within), address
            found += barriers(desk)
    assert found == []
    assert desk.context.cookies() == []


@pytest.mark.parametrize("path", OTHERS)
def test_what_is_not_in_the_site_map_has_no_barriers(demo, desk, path):
    desk.goto(demo + path)
    assert barriers(desk) == []


@pytest.mark.parametrize("language", ["en", "ko", "es"])
def test_the_action_is_in_the_first_screen_of_a_phone(demo, phone, language):
    phone.goto(f"{demo}/{language}/citizenship-for-all/sign/")
    button = phone.locator(".jump .button").bounding_box()
    assert button["y"] + button["height"] <= PHONE["height"]


def test_a_first_view_weighs_little(demo, phone_with_script):
    weights = []

    def weigh(response):
        if response.request.resource_type != "image":
            weights.append(len(response.body()))

    phone_with_script.on("response", weigh)
    phone_with_script.goto(f"{demo}/ko/citizenship-for-all/sign/", wait_until="networkidle")
    assert sum(weights) < 200_000  # not compressed here; a server sends about a third
