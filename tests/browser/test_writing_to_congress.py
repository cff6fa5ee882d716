"""The errand of a letter, whole: ZIP code, street, who she is, the letter, what became of it, the mail."""

import re
import time

import pytest

from tests.browser.axe import barriers
from tests.browser.test_signing_in_korean import fits, open_mail

SOON = 60  # seconds: the mail waits until the offices have answered
WHO = {"name": "김순희", "first_name": "Soon-hee", "last_name": "Kim"}
OWN_WORDS = "저는 이 동네에서 세탁소를 합니다."
STREET = "421 8th Ave"


def new_address(name):
    """An address that has not written before, also where the same demo stands for a second run."""
    return f"{name}.{time.time_ns()}@example.org"


def fill(page, **typed):
    for name, value in typed.items():
        page.locator(f"[name={name}]").fill(value)


def steps(page, demo, language, address):
    """Through the three steps; what each of them looks at is yielded before it is left."""
    page.goto(f"{demo}/{language}/citizenship-for-all/write/")
    yield
    fill(page, zip="10001")
    send(page)
    yield
    fill(page, street=STREET, city="New York")
    send(page)
    yield
    assert page.locator("[name=street]").count() == 0  # known by now
    fill(page, **WHO, email=address)
    time.sleep(2.5)  # nobody fills in a form in less
    send(page)
    yield
    fill(page, own_words=OWN_WORDS)
    send(page)
    assert re.search(rf"/{language}/letter/[^/]+/", page.url)
    yield


def send(page):
    """The first button of a step that is seen is the one that goes on."""
    page.locator("main form button[type=submit]:not([name]):not([tabindex])").first.click()


def settled(page):
    """The letter's page once no office is waited for."""
    end = time.monotonic() + SOON
    while page.locator(".letter-state-good").count() < 3 and time.monotonic() < end:
        time.sleep(0.5)
        page.reload()
    return page.locator(".letter-state-good").count()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_writing_without_script(demo, phone, language):
    address = new_address(f"soon-hee.{language}")
    for _ in steps(phone, demo, language, address):
        assert phone.locator("html").get_attribute("lang") == language
        assert phone.locator("h1").count() == 1
        assert fits(phone)
    assert settled(phone) == 3
    text = phone.locator("main").inner_text()
    assert "Schumer" in text
    phone.locator(".letter-text summary").first.click()
    assert OWN_WORDS in phone.locator(".letter-text").first.inner_text()

    mail = phone
    open_mail(mail, demo, address)
    body = mail.locator(".mailbox-text").inner_text()
    assert OWN_WORDS in body
    assert STREET not in body
    if language == "ko":
        assert re.search("[가-힣]", mail.locator("h1").inner_text())
    mail.locator(".mailbox-text a[href*='/letter/']").first.click()
    assert mail.locator(".letter-office").count() == 3


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_way_of_a_letter_has_no_barriers(demo, phone_with_script, language):
    page, found = phone_with_script, []
    for _ in steps(page, demo, language, new_address(f"min-jun.{language}")):
        found += barriers(page)
    assert settled(page) == 3
    for summary in page.locator("main summary").all():
        summary.click()
    assert found + barriers(page) == []


def test_her_street_stands_in_no_address_and_in_no_page_but_where_she_types_it(demo, phone):
    seen = []
    for _ in steps(phone, demo, "en", new_address("hana")):
        seen.append(phone.url + phone.content())
    assert [index for index, page in enumerate(seen) if STREET in page] == []
