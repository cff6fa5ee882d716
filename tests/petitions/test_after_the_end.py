"""Signatures that come early, and those that come after the end."""

from datetime import timedelta

import pytest

from actions.petitions import signing
from actions.supporters.models import Supporter

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "closes_in", "accepted"),
    [
        ("open", None, True),
        ("open", DAY, True),
        ("open", -timedelta(hours=23), True),  # a page left open over night
        ("open", -timedelta(hours=25), False),
        ("closed", -timedelta(hours=23), True),
        ("closed", None, False),  # and nobody knows since when
        ("draft", None, False),
    ],
)
def test_a_closed_petition_takes_signatures_for_a_day_and_no_more(sign, petition, at, state, closes_in, accepted):
    petition.state, petition.closes_at = state, closes_in and at + closes_in
    if accepted:
        assert sign().state == "valid"
    else:
        with pytest.raises(signing.Closed):
            sign()
        assert not Supporter.objects.exists()


@pytest.mark.parametrize(
    ("closed_ago", "closes_in", "accepted"),
    [(23, None, True), (25, None, False), (23, 48, True), (25, 48, False), (1, -23, True), (1, -25, False)],
)
def test_closed_early_it_takes_signatures_for_a_day_from_then(sign, petition, at, closed_ago, closes_in, accepted):
    petition.state = "closed"
    petition.closes_at = closes_in and at + timedelta(hours=closes_in)
    petition.date_closing(at - timedelta(hours=closed_ago))
    petition.date_closing(at)  # a second save does not begin the day anew
    if accepted:
        assert sign().state == "valid"
    else:
        with pytest.raises(signing.Closed):
            sign()


def test_a_petition_opened_again_takes_signatures(sign, petition, at):
    petition.state = "closed"
    petition.date_closing(at - 3 * DAY)
    petition.state = "open"
    petition.date_closing(at)
    assert petition.closed_at is None
    assert sign().state == "valid"


def test_a_petition_before_its_date_keeps_signatures(sign, petition, at):
    petition.opens_at = at + DAY
    assert sign().state == "valid"
