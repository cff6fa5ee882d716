"""The element that solves puzzles, in Chromium, under the policy of public pages."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from actions.limits.models import Attempt, Limit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.limits.pages")]


@pytest.fixture
def pressure():
    Limit.objects.create(scope=Limit.Scope.PRESSURE, burst=1, sustained=100)
    Attempt.objects.bulk_create(Attempt(action="petition:1", at=timezone.now()) for _ in range(2))


@pytest.fixture
def asked(page):
    """The puzzles that the page asked for, with the status of each answer."""
    found = []
    page.on("response", lambda response: found.append(response.status) if "/altcha/" in response.url else None)
    return found


@pytest.fixture
def complaints(page):
    found = []
    page.on("console", lambda message: found.append(message.text) if "favicon" not in message.location["url"] else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def wait_for_the_answer(page):
    expect(page.locator("input[name=altcha]")).not_to_have_value("", timeout=30_000)


def send(page):
    page.get_by_role("button", name="Send").click()
    return page.locator("body").inner_text()


def test_under_pressure_a_touched_form_brings_its_proof(page, live_server, pressure, asked, complaints):
    page.goto(live_server.url)
    page.wait_for_timeout(200)
    assert asked == []  # nothing is solved for somebody who only reads
    page.get_by_label("Name").fill("Ana")
    wait_for_the_answer(page)
    assert asked == [200]
    assert send(page) == "proven"
    assert complaints == []


def test_without_pressure_nothing_is_solved_and_the_form_is_sent(page, live_server, asked, complaints):
    page.goto(live_server.url)
    with page.expect_response("**/altcha/**"):
        page.get_by_label("Name").fill("Ana")
    assert asked == [204]
    assert send(page) == "not proven"
    assert complaints == []


def test_somebody_quicker_than_the_script_brings_her_proof_too(page, live_server, pressure):
    page.goto(live_server.url)
    page.evaluate("""() => {
        const late = document.querySelector("proof-of-work"), form = late.closest("form");
        late.remove();
        form.elements.name.focus();
        form.append(late);
    }""")
    wait_for_the_answer(page)


def test_when_no_puzzle_can_be_had_the_form_is_sent(page, live_server, pressure):
    page.route("**/altcha/**", lambda route: route.abort())
    page.goto(live_server.url)
    page.get_by_label("Name").fill("Ana")
    assert send(page) == "not proven"


def test_without_script_the_form_is_sent(browser, live_server, pressure):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("Name").fill("Ana")
    assert send(page) == "not proven"
    context.close()
