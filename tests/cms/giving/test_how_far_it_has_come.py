"""The bar: what came in and stayed, of one fundraiser, up to a minute old."""

import pytest
from django.core.cache import caches
from django.utils import timezone

from payments import raised
from payments.models import Fundraiser, Gift

URL = "/en/give/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(fundraiser):
    """Add a gift, paid unless told otherwise."""

    def kept(cents, **changed):
        now = timezone.now()
        given = {"state": Gift.State.PAID, "paid_at": now, "currency": "usd", "fundraiser": fundraiser, **changed}
        return Gift.objects.create(amount_cents=cents, name="Ana", language="en", created_at=now, **given)

    return kept


def test_what_came_in_and_stayed_is_shown_with_the_goal(client, give_page, fundraiser, kept):
    other = Fundraiser.objects.create(name="Other", state=Fundraiser.State.OPEN)
    Fundraiser.objects.filter(pk=fundraiser.pk).update(goal_cents=1_000_000)
    kept(123_456)
    kept(10_000, refunded_cents=4_000, state=Gift.State.PARTIALLY_REFUNDED)
    kept(70_000, state=Gift.State.DISPUTED, disputed_cents=70_000)
    kept(20_000, state=Gift.State.LOST, disputed_cents=19_000)
    kept(80_000, state=Gift.State.CHECKOUT_OPEN, paid_at=None)
    kept(90_000, fundraiser=other)
    page = client.get(URL).text
    assert '<strong class="progress-number">$1,304</strong> given. Help us reach $10,000.' in page
    assert 'value="130400" max="1000000"' in page


def test_without_a_goal_there_is_no_bar(client, give_page, kept):
    kept(5_000)
    assert "<progress" not in client.get(URL).text


def test_it_is_counted_once_a_minute(fundraiser, kept, django_assert_num_queries):
    fundraiser.goal_cents = 1_000_000
    kept(5_000)
    assert raised.raised(fundraiser).cents == 5_000
    kept(5_000)
    with django_assert_num_queries(0):
        assert raised.raised(fundraiser).cents == 5_000
    caches["default"].clear()
    assert raised.raised(fundraiser).cents == 10_000
