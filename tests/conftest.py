"""The cast. Ana signs; the river petition is open; staff are named for their role."""

import os
from datetime import UTC, datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.utils import translation
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadGroupScheduling

from actions.petitions.models import Petition
from tests import chromium, kept, search_index

TOGETHER = (  # what is slow to set up, and is set up once where one process runs all of it
    "tests/browser/",
    "tests/demo/",
    "tests/design/test_static_files.py",
    "tests/legislators/test_the_whole_civic_data.py",
)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's sync API runs an event loop in this thread


class Together(LoadGroupScheduling):
    """Gives each of TOGETHER to one process whole, the largest first, and every other test to whoever is free.

    By their paths, since pytest-xdist 3.8 overlooks the mark `xdist_group` from pytest 9.2 on (its issue 1386).
    """

    def _split_scope(self, nodeid):
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_runtest_setup(item):
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")


def pytest_terminal_summary(terminalreporter):
    if chromium.find() is None:
        terminalreporter.write_line("NO CHROMIUM: THE BROWSER TESTS WERE SKIPPED.", red=True, bold=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tests' database, with what the search needs."""
    with django_db_blocker.unblock():
        search_index.make()


@pytest.fixture(autouse=True)
def afresh():
    """Nothing kept by one test is seen by the next, and no request of one leaves its language to the next."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    translation.deactivate()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the session; it knows no host but this machine."""
    path = chromium.find()
    if path is None:
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A fresh page in a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def at():
    """The moment that the tests' verbs are told."""
    return datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def ana():
    """What Ana types into a petition's form."""
    return {"name": "Ana Reyes", "email": "ana@example.org", "zip": "10001"}


@pytest.fixture
def petition(db):
    """An open petition that asks for name, e-mail and ZIP, and counts at once."""
    columns = {"name": "River", "targets": "the city council", "state": Petition.State.OPEN, "first_goal": 100}
    return kept.made("petition", lambda: Petition.objects.create(**columns))
