"""The errand of a gift, whole, from the form to its end. On an old phone in Korean, and at a desk."""

import itertools
import re
import time

import pytest

from tests.browser.axe import barriers
from tests.browser.test_every_page import DESK, PHONE
from tests.browser.test_signing_in_korean import fits, open_mail

GIVE = "/ko/give/"
HANGUL = re.compile("[가-힣]")
TRIES, SOON = 4, 30  # the sandbox's Stripe has a bad day; seconds until it has told what happened


def new_address(name):
    """An address that has not given before, also where the same demo stands for a second run."""
    return f"{name}.{time.time_ns()}@example.org"


def choose(page, way, number):
    """How often, and which of the suggested amounts."""
    page.locator(f"label:has([name=frequency][value={way}])").click()
    page.locator(f".give-for-{way} label").nth(number).click()


def on_to_stripe(page, demo):
    """Send the form; when Stripe does not answer, the form is still there and is sent again, as its words say."""
    time.sleep(2.5)  # nobody fills in a form in less
    for _ in range(TRIES):
        page.locator(".give button[type=submit]").click()
        if not page.url.startswith(demo):
            return
        assert page.locator("[name=name]").input_value()
    pytest.fail(page.locator("main").inner_text())


def on_to_portal(page, demo):
    """Press the button of her page; when Stripe does not answer, go back and press it again."""
    hers = page.url
    for _ in range(TRIES):
        page.locator(".gift-again button").click()
        if not page.url.startswith(demo):
            return
        page.goto(hers)
    pytest.fail(page.locator("main").inner_text())


def at_portal(page, *deeds):
    """Do something on Stripe's page, and come back."""
    for deed in deeds:
        page.locator(f"button[value={deed}]").click()
        assert page.locator(".notice").count() == 1
    page.locator("main p a").last.click()


def until(page, selector, number=1):
    """Look again until the site has heard of it. Without script a page looks again by a header at most."""
    end = time.monotonic() + SOON
    while page.locator(selector).count() != number and time.monotonic() < end:
        time.sleep(0.5)
        page.reload()
    assert page.locator(selector).count() == number, page.locator("main").inner_text()


def errand(page, demo, address):
    """Give monthly, look after the gift, stop it; each page is named before it is left."""
    page.goto(demo + GIVE)
    choose(page, "month", 1)
    page.locator("[name=name]").fill("김순희")
    page.locator("[name=email]").fill(address)
    yield "form"
    on_to_stripe(page, demo)
    yield "till"
    page.locator("button[value=pay]").click()
    assert page.url.startswith(f"{demo}{GIVE}thanks/")
    until(page, ".give-amount")
    yield "thanks"
    open_mail(page, demo, address)
    yield "mail with the receipt"
    page.locator(".mailbox-text a[href*='/giving/mine/']").click()
    yield "her gifts"
    on_to_portal(page, demo)
    yield "portal"
    at_portal(page, "pause")
    until(page, ".gift-again-paused")
    yield "paused"
    on_to_portal(page, demo)
    at_portal(page, "resume", "stop")
    until(page, ".gift-again-over")
    yield "stopped"
    open_mail(page, demo, address, number=2)
    yield "mail of the end"


def opens_as_pdf(page, selector):
    """Whether the one link leads to a PDF."""
    link = page.locator(selector)
    return page.request.get(link.evaluate("link => link.href")).body().startswith(b"%PDF")


def test_giving_monthly_in_korean_and_stopping_without_script(demo, phone):
    page, said = phone, {}
    for name in errand(page, demo, new_address("soon-hee")):
        said[name] = page.locator("main").inner_text()
        assert fits(page), name
        assert HANGUL.search(page.locator("h1").inner_text()), name
        assert page.locator("html").get_attribute("lang") == ("en" if name.startswith("mail") else "ko"), name
        if name == "form":
            assert page.locator(".give-for-once").is_hidden()
        if name == "mail with the receipt":
            assert opens_as_pdf(page, ".mailbox-files a")
        if name == "her gifts":
            assert opens_as_pdf(page, ".gift-list a")
            assert page.locator(".gift-again button").count() == 1
    assert "$20.00" in said["till"]
    assert "$20" in said["thanks"]
    assert re.search(r"receipt-\d+\.pdf", said["mail with the receipt"])
    assert "김순희 님, 고맙습니다" in said["mail with the receipt"]
    assert "매월 $20" in said["her gifts"]
    assert re.search(r"\d+번 영수증", said["her gifts"])
    assert "다시 시작하실 때까지 결제되지 않습니다" in said["paused"]
    assert "더는 결제되지 않습니다" in said["stopped"]
    assert re.search(r"\d+번 영수증", said["stopped"])
    assert "매월 $20씩 하시던 기부가 끝났습니다" in said["mail of the end"]


def test_the_errand_has_no_barriers_in_any_light_at_any_width(demo, phone_with_script):
    page, found = phone_with_script, []
    for name in errand(page, demo, new_address("young-ja")):
        for size, theme in itertools.product([DESK, PHONE], ["light", "dark"]):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # no colour is half way to another
            assert fits(page), (name, size)
            found += barriers(page)
    assert found == []


def test_walking_away_brings_back_what_was_typed(demo, phone):
    page = phone
    page.goto(demo + GIVE)
    choose(page, "once", 4)
    page.locator("[name=own]").fill("40")
    page.locator("[name=name]").fill("박민준")
    page.locator("[name=email]").fill(new_address("min-jun"))
    on_to_stripe(page, demo)
    page.locator("button[value=leave]").click()
    assert page.url.startswith(f"{demo}{GIVE}back/")
    assert page.locator("[name=own]").input_value() == "40"
    assert page.locator("[name=name]").input_value() == "박민준"
    assert page.locator(".notice").count() == 1
    assert fits(page)


def test_with_script_the_button_says_what_is_given(demo, desk):
    page = desk
    page.goto(f"{demo}/en/give/")
    button = page.locator(".give button[type=submit]")
    assert button.inner_text() == "Give"
    choose(page, "once", 1)
    assert button.inner_text() == "Give $60"
    page.locator("[name=cover]").check()
    assert "$2.10" in page.locator("gift-sum .field-hint").inner_text()
    assert button.inner_text() == "Give $62.10"
    choose(page, "month", 4)
    page.locator("[name=own]").fill("1,250.5")
    page.locator("[name=cover]").uncheck()
    assert button.inner_text() == "Give $1,250.50 monthly"
    assert fits(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("visitor", ["phone_with_script", "desk"])
def test_the_way_of_a_gift_has_no_barriers(demo, request, visitor, theme):
    page = request.getfixturevalue(visitor)
    page.emulate_media(color_scheme=theme)
    page.goto(f"{demo}/en/give/")
    found = barriers(page)
    choose(page, "once", 4)
    for summary in page.locator(".give summary").all():
        summary.click()
    found += barriers(page)
    page.locator(".give button[type=submit]").click()
    page.wait_for_load_state()
    found += barriers(page)
    assert fits(page)
    page.goto(f"{demo}/en/give/thanks/?session=cs_test_nobodys")
    found += barriers(page)
    assert found == []
