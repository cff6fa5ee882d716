import itertools

import pytest

from actions.mail import colour


@pytest.mark.parametrize(
    ("accent", "ink"), [("#b5441f", colour.LIGHT), ("#2f479b", colour.LIGHT), ("#f2c14e", colour.DARK)]
)
def test_ink_is_light_on_dark_and_dark_on_light(accent, ink):
    assert colour.ink_on(accent) == ink


def test_ink_can_be_read_on_any_accent():
    steps = range(0, 256, 15)
    accents = (f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in itertools.product(steps, repeat=3))
    assert min(colour.contrast(colour.ink_on(accent), accent) for accent in accents) >= 4.5


def test_black_on_white_is_the_most_there_is():
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21)
