"""A page for gifts at /en/give/, and a Stripe of our own behind it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.models import GivePage
from tests.payments.conftest import catch_up, fundraiser, stripe  # noqa: F401 - fixtures

URL = "/en/give/"


@pytest.fixture
def give_page(home, site, fundraiser):  # noqa: F811
    """The English page for gifts."""
    page = GivePage(title="Stand by your neighbors", slug="give", ask="Pay for a lawyer's hour.", fundraiser=fundraiser)
    return home.add_child(instance=page)


@pytest.fixture
def gift():
    """What Ana types: $25 once."""
    return {"frequency": "once", "amount_once": "2500", "name": "Ana Reyes", "email": "ana@example.org"}


@pytest.fixture
def send(client, give_page):
    """Open the page, read it for a minute, and send its form."""

    def send(url=URL, query="", **typed):
        page = client.get(url).content.decode()
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            data = {**quiet(page), **typed}
            return client.post(url + query, data, headers={"sec-fetch-site": "same-origin"})

    return send


def quiet(page):
    """What a form says that nobody types."""
    return dict(re.findall(r'<input type="hidden" name="(stamp|news_version)" value="([^"]+)"', page))
