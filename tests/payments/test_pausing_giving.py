"""While giving is paused nothing is begun, and visitors read kind words in their language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from payments import giving, pausing
from payments.models import Gift, GivingPause


@pytest.fixture
def pause(db):
    """An hour's, with words in Korean."""
    until = timezone.now() + timedelta(hours=1)
    return GivingPause.objects.create(until=until, reason="Cards are being tried", words={"ko": "잠시 쉽니다."})


def test_nothing_is_begun_and_stripe_is_not_asked(stripe, give, pause):
    with pytest.raises(giving.Paused) as refusal:
        give(language="ko")
    assert refusal.value.words == "잠시 쉽니다."
    assert not Gift.objects.exists()
    assert not stripe.all("checkout.session")


def test_a_language_without_words_has_ours(stripe, give, pause):
    with pytest.raises(giving.Paused) as refusal:
        give()
    assert "Nothing was charged" in refusal.value.words


def test_who_knows_of_no_pauses_takes_it_for_closed(stripe, give, pause):
    with pytest.raises(giving.Closed):
        give()


def test_afterwards_gifts_are_begun_again(stripe, give, pause):
    assert pausing.in_force(at=pause.until - timedelta(seconds=1)) == pause
    assert pausing.in_force(at=pause.until) is None
    GivingPause.objects.update(until=timezone.now())
    assert give().state == Gift.State.CHECKOUT_OPEN


def test_who_is_at_stripes_page_may_finish(stripe, give, catch_up):
    gift = give()
    GivingPause.objects.create(until=timezone.now() + timedelta(hours=1), reason="x")
    stripe.pay(gift.session_id)
    catch_up()
    gift.refresh_from_db()
    assert gift.state == Gift.State.PAID
