"""The pages that a donor sees in the sandbox: paying in a session, and looking after monthly gifts."""

import re
from datetime import timedelta

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.axe import barriers
from tests.sandbox.stripe.speaking import BACK


def see(url, **headers):
    return requests.get(url, headers=headers, timeout=5)


def press(url, do, **fields):
    return requests.post(url, data={"do": do, **fields}, timeout=5, allow_redirects=False)


@pytest.fixture
def monthly(api, playing, give):
    """Ana's monthly gift of 25 dollars, and the address of her portal."""
    session = give(2500, monthly=True)
    playing.pay(session.id, email="ana@example.org", name="Ana <Reyes>")
    session = api.v1.checkout.sessions.retrieve(session.id)
    portal = api.v1.billing_portal.sessions.create(
        {"customer": session.customer, "return_url": "https://example.org/me"}
    )
    return session, portal.url


@pytest.mark.parametrize(
    ("do", "status", "payment_status"),
    [("pay", "complete", "paid"), ("bank", "complete", "unpaid")],
)
def test_paying_leads_back_with_the_number_of_the_session(api, give, do, status, payment_status):
    session = give()
    said = press(session.url, do, email="ana@example.org", name="Ana Reyes")
    assert (said.status_code, said.headers["Location"]) == (303, f"https://example.org/thanks?s={session.id}")
    after = api.v1.checkout.sessions.retrieve(session.id)
    assert (after.status, after.payment_status, after.customer_details.name) == (status, payment_status, "Ana Reyes")
    assert see(session.url).status_code == press(session.url, do).status_code == 410


def test_a_declined_card_is_told_and_may_be_followed_by_a_good_one(playing, give):
    session = give()
    said = press(session.url, "decline")
    assert said.status_code == 200
    assert "Your card was declined" in said.text
    assert press(session.url, "pay").status_code == 303
    assert [charge["status"] for charge in playing.all("charge")] == ["failed", "succeeded"]


def test_walking_away_leads_back_and_leaves_the_session_open(api, give):
    session = give()
    assert press(session.url, "leave").headers["Location"] == BACK["cancel_url"]
    assert api.v1.checkout.sessions.retrieve(session.id).status == "open"


def test_the_page_says_how_much_and_whether_each_month(give):
    assert "$1,234.56" in see(give(123_456).url).text
    page = see(give(2500, monthly=True, customer_email="ana@example.org").url).text
    assert "each month" in page
    assert 'value="ana@example.org" readonly' in page


def test_the_page_speaks_the_language_that_the_site_asks_for_or_the_browser(give):
    assert '<html lang="ko"' in see(give(locale="ko").url).text
    assert '<html lang="es"' in see(give(locale="auto").url, **{"Accept-Language": "es-MX,en;q=0.5"}).text
    assert '<html lang="en"' in see(give().url, **{"Accept-Language": "xx"}).text


def test_nothing_is_there_for_a_wrong_address(playing, give):
    assert see(f"{playing.url}/c/pay/cs_nobody").status_code == 404
    assert see(f"{playing.url}/p/session/{give().id}").status_code == 404
    assert see(f"{playing.url}/static/css/site.css").status_code == 200
    for path in ("/static/../manage.py", "/static/%2e%2e/manage.py", "/static/css", "/static/css/none.css", "/"):
        assert see(f"{playing.url}{path}").status_code == 404


# The portal


def test_the_portal_shows_the_gift_and_the_way_back(monthly):
    page = see(monthly[1]).text
    assert "$25.00" in page
    assert "Ana &lt;Reyes&gt;" in page
    assert "https://example.org/me" in page


def test_a_gift_is_paused_goes_on_and_stops(api, playing, monthly):
    session, url = monthly

    def gift():
        return api.v1.subscriptions.retrieve(session.subscription)

    press(url, "pause", gift=session.subscription)
    assert gift().pause_collection.behavior == "void"
    playing.advance(timedelta(days=32))
    assert [invoice["status"] for invoice in playing.all("invoice")] == ["paid", "void"]
    fresh = api.v1.billing_portal.sessions.create({"customer": session.customer}).url
    press(fresh, "resume", gift=session.subscription)
    assert gift().pause_collection is None
    press(fresh, "stop", gift=session.subscription)
    assert gift().status == "canceled"
    assert "Stopped" in see(fresh).text
    assert press(fresh, "stop", gift=session.subscription).status_code == 422


@pytest.mark.parametrize(("typed", "cents"), [("40", 4000), ("40.50", 4050), ("40,50", 4050)])
def test_another_amount_is_asked_for_from_the_next_time_on(api, playing, monthly, typed, cents):
    session, url = monthly
    assert press(url, "amount", gift=session.subscription, amount=typed).status_code == 200
    playing.advance(timedelta(days=32))
    assert [invoice["total"] for invoice in playing.all("invoice")] == [2500, cents]


@pytest.mark.parametrize("typed", ["", "0.10", "-5", "ten", "1e9", "12345678"])
def test_what_is_no_amount_is_refused(api, monthly, typed):
    session, url = monthly
    assert press(url, "amount", gift=session.subscription, amount=typed).status_code == 422
    assert api.v1.subscriptions.retrieve(session.subscription)["items"].data[0].price.unit_amount == 2500


def test_a_card_that_fails_is_changed_and_what_is_open_is_paid(api, playing, monthly):
    session, _url = monthly
    playing.fail_card(session.customer)
    playing.advance(timedelta(days=32))
    assert api.v1.subscriptions.retrieve(session.subscription).status == "past_due"
    fresh = api.v1.billing_portal.sessions.create({"customer": session.customer}).url
    assert "Your card is declined" in see(fresh).text
    press(fresh, "card")
    press(fresh, "owed")
    assert api.v1.subscriptions.retrieve(session.subscription).status == "active"
    assert [invoice["status"] for invoice in playing.all("invoice")] == ["paid", "paid"]


def test_nobody_elses_gift_is_changed_and_the_page_is_good_for_an_hour(api, playing, monthly):
    session, _url = monthly
    other = api.v1.customers.create({"name": "Ben"})
    url = api.v1.billing_portal.sessions.create({"customer": other.id}).url
    assert press(url, "stop", gift=session.subscription).status_code == 422
    assert api.v1.subscriptions.retrieve(session.subscription).status == "active"
    playing.advance(timedelta(minutes=61))
    assert see(url).status_code == 410


# In a browser without script


@pytest.fixture(params=[360, 1280])
def screen(request, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_a_donor_finds_the_buttons(screen, give, api):
    session = give(success_url="http://127.0.0.1:9/thanks?s={CHECKOUT_SESSION_ID}")
    screen.goto(session.url)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    screen.get_by_label("E-mail").fill("ana@example.org")
    screen.get_by_role("button", name="Decline").click()
    expect(screen.get_by_role("status")).to_contain_text("declined")
    expect(screen.get_by_label("E-mail")).to_have_value("ana@example.org")
    for name in ("Pay by bank", "Walk away"):
        expect(screen.get_by_role("button", name=name)).to_be_visible()
    screen.route(re.compile("thanks"), lambda route: route.fulfill(body="Thank you"))
    screen.get_by_role("button", name="Pay", exact=True).click()
    screen.wait_for_url(f"**/thanks?s={session.id}")
    assert api.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


@pytest.mark.browser
def test_there_is_no_barrier_in_either_page(browser, give, monthly):
    page = browser.new_context().new_page()
    for url in (give().url, monthly[1]):
        page.goto(url)
        assert barriers(page) == []
    page.context.close()
