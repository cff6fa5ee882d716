"""The first errand, whole: read the campaign, sign in Korean, open the mail, confirm, see every count rise."""

import re
import time

import pytest

from tests.browser.axe import barriers

CAMPAIGN = "/ko/citizenship-for-all/"
SIGN = f"{CAMPAIGN}sign/"
LANGUAGES = ("en", "ko", "es")
HANGUL = re.compile("[가-힣]")
SOON = 30  # seconds: the worker looks once a second, and numbers are kept for ten


def counts(page, demo):
    """The petition's number in each language, as its page tells other programs."""
    answers = [page.request.get(f"{demo}/{language}/citizenship-for-all/sign/count.json") for language in LANGUAGES]
    return [answer.json()["count"] for answer in answers]


def shown(page, demo):
    """The number on the petition's page, which is kept for some seconds."""
    page.goto(demo + SIGN)
    return page.locator("main [data-count]").first.inner_text()


def until(look, wanted):
    """Look again until what is wanted is there."""
    end = time.monotonic() + SOON
    while (found := look()) != wanted and time.monotonic() < end:
        time.sleep(0.25)
    assert found == wanted


def fill_in(page, name, email):
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=zip]").fill("11355")


def send(page):
    page.locator("main form button[type=submit]").click()


def open_mail(page, demo, address, *, number=1):
    """Open the newest mail to an address, as soon as so many are there."""
    page.goto(f"{demo}/sandbox/mail/?to={address}")
    end = time.monotonic() + SOON
    while page.locator(".mailbox-list a").count() < number and time.monotonic() < end:
        time.sleep(0.25)
        page.reload()
    page.locator(".mailbox-list a").first.click()


def fits(page):
    """Nothing runs out of the window, once the styles are there."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("visitor", ["phone", "phone_with_script"])
def test_signing_in_korean_and_confirming(demo, visitor, request):
    page = request.getfixturevalue(visitor)
    address = f"soon-hee.{visitor.replace('_', '-')}@example.org"
    before = counts(page, demo)
    assert len(set(before)) == 1

    page.goto(demo + CAMPAIGN)
    assert page.locator("html").get_attribute("lang") == "ko"
    assert HANGUL.search(page.locator("h1").inner_text())
    page.locator(f"main a[href*='{SIGN}'], main form a[href='#sign']").first.click()
    if not page.url.startswith(demo + SIGN):
        page.goto(demo + SIGN)
    assert fits(page)

    fill_in(page, "김순희", address)
    time.sleep(2.5)  # nobody fills in a form in less
    send(page)
    assert page.url.partition("#")[0] == f"{demo}{SIGN}thanks/"
    assert HANGUL.search(page.locator("h1").inner_text())
    assert fits(page)
    after = [number + 1 for number in before]
    until(lambda: counts(page, demo), after)

    open_mail(page, demo, address)
    assert HANGUL.search(page.locator("h1").inner_text())
    page.locator(".mailbox-text a[href*='/confirm/']").first.click()
    assert "/ko/" in page.url
    send(page)
    assert re.search(r"/ko/signature/[^/]+/$", page.url)
    assert fits(page)
    assert counts(page, demo) == after

    until(lambda: shown(page, demo), f"{after[0]:,}")


def test_what_was_typed_stays_when_something_is_wrong(demo, phone):
    phone.goto(demo + SIGN)
    fill_in(phone, "김순희", "not-an-address")
    send(phone)
    assert phone.url.partition("#")[0] == demo + SIGN
    assert phone.locator("input[name=name]").input_value() == "김순희"
    assert phone.locator("input[name=email]").input_value() == "not-an-address"
    wrong = phone.locator("input[name=email]")
    assert wrong.get_attribute("aria-invalid") == "true"
    assert HANGUL.search(phone.locator(f"#{wrong.get_attribute('aria-describedby').split()[-1]}").inner_text())
    assert fits(phone)


def test_taking_a_name_off_from_the_same_mail(demo, phone):
    address = "min-jun@example.org"
    phone.goto(demo + SIGN)
    fill_in(phone, "박민준", address)
    time.sleep(2.5)
    before = counts(phone, demo)
    send(phone)
    until(lambda: counts(phone, demo), [number + 1 for number in before])
    open_mail(phone, demo, address)
    phone.locator(".mailbox-text a[href*='/confirm/']").first.click()
    phone.locator("main a[href*='/withdraw/']").first.click()
    send(phone)
    until(lambda: counts(phone, demo), before)


def test_the_way_of_a_signature_has_no_barriers(demo, phone_with_script):
    page = phone_with_script
    found = []
    page.goto(demo + SIGN)
    found += barriers(page)
    send(page)
    found += barriers(page)
    fill_in(page, "이영자", "young-ja@example.org")
    time.sleep(2.5)
    send(page)
    found += barriers(page)
    open_mail(page, demo, "young-ja@example.org")
    found += barriers(page)
    page.locator(".mailbox-text a[href*='/confirm/']").first.click()
    found += barriers(page)
    send(page)
    found += barriers(page)
    page.locator("main a[href*='/withdraw/']").first.click()
    found += barriers(page)
    assert found == []
