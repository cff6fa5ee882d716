"""The style guide in a real browser: accessible, within its window, quick, the action in the first screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

GUIDE = "/styleguide/"
PETITION = "/styleguide/petition/"
ANYWHERE = [GUIDE, PETITION, *(f"{PETITION}{state}/" for state in ("errors", "closed", "thanks"))]
PHONE, TABLET, DESK = {"width": 360, "height": 640}, {"width": 768, "height": 1024}, {"width": 1280, "height": 800}


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("path", ANYWHERE)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(page, live_server, path, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(live_server.url + path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(
    "choices", ["?lang=ko&accent=indigo", "?lang=ar&accent=hemp&theme=dark", "?lang=es&accent=plum"]
)
def test_axe_finds_nothing_in_other_languages_and_accents(page, live_server, choices):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + GUIDE + choices)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
@pytest.mark.parametrize("choices", ["", "?lang=ko", "?lang=es", "?lang=ar"])
def test_nothing_runs_out_of_the_window(page, live_server, size, choices):
    page.set_viewport_size(size)
    for path in ANYWHERE:
        page.goto(live_server.url + path + choices)
        assert overflow(page) <= 0, path


@pytest.mark.parametrize("choices", ["", "?lang=ko", "?lang=es"])
def test_the_action_is_in_the_first_screen_of_a_phone(page, live_server, choices):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + PETITION + choices)
    switches = page.locator(".guide-switches").bounding_box()["height"]
    button = page.locator(".jump .button").bounding_box()
    assert button["y"] + button["height"] - switches <= PHONE["height"]


def test_what_is_pressed_is_large_enough(page, live_server):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + PETITION)
    small = page.evaluate(
        """[...document.querySelectorAll('header a, header button, .form-box input, .form-box button, footer li a')]
        .filter((each) => each.offsetParent && !each.closest('.field-trap'))
        .filter((each) => (each.closest('.field-tick') || each).getBoundingClientRect().height < 44)
        .map((each) => each.outerHTML)"""
    )
    assert small == []


def test_the_menu_opens_and_closes_with_no_script_of_ours(page, live_server):
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + PETITION)
    link = page.locator(".menu a").first
    assert not link.is_visible()
    page.get_by_role("button", name="Menu", exact=True).click()
    assert link.is_visible()
    page.get_by_role("button", name="Close the menu").click()
    assert not link.is_visible()


def test_the_first_stop_of_the_tab_key_leads_to_the_content(page, live_server):
    page.goto(live_server.url + PETITION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_a_link_is_copied_and_says_so(page, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(live_server.url + "/styleguide/petition/thanks/")
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_text("The link is copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#share-url").input_value()


def test_nothing_moves_once_it_is_shown(page, live_server):
    page.goto(live_server.url + PETITION)
    shift = page.evaluate(
        """new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
            .observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 500);
        })"""
    )
    assert shift < 0.02


def test_a_first_view_asks_nobody_else_and_weighs_little(page, live_server):
    weights, elsewhere = [], []

    def seen(response):
        weights.append(len(response.body()))
        if not response.url.startswith(live_server.url):
            elsewhere.append(response.url)

    page.on("response", seen)
    page.goto(live_server.url + PETITION, wait_until="networkidle")
    assert elsewhere == []
    assert sum(weights) < 140_000  # not compressed and not joined here; about 56 KB as production sends it
